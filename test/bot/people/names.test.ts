import { expect, test } from "vitest";
import { namesOf, shortName } from "../../../bot/people/names.ts";

const called = (...names: string[]) => names.map((name) => ({ name }));

test("names in a row, and no more than one reads", () => {
  expect(namesOf(called("Anna"), "en")).toBe("Anna");
  expect(namesOf(called("Anna", "Ben"), "en")).toBe("Anna and Ben");
  expect(namesOf(called("A", "B", "C", "D"), "en")).toBe("A, B, C and D");
  expect(namesOf(called("A", "B", "C", "D", "E", "F"), "en")).toBe("A, B, C and 3 more");
});

test("a long name is cut between characters, not in one", () => {
  expect(shortName("Anna", 4)).toBe("Anna");
  expect(shortName("Annabella", 5)).toBe("Anna…");
  const families = "👨‍👩‍👧‍👦".repeat(4);
  const short = shortName(families, 30);
  expect(short).toBe(`${"👨‍👩‍👧‍👦".repeat(2)}…`);
  expect(short.length).toBeLessThanOrEqual(30);
});
