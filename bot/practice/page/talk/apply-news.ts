// Owns what each piece of news changes in what the page knows. Pure: state and news in, state out.
import type { ChatMessage, PageNews, PageSnapshot } from "../protocol.ts";
import type { PageState, PracticeChat } from "./page-state.ts";

/** Telegram shows a chat action for 5 s unless it is renewed. */
const actionMs = 5000;
/** Answers that came early are forgotten beyond this many. */
const keptAnswers = 30;

type MessageNews = Extract<PageNews, { kind: "message" }>;

/** `at` in milliseconds, from any steady clock. News about an unknown chat changes nothing. */
export function applyNews(state: PageState, news: PageNews, at: number): PageState {
  switch (news.kind) {
    case "snapshot":
      return applySnapshot(state, news);
    case "message":
      return applyMessage(state, news);
    case "deleted":
      return inChat(state, news.chat, (chat) => ({
        messages: chat.messages.filter(({ message_id: id }) => id !== news.messageId),
        pinned: chat.pinned.filter((id) => id !== news.messageId),
      }));
    case "action":
      return inChat(state, news.chat, () => ({
        action: { name: news.action, until: at + actionMs },
      }));
    case "answered":
      return applyAnswer(state, news);
    case "keyboard":
      return inChat(state, news.chat, () => ({ keyboard: news.keyboard }));
    case "pins":
      return inChat(state, news.chat, () => ({ pinned: news.messageIds }));
    case "reaction":
      return inChat(state, news.chat, (chat) => ({
        reactions: { ...chat.reactions, [news.messageId]: news.emoji },
      }));
    case "commands":
      return inChat(state, news.chat, () => ({ commands: news.commands }));
    case "blocked":
      return inChat(state, news.chat, () => ({ blocked: news.blocked }));
    case "network":
      return { ...state, network: news.up };
    case "pending":
      return applyPending({ ...state, pending: news.count });
    case "sample":
      return { ...state, sample: news.sample };
    case "ended":
      return { ...state, link: "ended", taps: [] };
  }
}

/** Whether a phone would ring: a new message of the bot that isn't silent. */
export function rings(state: PageState, news: PageNews): boolean {
  if (news.kind !== "message" || news.by !== "bot" || news.silent) return false;
  return !isKnown(state.chats[news.chat], news.message);
}

function applySnapshot(state: PageState, news: PageSnapshot): PageState {
  const { kind: _, chats: views, ...rest } = news;
  const chats: Record<number, PracticeChat> = {};
  for (const [id, view] of Object.entries(views)) {
    const before = state.chats[Number(id)];
    chats[Number(id)] = {
      ...view,
      reactions: before?.reactions ?? {},
      takenUpTo: Math.max(before?.takenUpTo ?? 0, lastOfBot(view.messages)),
      arrived: before?.arrived ?? new Set(),
      unread: before?.unread ?? 0,
      action: null,
    };
  }
  const stillThere = news.people.some(({ id }) => id === state.person);
  const person = stillThere ? state.person : (news.people[0]?.id ?? 0);
  // Taps whose answers were missed would turn for ever.
  const fresh = { taps: [], answeredEarly: [] };
  return applyPending({ ...state, ...rest, ...fresh, link: "live", chats, person });
}

function applyMessage(state: PageState, news: MessageNews): PageState {
  return inChat(state, news.chat, (chat) => {
    const { message } = news;
    const place = chat.messages.findIndex(({ message_id: id }) => id === message.message_id);
    const before = chat.messages[place];
    if (before) {
      const arrived = mediaId(before) === mediaId(message) ? chat.arrived : added(chat, message);
      return { messages: chat.messages.with(place, message), arrived };
    }
    const unseen = news.by === "bot" && !(state.attentive && state.person === news.chat);
    return {
      messages: inserted(chat.messages, message),
      arrived: added(chat, message),
      unread: chat.unread + (unseen ? 1 : 0),
      action: news.by === "bot" ? null : chat.action,
    };
  });
}

function applyAnswer(state: PageState, news: Extract<PageNews, { kind: "answered" }>): PageState {
  const taps = state.taps.filter(({ queryId }) => queryId !== news.queryId);
  const early = taps.length === state.taps.length ? [news.queryId] : [];
  const answeredEarly = [...state.answeredEarly, ...early].slice(-keptAnswers);
  const answered = { ...state, taps, answeredEarly };
  if (!news.text || news.person !== state.person) return answered;
  const notice = { id: state.notices + 1, text: news.text };
  const counted = { ...answered, notices: notice.id };
  return news.alert
    ? { ...counted, alerts: [...state.alerts, notice] }
    : { ...counted, toast: notice };
}

/** With nothing pending, the bot has taken everything that was said so far. */
function applyPending(state: PageState): PageState {
  if (state.pending > 0) return state;
  const chats: Record<number, PracticeChat> = {};
  for (const [id, chat] of Object.entries(state.chats)) {
    const takenUpTo = chat.messages.at(-1)?.message_id ?? 0;
    chats[Number(id)] = takenUpTo > chat.takenUpTo ? { ...chat, takenUpTo } : chat;
  }
  return { ...state, chats };
}

function inChat(
  state: PageState,
  id: number,
  change: (chat: PracticeChat) => Partial<PracticeChat>,
): PageState {
  const chat = state.chats[id];
  if (!chat) return state;
  return { ...state, chats: { ...state.chats, [id]: { ...chat, ...change(chat) } } };
}

function inserted(messages: readonly ChatMessage[], message: ChatMessage): ChatMessage[] {
  const after = messages.findLastIndex(({ message_id: id }) => id < message.message_id);
  return messages.toSpliced(after + 1, 0, message);
}

function added(chat: PracticeChat, message: ChatMessage): Set<number> {
  return new Set(chat.arrived).add(message.message_id);
}

function isKnown(chat: PracticeChat | undefined, message: ChatMessage): boolean {
  return chat?.messages.some(({ message_id: id }) => id === message.message_id) ?? false;
}

function lastOfBot(messages: readonly ChatMessage[]): number {
  return messages.findLast(({ from }) => from?.is_bot)?.message_id ?? 0;
}

function mediaId(message: ChatMessage): string | undefined {
  return (message.video ?? message.animation ?? message.photo?.at(-1) ?? message.document)
    ?.file_unique_id;
}
