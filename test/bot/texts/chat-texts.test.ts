import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const bot = path.resolve(import.meta.dirname, "../../../bot");
const texts = path.join(bot, "texts/en");
const alerts = readFileSync(path.join(texts, "alerts.ftl"), "utf8");
/** What the control side says: every file but the alerts'. */
const chat = readdirSync(texts)
  .filter((file) => file.endsWith(".ftl") && file !== "alerts.ftl")
  .map((file) => readFileSync(path.join(texts, file), "utf8"))
  .join("\n");
const keysOf = (source: string) => [...source.matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key);

/** The control side's source files: alerts and the practice chat have their own words. */
const sources = readdirSync(bot, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/^(alerts|practice)\//.test(file))
  .map((file) => readFileSync(path.join(bot, file), "utf8"));

/** Every literal that stands where a text's key may: in a call of say, or in the command table. */
const used = new Set(
  sources.flatMap((source) => [
    ...[...source.matchAll(/\bsay(?:Plain)?\(([^)]*)/g)].flatMap(([, inside]) =>
      [...(inside ?? "").matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, key]) => key),
    ),
    ...[...source.matchAll(/(?:about|follows): "([\w-]+)"/g)].map(([, key]) => key),
  ]),
);

/** Every literal that may be a key, and every beginning that a template completes to one. */
const literals = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, literal]) => literal),
  ),
);
const beginnings = sources.flatMap((source) =>
  [...source.matchAll(/`((?:[a-z]+-)+)\$\{/g)].map(([, beginning]) => beginning as string),
);

function isSaid(key = ""): boolean {
  return literals.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}

test("every text that the control side says exists", () => {
  expect(used.size).toBeGreaterThan(60);
  const known = new Set([...keysOf(chat), ...keysOf(alerts)]);
  expect([...used].filter((key) => !known.has(key))).toEqual([]);
});

test("every text of the control side is said", () => {
  const inFluent = new Set([...chat.matchAll(/\{ ([a-z][\w-]*) \}/g)].map(([, key]) => key));
  const unused = keysOf(chat).filter((key) => !isSaid(key) && !inFluent.has(key));
  expect(unused).toEqual([]);
});

test("no text is there twice, in these files or the alerts'", () => {
  const keys = [...keysOf(chat), ...keysOf(alerts)];
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test("toasts fit, and only the five signs are used", () => {
  for (const [, text] of chat.matchAll(/^toast-[\w-]+ = (.*)$/gm)) {
    expect(text?.length).toBeLessThanOrEqual(200);
  }
  const signs = chat.match(/\p{Extended_Pictographic}/gu) ?? [];
  expect([...new Set(signs)].sort()).toEqual(["⚪", "🔒", "🔴", "🟠", "🟢"].sort());
});
