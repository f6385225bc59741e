// An incident whose recording goes on from another stream of its camera.
import { expect, test } from "vitest";
import { opened, Script } from "./script.ts";

test("the part ends where the former stream did, and the next one begins there", () => {
  const script = opened();
  script.run(20.4, 23, true);
  expect(script.streamChanged(22.5)).toEqual([
    { kind: "part", part: 1, fromMs: 15_000, toMs: 22_500, continued: false, goesOn: true },
  ]);
  script.run(23.2, 26.8, false);
  expect(script.live(27, false)).toMatchObject([
    { kind: "part", part: 2, fromMs: 22_500, toMs: 27_000, goesOn: false },
    { kind: "end", reason: "quiet" },
  ]);
});

test("before the part began: it is empty, and the next one has everything", () => {
  const script = opened();
  expect(script.streamChanged(14)).toMatchObject([{ part: 1, fromMs: 15_000, toMs: 15_000 }]);
});

test("a first clip that was not due yet is not made any more: the part is a clip itself", () => {
  const script = opened();
  script.streamChanged(21);
  script.run(21.2, 35, true);
  expect(script.kinds).not.toContain("first_clip");
});

test("where nothing is recorded nothing changes", () => {
  expect(new Script().streamChanged(5)).toEqual([]);
  const script = opened();
  script.run(20.4, 27, false);
  expect(script.life.state).toBe("cooldown");
  expect(script.streamChanged(28)).toEqual([]);
});
