// Owns the page of one person of the household, and the questions before what can't be taken back
// with a tap: removing somebody, handing the guard over.
import { InlineKeyboard } from "grammy";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate } from "../texts/times.ts";
import { membersData } from "./buttons.ts";
import { listPage } from "./list-page.ts";

/** The list, where there is no such person (any more). */
export function memberPage(room: ControlRoom, ctx: ChatContext, id: number, news?: string): Page {
  const { locale } = ctx;
  const person = room.household.people().find((one) => one.id === id);
  if (!person) return listPage(room, ctx, news ?? say(locale, "members-gone"));
  const { name, role } = person;
  const since = calendarDate(locale, person.since, readerOf(room, ctx).timezone);
  const lines = news === undefined ? [] : [news, ""];
  lines.push(
    say(locale, "members-line", { name, role, since }),
    say(locale, "members-may", { role }),
  );
  const keyboard = new InlineKeyboard();
  if (role === "owner") {
    lines.push(
      say(locale, room.household.ownerIsFixed ? "members-owner-fixed" : "members-owner-one"),
    );
  } else {
    const other = role === "member" ? "viewer" : "member";
    const label = sayPlain(locale, "members-button-make", { role: other });
    keyboard.text(label, membersData.role(id, other));
    if (!room.household.ownerIsFixed) {
      keyboard.text(
        sayPlain(locale, "members-button-make", { role: "owner" }),
        membersData.askOwner(id),
      );
    } else {
      lines.push(say(locale, "members-owner-fixed"));
    }
    keyboard.text(sayPlain(locale, "members-button-remove"), membersData.askRemove(id)).row();
  }
  keyboard.text(sayPlain(locale, "button-back"), membersData.root());
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** "Really remove Ben?" */
export function askRemovePage(room: ControlRoom, ctx: ChatContext, id: number): Page {
  const { locale } = ctx;
  const person = room.household.find(id);
  if (!person || person.role === "owner") return memberPage(room, ctx, id);
  const { name } = person;
  const lines = [say(locale, "members-ask-remove", { name })];
  // I can't remove anybody there, and nobody else may think of it.
  if (room.targets.groups().length > 0) lines.push(say(locale, "members-ask-remove-groups"));
  return {
    text: lines.join("\n"),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "members-button-remove-name", { name }), membersData.remove(id))
      .text(sayPlain(locale, "members-button-keep"), membersData.member(id)),
    picture: null,
  };
}

/** "Really make Ben the owner?" */
export function askOwnerPage(room: ControlRoom, ctx: ChatContext, id: number): Page {
  const { locale } = ctx;
  const person = room.household.find(id);
  if (!person || person.role === "owner" || room.household.ownerIsFixed) {
    return memberPage(room, ctx, id);
  }
  const { name } = person;
  return {
    text: say(locale, "members-ask-owner", { name }),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "members-button-owner-name", { name }), membersData.owner(id))
      .text(sayPlain(locale, "members-button-keep-mine"), membersData.member(id)),
    picture: null,
  };
}

/** "Really stop alerts in Home?" */
export function askStopPage(room: ControlRoom, ctx: ChatContext, chat: number): Page {
  const { locale } = ctx;
  const target = room.targets.groups().find((one) => one.chat === chat);
  if (!target?.chosen) return listPage(room, ctx, say(locale, "members-group-gone"));
  const { title } = target.chosen;
  return {
    text: say(locale, "members-ask-stop", { group: title }),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "members-button-stop"), membersData.stop(chat))
      .text(sayPlain(locale, "members-button-go-on"), membersData.root()),
    picture: null,
  };
}
