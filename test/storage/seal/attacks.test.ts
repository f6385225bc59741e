// What somebody who has the disk, but not the secret, might try so that a check says that all is well.
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { readLine, type SealEntry } from "../../../storage/seal/entry.ts";
import { isWell } from "../../../storage/seal/report.ts";
import {
  bytesOf,
  chainFile,
  check,
  editChain,
  flipBit,
  openHouse,
  sealedHouse,
  tellIncident,
  wrongs,
} from "./sealed-house.ts";

const seals = (name: string) => (line: string) => line.includes(`"name":"${name}"`);
/** Lines of entries with any code: nobody can check it without the secret. */
function forged(entries: readonly SealEntry[]): string[] {
  let previous = "0".repeat(64);
  return entries.map((entry, index) => {
    const mac = String(index).padStart(64, "a");
    const line = JSON.stringify({ ...entry, number: index + 1, previous, mac });
    previous = mac;
    return line;
  });
}

test("a changed file stays changed, though its line is written once more", async () => {
  const house = await sealedHouse(2);
  const [id = ""] = house.ids;
  await flipBit(house.incidents.file(id, "photo.jpg"), 7);
  await editChain(house, (lines) => [
    ...lines,
    lines.find((line) => seals("photo.jpg")(line) && line.includes(id)) ?? "none",
  ]);
  expect(wrongs(await check(house))).toEqual([`changed ${id}/photo.jpg`]);
});

test("a chain does not go on from a line that was laid at its end once more", async () => {
  const house = await sealedHouse(2);
  await editChain(house, (lines) => [...lines, lines[3] ?? ""]);
  const again = await openHouse(house.dataDir, house.clock);
  expect(again.seal.startedAnew).toBe("damaged");
  await house.clock.advance(60_000);
  const id = await tellIncident(again);
  expect((await check(house)).chain.map(({ kind }) => kind)).toEqual(["damaged"]);
  await flipBit(again.incidents.file(id, "photo.jpg"), 1);
  expect(wrongs(await check(house))).toContain(`changed ${id}/photo.jpg`);
});

test("without its secret a chain proves no removal either", async () => {
  const house = await sealedHouse(2);
  const text = (await readFile(await chainFile(house), "utf8")).trimEnd();
  const entries = text.split("\n").flatMap((line) => readLine(line, null)?.entry ?? []);
  const begun = entries.filter((entry) => entry.kind === "begun");
  const gone = house.ids.map((incident): SealEntry => ({
    number: 0,
    at: house.clock.wall(),
    previous: "",
    kind: "removed",
    incident,
    whole: true,
    reason: "too_old",
    by: null,
    files: [],
  }));
  await writeFile(await chainFile(house), `${forged([...begun, ...gone]).join("\n")}\n`);
  for (const one of house.ids) await rm(house.incidents.folder(one), { recursive: true });
  await rm(path.join(house.dataDir, "seal", "secret"));
  await openHouse(house.dataDir, house.clock);
  const report = await check(house);
  expect(report.removed.incidents).toBe(2);
  expect(isWell(report)).toBe(false);
  expect(report.chain.map(({ kind }) => kind)).toEqual(["secret_lost"]);
});

test("events that were added before a restart stay marked, whatever is sealed behind them", async () => {
  const house = await sealedHouse(1);
  const [id = ""] = house.ids;
  const { dataDir, clock, incidents } = house;
  const line = JSON.stringify({ seq: 3, at: 1, kind: "marked", falseAlarm: true, by: "Anna" });
  await appendFile(incidents.file(id, "events.jsonl"), `${line}\n`);
  await writeFile(path.join(dataDir, "pending", id), "");
  const again = await openHouse(dataDir, clock);
  await again.seal.idle();
  expect((await check(house)).afterRestart).toBe(1);
  await again.incidents.append(id, { kind: "pinned", pinned: true, by: "Ben" });
  await again.seal.idle();
  const report = await check(house);
  expect(wrongs(report)).toEqual([]);
  expect(report.afterRestart).toBe(1);
});

test("a file laid into another incident is named there", async () => {
  const house = await sealedHouse(2);
  const [one = "", other = ""] = house.ids;
  await writeFile(house.incidents.file(other, "photo.jpg"), bytesOf(`${one}/photo.jpg`));
  expect(wrongs(await check(house))).toEqual([`changed ${other}/photo.jpg`]);
});
