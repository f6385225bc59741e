import { describe, expect, test } from "vitest";
import { applyNews, rings } from "../../../../bot/practice/page/talk/apply-news.ts";
import { reducePage } from "../../../../bot/practice/page/talk/page-events.ts";
import {
  type PageState,
  type PracticeChat,
  type Tap,
  botStatus,
  initialState,
  pageTitle,
} from "../../../../bot/practice/page/talk/page-state.ts";
import type { ChatMessage, PageNews } from "../../../../bot/practice/page/protocol.ts";
import { me, message, photo, snapshot, video, wordless } from "./messages.ts";

function after(news: PageNews[], from: PageState = initialState): PageState {
  return news.reduce((state, one) => applyNews(state, one, 1000), from);
}

function said(one: ChatMessage, by: "bot" | "person", silent = true): PageNews {
  return { kind: "message", chat: me, message: one, by, silent };
}

function mine(state: PageState): PracticeChat {
  const chat = state.chats[me];
  if (!chat) throw new Error("My chat is gone.");
  return chat;
}

const ids = (state: PageState): number[] => mine(state).messages.map((one) => one.message_id);
const begun = after([snapshot([message(1, "me"), message(2, "bot")])]);

describe("messages", () => {
  test("a new one is added in the order of ids", () => {
    expect(
      ids(after([said(message(5, "bot"), "bot"), said(message(4, "me"), "person")], begun)),
    ).toEqual([1, 2, 4, 5]);
  });

  test("a known one is replaced in its place, and neither rings nor counts as unread", () => {
    const edit = said(message(1, "bot", { text: "changed" }), "bot", false);
    const state = after([edit], { ...begun, attentive: false });
    expect(ids(state)).toEqual([1, 2]);
    expect(mine(state).messages[0]?.text).toBe("changed");
    expect(mine(state).unread).toBe(0);
    expect(rings(begun, edit)).toBe(false);
  });

  test("a deleted one is gone, also from the pinned", () => {
    const state = after(
      [
        { kind: "pins", chat: me, messageIds: [1, 2] },
        { kind: "deleted", chat: me, messageId: 1 },
      ],
      begun,
    );
    expect(ids(state)).toEqual([2]);
    expect(mine(state).pinned).toEqual([2]);
  });

  test("only the bot's new loud ones ring", () => {
    expect(rings(begun, said(message(3, "bot"), "bot", false))).toBe(true);
    expect(rings(begun, said(message(3, "bot"), "bot", true))).toBe(false);
    expect(rings(begun, said(message(3, "me"), "person", false))).toBe(false);
  });

  test("a photo that becomes its clip has newly arrived; new words alone are no arrival", () => {
    const still = wordless(2, "bot", { photo: photo("a"), caption: "Movement" });
    const shown = after([snapshot([still])]);
    const reworded = after([said({ ...still, caption: "Stranger" }, "bot")], shown);
    expect(mine(reworded).arrived.has(2)).toBe(false);
    const film = after([said(wordless(2, "bot", { video: video("b") }), "bot")], shown);
    expect(mine(film).arrived.has(2)).toBe(true);
  });

  test("news about a chat that isn't shown changes nothing", () => {
    const elsewhere: PageNews = { kind: "deleted", chat: 12345, messageId: 1 };
    expect(after([elsewhere], begun)).toBe(begun);
  });
});

describe("unread", () => {
  test("counts what comes while another tab is open, until that tab is opened", () => {
    const away = reducePage(begun, { kind: "opened", person: 8 });
    const told = after([said(message(3, "bot"), "bot"), said(message(4, "bot"), "bot")], away);
    expect(mine(told).unread).toBe(2);
    expect(pageTitle(told)).toMatch(/^\(2\) /);
    const back = reducePage(told, { kind: "opened", person: me });
    expect(mine(back).unread).toBe(0);
    expect(pageTitle(back)).not.toContain("(");
  });

  test("counts in the open chat, too, while nobody sees the page", () => {
    const hidden = reducePage(begun, { kind: "attentive", attentive: false });
    const told = after([said(message(3, "bot"), "bot")], hidden);
    expect(mine(told).unread).toBe(1);
    expect(mine(reducePage(told, { kind: "attentive", attentive: true })).unread).toBe(0);
  });

  test("one's own messages are never unread", () => {
    const away = reducePage(begun, { kind: "opened", person: 8 });
    expect(mine(after([said(message(3, "me"), "person")], away)).unread).toBe(0);
  });
});

describe("ticks", () => {
  test("a message has its second tick once nothing is pending after it", () => {
    const waiting = after([{ kind: "pending", count: 1 }, said(message(3, "me"), "person")], begun);
    expect(mine(waiting).takenUpTo).toBe(2);
    expect(mine(after([{ kind: "pending", count: 0 }], waiting)).takenUpTo).toBe(3);
  });

  test("in a snapshot with updates pending, what the bot has answered to is taken", () => {
    const history = [message(1, "me"), message(2, "bot"), message(3, "me")];
    expect(mine(after([snapshot(history, { pending: 1 })])).takenUpTo).toBe(2);
    expect(mine(after([snapshot(history)])).takenUpTo).toBe(3);
  });
});

describe("what the bot is doing", () => {
  const typing: PageNews = { kind: "action", chat: me, action: "upload_video" };

  test("is over after five seconds", () => {
    const busy = after([typing], begun);
    expect(botStatus(mine(busy))).toEqual({ text: "sending a video…", busy: true });
    expect(reducePage(busy, { kind: "passed", at: 5999 })).toBe(busy);
    const over = reducePage(busy, { kind: "passed", at: 6000 });
    expect(botStatus(mine(over))).toEqual({ text: "bot", busy: false });
  });

  test("is over with its next message, not with a person's", () => {
    expect(mine(after([typing, said(message(3, "me"), "person")], begun)).action).not.toBeNull();
    expect(mine(after([typing, said(message(3, "bot"), "bot")], begun)).action).toBeNull();
  });
});

describe("a tap", () => {
  const tap: Tap = { person: me, messageId: 2, button: "0:0:arm", queryId: null };
  const answer = (text: string | null, alert = false, person = me): PageNews => ({
    kind: "answered",
    person,
    queryId: "q1",
    text,
    alert,
  });
  const tapping = reducePage(begun, { kind: "tapping", tap });
  const tapped = reducePage(tapping, { kind: "tapped", tap, queryId: "q1" });

  test("turns until it is answered", () => {
    expect(tapped.taps).toHaveLength(1);
    const over = after([answer("Armed")], tapped);
    expect(over.taps).toEqual([]);
    expect(over.toast?.text).toBe("Armed");
  });

  test("whose answer overtakes the server's word ends all the same", () => {
    const early = after([answer(null)], tapping);
    expect(early.taps).toHaveLength(1);
    expect(reducePage(early, { kind: "tapped", tap, queryId: "q1" }).taps).toEqual([]);
  });

  test("that failed, or was answered to somebody else's screen, shows nothing", () => {
    expect(reducePage(tapping, { kind: "untapped", tap }).taps).toEqual([]);
    const others = after([answer("Armed", false, 8)], tapped);
    expect(others.toast).toBeNull();
    expect(others.taps).toEqual([]);
  });

  test("answered by alerts: each waits to be closed", () => {
    const two = after([answer("one", true), answer("two", true)], tapped);
    expect(two.alerts.map(({ text }) => text)).toEqual(["one", "two"]);
    const id = two.alerts[0]?.id ?? 0;
    const closed = reducePage(two, { kind: "alert-closed", id });
    expect(closed.alerts.map(({ text }) => text)).toEqual(["two"]);
  });

  test("a new snapshot ends all waiting: the answer may have been missed", () => {
    expect(after([snapshot([message(2, "bot")])], tapped).taps).toEqual([]);
  });
});

describe("the link", () => {
  test("a snapshot after a loss replaces the chats and keeps the open tab", () => {
    const lost = reducePage(reducePage(begun, { kind: "opened", person: 8 }), {
      kind: "link",
      link: "lost",
    });
    const again = after([snapshot([message(9, "bot")])], lost);
    expect(again.link).toBe("live");
    expect(again.person).toBe(8);
    expect(ids(again)).toEqual([9]);
  });

  test("after the goodbye, a lost stream is no news", () => {
    const ended = after([{ kind: "ended" }], begun);
    expect(reducePage(ended, { kind: "link", link: "lost" }).link).toBe("ended");
  });

  test("the first snapshot opens the first person's tab", () => {
    expect(begun.person).toBe(me);
    expect(begun.link).toBe("live");
  });
});
