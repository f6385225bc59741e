// Owns one optional step of `npm install`: fetching ffmpeg-static's binary from GitHub.
// npm must not run that package's own install script, because it fails the whole install
// where GitHub cannot be reached; here a failure only means that another ffmpeg is used
// (see vision/capture/ffmpeg.ts for the order). Set VIGIL_SKIP_FFMPEG_DOWNLOAD=1 to skip it.
import { spawn, spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** A download that brings nothing for so long is given up: firewalls often swallow instead of refuse. */
const giveUpAfterMs = 20_000;

const require = createRequire(import.meta.url);
const otherwise =
  "Vigil will use the ffmpeg on your PATH, or the older one that came with npm. Nothing to do.";

/** null when the binary is there and runs, else why not, as the rest of a sentence. */
async function fetchBinary() {
  if (process.env.VIGIL_SKIP_FFMPEG_DOWNLOAD) return "was not fetched: you asked to skip it";
  let folder;
  try {
    folder = path.dirname(require.resolve("ffmpeg-static/package.json"));
  } catch {
    return "was not fetched: npm left this optional package out";
  }
  const binary = require("ffmpeg-static");
  if (typeof binary !== "string") return "was not fetched: there is none for this machine";
  if (runs(binary)) return null;
  // FFMPEG_BIN makes the package point at a file of the user's: that one is not ours to replace.
  if (path.dirname(binary) !== folder) return `was not fetched: ${binary} from FFMPEG_BIN fails`;
  // Half a file from an interrupted download would count as installed.
  rmSync(binary, { force: true });
  console.log("Fetching a newer ffmpeg from GitHub, some 30 MB…");
  const refused = await install(folder, binary);
  // Its install script also fails for want of a README, with the binary whole.
  if (runs(binary)) return null;
  rmSync(binary, { force: true });
  return `was not fetched: ${refused ?? "what came does not run here"}`;
}

/** Runs the package's own install script; null, or why it did not get to its end. */
function install(folder, binary) {
  return new Promise((resolve) => {
    const script = spawn(process.execPath, [path.join(folder, "install.js")], {
      cwd: folder,
      stdio: "ignore",
    });
    let bytes = sizeOf(binary);
    let grewAt = performance.now();
    let silent = false;
    const watch = setInterval(() => {
      const now = sizeOf(binary);
      if (now !== bytes) grewAt = performance.now();
      bytes = now;
      if (performance.now() - grewAt < giveUpAfterMs) return;
      silent = true;
      script.kill("SIGKILL");
    }, 500);
    const end = (reason) => {
      clearInterval(watch);
      resolve(reason);
    };
    script.on("error", (error) => end(error.message));
    script.on("exit", (code) => {
      if (silent) end("GitHub did not answer");
      else end(code === 0 ? null : "GitHub could not be reached");
    });
  });
}

function runs(binary) {
  return spawnSync(binary, ["-version"], { stdio: "ignore", timeout: 10_000 }).status === 0;
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

const problem = await fetchBinary();
if (problem) console.log(`ffmpeg-static ${problem}. ${otherwise}`);
