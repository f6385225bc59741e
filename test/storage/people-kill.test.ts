// kill -9 in the middle of enrolling and forgetting: what was confirmed holds, and no picture is
// left that nobody knows.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { People } from "../../storage/people.ts";
import { startChild } from "../fakes/child-process.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { RecordingLog } from "../fakes/log.ts";

const confirmation = z.union([
  z.object({ added: z.string(), name: z.string() }),
  z.object({ crops: z.string() }),
  z.object({ forgotten: z.string() }),
]);

test(
  "kills lose nobody, and leave nothing of who was forgotten",
  { timeout: 120_000 },
  async () => {
    const folder = await dataFolder();
    const crops = new Map<string, number>();
    const forgotten = new Set<string>();
    for (const lines of [7, 14]) {
      const child = startChild("test/storage/enrolling-child.ts", folder);
      const confirmed: string[] = [];
      for (let line = 0; line < lines; line++) confirmed.push(await child.hear());
      confirmed.push(...(await child.kill()));
      for (const line of confirmed.filter((text) => text.endsWith("}"))) {
        const what = confirmation.parse(JSON.parse(line));
        if ("added" in what) crops.set(what.added, 2);
        else if ("crops" in what) crops.set(what.crops, 3);
        else forgotten.add(what.forgotten);
      }

      const log = new RecordingLog();
      const people = await People.open(folder, new FakeClock(), log);
      expect(log.messages("warn")).toEqual([]);
      const newest = [...crops.keys()].at(-1);
      const problems = [...crops].filter(([id, count]) => {
        const person = people.find(id);
        if (forgotten.has(id)) return person !== null;
        // Forgetting the newest may have been on disk before it was said.
        return person ? person.crops.length < count : id !== newest;
      });
      expect(problems).toEqual([]);
      for (const id of crops.keys()) if (!people.find(id)) crops.delete(id);
      const expected = people.all().flatMap((person) => {
        return person.crops.map((crop) => path.join(person.id, `${crop.id}.png`));
      });
      const there = await readdir(path.join(folder, "people"), { recursive: true });
      expect(there.filter((name) => name.endsWith(".png")).toSorted()).toEqual(expected.toSorted());
      const folders = there.filter((name) => !name.includes(path.sep));
      expect(folders.toSorted()).toEqual(
        people
          .all()
          .map(({ id }) => id)
          .toSorted(),
      );
      for (const { id, crops: own } of people.all()) {
        for (const crop of own) expect(await people.crop(id, crop.id)).toHaveLength(112 * 112 * 3);
      }
    }
  },
);
