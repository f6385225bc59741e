// Owns a video file played as if it were a camera: at its own speed and, for practice, over and
// over. Every showing is an ffmpeg of its own (-stream_loop ends 5.1's bitstream filter at the
// first turn); the packets' times run on from one to the next.
import { fileArguments, fileProbeArguments, readCodec } from "./source-arguments.ts";
import { runCopy } from "./copy-session.ts";
import { askFfmpeg } from "./ffmpeg-capabilities.ts";
import { lossFromFfmpeg } from "./loss.ts";
import type { Loss } from "./loss.ts";
import type { PacketSink, SessionContext, SessionPacket } from "./session-context.ts";
import { placeOf } from "./source.ts";
import type { FileSource } from "./source.ts";

export async function runFile(source: FileSource, context: SessionContext): Promise<Loss> {
  const { clock, ffmpeg, signal } = context;
  const place = placeOf(source);
  const probe = await askFfmpeg(ffmpeg.path, fileProbeArguments(source.path));
  const codec = readCodec(probe.stderr);
  if (codec === null) {
    const lines = [...probe.stderr.split("\n"), "Invalid data found"];
    return lossFromFfmpeg({ lines, exit: { code: 1, signal: null }, packets: 0 }, place);
  }
  const sink = new ContinuousSink(context.sink, () => clock.monotonic());
  for (;;) {
    const args = fileArguments(source.path, codec, ffmpeg.capabilities);
    const end = await runCopy({ args, place }, { ...context, sink });
    if (!source.loop || !end.clean || signal.aborted) return end.loss;
    sink.startOver();
  }
}

/** Shifts the times of every showing after the first by what went by since the last one. */
export class ContinuousSink implements PacketSink {
  readonly #sink: PacketSink;
  readonly #now: () => number;
  #offset = 0;
  #last: { pts: number; at: number } | null = null;
  #begins = false;
  #described = false;

  constructor(sink: PacketSink, now: () => number) {
    this.#sink = sink;
    this.#now = now;
  }

  /** The next packet is the first of another showing. */
  startOver(): void {
    this.#begins = true;
  }

  format(format: Parameters<PacketSink["format"]>[0]): void {
    // The same file has the same format; a second telling would be a second session.
    if (!this.#described) this.#sink.format(format);
    this.#described = true;
  }

  packet(packet: SessionPacket): void {
    if (packet.pts === null) return this.#sink.packet(packet);
    const at = this.#now();
    if (this.#begins && this.#last) {
      this.#offset = this.#last.pts + Math.max(1, at - this.#last.at) - packet.pts;
    }
    this.#begins = false;
    const pts = packet.pts + this.#offset;
    this.#last = { pts: Math.max(pts, this.#last?.pts ?? pts), at };
    this.#sink.packet({ ...packet, pts });
  }
}
