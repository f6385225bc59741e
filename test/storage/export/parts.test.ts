// Cutting an export into files that Telegram takes.
import { describe, expect, test } from "vitest";
import { mostPartBytes, type PlannedFile, splitIntoParts } from "../../../storage/export/parts.ts";

const files = (incident: string, ...sizes: number[]): PlannedFile[] =>
  sizes.map((bytes, index) => ({ incident, name: `clip-${index + 1}.mp4`, bytes }));
const names = (parts: { files: PlannedFile[] }[]) =>
  parts.map((part) => part.files.map(({ incident, name }) => `${incident} ${name.slice(5, 6)}`));

const million = 1_000_000;

describe("parts", () => {
  test("what fits is one", () => {
    const { parts, tooLarge } = splitIntoParts([files("a", 5 * million), files("b", 7 * million)]);
    expect(names(parts)).toEqual([["a 1", "b 1"]]);
    expect(parts[0]?.bytes).toBe(12 * million);
    expect(tooLarge).toEqual([]);
  });

  test("incidents stay together where they can", () => {
    const { parts } = splitIntoParts([
      files("a", 20 * million, 20 * million),
      files("b", 20 * million, 20 * million),
      files("c", 5 * million),
    ]);
    expect(names(parts)).toEqual([
      ["a 1", "a 2"],
      ["b 1", "b 2", "c 1"],
    ]);
  });

  test("one that is too large for a part is cut between its files", () => {
    const { parts } = splitIntoParts([
      files("a", million),
      files("b", 30 * million, 30 * million, 30 * million),
      files("c", million),
    ]);
    expect(names(parts)).toEqual([["a 1", "b 1"], ["b 2"], ["b 3", "c 1"]]);
  });

  test("a file that no part takes is named, and the others go", () => {
    const { parts, tooLarge } = splitIntoParts([files("a", million, 60 * million)]);
    expect(names(parts)).toEqual([["a 1"]]);
    expect(tooLarge).toMatchObject([{ incident: "a", name: "clip-2.mp4" }]);
  });

  test("many small files leave room for what the ZIP says of them", () => {
    const many = Array.from({ length: 2_000 }, (_, index) => files(`i${index}`, 10_000, 10_000));
    const { parts } = splitIntoParts(many);
    for (const part of parts) {
      expect(part.bytes + part.files.length * 900 + 2_000 * 900).toBeLessThan(mostPartBytes);
    }
    expect(parts.flatMap((part) => part.files)).toHaveLength(4_000);
  });

  test("nothing is no part", () => {
    expect(splitIntoParts([])).toEqual({ parts: [], tooLarge: [] });
    expect(splitIntoParts([[]])).toEqual({ parts: [], tooLarge: [] });
  });
});
