// Owns what the page knows: the chats as the server told them, and what only this page has, like
// whose tab is open and which button waits for its answer. Data only; never changed in place.
import type { ChatView, PageSnapshot } from "../protocol.ts";

/** How the stream of news does; "ended": Vigil said goodbye, nothing more will come. */
export type Link = "connecting" | "live" | "lost" | "ended";

export interface PracticeChat extends ChatView {
  /** Emoji by message id. */
  reactions: Readonly<Record<number, readonly string[]>>;
  /** The bot has taken the person's messages up to this id: they have two ticks. */
  takenUpTo: number;
  /** Ids of messages whose present media came while the page watched: these play by themselves. */
  arrived: ReadonlySet<number>;
  unread: number;
  /** What the bot is seen doing ("typing", "upload_video"), and until when in milliseconds. */
  action: { name: string; until: number } | null;
}

/** An inline button that shows that its tap is under way. */
export interface Tap {
  person: number;
  messageId: number;
  /** Where the button stands and what it means, as `buttonKey` writes it. */
  button: string;
  /** Null until the server has said it. */
  queryId: string | null;
}

export interface Notice {
  id: number;
  text: string;
}

export interface PageState {
  link: Link;
  bot: PageSnapshot["bot"];
  people: PageSnapshot["people"];
  /** By person id. */
  chats: Readonly<Record<number, PracticeChat>>;
  network: boolean;
  pending: number;
  sample: PageSnapshot["sample"];
  /** Whose tab is open; 0 before the first snapshot. */
  person: number;
  /** Somebody can see the page. */
  attentive: boolean;
  taps: readonly Tap[];
  /** Answers that came before the server's word about their tap. */
  answeredEarly: readonly string[];
  /** Passing; the latest replaces the one before. */
  toast: Notice | null;
  /** Each stays until it is closed. */
  alerts: readonly Notice[];
  /** For the ids of notices. */
  notices: number;
}

export const initialState: PageState = {
  link: "connecting",
  bot: { name: "Vigil", username: "" },
  people: [],
  chats: {},
  network: true,
  pending: 0,
  sample: { kind: "drawing" },
  person: 0,
  attentive: true,
  taps: [],
  answeredEarly: [],
  toast: null,
  alerts: [],
  notices: 0,
};

/** How the bot is shown to be busy; the words are Telegram's. */
const actionWords: Readonly<Record<string, string>> = {
  typing: "typing…",
  upload_photo: "sending a photo…",
  record_video: "recording a video…",
  upload_video: "sending a video…",
  record_voice: "recording audio…",
  upload_voice: "sending audio…",
  upload_document: "sending a file…",
  choose_sticker: "choosing a sticker…",
  find_location: "sending a location…",
  record_video_note: "recording a video…",
  upload_video_note: "sending a video…",
};

/** What stands under the bot's name. */
export function botStatus(chat: PracticeChat | undefined): { text: string; busy: boolean } {
  const words = chat?.action && actionWords[chat.action.name];
  return words ? { text: words, busy: true } : { text: "bot", busy: false };
}

/** "(2) Vigil practice" when two messages wait to be read, in whichever chat. */
export function pageTitle(state: PageState): string {
  const unread = Object.values(state.chats).reduce((sum, chat) => sum + chat.unread, 0);
  return unread > 0 ? `(${unread}) Vigil practice chat` : "Vigil practice chat";
}

export function buttonKey(row: number, column: number, data: string): string {
  return `${row}:${column}:${data}`;
}
