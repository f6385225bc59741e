// Owns enrolments that are under way, one per chat, so that a restart goes on with them:
// DATA_DIR/enrolling/<chat>/dialog.json says how far it is, and beside it lie the aligned faces
// found so far (the photos themselves are never kept). What is over is removed as a whole.
import path from "node:path";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { encodeFaceCrop, readFaceCrop } from "./face-crop.ts";
import {
  listIfThere,
  makeFolder,
  readIfThere,
  removeDurably,
  removeFolderDurably,
  removeLeftovers,
  writeDurably,
} from "./files.ts";
import type { Log } from "./log.ts";
import { Selfies } from "./selfies.ts";
import { storedWords } from "./words.ts";

const point = z.object({ x: z.number(), y: z.number() });

/** A face in a photo, as it was measured; its crop lies in a file of its own. */
export const foundFace = z.object({
  crop: z.string().regex(/^\d{1,4}-\d{1,2}$/),
  box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  landmarks: z.tuple([point, point, point, point, point]),
  score: z.number(),
  rawNorm: z.number(),
  sharpness: z.number(),
  brightness: z.number(),
  pose: z.number(),
});
export type FoundFace = z.infer<typeof foundFace>;

/** What came of a photo. Scores are cosines; names are as they were then. */
export const photoVerdict = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("waiting") }),
  z.object({ kind: z.literal("accepted") }),
  z.object({ kind: z.literal("left_out") }),
  z.object({ kind: z.literal("no_face") }),
  z.object({
    kind: z.enum(["too_small", "too_dark", "too_bright", "blurred", "profile"]),
    value: z.number(),
    limit: z.number(),
  }),
  /** Asked: which of the photo's faces, or whether to use it all the same. */
  z.object({ kind: z.literal("several_faces") }),
  z.object({ kind: z.literal("looks_like_another"), name: z.string(), score: z.number() }),
  z.object({ kind: z.literal("unlike_previous"), score: z.number() }),
  /** Could not be used at all. */
  z.object({
    kind: z.enum(["not_a_picture", "heic", "too_large_file", "not_fetched", "failed", "enough"]),
  }),
  /** `message` in English; older ones have nothing else. */
  z.object({
    kind: z.literal("unreadable"),
    message: z.string(),
    words: storedWords.optional(),
  }),
]);
export type PhotoVerdict = z.infer<typeof photoVerdict>;

export const sentPhoto = z.object({
  number: z.number().int().positive(),
  /** The message it came with, and when (wall-clock milliseconds). */
  message: z.number().int(),
  sentAt: z.number(),
  /** Telegram's file_id; null when there is nothing to fetch. */
  file: z.string().nullable(),
  verdict: photoVerdict,
  /** Those to choose from while it is asked about, the one that counts when it is accepted. */
  faces: z.array(foundFace),
});
export type SentPhoto = z.infer<typeof sentPhoto>;

export const enrolling = z.object({
  version: z.literal(1),
  /** Tells this enrolment's buttons from those of earlier ones. */
  id: z.string(),
  chat: z.number().int(),
  locale: z.string(),
  startedAt: z.number(),
  /** When somebody last did something for it. */
  touchedAt: z.number(),
  /** naming: the name is asked for. storing: [Done] was tapped at `storingAt`. */
  step: z.enum(["naming", "photos", "storing"]),
  storingAt: z.number().nullable(),
  name: z.string().nullable(),
  /** Who gets more photos; null: somebody new. */
  person: z.string().nullable(),
  /** The message that shows how far it is. */
  shown: z.object({ message: z.number().int(), kind: z.enum(["text", "photo"]) }).nullable(),
  photos: z.array(sentPhoto),
});
export type EnrollingDialog = z.infer<typeof enrolling>;

export class Enrolling {
  /** The messages that carried selfies, also of enrolments that are over. */
  readonly selfies: Selfies;
  readonly #folder: string;
  readonly #dialogs = new Map<number, EnrollingDialog>();

  private constructor(folder: string, selfies: Selfies) {
    this.#folder = folder;
    this.selfies = selfies;
  }

  /** Where the question for a name is kept (bot/enroll/conversation-files.ts). */
  get questions(): string {
    return path.join(this.#folder, "questions");
  }

  /** What can't be read any more is removed. Rejects with StorageError when the folder can't be used. */
  static async open(dataDir: string, clock: Clock, log: Log): Promise<Enrolling> {
    const folder = path.join(path.resolve(dataDir), "enrolling");
    await makeFolder(path.join(folder, "questions"));
    const selfies = await Selfies.open(path.join(folder, "selfies.json"), clock, log);
    const store = new Enrolling(folder, selfies);
    for (const name of await listIfThere(folder)) {
      if (!/^-?\d+$/.test(name)) continue;
      const dialog = await readDialog(path.join(folder, name));
      if (dialog && String(dialog.chat) === name) {
        store.#dialogs.set(dialog.chat, dialog);
      } else {
        log.info(
          `The enrolment in ${path.join(folder, name)} can't be gone on with; it is removed`,
        );
        await removeFolderDurably(path.join(folder, name));
      }
    }
    return store;
  }

  /** Those that a restart finds. */
  all(): EnrollingDialog[] {
    return [...this.#dialogs.values()];
  }

  find(chat: number): EnrollingDialog | null {
    return this.#dialogs.get(chat) ?? null;
  }

  /** On disk when it resolves. */
  async save(dialog: EnrollingDialog): Promise<void> {
    const folder = this.#folderOf(dialog.chat);
    await makeFolder(folder);
    await writeDurably(path.join(folder, "dialog.json"), JSON.stringify(dialog));
    this.#dialogs.set(dialog.chat, dialog);
  }

  /** `rgb`: RGB24, 112 x 112. Before the dialog that names it. */
  async saveCrop(chat: number, crop: string, rgb: Uint8Array): Promise<void> {
    await makeFolder(this.#folderOf(chat));
    await writeDurably(this.#cropFile(chat, crop), await encodeFaceCrop(rgb));
  }

  crop(chat: number, crop: string): Promise<Uint8Array> {
    return readFaceCrop(this.#cropFile(chat, crop));
  }

  async removeCrop(chat: number, crop: string): Promise<void> {
    await removeDurably(this.#cropFile(chat, crop));
  }

  /** The enrolment is over: nothing of it is left. */
  async remove(chat: number): Promise<void> {
    this.#dialogs.delete(chat);
    await removeFolderDurably(this.#folderOf(chat));
  }

  #folderOf(chat: number): string {
    return path.join(this.#folder, String(chat));
  }

  #cropFile(chat: number, crop: string): string {
    return path.join(this.#folderOf(chat), `${foundFace.shape.crop.parse(crop)}.png`);
  }
}

async function readDialog(folder: string): Promise<EnrollingDialog | null> {
  await removeLeftovers(folder);
  const text = await readIfThere(path.join(folder, "dialog.json"));
  if (text === null) return null;
  try {
    return enrolling.parse(JSON.parse(text));
  } catch {
    return null; // another version's, or broken: the photos can be sent again
  }
}
