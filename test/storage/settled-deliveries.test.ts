import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { newestDeliveries, writeDeliveries } from "../../storage/settled-deliveries.ts";
import { dataFolder } from "../fakes/data-folder.ts";

test("each version has a file of its own, and the same text makes none", async () => {
  const folder = await dataFolder();
  for (const [text, name] of [
    ["one", "deliveries.json"],
    ["one", "deliveries.json"],
    ["two", "deliveries-2.json"],
    ["one", "deliveries-3.json"],
    ["one", "deliveries-3.json"],
  ] as const) {
    expect(await writeDeliveries(folder, text)).toBe(name);
    expect(await readFile(path.join(folder, name), "utf8")).toBe(text);
  }
  expect(await readFile(path.join(folder, "deliveries.json"), "utf8")).toBe("one");
});

test("the newest is known by its number", () => {
  expect(newestDeliveries(["deliveries-10.json", "deliveries-9.json", "deliveries.json"])).toBe(
    "deliveries-10.json",
  );
  expect(newestDeliveries(["events.jsonl"])).toBeNull();
});
