// Owns the one message of an enrolment in the chat: edited in place, and moved to the bottom (sent
// anew, the old one deleted) when newer photos stand below it, so that nobody has to scroll.
import { type Api, type InlineKeyboard, InputFile } from "grammy";
import type { EnrollingDialog } from "../../storage/enrolling.ts";
import type { Log } from "../../storage/log.ts";
import { PictureError } from "../../vision/pictures/picture-jpeg.ts";
import type { FacePictures } from "../face-pictures.ts";
import { isNotDeletable, isNotEditable } from "../reply.ts";
import type { SheetCell } from "./progress.ts";

export type Shown = NonNullable<EnrollingDialog["shown"]>;

export interface Content {
  /** Telegram HTML, short enough for a caption. */
  text: string;
  keyboard: InlineKeyboard;
  /** The faces to show with it; none: a message of text alone. */
  cells: readonly SheetCell[];
}

export interface MessageParts {
  api: Api;
  pictures: FacePictures | null;
  log: Log;
  /** RGB24, 112 x 112; null: there is none (any more). */
  cropOf(chat: number, cell: SheetCell): Promise<Uint8Array | null>;
}

const columns = 4;
const blankCrop = new Uint8Array(112 * 112 * 3).fill(70);

export class ShownMessage {
  readonly #parts: MessageParts;
  /** What the newest sheet of a chat shows: not everything new needs another upload. */
  readonly #sheets = new Map<number, string>();

  constructor(parts: MessageParts) {
    this.#parts = parts;
  }

  /**
   * Shows `content` in the message that `shown` tells of, or in a new one where there is none or
   * `below` (a message of the user's) is newer. Returns what shows it now.
   */
  async put(chat: number, shown: Shown | null, below: number, content: Content): Promise<Shown> {
    if (shown && shown.message > below) {
      const edited = await this.#edit(chat, shown, content);
      if (edited) return shown;
    }
    const now = await this.#send(chat, content);
    if (shown) await this.#remove(chat, shown.message);
    return now;
  }

  /** False: it can't be edited into that; a new one has to be sent. */
  async #edit(chat: number, { message, kind }: Shown, content: Content): Promise<boolean> {
    const { api } = this.#parts;
    const { text, keyboard, cells } = content;
    const markup = { reply_markup: keyboard };
    const wantsFaces = cells.length > 0 && this.#parts.pictures !== null;
    if (wantsFaces !== (kind === "photo")) return false;
    try {
      if (kind === "text") {
        await api.editMessageText(chat, message, text, markup);
        return true;
      }
      const same = this.#sheets.get(chat) === keyOf(message, cells);
      const sheet = same ? null : await this.#sheet(chat, cells);
      if (sheet) {
        const media = { type: "photo" as const, media: sheet, caption: text };
        await api.editMessageMedia(chat, message, media, markup);
        this.#sheets.set(chat, keyOf(message, cells));
      } else {
        await api.editMessageCaption(chat, message, { caption: text, ...markup });
      }
      return true;
    } catch (error) {
      if (isNotEditable(error)) return false;
      throw error;
    }
  }

  async #send(chat: number, { text, keyboard, cells }: Content): Promise<Shown> {
    const { api } = this.#parts;
    const options = { reply_markup: keyboard, disable_notification: true };
    const sheet = await this.#sheet(chat, cells);
    if (!sheet) {
      const { message_id: message } = await api.sendMessage(chat, text, options);
      return { message, kind: "text" };
    }
    const { message_id: message } = await api.sendPhoto(chat, sheet, { caption: text, ...options });
    this.#sheets.set(chat, keyOf(message, cells));
    return { message, kind: "photo" };
  }

  /** Null where nothing can be drawn: then the words have to do. */
  async #sheet(chat: number, cells: readonly SheetCell[]): Promise<InputFile | null> {
    const { pictures, cropOf, log } = this.#parts;
    if (!pictures || cells.length === 0) return null;
    const items = await Promise.all(
      cells.map(async (cell) => ({
        label: cell.label,
        crop: (await cropOf(chat, cell)) ?? blankCrop,
        ...(cell.verdict && { verdict: cell.verdict }),
      })),
    );
    try {
      return new InputFile(
        await pictures.sheet(items, Math.min(columns, items.length)),
        "faces.jpg",
      );
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      log.warn("The faces of an enrolment could not be drawn", { error });
      return null;
    }
  }

  async #remove(chat: number, message: number): Promise<void> {
    try {
      await this.#parts.api.deleteMessage(chat, message);
    } catch (error) {
      if (!isNotDeletable(error)) this.#parts.log.warn("An old message stays", { error });
    }
  }
}

function keyOf(message: number, cells: readonly SheetCell[]): string {
  return JSON.stringify([message, cells]);
}
