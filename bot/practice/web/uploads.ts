// Owns what people send from the page that isn't text: reading the form within limits, checking it
// as a whole, and only then sending it.
import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";
import busboy from "busboy";
import { imageSize } from "image-size";
import type { Person } from "../emulator.ts";
import { ActError } from "./actions.ts";

export interface UploadLimits {
  fileBytes: number;
  totalBytes: number;
}

interface SentFile {
  name: string;
  mimeType: string;
  bytes: Buffer;
}

export interface Upload {
  /** NaN when absent. */
  person: number;
  as: string;
  caption: string;
  files: SentFile[];
}

/** Of one file what a bot can send, too; of all together what we like to hold in memory. */
export const usualLimits: UploadLimits = {
  fileBytes: 50 * 1024 * 1024,
  totalBytes: 100 * 1024 * 1024,
};
const mostFiles = 50;
const albumSize = 10;
/** Telegram's limit on a caption, in characters. */
const longestCaption = 1024;
/** What Telegram's own apps send at most, in pixels; a heavier photo they have made smaller. */
const longestPhotoSide = 2560;
/** What browsers say of files they know nothing about; then the name decides. */
const unknownType = "application/octet-stream";

/**
 * Reads a multipart form to its end, even one that is refused: a browser shows no answer that comes
 * before it has sent everything. Throws ActErrors.
 */
export async function readUpload(
  request: IncomingMessage,
  limits: UploadLimits = usualLimits,
): Promise<Upload> {
  const fields = new Map<string, string>();
  const files: (Omit<SentFile, "bytes"> & { chunks: Buffer[] })[] = [];
  let total = 0;
  let refusal: string | undefined;
  const refuse = (sentence: string) => {
    refusal ??= sentence;
    for (const file of files) file.chunks = [];
  };

  const form = openForm(request, limits);
  if (!form) {
    request.resume();
    throw new ActError("The page sent a form that can't be read. Please reload it.");
  }
  form.on("field", (name, value) => fields.set(name, value));
  form.on("filesLimit", () => refuse(`At most ${mostFiles} files can be sent at once.`));
  form.on("file", (_field, stream, { filename, mimeType }) => {
    const file = { name: filename ?? "file", mimeType, chunks: [] as Buffer[] };
    files.push(file);
    stream.on("data", (chunk: Buffer) => {
      total += chunk.length;
      if (total > limits.totalBytes) {
        refuse(`This is too much at once: ${megabytes(limits.totalBytes)} can be sent together.`);
      }
      if (refusal === undefined) file.chunks.push(chunk);
    });
    stream.on("limit", () =>
      refuse(`"${file.name}" is too large: a file may have ${megabytes(limits.fileBytes)}.`),
    );
    stream.on("error", () => refuse("The files did not arrive whole. Please send them again."));
  });
  // Not a pipeline(), which would cut the connection when the form is broken: it is to be answered.
  request.once("close", () => {
    if (!request.complete) form.destroy();
  });
  request.pipe(form);
  try {
    await finished(form);
  } catch {
    refuse("The files did not arrive whole. Please send them again.");
    request.unpipe(form).resume();
  }
  if (refusal !== undefined) throw new ActError(refusal);
  return {
    person: Number(fields.get("person") ?? Number.NaN),
    as: fields.get("as") ?? "",
    caption: fields.get("caption")?.trim() ?? "",
    files: files.map(({ chunks, ...file }) => ({ ...file, bytes: Buffer.concat(chunks) })),
  };
}

/** Sends everything or nothing. The caption goes with the first. Throws ActErrors. */
export function sendUpload(person: Person, { as, caption, files }: Upload): void {
  if (files.length === 0) throw new ActError("There is nothing to send.");
  if ([...caption].length > longestCaption) {
    throw new ActError(`A caption holds ${longestCaption} characters.`);
  }
  for (const { name, bytes } of files) {
    if (bytes.length === 0) throw new ActError(`"${name}" is empty.`);
  }
  const firstOf = (index: number) => (index === 0 && caption !== "" ? { caption } : {});
  if (as === "photo") {
    for (const file of files) checkPhoto(file);
    for (let index = 0; index < files.length; index += albumSize) {
      const album = files.slice(index, index + albumSize);
      person.sendPhotos(
        album.map(({ bytes }) => bytes),
        firstOf(index),
      );
    }
    return;
  }
  if (as !== "file")
    throw new ActError("The page sent neither photos nor files. Please reload it.");
  files.forEach(({ name, mimeType, bytes }, index) =>
    person.sendDocument(bytes, {
      name,
      ...(mimeType === unknownType ? {} : { mimeType }),
      ...firstOf(index),
    }),
  );
}

function openForm(request: IncomingMessage, limits: UploadLimits): busboy.Busboy | undefined {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: "utf8",
      // A file of exactly the limit counts as cut off.
      limits: {
        fileSize: limits.fileBytes + 1,
        files: mostFiles,
        fields: 10,
        fieldSize: 64 * 1024,
      },
    });
  } catch {
    return undefined;
  }
}

/** The bot gets a photo as Telegram's apps leave it: the page has made it a JPEG of their size. */
function checkPhoto({ name, bytes }: SentFile): void {
  let size;
  try {
    size = imageSize(bytes);
  } catch {
    throw new ActError(`"${name}" is no picture. It can be sent as a file.`);
  }
  if (size.type !== "jpg") {
    throw new ActError(`"${name}" is no JPEG, as photos are. It can be sent as a file.`);
  }
  const [longest, shortest] = [
    Math.max(size.width, size.height),
    Math.min(size.width, size.height),
  ];
  if (longest > longestPhotoSide) {
    throw new ActError(
      `"${name}" is ${longest} pixels long; a photo has ${longestPhotoSide} at most. It can be sent as a file.`,
    );
  }
  if (longest > 20 * shortest) {
    throw new ActError(`"${name}" is too narrow for a photo. It can be sent as a file.`);
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
