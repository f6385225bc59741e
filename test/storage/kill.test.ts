// kill -9 in the middle of writing, several times on the same folder: what was confirmed is
// there, and nothing is torn.
import { expect, test } from "vitest";
import { z } from "zod";
import { Incidents } from "../../storage/incidents.ts";
import { lockFolder } from "../../storage/lock.ts";
import { openState } from "../../storage/state.ts";
import { startChild } from "../fakes/child-process.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";

const confirmation = z.union([
  z.object({ count: z.number() }),
  z.object({ id: z.string(), seq: z.number() }),
]);

test("three kills lose nothing that was confirmed", { timeout: 120_000 }, async () => {
  const folder = await dataFolder();
  const confirmed: string[] = [];
  for (const lines of [20, 33, 47]) {
    const child = startChild("test/storage/writing-child.ts", folder);
    for (let line = 0; line < lines; line++) confirmed.push(await child.hear());
    confirmed.push(...(await child.kill()));

    const log = new RecordingLog();
    const clock = new FakeClock();
    const lock = await lockFolder(folder);
    const state = await openState(folder, clock, log);
    const incidents = await Incidents.open(folder, clock, log);
    expect(state.repaired).toBeNull();

    let highestCount = -1;
    const highestSeq = new Map<string, number>();
    for (const line of confirmed) {
      // The kill may have cut the last line that it said.
      if (!line.endsWith("}")) continue;
      const what = confirmation.parse(JSON.parse(line));
      if ("count" in what) highestCount = Math.max(highestCount, what.count);
      else highestSeq.set(what.id, Math.max(highestSeq.get(what.id) ?? 0, what.seq));
    }
    expect(state.value.told["count"]).toBeGreaterThanOrEqual(highestCount);
    const pending = await incidents.pending();
    for (const [id, seq] of highestSeq) {
      expect(pending).toContain(id);
      expect(await incidents.record(id)).toMatchObject({ id, cameraName: "Garden" });
      const events = await incidents.events(id);
      const from1 = Array.from({ length: events.length }, (_, index) => index + 1);
      expect(events.map((event) => event.seq)).toEqual(from1);
      expect(events.length).toBeGreaterThanOrEqual(seq);
    }
    // Nothing was set aside; at most the incident and the line that were being begun are gone.
    const warnings = log.messages("warn").filter((text) => !/cut short by a crash/.test(text));
    expect(warnings).toEqual([]);
    await lock.release();
  }
});
