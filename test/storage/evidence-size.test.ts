import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { evidenceBytes } from "../../storage/evidence-size.ts";
import { dataFolder } from "../fakes/data-folder.ts";

test("counts all files of all incidents, and nothing else in the data folder", async () => {
  const folder = await dataFolder();
  expect(await evidenceBytes(folder)).toBe(0);
  for (const incident of ["2026-11-21/a", "2026-11-22/b"]) {
    await mkdir(path.join(folder, "incidents", incident), { recursive: true });
    await writeFile(path.join(folder, "incidents", incident, "clip-1.mp4"), Buffer.alloc(1_000));
    await writeFile(path.join(folder, "incidents", incident, "photo.jpg"), Buffer.alloc(234));
  }
  await writeFile(path.join(folder, "state.json"), Buffer.alloc(5_000));
  expect(await evidenceBytes(folder)).toBe(2_468);
});
