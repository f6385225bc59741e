// Owns the spool: the packets of an open incident, appended to a Matroska file as they come. After
// a crash or a power cut the file is whole up to its last packet (spool-reader.ts), so an
// incident that nobody lived to end still becomes a clip.
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import { syncFolder } from "../../storage/files.ts";
import { fileProblem } from "./durable-file.ts";
import { messageOf } from "./error-text.ts";
import { matroskaCluster, matroskaHeader } from "./matroska.ts";
import type { Packet, VideoFormat } from "./packet.ts";
import type { Cancel, Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { reasonOfOthers, words, type Reason } from "../../storage/words.ts";

/** A power cut may cost this much (DESIGN.md, decision 3). */
const syncEveryMs = 1000;
/** More than this in one write gains nothing and doubles memory for longer. */
const batchBytes = 1 << 20;

export interface SpoolOptions {
  clock: Clock;
  log: Log;
  /** What may wait for a slow disk before packets are dropped; 32 MB unless said. */
  maximumQueuedBytes?: number;
  /** Hears of each packet that won't be in the file, and behind how many that are (or will be). */
  onLost?: (packet: Packet, behind: number) => void;
}

interface Waiting {
  head: Buffer;
  bytes: Buffer;
  packet: Packet;
}

/** No spool could be begun; `message` is a sentence. */
export class SpoolError extends Error {
  override readonly name = "SpoolError";
}

export class Spool {
  readonly file: string;
  readonly #handle: FileHandle;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #maximumQueuedBytes: number;
  readonly #onLost: NonNullable<SpoolOptions["onLost"]>;

  #queue: Waiting[] = [];
  #queuedBytes = 0;
  #written: number;
  #pumping = false;
  #writing: Promise<void> = Promise.resolve();
  /** Packets put into the queue so far, and those of them written or given up. */
  #taken = 0;
  #settled = 0;
  #writtenPackets = 0;
  /** Packets are dropped until the next keyframe: what follows a hole only decodes to smear. */
  #awaitingKeyframe = false;
  #closing: Promise<void> | null = null;
  #cancelSync: Cancel | null = null;
  #syncing: Promise<void> = Promise.resolve();
  #folderSynced = false;
  #firstMs: number | null = null;
  #lastMs: number | null = null;
  #problem: Reason | null = null;
  #failing = false;
  #droppedPackets = 0;
  #droppedGroups = 0;

  private constructor(
    file: string,
    handle: FileHandle,
    headerBytes: number,
    options: SpoolOptions,
  ) {
    this.file = file;
    this.#handle = handle;
    this.#written = headerBytes;
    this.#clock = options.clock;
    this.#log = options.log.child({ spool: path.basename(file) });
    this.#maximumQueuedBytes = options.maximumQueuedBytes ?? 32 << 20;
    this.#onLost = options.onLost ?? (() => undefined);
  }

  /** Begins a new file, readable by its owner only. Throws SpoolError; an existing file is kept. */
  static async create(file: string, format: VideoFormat, options: SpoolOptions): Promise<Spool> {
    let handle: FileHandle | null = null;
    try {
      handle = await open(file, "wx", 0o600);
      const header = matroskaHeader(format);
      await writeAll(handle, header, 0);
      return new Spool(file, handle, header.length, options);
    } catch (error) {
      await handle?.close();
      const problem = fileProblem(error)?.sentence ?? messageOf(error);
      throw new SpoolError(`The recording could not be started: ${problem}.`, { cause: error });
    }
  }

  /** Bytes in the file; always up to the end of a packet. */
  get bytes(): number {
    return this.#written;
  }
  /** The earliest and latest time among the packets taken; null before the first. */
  get firstMs(): number | null {
    return this.#firstMs;
  }
  get lastMs(): number | null {
    return this.#lastMs;
  }
  /** Why something is missing from the recording, as a sentence; stays once it happened. */
  get problem(): Reason | null {
    return this.#problem;
  }
  get droppedPackets(): number {
    return this.#droppedPackets;
  }
  /** Groups (a keyframe and what builds on it) of which at least the end is missing. */
  get droppedGroups(): number {
    return this.#droppedGroups;
  }

  /**
   * Takes a packet for writing, in order; returns at once and never throws. When the disk is too
   * slow (the queue is full) or refuses, the rest of that group is dropped, counted and logged,
   * and writing goes on with the next keyframe that finds room. After close() it does nothing.
   */
  append(packet: Packet): void {
    if (this.#closing) return;
    if (this.#awaitingKeyframe && !packet.keyframe) {
      this.#droppedPackets++;
      this.#lose(packet);
      return;
    }
    const size = packet.bytes.length;
    if (this.#queue.length > 0 && this.#queuedBytes + size > this.#maximumQueuedBytes) {
      this.#awaitingKeyframe = true;
      this.#countHole(1, {
        sentence: "the disk is too slow",
        words: words("why-disk", { why: "slow" }),
      });
      this.#lose(packet);
      return;
    }
    let head: Buffer;
    try {
      head = matroskaCluster(packet);
    } catch (error) {
      this.#awaitingKeyframe = true;
      this.#countHole(1, reasonOf(error));
      return;
    }
    this.#awaitingKeyframe = false;
    this.#queue.push({ head, bytes: packet.bytes, packet });
    this.#queuedBytes += size;
    this.#firstMs = Math.min(this.#firstMs ?? packet.ms, packet.ms);
    this.#lastMs = Math.max(this.#lastMs ?? packet.ms, packet.ms);
    this.#taken++;
    if (!this.#pumping) void this.#pump();
    this.#cancelSync ??= this.#clock.after(syncEveryMs, () => {
      this.#cancelSync = null;
      this.#syncing = this.#syncing.then(() => this.#flush());
    });
  }

  /** Resolves when all that was taken is on the disk (or dropped: see `problem`); never rejects. */
  sync(): Promise<void> {
    // Closing syncs, and a closed file has nothing left to sync.
    return this.#closing ?? this.#syncInTurn();
  }

  /** Writes what waits, syncs and closes; never rejects. Calling it again waits for the same end. */
  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    this.#cancelSync?.();
    this.#cancelSync = null;
    await this.#syncInTurn();
    try {
      await this.#handle.close();
    } catch (error) {
      this.#tell(reasonOf(error));
    }
    if (this.#droppedPackets > 0) {
      const { droppedPackets: packets, droppedGroups: groups } = this;
      this.#log.warn("a recording has holes", {
        packets,
        groups,
        problem: this.#problem?.sentence,
      });
    }
  }

  #syncInTurn(): Promise<void> {
    this.#syncing = this.#syncing.then(() => this.#syncNow());
    return this.#syncing;
  }

  /** Waits for what was taken until now; what comes meanwhile must not put the sync off for ever. */
  async #syncNow(): Promise<void> {
    const taken = this.#taken;
    while (this.#settled < taken) await this.#writing;
    await this.#flush();
  }

  async #flush(): Promise<void> {
    try {
      await this.#handle.datasync();
      if (this.#folderSynced) return;
      await syncFolder(path.dirname(this.file));
      this.#folderSynced = true;
    } catch (error) {
      this.#tell(reasonOf(error));
    }
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    while (this.#queue.length > 0) {
      this.#writing = this.#writeBatch();
      await this.#writing;
    }
    this.#pumping = false;
  }

  async #writeBatch(): Promise<void> {
    let packets = 0;
    let bytes = 0;
    while (packets < this.#queue.length && bytes < batchBytes) {
      bytes += this.#queue[packets++]?.bytes.length ?? 0;
    }
    const batch = this.#queue.slice(0, packets);
    const data = Buffer.concat(batch.flatMap((waiting) => [waiting.head, waiting.bytes]));
    try {
      await writeAll(this.#handle, data, this.#written);
      this.#written += data.length;
      if (this.#failing) this.#log.info("the recording goes on");
      this.#failing = false;
      this.#writtenPackets += packets;
      this.#takeOff(packets);
    } catch (error) {
      await this.#cutBackTo(this.#written);
      // What waits and builds on the lost packets is lost with them.
      const next = this.#queue.findIndex(
        ({ packet }, index) => index >= packets && packet.keyframe,
      );
      if (next < 0) this.#awaitingKeyframe = true;
      const lost = next < 0 ? this.#queue.length : next;
      for (const { packet } of this.#queue.slice(0, lost)) {
        this.#onLost(packet, this.#writtenPackets);
      }
      this.#takeOff(lost);
      this.#countHole(lost, reasonOf(error));
    }
  }

  /** Removes the first `packets` from the queue. */
  #takeOff(packets: number): void {
    for (const waiting of this.#queue.splice(0, packets)) {
      this.#queuedBytes -= waiting.bytes.length;
      this.#settled++;
    }
  }

  #lose(packet: Packet): void {
    this.#onLost(packet, this.#writtenPackets + this.#queue.length);
  }

  /** Takes half-written packets off the end again; the next write would overwrite them anyway. */
  async #cutBackTo(bytes: number): Promise<void> {
    try {
      await this.#handle.truncate(bytes);
    } catch (error) {
      this.#log.debug("the end of a recording could not be cut off", { error });
    }
  }

  #countHole(packets: number, why: Reason): void {
    this.#droppedPackets += packets;
    this.#droppedGroups++;
    this.#tell(why);
  }

  #tell(why: Reason): void {
    this.#problem ??= {
      sentence: `Part of what happened is not in the recording: ${why.sentence}.`,
      words: words("why-part-missing", { why: why.words }),
    };
    if (!this.#failing) {
      this.#log.warn("a recording is losing packets", { because: why.sentence });
    }
    this.#failing = true;
  }
}

function reasonOf(error: unknown): Reason {
  return fileProblem(error) ?? reasonOfOthers(messageOf(error));
}

async function writeAll(handle: FileHandle, data: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < data.length) {
    const rest = data.length - done;
    const { bytesWritten } = await handle.write(data, done, rest, position + done);
    if (bytesWritten === 0) throw new Error("the disk takes nothing any more");
    done += bytesWritten;
  }
}
