// Owns what the copying asks of a place far away. rclone.ts is the real one.
import type { OffsiteTrouble } from "./trouble.ts";

export interface CopyRun {
  signal: AbortSignal;
  /** A file of the batch is there now, by its path in the data folder. */
  onCopied(file: string): void;
}

export interface DayRun extends CopyRun {
  /** A file that is there differs from ours, and was left as it is. */
  onDiffering(file: string): void;
}

/** All paths are relative to the data folder and the same over there, with "/" between. */
export interface OffsiteStore {
  /**
   * Copies these files; one that is there already and equal (by size and, where the store keeps it,
   * time) isn't sent again. null: all of them are there.
   */
  copy(files: readonly string[], run: CopyRun): Promise<OffsiteTrouble | null>;
  /**
   * Copies what of a day's folder is not there yet, files younger than two minutes excepted. Evidence
   * that is there is never overwritten.
   */
  copyDay(folder: string, run: DayRun): Promise<OffsiteTrouble | null>;
  /** Removes a folder (`names`: null) or some files of it; fine when they are gone. */
  remove(
    folder: string,
    names: readonly string[] | null,
    signal: AbortSignal,
  ): Promise<OffsiteTrouble | null>;
  /** For the test: a small file at the top. */
  write(name: string, bytes: Buffer, signal: AbortSignal): Promise<OffsiteTrouble | null>;
  read(name: string, signal: AbortSignal): Promise<Buffer | OffsiteTrouble>;
  /** The names at the top, folders with a "/" behind. */
  list(signal: AbortSignal): Promise<string[] | OffsiteTrouble>;
  removeFile(name: string, signal: AbortSignal): Promise<OffsiteTrouble | null>;
}
