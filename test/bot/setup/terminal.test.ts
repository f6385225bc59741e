import { expect, test } from "vitest";
import { LeaveSetup, SkipStep, wrap } from "../../../bot/setup/terminal.ts";
import { failureOf, keys, TypedTerminal } from "./typed-terminal.ts";

test("work is shown while it goes on, and gone when it is done", async () => {
  const typist = new TypedTerminal();
  let finish: ((value: string) => void) | null = null;
  const working = typist.terminal.waitFor("Looking", (_signal, tell) => {
    tell("Looking closer");
    return new Promise<string>((resolve) => {
      finish = resolve;
    });
  });
  await typist.shows("Looking closer");
  (finish as ((value: string) => void) | null)?.("found");
  expect(await working).toBe("found");
  expect(typist.input.listenerCount("keypress")).toBe(0);
});

test("work that fails is the failure; Esc and Ctrl-C call it off", async () => {
  const typist = new TypedTerminal();
  const failure = new Error("no");
  await expect(typist.terminal.waitFor("x", () => Promise.reject(failure))).rejects.toBe(failure);
  for (const [key, kind] of [
    [keys.escape, SkipStep],
    [keys.leave, LeaveSetup],
  ] as const) {
    let told = false;
    const working = typist.terminal.waitFor(
      "Looking far",
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            told = true;
            reject(signal.reason as Error);
          });
        }),
    );
    const ended = failureOf(working);
    await typist.answer("Looking far", "", key);
    expect(await ended).toBeInstanceOf(kind);
    expect(told).toBe(true);
  }
});

test("a terminal that is closed leaves, at a question and at work", async () => {
  const asked = new TypedTerminal();
  const question = failureOf(asked.terminal.confirm("Sure?"));
  await asked.shows("Sure?");
  asked.input.end();
  expect(await question).toBeInstanceOf(LeaveSetup);
  const busy = new TypedTerminal();
  const work = busy.terminal.waitFor("Busy", (signal) => {
    return new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
  });
  const ended = failureOf(work);
  await busy.shows("Busy");
  busy.input.end();
  expect(await ended).toBeInstanceOf(LeaveSetup);
});

test("lines are broken between words, long words stay whole", () => {
  expect(wrap("one two three\nfour", 8)).toBe("one two\nthree\nfour");
  expect(wrap("http://a.very.long/address x", 8)).toBe("http://a.very.long/address\nx");
  expect(wrap("", 8)).toBe("");
});
