// Owns one part of an incident while it is recorded: what the ring still held of the moments
// before, then every further packet, in a spool file on disk. What a full disk does not take stays in
// memory, as far as there is room, so that the clip shows it all the same.
import type { Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import { words, type Reason } from "../storage/words.ts";
import type { Packet, VideoFormat } from "./capture/packet.ts";
import { readSpool } from "./capture/spool-reader.ts";
import { Spool } from "./capture/spool.ts";

/**
 * Held at most on top of what the ring handed over (which it held anyway) while there is no file,
 * as on a full disk; about 30 s at 8 Mbit/s.
 */
const mostWaitingBytes = 32_000_000;

export interface RecordingOptions {
  format: VideoFormat;
  /** From a keyframe on, oldest first; not empty. */
  past: readonly Packet[];
  clock: Clock;
  log: Log;
  /** What is held at most beside `past` while there is no file; 32 MB unless said. */
  mostWaitingBytes?: number;
}

export class Recording {
  readonly format: VideoFormat;
  readonly firstMs: number;
  #lastMs: number;
  /** Held in memory until the incident's folder exists. */
  #waiting: Packet[] = [];
  #waitingBytes = 0;
  #mostWaitingBytes: number;
  /** What came after the memory was full is lost, up to the next keyframe that finds a file. */
  #full = false;
  #spool: Spool | null = null;
  /** Packets that are not in the spool, and behind how many that are. */
  #missing: { packet: Packet; behind: number }[] = [];
  #missingBytes = 0;
  #file: string | null = null;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(options: RecordingOptions) {
    const first = options.past[0];
    if (!first) throw new RangeError("A recording starts with at least one packet.");
    // Not the options as a whole: they would keep the past in memory for as long as this lives.
    this.#clock = options.clock;
    this.#log = options.log;
    this.#mostWaitingBytes = options.mostWaitingBytes ?? mostWaitingBytes;
    this.format = options.format;
    this.firstMs = first.ms;
    this.#lastMs = first.ms;
    for (const packet of options.past) {
      this.#lastMs = Math.max(this.#lastMs, packet.ms);
      this.#waiting.push(packet);
      this.#waitingBytes += packet.bytes.length;
    }
    this.#mostWaitingBytes += this.#waitingBytes;
  }

  get lastMs(): number {
    return this.#lastMs;
  }

  /** What keeps it from being written, as a sentence; null while all is well. */
  get problem(): Reason | null {
    if (this.#full) {
      return {
        sentence: "Part of what happened is not in the recording: there is no file for it.",
        words: words("why-part-missing", { why: words("why-disk", { why: "no_file" }) }),
      };
    }
    return this.#spool?.problem ?? null;
  }

  /** Takes the next packet; never waits. */
  add(packet: Packet): void {
    this.#lastMs = Math.max(this.#lastMs, packet.ms);
    if (this.#spool) {
      if (packet.keyframe) this.#full = false;
      if (!this.#full) this.#spool.append(packet);
      return;
    }
    this.#full ||= this.#waitingBytes + packet.bytes.length > this.#mostWaitingBytes;
    if (this.#full) return;
    this.#waiting.push(packet);
    this.#waitingBytes += packet.bytes.length;
  }

  /** Starts writing to `file`, beginning with what was taken so far. */
  async writeTo(file: string): Promise<void> {
    // All that waits goes into its queue at once, and there must be room for what comes next.
    const maximumQueuedBytes = this.#waitingBytes + mostWaitingBytes;
    const onLost = (packet: Packet, behind: number) => this.#keep(packet, behind);
    const options = { clock: this.#clock, log: this.#log, maximumQueuedBytes, onLost };
    const spool = await Spool.create(file, this.format, options);
    for (const packet of this.#waiting) spool.append(packet);
    this.#waiting = [];
    this.#file = file;
    this.#spool = spool;
  }

  /**
   * The packets from the last keyframe at or before `fromMs` up to `toMs` (inclusive), read back
   * from disk, so that a clip shows just what a recovery after a power cut would find.
   */
  async packets(fromMs: number, toMs: number): Promise<Packet[]> {
    if (!this.#spool || !this.#file) return cut(this.#waiting, fromMs, toMs);
    await this.#spool.sync();
    const held = await readSpool(this.#file, this.#log, { untilMs: toMs });
    return cut(merged(held?.packets ?? [], this.#missing), fromMs, toMs);
  }

  #keep(packet: Packet, behind: number): void {
    if (this.#missingBytes + packet.bytes.length > mostWaitingBytes) return;
    this.#missing.push({ packet, behind });
    this.#missingBytes += packet.bytes.length;
  }

  async close(): Promise<void> {
    await this.#spool?.close();
  }
}

/** All packets in the order in which they came. */
function merged(
  spooled: readonly Packet[],
  missing: readonly { packet: Packet; behind: number }[],
): Packet[] {
  if (missing.length === 0) return [...spooled];
  const places = spooled.map((packet, index) => ({ packet, behind: index }));
  // Where one in the file and a missing one have the same number before them, the missing came first.
  return [...missing, ...places]
    .toSorted((a, b) => a.behind - b.behind)
    .map(({ packet }) => packet);
}

/** What lies between the last keyframe at or before `fromMs` (else the first one) and `toMs`. */
export function cut(packets: readonly Packet[], fromMs: number, toMs: number): Packet[] {
  let start = packets.findIndex((packet) => packet.keyframe);
  if (start === -1) return [];
  for (let index = start; index < packets.length; index++) {
    const packet = packets[index] as Packet;
    if (packet.ms > fromMs) break;
    if (packet.keyframe) start = index;
  }
  return packets.slice(start).filter((packet) => packet.ms <= toMs);
}
