// Owns carrying out an enrolment: what dialog.ts decides is kept (under-way.ts), photos are looked
// at beside everything else, and one message shows how far it is. A restart goes on with it.
import type { Api } from "grammy";
import type { EnrollingDialog } from "../../storage/enrolling.ts";
import { Serial } from "../../storage/serial.ts";
import type { SeenFace } from "../../vision/faces/faces.ts";
import type { FacePictures } from "../face-pictures.ts";
import {
  type Arrived,
  arrived,
  askedPhoto,
  isKept,
  judged,
  mayFinish,
  named,
  notStored,
  storing,
  unnamed,
  waitingPhoto,
} from "./dialog.ts";
import { type KeptContent, endingOf, keptContent } from "./ending.ts";
import { type Kept, keep } from "./keeping.ts";
import { foundFace, type Looked, lookAt, lookAtChosen, type LookParts } from "./look.ts";
import { progressKeyboard, progressText, type SheetCell, sheetCells } from "./progress.ts";
import { ShownMessage } from "./shown-message.ts";
import { UnderWay } from "./under-way.ts";

export interface DeskParts extends LookParts {
  api: Api;
  /** Null: the message has words only. */
  pictures: FacePictures | null;
}

export type Decision = { kind: "face"; index: number } | { kind: "use" } | { kind: "leave_out" };

export class EnrolmentDesk {
  readonly #parts: DeskParts;
  readonly #underWay: UnderWay;
  readonly #message: ShownMessage;
  /** What each chat is shown, one after another. */
  readonly #shows = new Map<number, Serial>();
  /** Who looks at photos, by enrolment. */
  readonly #looking = new Map<string, AbortController>();
  /** Faces in photos, also in those that can't be used: shown, but not kept on disk. */
  readonly #thumbnails = new Map<string, Uint8Array>();
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.#underWay = new UnderWay(parts.store, parts.clock, (dialog) =>
      this.#run(this.#end(dialog, "enroll-timed-out")),
    );
    this.#message = new ShownMessage({
      ...parts,
      cropOf: (chat, cell) => this.#cropOf(chat, cell),
    });
  }

  /** The enrolment under way in this chat. */
  find(chat: number): EnrollingDialog | null {
    return this.#underWay.find(chat);
  }

  /** Once Telegram is reached after the start: goes on with what a former run left. */
  resume(): void {
    for (const dialog of this.#parts.store.all()) {
      if (dialog.step === "storing") {
        this.#run(this.#keep(dialog, true));
      } else {
        this.#underWay.expireLater(dialog);
        this.#look(dialog);
      }
    }
  }

  /** Begins anew; what was under way in this chat is gone. */
  begin(chat: number, locale: string): Promise<EnrollingDialog> {
    return this.#underWay.begin(chat, locale);
  }

  /** It is `person`, or somebody new; asks for photos below message `below`. */
  async name(
    { chat, id }: EnrollingDialog,
    name: string,
    person: string | null,
    below = 0,
  ): Promise<void> {
    await this.#underWay.change(chat, id, (before) => named(before, name, person));
    await this.#show(chat, id, below);
  }

  /** The name is asked for again. */
  async unname({ chat, id }: EnrollingDialog): Promise<void> {
    await this.#underWay.change(chat, id, unnamed);
  }

  async addPhoto({ chat, id, person }: EnrollingDialog, photo: Arrived): Promise<void> {
    const before = person === null ? null : this.#parts.faces.people.find(person);
    const dialog = await this.#underWay.change(chat, id, (now) =>
      arrived(now, photo, before?.crops.length ?? 0),
    );
    if (!dialog) return;
    if (waitingPhoto(dialog)) this.#look(dialog);
    else await this.#show(chat, id);
  }

  /** Decides photo `number`, which is asked about; nothing happens if it isn't (any more). */
  async decide({ chat, id }: EnrollingDialog, number: number, decision: Decision): Promise<void> {
    const before = this.find(chat);
    const photo = before?.id === id ? askedPhoto(before, number) : null;
    const face = photo?.faces[decision.kind === "face" ? decision.index : 0];
    if (!before || !face) return;
    let verdict: Looked["verdict"] = { kind: "left_out" };
    if (decision.kind === "use") verdict = { kind: "accepted" };
    if (decision.kind === "face") {
      const looked = await lookAtChosen(this.#parts, before, face);
      this.#remember(id, number, looked.faces);
      verdict = looked.verdict;
    }
    await this.#underWay.change(chat, id, (now) =>
      askedPhoto(now, number) ? judged(now, number, verdict, [face]) : now,
    );
    await this.#show(chat, id);
  }

  /** Stores what was accepted; null: there is nothing to store (any more). Rejects with StorageError. */
  async finish({ chat, id }: EnrollingDialog): Promise<Kept | null> {
    let ours = false;
    const dialog = await this.#underWay.change(chat, id, (now) => {
      ours = mayFinish(now);
      return ours ? storing(now, this.#parts.clock.wall()) : now;
    });
    return dialog && ours ? this.#keep(dialog, false) : null;
  }

  /** Ends it, and says so below message `below`. False: there is none. */
  async cancel(chat: number, below = 0): Promise<boolean> {
    const dialog = this.find(chat);
    if (!dialog || dialog.step === "storing") return false;
    await this.#end(dialog, "enroll-cancelled", below);
    return true;
  }

  /** Shows how far it is, below message `below`. */
  async showAgain({ chat, id }: EnrollingDialog, below: number): Promise<void> {
    await this.#show(chat, id, below);
  }

  /** Resolves when nothing is being done. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Lets everything go; it stays on disk for the next run. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#underWay.close();
    for (const looking of this.#looking.values()) looking.abort();
    await this.idle();
  }

  /** Looks at the photos that wait, beside everything else. */
  #look({ chat, id }: EnrollingDialog): void {
    if (this.#closed || this.#looking.has(id)) return;
    const looking = new AbortController();
    this.#looking.set(id, looking);
    this.#run(this.#lookAtAll(chat, id, looking.signal));
  }

  async #lookAtAll(chat: number, id: string, signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        const dialog = this.find(chat);
        const photo = dialog?.id === id ? waitingPhoto(dialog) : null;
        if (!dialog || !photo || signal.aborted) break;
        this.#parts.api.sendChatAction(chat, "typing").catch((error: unknown) => {
          this.#parts.log.debug("The chat action could not be shown", { error });
        });
        const { verdict, faces } = await lookAt(this.#parts, dialog, photo, signal);
        this.#remember(id, photo.number, faces);
        await this.#judged(dialog, photo.number, verdict, faces);
        await this.#show(chat, id).catch((error: unknown) => {
          // The next photo's verdict shows this one's, too.
          this.#parts.log.warn("The progress of an enrolment could not be shown", { error });
        });
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      // In the same turn as the last look for a photo that waits, so that none is overlooked.
      this.#looking.delete(id);
    }
  }

  async #judged(
    { chat, id }: EnrollingDialog,
    number: number,
    verdict: Looked["verdict"],
    faces: readonly SeenFace[],
  ): Promise<void> {
    // A photo that can't be used leaves nothing on disk.
    const kept = isKept(verdict) ? faces : [];
    const found = kept.map((face, index) => foundFace(face, `${number}-${index}`));
    const crops = kept.map(({ crop }, index) => ({ name: `${number}-${index}`, rgb: crop }));
    await this.#underWay.change(chat, id, (now) => judged(now, number, verdict, found), {
      byUser: false,
      crops,
    });
  }

  async #show(chat: number, id: string, below = 0): Promise<void> {
    await this.#inTurn(chat, async () => {
      const dialog = this.find(chat);
      if (dialog?.id !== id || dialog.step === "naming") return;
      const newest = Math.max(below, ...dialog.photos.map(({ message }) => message));
      const shown = await this.#message.put(chat, dialog.shown, newest, {
        text: progressText(dialog),
        keyboard: progressKeyboard(dialog),
        cells: sheetCells(dialog),
      });
      if (shown !== dialog.shown) {
        await this.#underWay.change(chat, id, (now) => ({ ...now, shown }), { byUser: false });
      }
    });
  }

  async #keep(dialog: EnrollingDialog, again: boolean): Promise<Kept> {
    const { chat, id } = dialog;
    const { people } = this.#parts.faces;
    let kept: Kept | null = null;
    try {
      kept = await keep(this.#parts, dialog, again);
    } finally {
      if (kept?.kind !== "kept") await this.#underWay.change(chat, id, notStored);
    }
    if (kept.kind === "kept") {
      const nameOf = (person: string) => people.find(person)?.name ?? null;
      await this.#end(dialog, keptContent(dialog, kept, nameOf));
    } else if (again) {
      await this.#show(chat, id);
    }
    return kept;
  }

  /** Removes everything of it, and shows how it ended. */
  async #end(
    { chat, id }: EnrollingDialog,
    ending: "enroll-cancelled" | "enroll-timed-out" | KeptContent,
    below = 0,
  ): Promise<void> {
    this.#looking.get(id)?.abort();
    await this.#inTurn(chat, async () => {
      const dialog = this.find(chat);
      if (dialog?.id !== id) return;
      await this.#parts.store.selfies.remember(id, chat, dialog.photos);
      await this.#underWay.remove(chat);
      for (const { number } of dialog.photos) this.#thumbnails.delete(`${id}:${number}`);
      const newest = Math.max(below, ...dialog.photos.map(({ message }) => message));
      await this.#message.put(chat, dialog.shown, newest, endingOf(dialog, ending));
    });
  }

  #remember(id: string, number: number, [face]: readonly SeenFace[]): void {
    if (face) this.#thumbnails.set(`${id}:${number}`, face.crop);
  }

  async #cropOf(chat: number, { photo, crop }: SheetCell): Promise<Uint8Array | null> {
    if (crop === null) return this.#thumbnails.get(`${this.find(chat)?.id}:${photo}`) ?? null;
    try {
      return await this.#parts.store.crop(chat, crop);
    } catch (error) {
      this.#parts.log.debug("A face of an enrolment can't be shown", { error });
      return null;
    }
  }

  #inTurn(chat: number, work: () => Promise<void>): Promise<void> {
    const serial = this.#shows.get(chat) ?? new Serial();
    this.#shows.set(chat, serial);
    return serial.run(work);
  }

  /** Notes work that idle() and close() wait for, and that nobody else hears of. */
  #run(work: Promise<unknown>): void {
    const done = work
      .catch((error: unknown) => {
        this.#parts.log.error("An enrolment could not be gone on with", { error });
      })
      .finally(() => this.#running.delete(done));
    this.#running.add(done);
  }
}
