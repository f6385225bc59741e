// A disk that is really full: a small tmpfs, where we may mount one.
import fs from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import type { NewIncidentEvent } from "../../storage/incident-events.ts";
import { Incidents } from "../../storage/incidents.ts";
import { openState } from "../../storage/state.ts";
import { armingRecord } from "../fakes/arming-records.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";
import { fill, mountSmallDisk } from "../fakes/small-disk.ts";

/** Longer than a page of the file system, so that part of it may fit and be torn. */
function longEvent(part: number): NewIncidentEvent {
  return { kind: "clip_failed", part, reason: "y".repeat(6000) };
}

test("alerts go out, state stays whole, and all is written once there is room", async (context) => {
  const folder = await dataFolder();
  context.skip(
    !mountSmallDisk(folder),
    "no right to mount a tmpfs here; files are faked elsewhere",
  );
  const clock = new FakeClock();
  const log = new RecordingLog();
  const state = await openState(folder, clock, log);
  const incidents = await Incidents.open(folder, clock, log);
  const heard: number[] = [];
  incidents.onEvent((_record, event) => heard.push(event.seq));
  await state.change((draft) => {
    draft.arming = armingRecord("armed_away", 1, "Ann");
  });
  const { id } = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Garden",
    alarm: "armed_away",
    openedAt: clock.wall(),
    beganAt: clock.wall(),
    timezone: "UTC",
  });
  await incidents.append(id, longEvent(1));

  await fill(path.join(folder, "filler"));
  await expect(
    state.change((draft) => {
      draft.arming = armingRecord("disarmed", 2, "Ann");
    }),
  ).rejects.toMatchObject({ code: "ENOSPC", message: expect.stringContaining("disk is full") });
  expect(state.value.arming.state).toBe("armed_away");
  await incidents.append(id, longEvent(2));
  await incidents.append(id, longEvent(3));
  const photo = Buffer.alloc(9000, "p");
  expect(await incidents.saveFile(id, "photo.jpg", photo)).toBe("memory");
  expect(await incidents.readFile(id, "photo.jpg")).toEqual(photo);
  expect(heard).toEqual([1, 2, 3]);
  expect(incidents.problem()).toContain("the disk is full");
  // What a process finds that starts now.
  const meanwhile = await Incidents.open(folder, clock, log);
  expect((await meanwhile.events(id)).map(({ seq }) => seq)).toEqual([1]);
  expect((await openState(folder, clock, log)).value.arming.state).toBe("armed_away");

  await fs.rm(path.join(folder, "filler"));
  await vi.waitFor(
    async () => {
      await clock.advance(60_000);
      expect((await (await Incidents.open(folder, clock, log)).events(id)).length).toBe(3);
    },
    { timeout: 10_000 },
  );
  await vi.waitFor(() => expect(incidents.problem()).toBeNull());
  expect(await fs.readFile(incidents.file(id, "photo.jpg"))).toEqual(photo);
  const names = await fs.readdir(folder, { recursive: true });
  expect(names.filter((name) => name.includes(".tmp") || name.includes("broken"))).toEqual([]);
});
