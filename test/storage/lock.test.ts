import fs from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { AlreadyRunningError, lockFolder } from "../../storage/lock.ts";
import { stillRuns, thisProcess } from "../../storage/running-process.ts";
import { startChild } from "../fakes/child-process.ts";
import { dataFolder } from "../fakes/data-folder.ts";

const child = "test/storage/locking-child.ts";

test("the second is refused with a sentence, and let in after the release", async () => {
  const folder = await dataFolder();
  const lock = await lockFolder(folder);
  const error = await lockFolder(folder).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AlreadyRunningError);
  expect(error).toMatchObject({ pid: process.pid });
  expect(String(error)).toContain(
    `Vigil is already running in ${folder} (process ${process.pid}). Stop that one first`,
  );
  await lock.release();
  await (await lockFolder(folder)).release();
  // What is over is cleared away.
  expect(await fs.readdir(path.join(folder, "lock"))).toHaveLength(1);
});

test(
  "a holder that was killed with -9 holds nothing, reaped or not",
  { timeout: 60_000 },
  async () => {
    const folder = await dataFolder();
    const holder = startChild(child);
    expect(await holder.hear()).toBe("ready");
    holder.say(folder);
    expect(await holder.hear()).toBe("won");
    await expect(lockFolder(folder)).rejects.toMatchObject({ pid: holder.pid });
    await holder.kill();
    await (await lockFolder(folder)).release();
  },
);

test("another process with the same id is not the holder", async () => {
  const folder = await dataFolder();
  await (await lockFolder(folder)).release();
  const [name] = await fs.readdir(path.join(folder, "lock"));
  const holder = path.join(folder, "lock", String(name), "holder.json");
  const text = JSON.stringify({ pid: process.pid, started: "another boot/1", released: false });
  await fs.writeFile(holder, text);
  if (process.platform === "linux") await (await lockFolder(folder)).release();
  expect(await stillRuns(await thisProcess())).toBe(true);
});

test.each(["", "{", '{"pid":"x"}'])(
  "a lock of %j after a power cut locks nobody out",
  async (text) => {
    const folder = await dataFolder();
    await fs.mkdir(path.join(folder, "lock", "41"), { recursive: true });
    await fs.writeFile(path.join(folder, "lock", "41", "holder.json"), text);
    const lock = await lockFolder(folder);
    expect(await fs.readdir(path.join(folder, "lock"))).toEqual(["42"]);
    await lock.release();
  },
);

test(
  "of several at once exactly one wins, over a dead holder too",
  { timeout: 90_000 },
  async () => {
    const dead = await dataFolder();
    const doomed = startChild(child);
    await doomed.hear();
    doomed.say(dead);
    expect(await doomed.hear()).toBe("won");
    await doomed.kill();

    const children = Array.from({ length: 4 }, () => startChild(child));
    for (const started of children) expect(await started.hear()).toBe("ready");
    for (let round = 0; round < 30; round++) {
      const folder = path.join(await dataFolder(), "data");
      // Rounds with a fresh folder, with a dead holder's, and with a released one's.
      if (round % 3 === 1) await fs.cp(dead, folder, { recursive: true });
      if (round % 3 === 2) await (await lockFolder(folder)).release();
      for (const { say } of children) say(folder);
      const answers = await Promise.all(children.map(({ hear }) => hear()));
      const winner = children[answers.indexOf("won")];
      const others = children.filter((started) => started !== winner);
      expect(answers.toSorted()).toEqual([...others.map(() => `lost to ${winner?.pid}`), "won"]);
    }
  },
);
