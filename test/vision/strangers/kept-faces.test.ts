// Which faces are kept in mind, and for how long.
import { describe, expect, test } from "vitest";
import { KeptFaces, keptForMs, mostFaces } from "../../../vision/strangers/kept-faces.ts";
import { embeddingOf } from "./strangers-house.ts";

const now = Date.parse("2026-11-22T14:00:00Z");
const day = 24 * 3_600_000;
const summary = (id: string, openedAt: number, faces: string[]) => {
  return { id, openedAt, endedAt: openedAt + 1, faces };
};
const thief = { Thief: 0.8 };

describe("kept faces", () => {
  test("the newest wait first", () => {
    const kept = new KeptFaces();
    kept.list(summary("a", now - 3 * day, ["face-1.png"]), now);
    kept.list(summary("c", now - day, ["face-1.png", "face-2.png"]), now);
    kept.list(summary("b", now - 2 * day, ["face-1.png"]), now);
    expect(kept.unread(3).map(({ incident }) => incident)).toEqual(["c", "c", "b"]);
    expect(kept.progress).toEqual({ known: 0, total: 4 });
  });

  test("at most 2,000, the newest; none older than 30 days", () => {
    const kept = new KeptFaces();
    const files = Array.from({ length: mostFaces }, (_, index) => `face-${index + 1}.png`);
    kept.list(summary("old", now - 2 * day, ["face-1.png", "face-2.png"]), now);
    kept.list(summary("many", now - day, files), now);
    expect(kept.progress.total).toBe(mostFaces);
    expect(kept.of("old")).toEqual([]);
    kept.see("now", "face-1.png", embeddingOf(thief), now);
    expect(kept.progress).toEqual({ known: 1, total: mostFaces });
    expect(kept.of("many")).toHaveLength(mostFaces - 1);

    kept.list(summary("too old", now - keptForMs - 1, ["face-1.png"]), now);
    expect(kept.of("too old")).toEqual([]);
    kept.list(summary("tomorrow", now + day, []), now - day + keptForMs + 2);
    expect(kept.of("many")).toEqual([]);
    expect(kept.of("now")).toHaveLength(1);
  });

  test("a summary lets go of what it names no more, but not of what it doesn't know yet", () => {
    const kept = new KeptFaces();
    kept.see("a", "face-1.png", embeddingOf(thief), now);
    kept.list(summary("a", now - 1000, []), now);
    expect(kept.of("a")).toHaveLength(1);
    kept.list(summary("a", now - 1000, ["face-1.png", "face-2.png"]), now);
    expect(kept.of("a")).toMatchObject([{ from: now - 1000 }, { row: null }]);
    kept.list(summary("a", now - 1000, ["face-2.png"]), now);
    expect(kept.of("a").map(({ file }) => file)).toEqual(["face-2.png"]);
    expect(kept.alike([embeddingOf(thief)], 0.5)).toEqual([]);
  });

  test("rows stay with their faces when others are let go", () => {
    const kept = new KeptFaces();
    const people = ["Ann", "Bob", "Cid", "Dan"];
    for (const who of people) kept.see(who, "face-1.png", embeddingOf({ [who]: 0.9 }), now);
    kept.forget("Ann");
    kept.forget("Cid", ["face-1.png"]);
    for (const who of ["Bob", "Dan"]) {
      const found = kept.alike([embeddingOf({ [who]: 0.9 })], 0.5);
      expect(found).toMatchObject([{ incident: who }]);
      expect(found[0]?.score).toBeCloseTo(0.81);
    }
    expect(kept.alike([embeddingOf({ Ann: 0.9 }), embeddingOf({ Cid: 0.9 })], 0.5)).toEqual([]);
  });

  test("embeddings of another pack are let go, faces stay", () => {
    const kept = new KeptFaces();
    kept.see("a", "face-1.png", embeddingOf(thief), now);
    kept.see("b", "face-1.png", embeddingOf(thief), now);
    kept.unlearn();
    expect(kept.progress).toEqual({ known: 0, total: 2 });
    expect(kept.unread(6)).toHaveLength(2);
  });

  test("a face that was let go while it was read is not learned", () => {
    const kept = new KeptFaces();
    kept.list(summary("a", now, ["face-1.png"]), now);
    const [face] = kept.unread(1);
    kept.forget("a");
    if (face) kept.learn(face, embeddingOf(thief));
    expect(face).toBeDefined();
    expect(kept.progress).toEqual({ known: 0, total: 0 });
  });
});
