// Owns a clip maker for tests that are about when and of what clips are made: it keeps what it was
// asked for and writes a file that is no video.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { StoredClip } from "../../storage/incident-events.ts";
import { words, wordsOfOthers } from "../../storage/words.ts";
import { ClipError, type ClipRequest } from "../../vision/capture/clip.ts";
import { diskIsFull } from "../../vision/capture/durable-file.ts";

/** That no clip could be made, in these words for log and reader alike. */
export function clipError(sentence: string): ClipError {
  return new ClipError(sentence, wordsOfOthers(sentence));
}

/** That the disk was full. */
export function noSpaceForClip(): ClipError {
  const said = words("why-no-clip", { why: diskIsFull.words });
  return new ClipError("No clip could be made: the disk is full.", said);
}

export class FakeClips {
  readonly requests: ClipRequest[] = [];
  /** What making a clip fails with. */
  problem: Error | null = null;
  /** Only there; left out: everywhere. */
  problemIn: string | null = null;

  readonly make = async (request: ClipRequest): Promise<StoredClip[]> => {
    this.requests.push(request);
    if (this.problem && request.folder.startsWith(this.problemIn ?? "")) throw this.problem;
    const file = `${request.name}.mp4`;
    await writeFile(path.join(request.folder, file), "a clip");
    const { firstMs, lastMs } = spanOf(request);
    return [
      {
        file,
        bytes: 6,
        width: request.format.width,
        height: request.format.height,
        durationMs: lastMs - firstMs,
        startsAt: request.wallOf(firstMs),
        thumbnail: null,
      },
    ];
  };

  /** "clip-1-first 0-10000": what was asked for, in order. */
  get told(): string[] {
    return this.requests.map((request) => {
      const { firstMs, lastMs } = spanOf(request);
      return `${request.name} ${firstMs}-${lastMs}`;
    });
  }
}

function spanOf({ packets }: ClipRequest): { firstMs: number; lastMs: number } {
  return { firstMs: packets[0]?.ms ?? 0, lastMs: packets.at(-1)?.ms ?? 0 };
}
