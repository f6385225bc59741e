// `npm run verify`: on a copied folder, with exit codes, and the told heads of its state.json.
import { cp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { runVerify } from "../../../bot/verify/cli.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { flipBit, sealedHouse, tellIncident } from "../../storage/seal/sealed-house.ts";

async function run(...words: string[]): Promise<{ code: number; text: string }> {
  const printed: string[] = [];
  const terminal = {
    print: (line: string) => void printed.push(line),
    progress: () => undefined,
  };
  const code = await runVerify(words, terminal, { env: {}, envFile: "/dev/null" });
  return { code, text: printed.join("\n") };
}

test("0 when all is well, 1 and every place when it is not; nothing is written", async () => {
  const house = await sealedHouse(2);
  const copy = path.join(await dataFolder(), "copy");
  await cp(house.dataDir, copy, { recursive: true });
  const head = house.seal.head()?.head.slice(0, 8) ?? "";
  const well = await run(copy, "--head", head);
  expect(well.text).toContain(`🟢 ${head} is in the seal`);
  expect(well.text).toContain("🟢 All evidence is as it was sealed.");
  expect(well.code).toBe(0);

  const [id = ""] = house.ids;
  const file = path.join(copy, "incidents", "2026-11-22", id, "clip-1.mp4");
  await flipBit(file, 12_345);
  const wrong = await run(copy);
  expect(wrong.code).toBe(1);
  expect(wrong.text).toContain("First of all: clip-1.mp4 (c1, 22 Nov 2026, 14:01:00) was changed.");
  expect(wrong.text).toContain(file);
  expect((await run(copy, "--head", "0badc0de")).text).toContain("0badc0de is not in the seal");
});

test("what the chat was told is looked for in the chain", async () => {
  const house = await sealedHouse(1);
  const copy = path.join(await dataFolder(), "copy");
  await cp(house.dataDir, copy, { recursive: true });
  await house.clock.advance(60_000);
  await tellIncident(house);
  const told = [{ ...house.seal.head(), at: house.clock.wall() }];
  await writeFile(path.join(copy, "state.json"), JSON.stringify({ evidence: { toldHeads: told } }));
  const { code, text } = await run(copy);
  expect(code).toBe(1);
  expect(text).toContain("The seal was cut or rewritten");
  await writeFile(path.join(copy, "state.json"), "{");
  expect((await run(copy)).code).toBe(0);
});

test("what cannot be checked is 1 with a sentence", async () => {
  const empty = await dataFolder();
  expect(await run(empty)).toEqual({
    code: 1,
    text: `There is no evidence in ${empty}. Give the folder that DATA_DIR names.`,
  });
  for (const words of [["a", "b"], ["--head", "seal"], ["--heads"]]) {
    const { code, text } = await run(...words);
    expect(code).toBe(1);
    expect(text).toContain("npm run verify");
  }
  const house = await sealedHouse(1);
  await rm(path.join(house.dataDir, "seal"), { recursive: true });
  expect((await run(house.dataDir)).text).toContain("There is no seal here.");
});
