// Owns what is said when the disk refuses: one error class, whose message is a sentence for the
// user that names the file, the reason and what to do about it.

/** Something could not be kept or read. `message` may be shown to the owner as it is. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  /** The file or folder it is about. */
  readonly file: string;
  /** The system's code, like "ENOSPC"; null where the system was not the one to object. */
  readonly code: string | null;

  constructor(file: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.file = file;
    this.code = codeOf(options?.cause);
  }
}

/** Second part of the sentence: the reason, and what the user can do. Codes as in errno(3). */
const reasons: Record<string, string> = {
  ENOSPC: "the disk is full. Free some space on it",
  EDQUOT: "the disk quota is used up. Free some space or raise the quota",
  EACCES: "permission is denied. Let the user that runs Vigil own the data folder",
  EPERM: "permission is denied. Let the user that runs Vigil own the data folder",
  EROFS:
    "the disk is read-only. Mount it writable; SD cards often turn read-only when they wear out",
  EIO: "the disk reports an error. Check or replace the disk or SD card",
  ENOENT: "it is not there. Check that the data folder exists and its disk is mounted",
  ENOTDIR: "a file is where a folder should be. Check DATA_DIR",
  EEXIST: "a file is where a folder should be. Check DATA_DIR",
  EISDIR: "a folder is where a file should be. Move that folder away",
  EMFILE: "too many files are open. Restart Vigil",
  ENFILE: "too many files are open on this machine. Close other programs or restart the machine",
};

/** Turns a failed file operation into a StorageError; `doing` completes "Cannot ..." ("write"). */
export function storageError(doing: string, file: string, cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause;
  const code = codeOf(cause);
  const known = code === null ? undefined : reasons[code];
  const reason = known ?? (cause instanceof Error ? cause.message : String(cause));
  return new StorageError(file, `Cannot ${doing} ${file}: ${reason}.`, { cause });
}

/** Whether `error` is the system's answer `code`, also inside a StorageError. */
export function hasCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
