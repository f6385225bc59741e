// Owns one optional step of `npm install`: fetching ffmpeg-static's binary from GitHub.
// npm must not run that package's own install script, because it fails the whole install
// where GitHub cannot be reached; here a failure only means that another ffmpeg is used
// (see vision/capture/ffmpeg.ts for the order). Set VIGIL_SKIP_FFMPEG_DOWNLOAD=1 to skip it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const otherwise =
  "Vigil will use the ffmpeg on your PATH, or the older one that came with npm. Nothing to do.";

function fetchBinary() {
  if (process.env.VIGIL_SKIP_FFMPEG_DOWNLOAD) return "not fetched: you asked to skip it";
  let manifest;
  try {
    manifest = require.resolve("ffmpeg-static/package.json");
  } catch {
    return "not fetched: npm left the optional package ffmpeg-static out";
  }
  const binary = require("ffmpeg-static");
  if (typeof binary === "string" && existsSync(binary)) return null;
  const done = spawnSync(process.execPath, [path.join(path.dirname(manifest), "install.js")], {
    cwd: path.dirname(manifest),
    timeout: 120_000,
    killSignal: "SIGKILL",
    stdio: "ignore",
  });
  if (done.status === 0 && typeof binary === "string" && existsSync(binary)) return null;
  return "not fetched: GitHub could not be reached";
}

const problem = fetchBinary();
if (problem) console.log(`ffmpeg-static ${problem}. ${otherwise}`);
