// kill -9 while everything is being written and sealed: afterwards nothing looks changed, missing or
// added, and no head that somebody was told is gone. `npm run prove:seal` does it 40 times.
import { expect, test } from "vitest";
import { findHead } from "../../../storage/seal/find-head.ts";
import { startChild } from "../../fakes/child-process.ts";
import { systemClock } from "../../../storage/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { check, openHouse, wrongs } from "./sealed-house.ts";
import { FakeClock } from "../../fakes/clock.ts";

const kills = process.env["PROVE"] === "full" ? 40 : 2;

test("kills leave evidence that is as it was sealed", { timeout: 600_000 }, async () => {
  const dataDir = await dataFolder();
  const promised: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const child = startChild("test/storage/seal/sealing-child.ts", dataDir);
    const heads = 5 + ((kill * 37) % 60);
    for (let line = 0; line < heads; line++) promised.push(await child.hear());
    promised.push(...(await child.kill()));
    // As the kill left it, and as the next start does.
    const left = await check({ dataDir });
    expect(left.chain).toEqual([]);
    const house = await openHouse(dataDir, new FakeClock(systemClock.wall()));
    await house.seal.idle();
    const report = await check({ dataDir });
    expect(wrongs(report), `kill ${kill + 1}`).toEqual([]);
    expect(report.waiting).toBe(0);
    expect(house.seal.startedAnew).toBeNull();
  }
  for (const head of promised.filter((line) => line.length === 8)) {
    expect(await findHead(dataDir, head)).toMatchObject({ genuine: true });
  }
});
