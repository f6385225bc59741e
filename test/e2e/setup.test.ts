// The wizard as a newcomer meets it: npm run setup's own words in a real (pseudo) terminal, against
// the Bot API's practice server and a camera that wants a password; then the guard on its .env.
import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseEnv, stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { needsAPerson } from "../../bot/setup/service-unit.ts";
import { Emulator } from "../../bot/practice/emulator.ts";
import { startRtspCamera } from "../cameras/rtsp-camera.ts";
import { until } from "../cameras/until.ts";
import { startConnectProxy } from "../fakes/connect-proxy.ts";
import { drawScene } from "../media/drawn.ts";
import { findOnPath } from "../media/drawing-ffmpeg.ts";
import { projectFolder, temporaryFolder, VigilProcess } from "./vigil-process.ts";

const { setup } = (
  JSON.parse(readFileSync(path.join(projectFolder, "package.json"), "utf8")) as {
    scripts: { setup: string };
  }
).scripts;

/** util-linux's script(1) gives a program a terminal. */
const script = process.platform === "linux" ? findOnPath("script") : undefined;
if (!script && process.env["REQUIRE_REAL"] === "1") {
  throw new Error("REQUIRE_REAL=1, but there is no script(1) to make a terminal with");
}

let emulator: Emulator;
let folder: string;
let remove: () => void;
beforeEach(async () => {
  emulator = await new Emulator().start();
  ({ folder, remove } = temporaryFolder("setup"));
});
afterEach(async () => {
  await emulator.stop();
  remove();
});

function environment(): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    TERM: "xterm-256color",
    LANG: "C.UTF-8",
    TELEGRAM_API_ROOT: emulator.url,
    VIGIL_ENV_FILE: path.join(folder, ".env"),
  };
}

/** Somebody at a terminal of 100 x 40 in which setup runs. */
function sitDown() {
  const words = `stty cols 100 rows 40; exec ${setup}`;
  const child = spawn(script ?? "", ["-qec", words, "/dev/null"], {
    cwd: projectFolder,
    env: environment(),
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let shown = "";
  let answered = 0;
  let code: number | null | undefined;
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text: string) => {
    shown += text;
  });
  child.once("exit", (status) => {
    code = status;
  });
  const screen = () => stripVTControlCharacters(shown);
  const shows = async (text: string | RegExp) => {
    try {
      const pattern = typeof text === "string" ? new RegExp(escaped(text)) : text;
      await until(() => pattern.test(screen().slice(answered)), `it shows ${text}`, 60_000);
    } catch (error) {
      throw new Error(`${String(error)}. It shows:\n${screen().slice(-4_000)}`, { cause: error });
    }
  };
  return {
    screen,
    shows,
    async answer(question: string | RegExp, keys: string) {
      await shows(question);
      answered = screen().length;
      child.stdin.write(keys);
    },
    async exits(): Promise<number | null> {
      await until(() => code !== undefined, "setup ends", 30_000);
      return code ?? null;
    },
  };
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

test.skipIf(!script)("from nothing to a guard that knows its owner and its camera", async () => {
  const password = "p@ss #1'";
  const scene = { seconds: 4, framesPerSecond: 10, keyframeEvery: 10, walks: [] };
  const camera = await startRtspCamera({
    file: drawScene({ ...scene, size: { width: 320, height: 240 }, codec: "h264" }),
    codec: "h264",
    framesPerSecond: 10,
    login: { kind: "digest", user: "admin", password },
  });
  onTestFinished(() => camera.close());
  const anna = emulator.person(4711, { firstName: "Anna" });

  const desk = sitDown();
  await desk.answer("Paste the token", `${emulator.token}\r`);
  await desk.shows("This is @vigil_practice_bot");
  await desk.shows("Waiting for you to say hello");
  anna.start(/\?start=([A-Z0-9-]+)/.exec(desk.screen())?.[1]);
  await desk.shows("Hello, Anna!");
  await desk.answer("Where is the camera?", "\u001b[B\r");
  await desk.answer("Its address", `rtsp://127.0.0.1:${camera.port}/cam\r`);
  await desk.answer("User name at the camera", "admin\r");
  await desk.answer("Password of admin", "wrong\r");
  await desk.shows("wrong password");
  await desk.answer("Password of admin", `${password}\r`);
  await desk.shows("I see a picture: 320x240, H.264, 10 pictures a second");
  await desk.answer("What shall it be called", "\r");
  await desk.answer("Send you what it sees", "y");
  // Where systemd runs the machine, a service is offered; this test wants none.
  await desk.shows(/Write this service|no systemd/);
  if (desk.screen().includes("Write this service")) await desk.answer("Write this service", "n");
  await desk.shows("Next: npm start");
  expect(await desk.exits()).toBe(0);

  const file = path.join(folder, ".env");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect({ ...parseEnv(readFileSync(file, "utf8")) }).toEqual({
    TOKEN: emulator.token,
    OWNER_ID: "4711",
    CAMERA_URL: `rtsp://admin:p%40ss%20%231%27@127.0.0.1:${camera.port}/cam`,
    CAMERA_NAME: "Front door",
  });
  expect(desk.screen()).not.toContain(password);
  expect(desk.screen()).not.toContain(emulator.token);
  expect(emulator.messages(4711).some((message) => message.photo)).toBe(true);

  // The guard itself, on that .env, and through a proxy that alone knows where Telegram is.
  const proxy = await startConnectProxy({ routes: { "telegram.invalid:80": emulator.url } });
  onTestFinished(() => proxy.close());
  const vigil = new VigilProcess({
    env: {
      VIGIL_ENV_FILE: file,
      TELEGRAM_API_ROOT: "http://telegram.invalid",
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    },
    dataFolder: path.join(folder, "data"),
  });
  onTestFinished(() => vigil.kill9());
  await vigil.printed(/In Telegram as @/);
  await vigil.printed(/Front door shows a picture/);
  const before = emulator.messages(4711).length;
  anna.say("/status");
  await emulator.waitFor(() => emulator.messages(4711).length > before + 1, {
    what: "an answer to /status",
    timeoutMs: 20_000,
  });
  expect(proxy.asked.length).toBeGreaterThan(0);
});

test.skipIf(!script)("Ctrl-C says what was written, Esc skips, and there is no stack", async () => {
  const first = sitDown();
  await first.answer("Paste the token", "\u0003");
  await first.shows("Nothing was changed.");
  expect(await first.exits()).toBe(0);

  const second = sitDown();
  await second.answer("Paste the token", `${emulator.token}\r`);
  await second.answer("Waiting for you to say hello", "\u001b");
  await second.answer("Where is the camera?", "\u0003");
  await second.shows(/Already written to .*\.env: TOKEN\./);
  expect(await second.exits()).toBe(0);
  for (const { screen } of [first, second]) expect(screen()).not.toMatch(/\n\s+at |Error/);
});

test("without a terminal it says what to write instead", async () => {
  const child = spawn(process.execPath, setup.split(" ").slice(1), {
    cwd: projectFolder,
    env: environment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text: Buffer) => {
      said += text.toString();
    });
  }
  const code = await new Promise((resolve) => {
    child.once("close", resolve);
  });
  expect(code).toBe(1);
  expect(said).toMatch(/^Set-up asks questions, .* TOKEN, OWNER_ID and CAMERA_URL into \.env.*\n$/);
});

test("what only a person can mend ends the guard with the status that its service knows", async () => {
  const env = { TOKEN: "not a token", TELEGRAM_API_ROOT: emulator.url };
  const vigil = new VigilProcess({ env, dataFolder: path.join(folder, "data") });
  expect(await vigil.exited).toEqual({ code: needsAPerson, signal: null });
  expect(vigil.output).toContain("Please correct in .env");
});
