import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { silentLog } from "../../../storage/log.ts";
import { listedNames, readRtspTimeoutOption } from "../../../vision/capture/ffmpeg-capabilities.ts";
import { FfmpegMissingError, findFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { ffmpegs } from "./streams.ts";

const folder = mkdtempSync(path.join(tmpdir(), "vigil-ffmpeg-"));
afterAll(() => rmSync(folder, { recursive: true }));
const log = silentLog;

/** A program that answers like an ffmpeg of this version. */
function imitation(name: string, version: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho "ffmpeg version ${version} Copyright"\n`, { mode: 0o755 });
  return file;
}

function noPackage(): never {
  throw "no such package"; // a string, as @ffmpeg-installer throws on machines it is not made for
}

describe("finding ffmpeg", () => {
  test("with nothing on the PATH, the one that came with npm is found and works", async () => {
    const found = await findFfmpeg({ env: { PATH: "" }, log });
    expect(["ffmpeg-static", "@ffmpeg-installer"]).toContain(found.source);
    expect(found.capabilities.encoders.libx264).toBe(true);
    expect(found.capabilities.rtspTimeoutOption).not.toBe(null);
  });

  test("the order is FFMPEG_PATH, ffmpeg-static, PATH, @ffmpeg-installer", async () => {
    const bin = mkdtempSync(path.join(folder, "bin-"));
    copyFileSync(imitation("on-path", "2.0"), path.join(bin, "ffmpeg"));
    const own = imitation("own", "1.0");
    const fromStatic = imitation("static", "3.0");
    const fromInstaller = imitation("installer", "4.0");
    const loadPackage = (name: string) =>
      name === "ffmpeg-static" ? fromStatic : { path: fromInstaller };
    const env = { PATH: bin };
    const versions = [
      await findFfmpeg({ env: { ...env, FFMPEG_PATH: own }, log, loadPackage }),
      await findFfmpeg({ env, log, loadPackage }),
      await findFfmpeg({ env, log, loadPackage: noPackage }),
      await findFfmpeg({
        env: {},
        log,
        loadPackage: (name) => (name === "ffmpeg-static" ? "/nowhere" : { path: fromInstaller }),
      }),
    ];
    expect(versions.map(({ source, version }) => `${source} ${version}`)).toEqual([
      "FFMPEG_PATH 1.0",
      "ffmpeg-static 3.0",
      "PATH 2.0",
      "@ffmpeg-installer 4.0",
    ]);
  });

  test("a binary that crashes is passed over for the next", async () => {
    const bin = mkdtempSync(path.join(folder, "bin-"));
    writeFileSync(path.join(bin, "ffmpeg"), "#!/bin/sh\nkill -SEGV $$\n", { mode: 0o755 });
    const found = await findFfmpeg({ env: { PATH: bin }, log });
    expect(found.source).not.toBe("PATH");
  });

  test("npm's binary without its x-bit is given it", async () => {
    const file = imitation("no-x-bit", "5.0");
    chmodSync(file, 0o644);
    const found = await findFfmpeg({ env: {}, log, loadPackage: () => file });
    expect(found.version).toBe("5.0");
  });

  test.each([
    ["/nowhere/ffmpeg", "is not a file"],
    [folder, "is not a file"],
    ["/bin/true", "is not ffmpeg"],
  ])("an FFMPEG_PATH that does not work stops the start: %s", async (wanted, reason) => {
    const search = findFfmpeg({ ffmpegPath: wanted, log });
    await expect(search).rejects.toThrow(FfmpegMissingError);
    await expect(search).rejects.toThrow(new RegExp(`FFMPEG_PATH is ${wanted}.*${reason}`));
  });

  test("a relative FFMPEG_PATH is meant from where Vigil was started", async () => {
    const wanted = path.relative(process.cwd(), imitation("relative", "6.0"));
    const found = await findFfmpeg({ ffmpegPath: wanted, log });
    expect(found).toMatchObject({ version: "6.0", path: path.join(folder, "relative") });
  });

  test("nowhere at all: says how to get one", async () => {
    const search = findFfmpeg({ env: {}, log, loadPackage: () => null });
    await expect(search).rejects.toThrow(/no ffmpeg.*apt install ffmpeg.*FFMPEG_PATH/);
  });
});

describe("what an ffmpeg can do", () => {
  test("both generations are told apart by asking them", () => {
    const answers = ffmpegs.map(({ version, capabilities }) => [
      version.slice(0, 3),
      capabilities.rtspTimeoutOption,
      capabilities.fpsMode,
      capabilities.resolvesNames,
    ]);
    expect(answers).toContainEqual(["N-4", "stimeout", false, false]);
    const known = new Map([
      ["N-4", ["N-4", "stimeout", false, false]],
      ["5.1", ["5.1", "timeout", true, true]],
    ]);
    for (const answer of answers) expect(answer).toEqual(known.get(String(answer[0])) ?? answer);
  });

  test("-timeout that means listening is not taken for a socket timeout", () => {
    const listening =
      "  -timeout <int> .D. set maximum timeout (in seconds) to wait for incoming connections";
    const socket = "  -timeout <int64> .D. set timeout (in microseconds) of socket I/O operations";
    const old = "  -stimeout <int> .D. set timeout (in microseconds) of socket TCP I/O operations";
    expect(readRtspTimeoutOption(listening)).toBe(null);
    expect(readRtspTimeoutOption(socket)).toBe("timeout");
    expect(readRtspTimeoutOption(`${listening}\n${old}`)).toBe("stimeout");
  });

  test("its lists name things in the second column", () => {
    const list =
      " V....D libx264              libx264 H.264\n V..... h264_vaapi           H.264/AVC\n";
    expect([...listedNames(list)]).toEqual(["libx264", "h264_vaapi"]);
  });
});
