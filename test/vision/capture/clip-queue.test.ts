import { expect, test } from "vitest";
import { ClipQueue } from "../../../vision/capture/clip-queue.ts";
import { settle } from "../../fakes/clock.ts";

test("one at a time, in order, also after a failure", async () => {
  const queue = new ClipQueue();
  const said: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`);
      await settle(2);
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const [a, b, c] = [queue.run(task("a")), queue.run(task("b", true)), queue.run(task("c"))];
  expect(queue.length).toBe(3);
  await expect(b).rejects.toThrow("b");
  expect([await a, await c]).toEqual(["a", "c"]);
  expect(said).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  expect(queue.length).toBe(0);
});

test("called off while waiting, a task never begins, and the next one still does", async () => {
  const queue = new ClipQueue();
  let release: (() => void) | undefined;
  const first = queue.run(() => new Promise<void>((resolve) => (release = resolve)));
  const controller = new AbortController();
  let begun = false;
  const second = queue.run(() => Promise.resolve((begun = true)), controller.signal);
  const third = queue.run(() => Promise.resolve("third"));
  controller.abort(new Error("no longer wanted"));
  await expect(second).rejects.toThrow("no longer wanted");
  expect(queue.length).toBe(2);
  release?.();
  await first;
  expect(begun).toBe(false);
  expect(await third).toBe("third");
});
