import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { indexSpool, readSpool } from "../../../vision/capture/spool-reader.ts";
import { Spool, SpoolError } from "../../../vision/capture/spool.ts";
import type { Packet, VideoFormat } from "../../../vision/capture/packet.ts";
import { silentLog } from "../../../storage/log.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { enlarge, mountSmallDisk, unmount } from "./small-disk.ts";
import { busy, noFfprobe, pictureHashes, probe, streamOf, x264 } from "./test-packets.ts";

let folder = "";
let file = "";
let clock = new FakeClock();
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "vigil-spool-"));
  file = path.join(folder, "spool-1.mkv");
  clock = new FakeClock();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const h264: VideoFormat = {
  codec: "h264",
  width: 320,
  height: 240,
  extradata: Buffer.from("00000001674200", "hex"),
  decodeDelay: 0,
};

/** Groups of `groupLength` packets of `size` bytes, 50 ms apart; their content is their number. */
function packets(count: number, groupLength: number, size: number, startMs = 1000): Packet[] {
  return Array.from({ length: count }, (_, index) => {
    const bytes = Buffer.alloc(size, index & 0xff);
    bytes.writeUInt32BE(1);
    return { ms: startMs + index * 50, keyframe: index % groupLength === 0, bytes };
  });
}

/** The same with the bytes as text, which is compared a hundred times as fast as a Buffer. */
const readable = (all: readonly Packet[] | undefined) =>
  all?.map((packet) => ({ ...packet, bytes: packet.bytes.toString("latin1") }));

const create = (format = h264, maximumQueuedBytes?: number) =>
  Spool.create(file, format, {
    clock,
    log: silentLog,
    ...(maximumQueuedBytes !== undefined && { maximumQueuedBytes }),
  });

describe("a spool", () => {
  test("gives back what it was given, and belongs to its owner only", async () => {
    const spool = await create();
    const given = packets(100, 20, 3000);
    for (const packet of given) spool.append(packet);
    expect([spool.firstMs, spool.lastMs]).toEqual([1000, 1000 + 99 * 50]);
    await spool.close();
    expect(spool.problem).toBeNull();
    expect(spool.bytes).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const read = await readSpool(file, silentLog);
    expect(read?.format).toEqual(h264);
    expect(readable(read?.packets)).toEqual(readable(given));
    expect(clock.pending).toBe(0);
  });

  test("is on the disk when sync() says so, while it goes on", async () => {
    const spool = await create();
    const given = packets(30, 10, 500);
    for (const packet of given.slice(0, 20)) spool.append(packet);
    await spool.sync();
    const synced = await readSpool(file, silentLog);
    expect(readable(synced?.packets)).toEqual(readable(given.slice(0, 20)));
    for (const packet of given.slice(20)) spool.append(packet);
    await spool.close();
    const whole = await readSpool(file, silentLog);
    expect(readable(whole?.packets)).toEqual(readable(given));
    spool.append(given[0] as Packet);
    await spool.close();
    expect(spool.bytes).toBe(statSync(file).size);
  });

  test("asks for a sync within a second of a packet, and not without one", async () => {
    const spool = await create();
    expect(clock.pending).toBe(0);
    for (const packet of packets(3, 3, 100)) spool.append(packet);
    expect(clock.pending).toBe(1);
    await clock.advance(1000);
    expect(clock.pending).toBe(0);
    spool.append(packets(1, 1, 100, 5000)[0] as Packet);
    expect(clock.pending).toBe(1);
    await spool.close();
    expect(clock.pending).toBe(0);
  });

  test("drops the rest of a group when the disk can't keep up, and says so", async () => {
    const spool = await create(h264, 25_000);
    const given = packets(60, 20, 1000);
    // All in one turn of the loop: nothing can be written meanwhile.
    for (const packet of given) spool.append(packet);
    expect(spool.droppedPackets).toBe(35);
    expect(spool.droppedGroups).toBe(2);
    expect(spool.problem?.sentence).toMatch(/too slow/);
    await spool.sync();
    const later = packets(40, 20, 1000, 10_000);
    // In the middle of a group: useless without its keyframe.
    for (const packet of later.slice(5)) spool.append(packet);
    await spool.close();
    const kept = (await readSpool(file, silentLog))?.packets;
    expect(readable(kept)).toEqual(readable([...given.slice(0, 25), ...later.slice(20)]));
    expect(spool.droppedPackets).toBe(35 + 15);
  });

  test("takes no packet that Matroska can't hold, and does not throw", async () => {
    const spool = await create();
    for (const ms of [-5, Number.NaN, 0.5]) {
      spool.append({ ms, keyframe: true, bytes: Buffer.alloc(10) });
    }
    await spool.close();
    expect(spool.droppedPackets).toBe(3);
    expect(spool.problem?.sentence).toMatch(/time can't be written/);
  });

  test("can't be begun where there is one already, or no folder", async () => {
    writeFileSync(file, "evidence");
    await expect(create()).rejects.toThrow(SpoolError);
    expect(readFileSync(file, "utf8")).toBe("evidence");
    file = path.join(folder, "gone", "spool.mkv");
    await expect(create()).rejects.toThrow("could not be started: its folder is gone.");
  });
});

test("a full disk costs packets, not the loop, and what fits stays readable", async (context) => {
  const disk = path.join(folder, "small");
  if (!mountSmallDisk(disk, "256k")) context.skip("mounting a small disk needs root");
  try {
    file = path.join(disk, "spool-1.mkv");
    const spool = await create();
    const given = packets(400, 10, 2000);
    for (const packet of given) {
      spool.append(packet);
      if (packet.keyframe) await spool.sync();
    }
    expect(spool.problem?.sentence).toMatch(/the disk is full/);
    expect(spool.droppedPackets).toBeGreaterThan(200);
    expect(spool.bytes).toBe(statSync(file).size);
    const before = await readSpool(file, silentLog);
    expect(before?.packets.length).toBe(400 - spool.droppedPackets);
    const keptTimes = new Set(before?.packets.map(({ ms }) => ms));
    const keptOfGiven = given.filter(({ ms }) => keptTimes.has(ms));
    expect(readable(before?.packets)).toEqual(readable(keptOfGiven));
    // Room again: the next whole group is recorded.
    enlarge(disk, "1m");
    const later = packets(15, 10, 2000, 90_000);
    for (const packet of later) spool.append(packet);
    await spool.close();
    const after = await readSpool(file, silentLog);
    expect(readable(after?.packets.slice(before?.packets.length))).toEqual(readable(later));
    expect(after?.packets.length).toBe(415 - spool.droppedPackets);
  } finally {
    unmount(disk);
  }
});

test("kill -9 loses at most a second", { timeout: 60_000 }, async () => {
  const script = path.join(import.meta.dirname, "spool-writer.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  let taken = 0;
  for await (const line of createInterface(child.stdout)) {
    taken = Number(line);
    if (taken >= 1500) child.kill("SIGKILL");
  }
  expect(await gone).toEqual([null, "SIGKILL"]);
  const kept = (await readSpool(file, silentLog))?.packets ?? [];
  expect(kept.map((packet) => packet.ms)).toEqual(kept.map((_packet, index) => 20 + index * 20));
  expect(kept.at(-1)?.ms).toBeGreaterThan(taken - 1000);
});

/** A closed spool; each packet takes 100 bytes with its head. */
async function spooled(
  count = 10,
): Promise<{ given: Packet[]; data: Buffer; headerBytes: number }> {
  const given = packets(count, 5, 75);
  const spool = await create();
  const headerBytes = spool.bytes;
  for (const packet of given) spool.append(packet);
  await spool.close();
  return { given, data: readFileSync(file), headerBytes };
}

describe("a torn spool", () => {
  test("gives what is whole, wherever it is cut off", async () => {
    const { given, data, headerBytes } = await spooled(3);
    for (let length = data.length; length >= 0; length--) {
      truncateSync(file, length);
      const whole = Math.floor((length - headerBytes) / 100);
      const expected = { format: h264, packets: given.slice(0, Math.max(0, whole)) };
      expect(await readSpool(file, silentLog)).toEqual(whole < 0 ? null : expected);
    }
  });

  test("ends where blocks were never written (zeros), and where bytes make no sense", async () => {
    const { given, data, headerBytes } = await spooled();
    const third = headerBytes + 3 * 100;
    for (const from of [third, third + 3, third + 25]) {
      const zeroed = Buffer.from(data).fill(0, from);
      writeFileSync(file, zeroed);
      expect((await readSpool(file, silentLog))?.packets).toEqual(given.slice(0, 3));
    }
    writeFileSync(file, Buffer.concat([data.subarray(0, third), Buffer.alloc(900, 0xa7)]));
    const index = await indexSpool(file, silentLog);
    expect(index).toMatchObject({ tornBytes: 900, packets: { length: 3 } });
  });

  test("is read in windows, so that memory stays bounded", async () => {
    const { given } = await spooled();
    const window = await readSpool(file, silentLog, { fromMs: 1100, untilMs: 1250 });
    expect(window?.packets).toEqual(given.slice(2, 6));
  });

  test("that isn't there, or is something else, is none", async () => {
    expect(await readSpool(path.join(folder, "none.mkv"), silentLog)).toBeNull();
    writeFileSync(file, "<html>".repeat(100));
    expect(await readSpool(file, silentLog)).toBeNull();
  });
});

const skipped = noFfprobe ? ` (${noFfprobe})` : "";
describe.skipIf(noFfprobe)(`a spool is a video file${skipped}`, { timeout: 60_000 }, () => {
  test.each([
    ["h264", x264(20, "-bf", "0")],
    ["h264", x264(20, "-bf", "2")],
    ["hevc", ["-preset", "ultrafast"]],
    ["mjpeg", ["-q:v", "4", "-pix_fmt", "yuvj420p"]],
  ] as const)("of %s (%#) that ffmpeg plays, also torn", async (codec, encoder) => {
    const stream = streamOf(busy(1), codec, encoder, 12_000);
    const spool = await create(stream.format);
    for (const packet of stream.packets) spool.append(packet);
    await spool.close();
    expect(probe(file)).toMatchObject({ codec_name: codec, nb_read_frames: "20" });
    expect(new Set(pictureHashes(file)).size).toBe(20);
    const read = await readSpool(file, silentLog);
    expect(readable(read?.packets)).toEqual(readable(stream.packets));
    // How far B-frames reach is not in the file but seen in the times; ffmpeg guesses it too high.
    const times = stream.packets.map((packet) => packet.ms);
    const reordered = times.some((ms, index) => ms < (times[index - 1] ?? ms));
    expect((read?.format.decodeDelay ?? 0) > 0).toBe(reordered);
    expect(read?.format).toEqual({ ...stream.format, decodeDelay: read?.format.decodeDelay });
    const torn = path.join(folder, "torn.mkv");
    writeFileSync(torn, readFileSync(file).subarray(0, -5));
    const rest = await readSpool(torn, silentLog);
    expect(readable(rest?.packets)).toEqual(readable(stream.packets.slice(0, -1)));
  });
});
