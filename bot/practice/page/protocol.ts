// Owns what the practice page and its server say to each other: one stream of news to the page
// (server-sent events, each `data:` one PageNews as JSON), and requests from it. Types only, so
// that the browser's side and the server's compile against the same words.
import type { BotCommand, Message, ReplyKeyboardMarkup } from "grammy/types";
import type { SampleState as CameraSample } from "../../../vision/sample/sample-state.ts";

export type ChatMessage = Message;

/** Somebody whom the person at the browser can be; each has a tab. */
export interface PracticePerson {
  /** Telegram id, and the id of the private chat with the bot. */
  id: number;
  firstName: string;
  username: string | null;
  role: "owner" | "member" | "stranger";
  /** One sentence under the tab: "Has no business here: gets no answer." */
  explanation: string;
}

/** One person's private chat with the bot, as it is now. */
export interface ChatView {
  /** Oldest first. */
  messages: ChatMessage[];
  /** Message ids, the newest last. */
  pinned: number[];
  /** Shown instead of the phone's own keyboard. */
  keyboard: ReplyKeyboardMarkup | null;
  commands: BotCommand[];
  /** The person has blocked the bot. */
  blocked: boolean;
}

/** What the camera shows: the sample, and how far the better one is, or the user's own. */
export type SampleState =
  | CameraSample
  /** The user's own camera, from .env. */
  | { kind: "own"; cameras: string[] };

export interface PageSnapshot {
  kind: "snapshot";
  bot: { name: string; username: string };
  people: PracticePerson[];
  /** By person id. */
  chats: Record<number, ChatView>;
  network: boolean;
  /** Updates that the bot has not taken yet: its messages are not "read" (one tick). */
  pending: number;
  sample: SampleState;
}

export type PageNews =
  | PageSnapshot
  /** New or edited: whichever message_id is known is replaced in place. */
  | {
      kind: "message";
      chat: number;
      message: ChatMessage;
      by: "bot" | "person";
      /** False: the phone rings. Edits are always silent. */
      silent: boolean;
    }
  | { kind: "deleted"; chat: number; messageId: number }
  /** The bot shows that it is busy: "typing", "upload_video" ...; gone after 5 s or its next message. */
  | { kind: "action"; chat: number; action: string }
  /** The answer to a tap: a toast, an alert to be closed, or nothing but the end of the spinner. */
  | { kind: "answered"; person: number; queryId: string; text: string | null; alert: boolean }
  | { kind: "keyboard"; chat: number; keyboard: ReplyKeyboardMarkup | null }
  | { kind: "pins"; chat: number; messageIds: number[] }
  | { kind: "reaction"; chat: number; messageId: number; emoji: string[] }
  | { kind: "commands"; chat: number; commands: BotCommand[] }
  | { kind: "blocked"; chat: number; blocked: boolean }
  | { kind: "network"; up: boolean }
  | { kind: "pending"; count: number }
  | { kind: "sample"; sample: SampleState }
  /** The guard ends (Ctrl-C): the stream closes and will not come back by itself. */
  | { kind: "ended" };

/** POST ./act, JSON; the answer is an ActAnswer. */
export type PageRequest =
  | { kind: "say"; person: number; text: string; replyTo?: number }
  | { kind: "tap"; person: number; messageId: number; /** callback_data */ data: string }
  | { kind: "edit"; person: number; messageId: number; text: string }
  | { kind: "delete"; person: number; messageId: number }
  | { kind: "block"; person: number; blocked: boolean }
  | { kind: "network"; up: boolean };

/**
 * POST ./upload, multipart: fields `person`, `as` ("photo": re-encoded by Telegram, or "file"),
 * `caption` (may be empty), and the files under `file`; several photos make an album. The answer is
 * an ActAnswer.
 */
export type UploadAs = "photo" | "file";

export type ActAnswer =
  | { ok: true; /** of a tap, to be found again in "answered" */ queryId?: string }
  /** What went wrong, for people. */
  | { ok: false; sentence: string };

/**
 * Addresses on the page's own port, all relative to the page's secret folder ("/SECRET/"):
 * "" the page, "page.js", "page.css", "news" the stream, "act", "upload", "file/FILE_ID" the bytes
 * of a photo, video or document (with Range).
 */
export const addresses = {
  script: "page.js",
  style: "page.css",
  news: "news",
  act: "act",
  upload: "upload",
  file: (fileId: string) => `file/${encodeURIComponent(fileId)}`,
} as const;
