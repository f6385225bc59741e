import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig, variableNames } from "../../bot/config.ts";

const token = "123456789:BBExampleExampleExampleExampleExample";

function load(file: string, env: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "vigil-config-"));
  const envFile = path.join(folder, ".env");
  writeFileSync(envFile, file);
  return { config: loadConfig(env, envFile), folder };
}

/** The lines of what is told, each "VARIABLE: expected". */
function problems(file: string, env: NodeJS.ProcessEnv = {}): string[] {
  try {
    load(file, env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return [];
}

test("without any file everything has its default", () => {
  const config = loadConfig({}, "/nowhere/at/all/.env");
  expect(config).toMatchObject({
    token: null,
    ownerId: null,
    alertChat: null,
    cameras: [],
    dataDir: "/nowhere/at/all/data",
    ffmpegPath: null,
    logLevel: null,
    telegramApiRoot: "https://api.telegram.org",
    startingSettings: {},
    startingLimits: {},
  });
  expect(config.timezone).not.toBe("");
});

test("the process environment beats .env, but an empty one hides nothing", () => {
  const file = `TOKEN=${token}\nLOG_LEVEL=debug\nDATA_DIR=here\n`;
  const { config, folder } = load(file, { LOG_LEVEL: "warn", TOKEN: "", DATA_DIR: " " });
  expect(config).toMatchObject({ token, logLevel: "warn", dataDir: path.join(folder, "here") });
});

describe("owner and chat", () => {
  test.each([
    ["OWNER_ID=7", { ownerId: 7, alertChat: null }],
    ["CHAT_ID=7", { ownerId: 7, alertChat: { id: 7, thread: null } }],
    ["CHAT_ID=-100\nCHAT_THREAD=3", { ownerId: null, alertChat: { id: -100, thread: 3 } }],
    ["OWNER_ID=7\nCHAT_ID=8", { ownerId: 7, alertChat: { id: 8, thread: null } }],
  ])("%s", (file, expected) => {
    expect(load(file).config).toMatchObject(expected);
  });
});

test("cameras keep their numbers and get names", () => {
  const file = [
    "CAMERA_3_URL=/dev/video0",
    'CAMERA_URL="rtsp://u:p%23w@10.0.0.5/a"',
    "CAMERA_1_NAME=Front door",
  ].join("\n");
  const { cameras } = load(file).config;
  expect(cameras.map(({ id, name }) => [id, name])).toEqual([
    ["c1", "Front door"],
    ["c3", "Camera 3"],
  ]);
  expect(cameras[0]?.source).toMatchObject({ kind: "rtsp" });
  expect(load("CAMERA_URL=http://10.0.0.6/video").config.cameras[0]?.name).toBe("Camera");
});

test.each([
  ["KEEP_DAYS=7\nKEEP_GB=0.5\nMIN_FREE_GB=0", [7, 500_000_000, 0]],
  ["KEEP_DAYS=ever\nKEEP_GB=All", [null, null, undefined]],
])("how long evidence is kept: %s", (file, expected) => {
  const { keepDays, mostBytes, minimumFreeBytes } = load(file).config.startingLimits;
  expect([keepDays, mostBytes, minimumFreeBytes]).toEqual(expected);
});

test.each(["KEEP_DAYS=0", "KEEP_DAYS=1.5", "KEEP_GB=0", "KEEP_GB=lots", "MIN_FREE_GB=-1"])(
  "%s keeps no evidence",
  (file) => {
    expect(problems(file).map((problem) => problem.split(":")[0])).toEqual([file.split("=")[0]]);
  },
);

test("settings start with what .env says, in our units", () => {
  const file =
    "SENSITIVITY=30\nMIN_AREA=900\nBG_UPDATE_ALPHA=0.1\nCOOLDOWN=12\nPOST_MOTION_TIME=2.5\nPRE_ROLL=8\nIDLE_LOOK=every_frame";
  expect(load(file).config.startingSettings).toEqual({
    sensitivity: 30,
    minimumArea: 900,
    backgroundAlpha: 0.1,
    cooldownMs: 12_000,
    postMotionMs: 2500,
    preRollMs: 8000,
    idleLook: "every_frame",
  });
});

test("all problems are told at once, by name and expectation, and never the value", () => {
  const secret = "not a token";
  const found = problems(
    [
      `TOKEN=${secret}`,
      "OWNER_ID=@anna",
      "CHAT_ID=0",
      "LOG_LEVEL=loud",
      "TELEGRAM_API_ROOT=ftp://x",
      "TZ=Mars/Olympus",
      "SENSITIVITY=0",
      "MIN_AREA=big",
      "BG_UPDATE_ALPHA=2",
      "COOLDOWN=-1",
      "POST_MOTION_TIME=61",
      "PRE_ROLL=26",
      'CAMERA_URL="rtps://user:hunter22@10.0.0.5/a"',
      "CAMERA_2_NAME=Hall",
      "CAMERA_FRONT_URL=/dev/video0",
    ].join("\n"),
  );
  const names = found.map((problem) => problem.split(":")[0]).sort();
  expect(names).toEqual(
    [
      "TOKEN",
      "OWNER_ID",
      "CHAT_ID",
      "LOG_LEVEL",
      "TELEGRAM_API_ROOT",
      "TZ",
      "SENSITIVITY",
      "MIN_AREA",
      "BG_UPDATE_ALPHA",
      "COOLDOWN",
      "POST_MOTION_TIME",
      "PRE_ROLL",
      "CAMERA_URL",
      "CAMERA_2_NAME",
      "CAMERA_FRONT_URL",
    ].sort(),
  );
  expect(found.join("\n")).not.toContain(secret);
  expect(found.join("\n")).not.toContain("hunter22");
  expect(found.find((problem) => problem.startsWith("SENSITIVITY"))).toBe(
    "SENSITIVITY: a whole number from 1 to 255 (25 is usual)",
  );
});

test.each([
  ["CHAT_THREAD=3", "CHAT_THREAD"],
  ["CHAT_ID=5\nCHAT_THREAD=3", "CHAT_THREAD"],
  ["CAMERA_URL=/dev/video0\nCAMERA_1_URL=/dev/video1", "CAMERA_1_URL"],
  [`CAMERA_URL=/dev/video0\nCAMERA_NAME=${"x".repeat(33)}`, "CAMERA_NAME"],
  [
    "CAMERA_1_URL=a.mp4\nCAMERA_1_NAME=Hall\nCAMERA_2_URL=b.mp4\nCAMERA_2_NAME=hall",
    "CAMERA_2_NAME",
  ],
])("%s is refused because of %s", (file, name) => {
  expect(problems(file).map((problem) => problem.split(":")[0])).toEqual([name]);
});

describe(".env.example", () => {
  const example = readFileSync(path.resolve(import.meta.dirname, "../../.env.example"), "utf8");

  test("names the same variables as the program, each with a default and an example", () => {
    const named = Object.keys(parseEnv(example)).map((name) =>
      name.replace(/^CAMERA_\d+_/, "CAMERA_N_"),
    );
    expect(named.sort()).toEqual([...variableNames].sort());
    for (const name of Object.keys(parseEnv(example))) {
      expect(example).toMatch(new RegExp(`^# Example: ${name}=.+`, "m"));
    }
  });

  test("works as it is, and so do its examples", () => {
    expect(load(example).config.token).toBeNull();
    const examples = [...example.matchAll(/^# Example: (.*)$/gm)].map((match) => match[1]);
    const { config } = load(examples.join("\n"));
    expect(config).toMatchObject({ ownerId: 123456789, timezone: "Europe/Berlin" });
    expect(config.cameras).toHaveLength(2);
  });
});

test("a TZ of the machine that only POSIX understands is no problem; .env's is", () => {
  for (const TZ of [":/etc/localtime", "CET-1CEST"]) {
    expect(load("TZ=Europe/Berlin", { TZ }).config.timezone).toBe("Europe/Berlin");
    expect(load("", { TZ }).config.timezone).not.toBe(TZ);
  }
  expect(load("TZ=Europe/Berlin", { TZ: "Asia/Tokyo" }).config.timezone).toBe("Asia/Tokyo");
  expect(problems("TZ=CET-1CEST")).toEqual([expect.stringContaining("TZ: a timezone")]);
});

test("a remote for the copy off site is read, and what is wrong with it is said without quoting it", () => {
  const { config } = load(
    "BACKUP_REMOTE=gdrive:vigil\nBACKUP_PASSWORD=long enough\nRCLONE_PATH=rclone",
  );
  expect(config.offsite).toMatchObject({
    remote: { target: "gdrive:vigil" },
    password: "long enough",
    bandwidth: null,
    rclonePath: "rclone",
    configFile: null,
  });
  expect(load("BACKUP_PASSWORD=long enough").config.offsite).toBeUndefined();
  const wrong = problems(
    "BACKUP_REMOTE=:s3,key=SECRET,endpoint=http://nas:9000:b\nBACKUP_PASSWORD=short",
  );
  expect(wrong.map((problem) => problem.split(":")[0])).toEqual([
    "BACKUP_REMOTE",
    "BACKUP_PASSWORD",
  ]);
  expect(wrong.join("\n")).not.toMatch(/SECRET|short/);
  expect(problems("BACKUP_BANDWIDTH=--config=x")).toHaveLength(1);
});
