import { expect, test } from "vitest";
import { keepGuarding } from "../../bot/keep-guarding.ts";
import type { Guard } from "../../bot/guard.ts";

/** Guards that end when a test says so. */
function guards() {
  const story: string[] = [];
  const endings: { anew: () => void; fail: (error: Error) => void }[] = [];
  const begin = (): Promise<Guard> => {
    const number = endings.length + 1;
    story.push(`begin ${number}`);
    const ended = new Promise<void>((anew, fail) => endings.push({ anew, fail }));
    const stop = () => {
      story.push(`stop ${number}`);
      return Promise.resolve();
    };
    return Promise.resolve({ ended, stop });
  };
  return { story, endings, begin };
}

test("one that ends to begin anew is stopped before the next begins", async () => {
  const { story, endings, begin } = guards();
  const kept = await keepGuarding(begin);
  endings[0]?.anew();
  await expect.poll(() => story).toEqual(["begin 1", "stop 1", "begin 2"]);
  endings[1]?.anew();
  await expect.poll(() => story.at(-1)).toBe("begin 3");
  await kept.stop();
  expect(story.slice(-2)).toEqual(["begin 3", "stop 3"]);
});

test("what ends it for good ends the whole", async () => {
  const { endings, begin } = guards();
  const kept = await keepGuarding(begin);
  endings[0]?.fail(new Error("wrong token"));
  await expect(kept.ended).rejects.toThrow("wrong token");
});

test("stopped while the next is coming, none is left running", async () => {
  const { story, endings, begin } = guards();
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const kept = await keepGuarding(async () => {
    if (endings.length === 1) await held;
    return begin();
  });
  endings[0]?.anew();
  await expect.poll(() => story.at(-1)).toBe("stop 1");
  const stopped = kept.stop();
  release();
  await stopped;
  expect(story.filter((line) => line.startsWith("stop")).length).toBe(
    story.filter((line) => line.startsWith("begin")).length,
  );
});
