import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Api } from "grammy";
import { ownerStep } from "../../../bot/setup/owner-step.ts";
import { SkipStep } from "../../../bot/setup/terminal.ts";
import { lockFolder } from "../../../storage/lock.ts";
import { setupScene, type SetupScene } from "./scene.ts";
import { failureOf, keys } from "./typed-terminal.ts";

async function scene(text?: string): Promise<SetupScene> {
  const made = await setupScene(text === undefined ? {} : { text });
  const { emulator, setup } = made;
  const api = new Api(emulator.token, { apiRoot: emulator.url });
  setup.bot = { api, username: emulator.bot.username, name: "Vigil" };
  return made;
}

/** The code that the screen shows last. */
function codeOn({ typist }: SetupScene): string {
  return [...typist.screen.matchAll(/\?start=([A-Z0-9-]+)/g)].at(-1)?.[1] ?? "";
}

test("whoever sends the code is the owner, in .env before the chat hears of it", async () => {
  const made = await scene();
  const { setup, typist, emulator, env } = made;
  const mallory = emulator.person(666, { firstName: "Mallory" });
  const anna = emulator.person(7, { firstName: "Anna" });
  const group = emulator.group({ title: "Street", members: [anna] });
  const step = ownerStep(setup);
  await typist.shows("Waiting for you to say hello to @vigil_practice_bot");
  expect(typist.screen).toMatch(/[█▀▄]{7}/);
  mallory.start("WRONG-CODE");
  mallory.say("hello?");
  anna.say(`/start ${codeOn(made)}`, { in: group });
  anna.start(codeOn(made).toLowerCase());
  expect(await step).toEqual({ state: "done", line: "Owner: Anna" });
  expect(env()["OWNER_ID"]).toBe("7");
  expect(setup.ownerId).toBe(7);
  const said = (chat: number) =>
    emulator.messages(chat).filter(({ from }) => from?.id === emulator.bot.id);
  expect(said(7).map(({ text }) => text)).toEqual([
    "Welcome. You are this guard's owner now; nobody else gets an answer from me.\n" +
      "Set-up goes on in the terminal. Once I run, /help lists what I can do.",
  ]);
  expect(said(666)).toEqual([]);
  // The guard that starts in a minute hears none of this again.
  expect(emulator.pendingUpdates).toBe(0);
});

test("after five wrong codes there is a new one", async () => {
  const made = await scene();
  const { setup, typist, emulator } = made;
  const step = ownerStep(setup);
  await typist.shows("Waiting for you");
  const first = codeOn(made);
  for (let time = 0; time < 5; time++) emulator.person(666).start(`AAAA-AAA${time}`);
  await typist.shows("too many wrong codes");
  await typist.shows(/wrong codes[^]*Waiting for you/);
  expect(codeOn(made)).not.toBe(first);
  const anna = emulator.person(7, { firstName: "Anna" });
  anna.start(first);
  anna.start(codeOn(made));
  expect((await step).line).toBe("Owner: Anna");
});

test("without internet it goes on waiting, and says so; Esc skips", async () => {
  const { setup, typist, emulator } = await scene();
  emulator.network(false);
  const ended = failureOf(ownerStep(setup));
  await typist.shows("does not answer");
  await typist.answer(/./, "", keys.escape);
  expect(await ended).toBeInstanceOf(SkipStep);
  expect(setup.env.written).toEqual([]);
});

test("another program with the token is named, and can be stopped meanwhile", async () => {
  const made = await scene();
  const { setup, typist, emulator } = made;
  emulator.faults.next("getUpdates", { status: 409, description: "Conflict" });
  const step = ownerStep(setup);
  await typist.shows("Another program listens with this token");
  await typist.answer("What now?");
  await typist.shows("Waiting for you");
  emulator.person(7, { firstName: "Anna" }).start(codeOn(made));
  expect((await step).state).toBe("done");
});

test("a guard that runs here is named, and heard instead of us", async () => {
  const { setup, typist, folder } = await scene();
  const lock = await lockFolder(path.join(folder, "data"));
  onTestFinished(() => lock.release());
  const ended = failureOf(ownerStep(setup));
  await typist.shows(`Vigil is running (process ${process.pid})`);
  await typist.answer("What now?", "", keys.escape);
  expect(await ended).toBeInstanceOf(SkipStep);
});

test("an owner who is known is kept, by the name that Telegram has", async () => {
  const { setup, typist, emulator } = await scene("OWNER_ID=7\n");
  emulator.person(7, { firstName: "Anna" }).start();
  const step = ownerStep(setup);
  await typist.shows("I obey Anna (Telegram id 7).");
  await typist.answer("Keep this owner?");
  expect(await step).toEqual({ state: "done", line: "Owner: Anna" });
  expect(setup.env.written).toEqual([]);
});

test("who paired with the guard itself is known without a bot, too", async () => {
  const { setup, folder, typist } = await setupScene({ text: "DATA_DIR=.\n" });
  const members = [{ id: 9, name: "Ben", role: "owner", since: 0 }];
  await writeFile(path.join(folder, "state.json"), JSON.stringify({ version: 1, members }));
  expect(await ownerStep(setup)).toEqual({ state: "done", line: "Owner: Ben" });
  await writeFile(path.join(folder, "state.json"), "{broken");
  expect((await ownerStep(setup)).state).toBe("skipped");
  await typist.shows("once there is a bot");
});
