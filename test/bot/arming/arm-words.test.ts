import { describe, expect, test } from "vitest";
import { armWords, readArmWish } from "../../../bot/arming/arm-words.ts";

const english = armWords("en");
const read = (text: string) => readArmWish(text, english);
const arm = (mode: string | null, delayMs: number | null) => ({ kind: "arm", mode, delayMs });

test.each([
  ["", arm(null, null)],
  ["  ", arm(null, null)],
  ["home", arm("armed_home", null)],
  ["NIGHT", arm("armed_night", null)],
  ["Away", arm("armed_away", null)],
  ["away 30s", arm("armed_away", 30_000)],
  ["night 2m", arm("armed_night", 120_000)],
  ["2 min home", arm("armed_home", 120_000)],
  ["30 SEC", arm(null, 30_000)],
  ["30 s night", arm("armed_night", 30_000)],
  ["45", arm(null, 45_000)],
  ["away 0", arm("armed_away", 0)],
  ["10 minutes", arm(null, 600_000)],
])("/arm %s", (text, wish) => {
  expect(read(text)).toEqual(wish);
});

test.each([
  ["dusk", "dusk"],
  ["home night", "night"],
  ["30s 40s", "40s"],
  ["away 5h", "5h"],
  ["away -5", "-5"],
  ["30 home now", "now"],
  ["30 x", "x"],
])("/arm %s: what makes no sense is named", (text, word) => {
  expect(read(text)).toEqual({ kind: "not_understood", word });
});

test("more than ten minutes are too long", () => {
  expect(read("away 11m")).toEqual({ kind: "too_long", delayMs: 660_000 });
  expect(read("999999 min").kind).toBe("too_long");
});

describe("another language", () => {
  const german = {
    modes: { armed_away: ["weg"], armed_home: ["zuhause", "daheim"], armed_night: ["nacht"] },
    seconds: ["s", "sek"],
    minutes: ["min", "minuten"],
  };
  test.each([
    ["Nacht 30 Sek", arm("armed_night", 30_000)],
    ["DAHEIM", arm("armed_home", null)],
    ["weg 2 Minuten", arm("armed_away", 120_000)],
  ])("/arm %s", (text, wish) => {
    expect(readArmWish(text, german)).toEqual(wish);
  });
});
