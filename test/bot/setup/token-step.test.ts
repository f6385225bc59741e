import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { LeaveSetup, SkipStep } from "../../../bot/setup/terminal.ts";
import { tokenStep } from "../../../bot/setup/token-step.ts";
import { startConnectProxy } from "../../fakes/connect-proxy.ts";
import { setupScene } from "./scene.ts";
import { failureOf, keys } from "./typed-terminal.ts";

beforeEach(() => {
  for (const name of ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"]) {
    vi.stubEnv(name, "");
    vi.stubEnv(name.toLowerCase(), "");
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("nonsense, a token that Telegram doesn't know, and the right one", async () => {
  const { setup, typist, emulator, folder } = await setupScene();
  const step = tokenStep(setup);
  await typist.answer("Paste the token", "hello");
  await typist.answer("That is not a token", `${"\b".repeat(5)}${emulator.token}x`);
  await typist.shows("Telegram does not know this token.");
  await typist.answer("Paste the token", `it is ${emulator.token} ok`);
  expect(await step).toEqual({ state: "done", line: "Bot: @vigil_practice_bot" });
  expect(setup.bot).toMatchObject({ username: "vigil_practice_bot", name: "Vigil" });
  const file = path.join(folder, ".env");
  expect(await readFile(file, "utf8")).toContain(`\nTOKEN=${emulator.token}\n`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(typist.screen).toContain("@BotFather");
  expect(typist.screen).not.toContain(emulator.token.slice(12));
});

test("a token that is there is checked, and kept or changed", async () => {
  const { setup, typist, emulator, env } = await setupScene();
  await setup.env.save({ TOKEN: emulator.token });
  const step = tokenStep(setup);
  await typist.shows("token 1234567890:••••••••");
  await typist.answer("Keep this bot?", keys.right);
  await typist.answer("Paste the token", emulator.token);
  expect((await step).state).toBe("done");
  expect(env()["TOKEN"]).toBe(emulator.token);
  expect(typist.screen).not.toContain(emulator.token.slice(12));
});

test("Esc skips, Ctrl-C leaves; nothing is written", async () => {
  for (const [key, kind] of [
    [keys.escape, SkipStep],
    [keys.leave, LeaveSetup],
  ] as const) {
    const { setup, typist } = await setupScene();
    const step = tokenStep(setup);
    const ended = failureOf(step);
    await typist.answer("Paste the token", "", key);
    expect(await ended).toBeInstanceOf(kind);
    expect(setup.env.written).toEqual([]);
  }
});

test("Esc is heard while Telegram is asked", async () => {
  const { setup, typist, emulator } = await setupScene();
  emulator.faults.next("getMe", { silence: "before" });
  const step = tokenStep(setup);
  const ended = failureOf(step);
  await typist.answer("Paste the token", emulator.token);
  await typist.answer("Asking Telegram who that is", "", keys.escape);
  expect(await ended).toBeInstanceOf(SkipStep);
});

test("behind a wall: a proxy is asked for, proves itself and is written", async () => {
  const { setup, typist, emulator, env } = await setupScene({
    environment: { TELEGRAM_API_ROOT: "http://telegram.invalid:8081" },
    text: "HTTP_PROXY=http://127.0.0.1:9\n",
  });
  const proxy = await startConnectProxy({
    routes: { "telegram.invalid:8081": emulator.url },
    login: "bob:geheim",
  });
  onTestFinished(() => proxy.close());
  const step = tokenStep(setup);
  await typist.answer("Paste the token", emulator.token);
  await typist.shows("Through the proxy 127.0.0.1:9 nothing comes back");
  await typist.answer("What now?", keys.down);
  await typist.answer("The proxy's address", `127.0.0.1:${proxy.port}`);
  await typist.shows("asks for a user name and a password");
  await typist.answer("What now?", keys.down);
  await typist.answer("The proxy's address", `http://bob:geheim@127.0.0.1:${proxy.port}`);
  expect(await step).toMatchObject({ state: "done" });
  expect(env()).toMatchObject({
    TOKEN: emulator.token,
    HTTP_PROXY: `http://bob:geheim@127.0.0.1:${proxy.port}`,
  });
  expect(typist.screen).not.toContain("geheim");
});

test("what the shell's environment overrides is said", async () => {
  const { setup, typist, emulator, folder } = await setupScene();
  const file = path.join(folder, ".env");
  await writeFile(file, "TOKEN=1:old # mine\n");
  const { EnvStore } = await import("../../../bot/setup/env-store.ts");
  const environment = { TELEGRAM_API_ROOT: emulator.url, TOKEN: `${emulator.token}x` };
  const env = await EnvStore.open(file, environment);
  const step = tokenStep({ ...setup, env });
  await typist.answer("Paste the token", emulator.token);
  await step;
  await typist.shows("TOKEN is also set in this shell's environment");
  expect(await readFile(file, "utf8")).toBe(`TOKEN=${emulator.token} # mine\n`);
  expect(await readFile(`${file}.before-setup`, "utf8")).toBe("TOKEN=1:old # mine\n");
  expect((await stat(`${file}.before-setup`)).mode & 0o777).toBe(0o600);
});
