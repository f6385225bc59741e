// Owns one part of an incident while it is recorded: what the ring still held of the moments
// before, then every further packet, in a spool file on disk.
import type { Clock } from "../storage/clock.ts";
import type { Log } from "../storage/log.ts";
import type { Packet, VideoFormat } from "./capture/packet.ts";
import { readSpool } from "./capture/spool-reader.ts";
import { Spool } from "./capture/spool.ts";

export interface RecordingOptions {
  format: VideoFormat;
  /** From a keyframe on, oldest first; not empty. */
  past: Packet[];
  clock: Clock;
  log: Log;
}

export class Recording {
  readonly format: VideoFormat;
  readonly firstMs: number;
  #lastMs: number;
  /** Held in memory until the incident's folder exists. */
  #waiting: Packet[] = [];
  #spool: Spool | null = null;
  #file: string | null = null;
  readonly #options: RecordingOptions;

  constructor(options: RecordingOptions) {
    const first = options.past[0];
    if (!first) throw new RangeError("A recording starts with at least one packet.");
    this.#options = options;
    this.format = options.format;
    this.firstMs = first.ms;
    this.#lastMs = first.ms;
    for (const packet of options.past) this.add(packet);
  }

  get lastMs(): number {
    return this.#lastMs;
  }

  /** What keeps it from being written, in words; null while all is well. */
  get problem(): string | null {
    return this.#spool?.problem ?? null;
  }

  /** Takes the next packet; never waits. */
  add(packet: Packet): void {
    this.#lastMs = Math.max(this.#lastMs, packet.ms);
    if (this.#spool) this.#spool.append(packet);
    else this.#waiting.push(packet);
  }

  /** Starts writing to `file`, beginning with what was taken so far. */
  async writeTo(file: string): Promise<void> {
    const { clock, log } = this.#options;
    const spool = await Spool.create(file, this.format, { clock, log });
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
    const held = await readSpool(this.#file, this.#options.log, { untilMs: toMs });
    return cut(held?.packets ?? [], fromMs, toMs);
  }

  async close(): Promise<void> {
    await this.#spool?.close();
  }
}

/** What lies between the last keyframe at or before `fromMs` (else the first one) and `toMs`. */
export function cut(packets: Packet[], fromMs: number, toMs: number): Packet[] {
  let start = packets.findIndex((packet) => packet.keyframe);
  if (start === -1) return [];
  for (let index = start; index < packets.length; index++) {
    const packet = packets[index] as Packet;
    if (packet.ms > fromMs) break;
    if (packet.keyframe) start = index;
  }
  return packets.slice(start).filter((packet) => packet.ms <= toMs);
}
