// Owns the files behind messages: their bytes, their ids and what the Bot API tells about them.
// Deviations from the real server: pictures are not recompressed, and every size of a photo has the
// bytes of the original behind it (only ids and dimensions differ); and memory is limited here, so
// that old files are forgotten, their ids with them.
import { randomBytes } from "node:crypto";
import path from "node:path";
import { imageSize } from "image-size";
import type { Animation, Document, File, PhotoSize, Video } from "grammy/types";
import { badRequest } from "./errors.ts";
import type { UploadedFile } from "./parameters.ts";
import { present } from "./present.ts";

export type MediaKind = "photo" | "video" | "animation" | "document";

/** The part of a message that is its media; sent again by file_id, it stays the very same. */
export type MediaContent =
  | { photo: PhotoSize[] }
  | { video: Video }
  | { animation: Animation; document: Document }
  | { document: Document };

/** What only the sender of a video or an animation knows. */
export interface MovieDetails {
  width?: number | undefined;
  height?: number | undefined;
  duration?: number | undefined;
  thumbnail?: UploadedFile | undefined;
}

/** A file as the practice page serves it. */
export interface KeptFile {
  readonly kind: MediaKind | "thumbnail";
  readonly bytes: Buffer;
  /** A document's; others have none that matters. */
  readonly name: string | undefined;
}

interface StoredFile {
  id: string;
  uniqueId: string;
  kind: MediaKind | "thumbnail";
  bytes: Buffer;
  path: string;
  content: MediaContent | undefined;
}

const maximumPhotoBytes = 10 * 1024 * 1024;
const maximumThumbnailBytes = 200 * 1024 - 1;
const maximumDownloadBytes = 20 * 1024 * 1024;
/** The boxes Telegram fits photos into, smallest first. */
const photoBoxes = [90, 320, 800, 1280, 2560];
const folders = {
  photo: "photos",
  video: "videos",
  animation: "animations",
  document: "documents",
  thumbnail: "thumbnails",
};
const idPrefixes = {
  photo: "AgAC",
  video: "BAAC",
  animation: "CgAC",
  document: "BQAC",
  thumbnail: "AAMC",
};
const kindNames = {
  photo: "Photo",
  video: "Video",
  animation: "Animation",
  document: "Document",
  thumbnail: "Thumbnail",
};
const mimeTypes: Record<string, string> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".heic": "image/heic",
  ".mp4": "video/mp4",
  ".json": "application/json",
  ".txt": "text/plain",
  ".pdf": "application/pdf",
  ".zip": "application/zip",
};

export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  /** The same files by what they share in memory, the oldest first. */
  readonly #contents = new Map<Buffer, StoredFile[]>();
  #keptBytes = 0;
  #number = 0;

  /** Throws ApiErrors for what the real server refuses: size, dimensions, not a picture. */
  addPhoto(bytes: Buffer): MediaContent {
    requireContent(bytes);
    if (bytes.length > maximumPhotoBytes) throw tooBig(bytes, "photo", maximumPhotoBytes);
    const { width, height } = measure(bytes) ?? { width: 0, height: 0 };
    if (width === 0 || height === 0) throw badRequest("IMAGE_PROCESS_FAILED");
    if (width + height > 10_000 || Math.max(width / height, height / width) > 20) {
      throw badRequest("PHOTO_INVALID_DIMENSIONS");
    }
    const sizes = photoSizes(width, height).map((size) => {
      const file = this.#store("photo", bytes, ".jpg");
      return { file, size: { ...identity(file), ...size, file_size: bytes.length } };
    });
    const content = { photo: sizes.map(({ size }) => size) };
    for (const { file } of sizes) file.content = content;
    return content;
  }

  addMovie(kind: "video" | "animation", upload: UploadedFile, details: MovieDetails): MediaContent {
    requireContent(upload.bytes);
    const file = this.#store(kind, upload.bytes, ".mp4");
    const movie: Video = {
      ...identity(file),
      width: clamp(details.width, 10_000),
      height: clamp(details.height, 10_000),
      duration: clamp(details.duration, 86_400),
      file_name: upload.filename,
      mime_type: "video/mp4",
      file_size: upload.bytes.length,
      ...present({ thumbnail: this.#addThumbnail(details.thumbnail) }),
    };
    file.content =
      kind === "video"
        ? { video: movie }
        : { animation: movie, document: this.#describeDocument(file, upload, movie.thumbnail) };
    return file.content;
  }

  addDocument(upload: UploadedFile, thumbnail: UploadedFile | undefined): MediaContent {
    requireContent(upload.bytes);
    const file = this.#store("document", upload.bytes, path.extname(upload.filename));
    const document = this.#describeDocument(file, upload, this.#addThumbnail(thumbnail));
    file.content = { document };
    return file.content;
  }

  /** The media behind a file_id that is to be sent again as `kind`; ids never change their kind. */
  again(fileId: string, kind: MediaKind): MediaContent {
    const file = this.#files.get(fileId);
    if (!file) throw badRequest("wrong file identifier/HTTP URL specified");
    if (file.kind !== kind || !file.content) {
      throw badRequest(`can't use file of type ${kindNames[file.kind]} as ${kindNames[kind]}`);
    }
    return file.content;
  }

  /** The answer of getFile. */
  describe(fileId: string): File {
    const file = this.#files.get(fileId);
    if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
    if (file.bytes.length > maximumDownloadBytes) throw badRequest("file is too big");
    return { ...identity(file), file_size: file.bytes.length, file_path: file.path };
  }

  bytes(fileId: string): Buffer | undefined {
    return this.#files.get(fileId)?.bytes;
  }

  /** Everything about a file that is still kept. */
  kept(fileId: string): KeptFile | undefined {
    const file = this.#files.get(fileId);
    if (!file) return undefined;
    const { kind, bytes, content } = file;
    const document = content && "document" in content ? content.document : undefined;
    return { kind, bytes, name: document?.file_name };
  }

  /**
   * Forgets files until `maximumBytes` are left: the oldest of those that `shownIds` (asked only when
   * there is too much) does not contain, then the oldest of all.
   */
  forgetBeyond(maximumBytes: number, shownIds: () => ReadonlySet<string>): void {
    if (this.#keptBytes <= maximumBytes) return;
    const shown = shownIds();
    const isShown = (bytes: Buffer) => this.#contents.get(bytes)?.some(({ id }) => shown.has(id));
    const oldestFirst = [...this.#contents.keys()];
    const unseen = oldestFirst.filter((bytes) => !isShown(bytes));
    for (const bytes of [...unseen, ...oldestFirst.filter(isShown)]) {
      if (this.#keptBytes <= maximumBytes) return;
      for (const { id } of this.#contents.get(bytes) ?? []) this.#files.delete(id);
      this.#contents.delete(bytes);
      this.#keptBytes -= bytes.length;
    }
  }

  /** For downloads: what is under a file_path. */
  bytesAt(filePath: string): Buffer | undefined {
    for (const file of this.#files.values()) if (file.path === filePath) return file.bytes;
    return undefined;
  }

  #describeDocument(
    file: StoredFile,
    upload: UploadedFile,
    thumbnail: PhotoSize | undefined,
  ): Document {
    return {
      ...identity(file),
      file_name: upload.filename,
      mime_type:
        upload.mimeType ??
        mimeTypes[path.extname(upload.filename).toLowerCase()] ??
        "application/octet-stream",
      file_size: upload.bytes.length,
      ...present({ thumbnail }),
    };
  }

  /** A thumbnail that isn't a JPEG of at most 320 pixels is left out silently, as Telegram does. */
  #addThumbnail(upload: UploadedFile | undefined): PhotoSize | undefined {
    if (!upload) return undefined;
    if (upload.bytes.length > maximumThumbnailBytes) {
      throw tooBig(upload.bytes, "thumbnail", maximumThumbnailBytes);
    }
    const size = measure(upload.bytes);
    if (!size || size.type !== "jpg" || Math.max(size.width, size.height) > 320) return undefined;
    const file = this.#store("thumbnail", upload.bytes, ".jpg");
    return {
      ...identity(file),
      width: size.width,
      height: size.height,
      file_size: upload.bytes.length,
    };
  }

  #store(kind: StoredFile["kind"], bytes: Buffer, extension: string): StoredFile {
    this.#number += 1;
    const file: StoredFile = {
      // Random, so that an id kept from an earlier practice chat is unknown in this one.
      id: idPrefixes[kind] + randomBytes(24).toString("base64url"),
      uniqueId: `AQAD${randomBytes(9).toString("base64url")}`,
      kind,
      bytes,
      path: `${folders[kind]}/file_${this.#number}${extension}`,
      content: undefined,
    };
    this.#files.set(file.id, file);
    const sharing = this.#contents.get(bytes);
    if (sharing) {
      sharing.push(file);
    } else {
      this.#contents.set(bytes, [file]);
      this.#keptBytes += bytes.length;
    }
    return file;
  }
}

function identity(file: StoredFile): { file_id: string; file_unique_id: string } {
  return { file_id: file.id, file_unique_id: file.uniqueId };
}

function photoSizes(width: number, height: number): { width: number; height: number }[] {
  const longest = Math.max(width, height);
  const boxes = photoBoxes.filter((box) => box < longest);
  return [...boxes, Math.min(longest, 2560)]
    .filter((box, index, all) => all.indexOf(box) === index)
    .map((box) => ({
      width: Math.max(1, Math.round((width * box) / longest)),
      height: Math.max(1, Math.round((height * box) / longest)),
    }));
}

function measure(bytes: Buffer): { width: number; height: number; type?: string } | undefined {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}

function requireContent(bytes: Buffer): void {
  if (bytes.length === 0) throw badRequest("file must be non-empty");
}

function tooBig(bytes: Buffer, what: string, maximum: number): Error {
  return badRequest(
    `file of size ${bytes.length} bytes is too big for a ${what}; the maximum size is ${maximum} bytes`,
  );
}

function clamp(value: number | undefined, maximum: number): number {
  return Math.min(maximum, Math.max(0, value ?? 0));
}
