// Owns a camera that sends JPEG pictures: each is a packet, a keyframe, and as new as its arrival.
import type { Readable } from "node:stream";
import { imageSize } from "image-size";
import { lossFromError, makeLoss, streamOver } from "./loss.ts";
import type { Loss, LossPlace } from "./loss.ts";
import { MjpegError, MjpegSplitter } from "./mjpeg.ts";
import type { SessionContext } from "./session-context.ts";
import { words } from "../../storage/words.ts";

/** Takes pictures; says why it will not have another one. */
export class PictureTaker {
  readonly #context: SessionContext;
  #size: { width: number; height: number } | null = null;
  #bad = 0;
  taken = 0;

  constructor(context: SessionContext) {
    this.#context = context;
  }

  /** Null as long as all is well. */
  take(jpeg: Buffer): Loss | null {
    const size = sizeOf(jpeg);
    if (!size) {
      this.#bad += 1;
      // One torn picture is passed over; nothing but torn ones is no video.
      if (this.#bad < 10) return null;
      return makeLoss("not_a_video", "its pictures cannot be read", words("why-bad-pictures"));
    }
    this.#bad = 0;
    if (this.#size && (this.#size.width !== size.width || this.#size.height !== size.height)) {
      const sentence = "the camera changed the size of its picture";
      return makeLoss("ended", sentence, words("why-other-size"));
    }
    if (!this.#size) {
      this.#size = size;
      const { width, height } = size;
      const extradata = Buffer.alloc(0);
      this.#context.sink.format({ codec: "mjpeg", width, height, extradata, decodeDelay: 0 });
    }
    this.taken += 1;
    this.#context.sink.packet({ pts: null, keyframe: true, bytes: jpeg });
    return null;
  }
}

/** Reads a stream of pictures to its end. */
export async function runPictures(
  stream: Readable,
  options: { multipart: boolean; place: LossPlace },
  context: SessionContext,
): Promise<Loss> {
  const { signal } = context;
  const taker = new PictureTaker(context);
  let refused: Loss | null = null;
  const splitter = new MjpegSplitter((jpeg) => (refused ??= taker.take(jpeg)), {
    multipart: options.multipart,
  });
  const stop = () => stream.destroy();
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      splitter.push(chunk);
      if (refused) return refused;
    }
  } catch (error) {
    if (error instanceof MjpegError) return makeLoss("not_a_video", error.message, error.words);
    return lossFromError(error, options.place);
  } finally {
    signal.removeEventListener("abort", stop);
    stream.destroy();
  }
  return streamOver(options.place, taker.taken);
}

function sizeOf(jpeg: Buffer): { width: number; height: number } | null {
  try {
    const { type, width, height } = imageSize(jpeg);
    return type === "jpg" ? { width, height } : null;
  } catch {
    return null; // torn before its size was told
  }
}
