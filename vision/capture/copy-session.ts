// Owns one run of a copying ffmpeg: started, its NUT taken apart into packets, ended, and the
// end explained. Any exit is a loss, also one with code 0.
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { spawnFfmpeg } from "./ffmpeg.ts";
import { lossFromFfmpeg, makeLoss } from "./loss.ts";
import type { Loss, LossPlace } from "./loss.ts";
import { NutError, NutParser, UnsupportedCodecError } from "./nut.ts";
import type { SessionContext } from "./session-context.ts";
import { words } from "../../storage/words.ts";

export interface CopyJob {
  args: readonly string[];
  place: LossPlace;
  /** Written to ffmpeg's stdin; destroyed when ffmpeg is gone. */
  input?: Readable;
}

export interface CopyEnd {
  loss: Loss;
  packets: number;
  /** ffmpeg came to the end of its input and had nothing to complain about. */
  clean: boolean;
  /** Nothing came of it and ffmpeg's words don't tell why (a silent or foreign server). */
  unexplained: boolean;
}

/** Resolves when ffmpeg is gone and its last packet delivered; never rejects for its sake. */
export async function runCopy(job: CopyJob, context: SessionContext): Promise<CopyEnd> {
  const { clock, ffmpeg, log, signal, sink } = context;
  const reader = spawnFfmpeg(ffmpeg, job.args, {
    stdin: job.input !== undefined,
    log,
    name: "reader",
    clock,
  });
  let packets = 0;
  let broken: NutError | null = null;
  const parser = new NutParser({
    stream: (format) => sink.format(format),
    packet(packet) {
      packets += 1;
      sink.packet(packet);
    },
  });
  reader.stdout.on("data", (chunk: Buffer) => {
    if (broken) return;
    try {
      parser.push(chunk);
    } catch (error) {
      if (!(error instanceof NutError)) throw error;
      broken = error;
      void reader.stop();
    }
  });
  if (job.input && reader.stdin) feed(job.input, reader.stdin);
  const stop = () => void reader.stop();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();

  const exit = await reader.exited;
  // What it wrote last is still in the pipe; destroyed by stop() it counts as read.
  await finished(reader.stdout, { writable: false }).catch(() => undefined);
  await reader.stop();
  signal.removeEventListener("abort", stop);
  job.input?.destroy();
  const lines = reader.lastLines();
  return {
    loss: broken ? lossOfStream(broken) : lossFromFfmpeg({ lines, exit, packets }, job.place),
    packets,
    clean: broken === null && exit.code === 0 && packets > 0,
    unexplained: broken === null && packets === 0 && tellsNothing(lines),
  };
}

/** Not stream.pipeline: the end of either side is told by ffmpeg's exit, not by an error here. */
function feed(input: Readable, stdin: NodeJS.WritableStream): void {
  input.pipe(stdin);
  input.once("error", () => stdin.end());
  input.once("close", () => stdin.end());
}

function lossOfStream(error: NutError): Loss {
  if (error instanceof UnsupportedCodecError) {
    const why = words("why-unsupported-codec", { codec: error.fourcc });
    return makeLoss("unsupported", error.message, why);
  }
  const sentence = `its stream could not be read (${error.message})`;
  return makeLoss("unsupported", sentence, words("why-stream-unreadable"));
}

function tellsNothing(lines: readonly string[]): boolean {
  return lines.every((line) => /Invalid data found|End of file|Input\/output error/i.test(line));
}
