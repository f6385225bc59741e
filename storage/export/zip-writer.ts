// Owns writing one ZIP to disk as it is filled: a file at a time, its SHA-256 on the way, never more
// in memory than a piece. Pictures and films are stored as they are, the rest is packed.
import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream, type ReadStream } from "node:fs";
import { Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { storageError } from "../errors.ts";

/** What went in, or came out. */
export interface Hashed {
  bytes: number;
  sha256: string;
}

/** One ZIP under way. Every call rejects with StorageError, or the signal's reason. */
export class ZipWriter {
  readonly #file: string;
  readonly #signal: AbortSignal;
  readonly #zip = new ZipFile();
  readonly #out = new Hashing();
  readonly #written: Promise<void>;
  #reading: ReadStream | null = null;

  /** `file` must not be there yet; removing it when all is over is the caller's. */
  constructor(file: string, signal: AbortSignal) {
    this.#file = file;
    this.#signal = signal;
    const target = createWriteStream(file, { flags: "wx", mode: 0o600 });
    this.#written = pipeline(this.#zip.outputStream, this.#out, target, { signal });
    // Whoever adds or ends next hears of it.
    this.#written.catch(() => undefined);
  }

  /** Text, packed. */
  async addText(path: string, content: Buffer, mtime: Date): Promise<Hashed> {
    this.#zip.addBuffer(content, path, { mtime, compress: true });
    await this.#orFailure(Promise.resolve());
    return { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") };
  }

  /** A file of any size, stored. A StorageError with the code "ENOENT" when it is not there. */
  async addFile(path: string, source: string, mtime: Date): Promise<Hashed> {
    const reading = createReadStream(source);
    this.#reading = reading;
    try {
      await new Promise((resolve, reject) => reading.once("open", resolve).once("error", reject));
    } catch (cause) {
      throw storageError("read", source, cause);
    }
    const passing = new Hashing();
    this.#zip.addReadStream(passing, path, { mtime, compress: false });
    const read = pipeline(reading, passing, { signal: this.#signal }).catch((cause: unknown) => {
      this.#signal.throwIfAborted();
      throw storageError("read", source, cause);
    });
    await this.#orFailure(read);
    return passing.result();
  }

  /** Writes the rest. Resolves, when the file is whole, with what it is. */
  async end(): Promise<Hashed> {
    this.#zip.end();
    await this.#orFailure(this.#written);
    return this.#out.result();
  }

  /** Gives up; resolves when nothing holds the file any more. */
  async giveUp(): Promise<void> {
    this.#reading?.destroy();
    this.#out.destroy();
    await this.#written.catch(() => undefined);
  }

  /** Waits for `work`, or for the disk to refuse. */
  async #orFailure(work: Promise<void>): Promise<void> {
    const failed = this.#written.then(
      () => work,
      (cause: unknown) => {
        this.#signal.throwIfAborted();
        throw storageError("write", this.#file, cause);
      },
    );
    await Promise.race([work, failed]);
    this.#signal.throwIfAborted();
  }
}

/** Passes everything on and knows its SHA-256. */
class Hashing extends Transform {
  readonly #hash: Hash = createHash("sha256");
  #bytes = 0;

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    done(null, piece);
  }

  /** Of all that passed; once it is over. */
  result(): Hashed {
    return { bytes: this.#bytes, sha256: this.#hash.digest("hex") };
  }
}
