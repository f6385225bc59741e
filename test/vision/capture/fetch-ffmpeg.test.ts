// The install step as npm runs it, in a folder of its own beside a pretended ffmpeg-static.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const script = path.resolve(import.meta.dirname, "../../../vision/capture/fetch-ffmpeg.mjs");
const working = "#!/bin/sh\nexit 0\n";
const half = "#!/bin/sh\nexit 1\n";

let folder: string;
let binary: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "vigil-fetch-"));
  copyFileSync(script, path.join(folder, "fetch-ffmpeg.mjs"));
  binary = path.join(folder, "node_modules/ffmpeg-static/ffmpeg");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The package; its install script leaves `downloads` behind and ends with `code`. */
function havePackage(downloads: string | null, code: number): void {
  const own = path.dirname(binary);
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, "package.json"), '{"name":"ffmpeg-static","main":"index.js"}');
  writeFileSync(
    path.join(own, "index.js"),
    'module.exports = process.env.FFMPEG_BIN ?? require("node:path").join(__dirname, "ffmpeg");',
  );
  const download =
    downloads === null
      ? ""
      : `require("node:fs").writeFileSync("ffmpeg", ${JSON.stringify(downloads)}, { mode: 0o755 });`;
  writeFileSync(path.join(own, "install.js"), `${download} process.exit(${code});`);
}

function install(env: Record<string, string> = {}): string {
  const done = spawnSync(process.execPath, ["fetch-ffmpeg.mjs"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  expect(done.stderr).toBe("");
  expect(done.status).toBe(0);
  return done.stdout;
}

describe.skipIf(process.platform === "win32")("fetching ffmpeg-static at install", () => {
  test("without the package (npm 10 drops it offline) nothing is tried", () => {
    expect(install()).toMatch(/was not fetched: npm left this optional package out\. Vigil will/);
  });

  test("what was fetched and runs is kept", () => {
    havePackage(working, 0);
    expect(install()).not.toContain("was not fetched");
    expect(existsSync(binary)).toBe(true);
    expect(install(), "the second time there is nothing to do").toBe("");
  });

  test("a failure after the binary was whole doesn't count", () => {
    havePackage(working, 1);
    expect(install()).not.toContain("was not fetched");
    expect(existsSync(binary)).toBe(true);
  });

  test("half a binary is not left behind to count as installed", () => {
    havePackage(half, 1);
    expect(install()).toContain("was not fetched: GitHub could not be reached");
    expect(existsSync(binary)).toBe(false);
  });

  test("half a binary from an interrupted install is fetched again", () => {
    havePackage(working, 0);
    writeFileSync(binary, "half", { mode: 0o644 });
    expect(install()).not.toContain("was not fetched");
    expect(install()).toBe("");
  });

  test("a file of the user's is never removed", () => {
    havePackage(working, 0);
    const own = path.join(folder, "my-ffmpeg");
    writeFileSync(own, half, { mode: 0o755 });
    expect(install({ FFMPEG_BIN: own })).toContain("from FFMPEG_BIN fails");
    expect(existsSync(own)).toBe(true);
  });

  test("it can be skipped", () => {
    havePackage(working, 0);
    expect(install({ VIGIL_SKIP_FFMPEG_DOWNLOAD: "1" })).toContain("you asked to skip it");
    expect(existsSync(binary)).toBe(false);
  });
});
