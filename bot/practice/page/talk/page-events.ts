// Owns everything that can happen to the page, news or a person's doings, and what it changes.
import type { PageNews } from "../protocol.ts";
import { applyNews } from "./apply-news.ts";
import type { Link, PageState, Tap } from "./page-state.ts";

export type PageEvent =
  | { kind: "news"; news: PageNews; /** Milliseconds of a steady clock. */ at: number }
  | { kind: "link"; link: Link }
  /** Time has passed: what is over goes. */
  | { kind: "passed"; at: number }
  | { kind: "opened"; person: number }
  | { kind: "attentive"; attentive: boolean }
  | { kind: "tapping"; tap: Tap }
  /** The server has given the tap its query. */
  | { kind: "tapped"; tap: Tap; queryId: string | undefined }
  /** The tap failed, or was waited for long enough. */
  | { kind: "untapped"; tap: Tap }
  | { kind: "told"; text: string }
  | { kind: "toast-over"; id: number }
  | { kind: "alert-closed"; id: number };

export function reducePage(state: PageState, event: PageEvent): PageState {
  switch (event.kind) {
    case "news":
      return applyNews(state, event.news, event.at);
    case "link":
      // After a goodbye, that the stream closes is nothing new.
      return state.link === "ended" ? state : { ...state, link: event.link };
    case "passed":
      return withoutOldActions(state, event.at);
    case "opened":
      return read({ ...state, person: event.person });
    case "attentive":
      return read({ ...state, attentive: event.attentive });
    case "tapping":
      return { ...state, taps: [...state.taps, event.tap] };
    case "tapped":
      return withQuery(state, event.tap, event.queryId);
    case "untapped":
      return { ...state, taps: state.taps.filter((tap) => !sameButton(tap, event.tap)) };
    case "told":
      return {
        ...state,
        notices: state.notices + 1,
        toast: { id: state.notices + 1, text: event.text },
      };
    case "toast-over":
      return state.toast?.id === event.id ? { ...state, toast: null } : state;
    case "alert-closed":
      return { ...state, alerts: state.alerts.filter(({ id }) => id !== event.id) };
  }
}

/** Two taps on one button are one: the second is not sent while the first turns. */
export function isTapping(state: PageState, tap: Tap): boolean {
  return state.taps.some((other) => sameButton(other, tap));
}

function withQuery(state: PageState, tap: Tap, queryId: string | undefined): PageState {
  const over = queryId === undefined || state.answeredEarly.includes(queryId);
  const taps = over
    ? state.taps.filter((other) => !sameButton(other, tap))
    : state.taps.map((other) => (sameButton(other, tap) ? { ...other, queryId } : other));
  return { ...state, taps, answeredEarly: state.answeredEarly.filter((id) => id !== queryId) };
}

function withoutOldActions(state: PageState, at: number): PageState {
  const chats = { ...state.chats };
  let changed = false;
  for (const [id, chat] of Object.entries(chats)) {
    if (!chat.action || chat.action.until > at) continue;
    chats[Number(id)] = { ...chat, action: null };
    changed = true;
  }
  return changed ? { ...state, chats } : state;
}

/** The open chat has nothing unread while somebody sees it. */
function read(state: PageState): PageState {
  const chat = state.chats[state.person];
  if (!state.attentive || !chat || chat.unread === 0) return state;
  return { ...state, chats: { ...state.chats, [state.person]: { ...chat, unread: 0 } } };
}

function sameButton(a: Tap, b: Tap): boolean {
  return a.person === b.person && a.messageId === b.messageId && a.button === b.button;
}
