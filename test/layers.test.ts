// The rule of the house: bot → vision → storage, models; those two import nobody of ours.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const mayImport: Record<string, string[]> = {
  bot: ["bot", "vision", "storage", "models"],
  vision: ["vision", "storage", "models"],
  storage: ["storage"],
  models: ["models"],
};

function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  const pattern = /(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;
  return [...source.matchAll(pattern)].map((match) => match[1] as string);
}

function sourceFiles(room: string): string[] {
  return readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .map((file) => path.join(root, room, file));
}

test.each(Object.keys(mayImport))("%s imports only what lies below it", (room) => {
  const wrong: string[] = [];
  for (const file of sourceFiles(room)) {
    for (const target of importsOf(file)) {
      const resolved = path.relative(root, path.resolve(path.dirname(file), target));
      const targetRoom = resolved.split(path.sep)[0] as string;
      if (!mayImport[room]?.includes(targetRoom)) {
        wrong.push(`${path.relative(root, file)} imports ${target}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test("vision, storage and models don't know that Telegram exists", () => {
  const wrong = ["vision", "storage", "models"]
    .flatMap(sourceFiles)
    .filter((file) => /from\s+["'](grammy|@grammyjs\/)/.test(readFileSync(file, "utf8")));
  expect(wrong).toEqual([]);
});
