// The memory over storage's own history and removal: what a restart finds again, and what forgetting
// leaves behind.
import path from "node:path";
import { expect, test } from "vitest";
import { unsealed } from "../../../storage/evidence-seal.ts";
import { encodeFaceCrop } from "../../../storage/face-crop.ts";
import { History } from "../../../storage/history/history.ts";
import { Removal } from "../../../storage/history/removal.ts";
import type { IncidentId, NewIncidentEvent, SeenBefore } from "../../../storage/incident-events.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { Outbox } from "../../../storage/outbox.ts";
import { StrangerMemory } from "../../../vision/strangers/stranger-memory.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { cropOf, FakeFaces } from "../../fakes/faces.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { day, embeddingOf } from "./strangers-house.ts";

const thief = { Thief: 0.85 };

async function house(dataDir: string, wall: number) {
  const clock = new FakeClock(wall);
  const log = new RecordingLog();
  const incidents = await Incidents.open(dataDir, clock, log, unsealed);
  const outbox = await Outbox.open(path.join(dataDir, "outbox"), clock, log);
  const history = await History.open({ dataDir, incidents, clock, log });
  const remover = await Removal.open({ dataDir, incidents, history, outbox, clock, log });
  const faces = await FakeFaces.open({ dataDir, clock, log });
  const memory = new StrangerMemory({ history, remover, incidents, faces, clock, log });
  memory.start();
  const until = async (done: () => boolean | Promise<boolean>) => {
    const deadline = performance.now() + 15_000;
    while (!(await done())) {
      if (performance.now() > deadline) throw new Error("That did not come to pass");
      await clock.advance(200);
    }
  };
  return {
    clock,
    log,
    incidents,
    history,
    faces,
    memory,
    until,
    ready: () => until(() => memory.state().kind === "ready"),
    /** As the recorder and the alerts do. */
    async stranger(): Promise<{ id: IncidentId; seenBefore: SeenBefore | undefined }> {
      const now = clock.wall();
      const times = { openedAt: now, beganAt: now, timezone: "UTC" };
      const where = { camera: "c1", cameraName: "Front door", alarm: "armed_away" } as const;
      const { id } = await incidents.create({ cause: "movement", ...where, ...times });
      const file = "face-1.png";
      await incidents.saveFile(id, file, await encodeFaceCrop(cropOf(thief)));
      const embedding = embeddingOf(thief);
      const verdict = "UNKNOWN" as const;
      const seenBefore = memory.see({ incident: id, track: 1, file, verdict, embedding });
      const box = { x: 0, y: 0, width: 60, height: 70 };
      const told: NewIncidentEvent[] = [
        { kind: "opened", reason: null, photo: null, waited: { because: "stranger", loud: true } },
        {
          kind: "face",
          track: 1,
          verdict,
          people: [],
          face: { file, takenAt: now, box },
          ...(seenBefore && { seenBefore }),
        },
        { kind: "ended", reason: "quiet", endedAt: now + 20_000 },
      ];
      for (const event of told) await incidents.append(id, event);
      await incidents.settle(id);
      return { id, seenBefore };
    },
    async close() {
      await memory.stop();
      await remover.close();
      await history.close();
      await incidents.close();
    },
  };
}

test("found again after a restart, and gone from disk and history when forgotten", async () => {
  const dataDir = await dataFolder();
  const start = Date.parse("2026-11-22T14:00:00Z");
  const before = await house(dataDir, start);
  await before.faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.9 }, { Anna: 0.9 });
  await before.ready();
  const first = await before.stranger();
  expect(first.seenBefore).toMatchObject({ times: 0, complete: true });
  await before.close();

  const after = await house(dataDir, start + day);
  await after.ready();
  const second = await after.stranger();
  expect(second.seenBefore).toMatchObject({ times: 1, last: first.id, complete: true });
  const facesOf = async (id: IncidentId) => (await after.history.find(id))?.faces;
  expect(await facesOf(first.id)).toEqual(["face-1.png"]);

  const gone = await after.memory.forget(second.id, "Anna");
  expect(gone).toEqual({ faces: 2, incidents: 2, inUse: 0 });
  for (const { id } of [first, second]) {
    expect(await after.incidents.files(id)).not.toContain("face-1.png");
    await after.until(async () => (await facesOf(id))?.length === 0);
    expect((await after.incidents.events(id)).at(-1)).toMatchObject({
      kind: "removed",
      because: "forgotten",
      files: ["face-1.png"],
      by: "Anna",
    });
  }
  await after.clock.advance(3_600_000);
  const third = await after.stranger();
  expect(third.seenBefore).toMatchObject({ times: 0 });
  await after.close();
  expect(after.log.messages("error")).toEqual([]);
});
