// Owns a stream of unknown kind that comes through Node, from a command or over HTTP: its first
// bytes decide whether pictures are cut apart here or ffmpeg reads it.
import type { Readable } from "node:stream";
import { runCopy } from "./copy-session.ts";
import { streamOver } from "./loss.ts";
import type { Loss, LossPlace } from "./loss.ts";
import { runPictures } from "./mjpeg-session.ts";
import type { SessionContext } from "./session-context.ts";
import { recognizeStream, streamArguments } from "./source-arguments.ts";

/** Enough for the header of an MKV or MP4 to name its codec. */
const headBytes = 1024;

/** Reads it to its end; resolves with why it ended. */
export async function readStream(
  stream: Readable,
  place: LossPlace,
  context: SessionContext,
): Promise<Loss> {
  const head = await readHead(stream, headBytes);
  if (stream.readableEnded || stream.destroyed) return streamOver(place, 0);
  stream.unshift(head);
  const kind = recognizeStream(head);
  if (kind.codec === "mjpeg")
    return await runPictures(stream, { multipart: false, place }, context);
  return (await runCopy({ args: streamArguments(kind), place, input: stream }, context)).loss;
}

/** The first bytes, at most one read beyond `atLeast`; fewer when the stream ends. */
async function readHead(stream: Readable, atLeast: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  await new Promise<void>((resolve) => {
    const look = () => {
      for (let chunk = read(); chunk; chunk = read()) {
        chunks.push(chunk);
        bytes += chunk.length;
      }
      if (bytes >= atLeast || stream.readableEnded || stream.destroyed) finish();
    };
    const read = () => (bytes < atLeast ? (stream.read() as Buffer | null) : null);
    const finish = () => {
      stream.off("readable", look).off("end", finish).off("close", finish).off("error", finish);
      resolve();
    };
    stream.on("readable", look).on("end", finish).on("close", finish).on("error", finish);
    look();
  });
  return Buffer.concat(chunks);
}
