import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FakeClock } from "../../fakes/clock.ts";
import { FfmpegError, runFfmpeg, spawnFfmpeg } from "../../../vision/capture/ffmpeg.ts";
import { until } from "../../cameras/until.ts";
import { ffmpegs } from "./streams.ts";

const folder = mkdtempSync(path.join(tmpdir(), "vigil-process-"));
afterAll(() => rmSync(folder, { recursive: true }));
const shell = { path: "/bin/sh" };
const raw = "-f rawvideo -pix_fmt gray pipe:1".split(" ");
const endless = "-nostdin -v error -f lavfi -i testsrc=s=320x240:r=20".split(" ");

async function* much(): AsyncGenerator<Buffer> {
  for (let count = 0; count < 2000; count++) yield Buffer.alloc(320 * 240);
}

describe.each(ffmpegs)("running ffmpeg $version", (ffmpeg) => {
  test("its output, for input in pieces", async () => {
    const picture = Buffer.alloc(320 * 240, 7);
    const args = "-v error -f rawvideo -pix_fmt gray -s 320x240 -i pipe:0".split(" ");
    const output = await runFfmpeg(ffmpeg, [...args, ...raw], {
      input: [picture.subarray(0, 1000), picture.subarray(1000), picture],
      timeoutMs: 20_000,
    });
    expect(output.equals(Buffer.concat([picture, picture]))).toBe(true);
  });

  test("stopping to read early is no failure", async () => {
    const args = "-v error -f rawvideo -pix_fmt gray -s 320x240 -i pipe:0 -frames:v 1".split(" ");
    const output = await runFfmpeg(ffmpeg, [...args, ...raw], { input: much(), timeoutMs: 20_000 });
    expect(output.length).toBe(320 * 240);
  });

  test("a failure carries its last words, without the password in them", async () => {
    const args = ["-nostdin", "-v", "error", "-i", "file:/nowhere/rtsp://me:s3cr3t@cam/x", ...raw];
    const failure = await runFfmpeg(ffmpeg, args, { timeoutMs: 20_000 }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(FfmpegError);
    expect(String(failure)).toContain("No such file");
    expect(JSON.stringify(failure) + String(failure)).not.toContain("s3cr3t");
  });

  test("too much output, too long, and called off: killed, and said so", async () => {
    const limited = runFfmpeg(ffmpeg, [...endless, ...raw], {
      timeoutMs: 20_000,
      maximumOutputBytes: 1_000_000,
    });
    await expect(limited).rejects.toThrow(/more than 1000000 bytes/);

    const clock = new FakeClock();
    const late = runFfmpeg(ffmpeg, [...endless, "-f", "null", "-"], { timeoutMs: 5000, clock });
    await Promise.all([expect(late).rejects.toThrow(/longer than 5 s/), clock.advance(5000)]);

    const aborter = new AbortController();
    const unwanted = runFfmpeg(ffmpeg, [...endless, "-f", "null", "-"], {
      timeoutMs: 20_000,
      signal: aborter.signal,
    });
    aborter.abort();
    await expect(unwanted).rejects.toThrow(/called off/);
  });
});

describe("the end of a process", () => {
  test("one that ignores SIGTERM is killed after the grace", async () => {
    const clock = new FakeClock();
    const stubborn = spawnFfmpeg(
      shell,
      ["-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"],
      { clock },
    );
    await new Promise((resolve) => {
      stubborn.stdout.once("data", resolve);
    });
    let gone = false;
    const stopped = stubborn.stop(2000).then(() => (gone = true));
    await clock.advance(1999);
    expect(gone).toBe(false);
    const ending = clock.advance(1);
    await Promise.all([ending, stopped]);
    expect(await stubborn.exited).toEqual({ code: null, signal: "SIGKILL" });
  });

  test("one that cannot be started says so and is gone", async () => {
    const missing = spawnFfmpeg({ path: "/nowhere/ffmpeg" }, []);
    expect(await missing.exited).toEqual({ code: null, signal: null });
    expect(missing.lastLines().join()).toContain("could not be started");
    await missing.stop();
  });

  test("writing to one that is gone does no harm", async () => {
    const short = spawnFfmpeg(shell, ["-c", "exit 0"], { stdin: true });
    short.stdin?.write(Buffer.alloc(1 << 20));
    expect((await short.exited).code).toBe(0);
    short.stdin?.write("more");
    await short.stop();
  });

  test("only the last lines are kept", async () => {
    const countTo1000 = "i=0; while [ $i -lt 1000 ]; do i=$((i + 1)); echo line $i >&2; done";
    const talker = spawnFfmpeg(shell, ["-c", countTo1000]);
    await talker.exited;
    expect(talker.lastLines()).toHaveLength(30);
    expect(talker.lastLines().at(-1)).toBe("line 1000");
  });

  test("low priority is set before it works", async () => {
    const sayPriority = "setTimeout(() => console.log(require('os').getPriority()), 100)";
    const node = { path: process.execPath };
    const nice = spawnFfmpeg(node, ["-e", sayPriority], { lowPriority: true });
    let output = "";
    nice.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await nice.exited;
    expect(output.trim()).toBe("10");
  });
});

describe.each(ffmpegs)("when Vigil is killed, ffmpeg $version", (ffmpeg) => {
  /** Starts a Node that starts this ffmpeg, kills that Node with SIGKILL, and waits for ffmpeg's end. */
  async function orphan(
    args: string[],
    stdin: boolean,
  ): Promise<{ before: boolean; after: boolean }> {
    const pidFile = path.join(folder, `pid-${Math.random()}`);
    const module = path.resolve(import.meta.dirname, "../../../vision/capture/ffmpeg.ts");
    const code = `
      import { writeFileSync, renameSync } from "node:fs";
      import { spawnFfmpeg } from ${JSON.stringify(module)};
      const child = spawnFfmpeg(${JSON.stringify({ path: ffmpeg.path })}, ${JSON.stringify(args)}, { stdin: ${stdin} });
      child.stdout.resume();
      writeFileSync(${JSON.stringify(`${pidFile}.new`)}, String(child.pid));
      renameSync(${JSON.stringify(`${pidFile}.new`)}, ${JSON.stringify(pidFile)});
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    await until(() => existsSync(pidFile), "the child started");
    const pid = Number(readFileSync(pidFile, "utf8"));
    const before = isRunning(pid);
    parent.kill("SIGKILL");
    await until(() => !isRunning(pid), `ffmpeg ${pid} ended`);
    return { before, after: isRunning(pid) };
  }

  test("ends as a camera reader, because nobody reads its packets", async () => {
    const args = ["-re", ...endless, "-c:v", "mjpeg", "-f", "nut", "pipe:1"];
    expect(await orphan(args, false)).toEqual({ before: true, after: false });
  });

  test("ends as a decoder, because nothing more comes in", async () => {
    const args = [..."-v error -f matroska -i pipe:0".split(" "), ...raw];
    expect(await orphan(args, true)).toEqual({ before: true, after: false });
  });
});

function isRunning(pid: number): boolean {
  try {
    // A zombie has a process entry, too; whoever inherited it may be slow to collect it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
