// Owns the page of the household's phones: who is at home, and whether everybody's leaving arms.
import { InlineKeyboard } from "grammy";
import { mostPhones, type Phone } from "../../storage/presence.ts";
import type { ChatContext } from "../context.ts";
import { inGroup } from "../context.ts";
import type { Page } from "../page.ts";
import { readerOf } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import { stepsAround } from "./list-page.ts";
import type { ScheduleRoom } from "./room.ts";
import { scheduleData } from "./taps.ts";

/** Minutes of silence after which phones count as away. */
const awaySteps = [1, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
const usualAway = 10;
const minuteMs = 60_000;
/** As it is said in the question; the address is one that a household's router gives out. */
const example = "Anna 192.168.1.23";
const mostSuggested = 6;

/** `news` is what just happened, as Telegram HTML, and comes first. */
export function phonesPage(room: ScheduleRoom, ctx: ChatContext, news?: string): Page {
  const { locale } = ctx;
  const { enabled, phones, awayAfterMs } = room.selfActing.presence.value;
  const lines = [...(news === undefined ? [] : [news]), say(locale, "presence-head")];
  if (phones.length === 0) lines.push(say(locale, "presence-none"));
  else if (!enabled) lines.push(say(locale, "presence-off"));
  else lines.push(say(locale, "presence-on", { span: span(locale, awayAfterMs) }));
  for (const phone of phones) lines.push(phoneLine(room, ctx, phone));
  const isSeen = phones.some(({ id }) => room.selfActing.phones.of(id)?.place === "home");
  if (enabled && !isSeen) lines.push(say(locale, "presence-not-seen"));
  return { text: lines.join("\n"), keyboard: keyboard(room, ctx), picture: null };
}

/** "Really stop looking for Anna?" in the place of the page. */
export function removePhoneQuestion(room: ScheduleRoom, ctx: ChatContext, id: string): Page {
  const { locale } = ctx;
  const phone = room.selfActing.presence.find(id);
  if (!phone) return phonesPage(room, ctx, say(locale, "presence-phone-gone"));
  return {
    text: say(locale, "presence-remove-question", { phone: phone.name }),
    keyboard: new InlineKeyboard()
      .text(
        sayPlain(locale, "presence-button-remove", { phone: phone.name }),
        scheduleData.removePhone(id),
      )
      .text(sayPlain(locale, "button-keep"), scheduleData.phones()),
    picture: null,
  };
}

/**
 * Asks whose phone, and at which address; with `address` for the name alone. `suggested` are
 * addresses that answered lately.
 */
export function phoneQuestion(
  ctx: ChatContext,
  { address, suggested, problem }: { address?: string; suggested: string[]; problem?: string },
): Page {
  const { locale } = ctx;
  const where = inGroup(ctx) ? "-group" : "";
  const lines = problem === undefined ? [] : [say(locale, "presence-wrong", { problem })];
  const buttons = new InlineKeyboard();
  if (address !== undefined) lines.push(say(locale, `presence-question-name${where}`, { address }));
  else {
    lines.push(say(locale, `presence-question${where}`, { example }));
    if (suggested.length > 0) lines.push(say(locale, "presence-suggested"));
    for (const [index, one] of suggested.slice(0, mostSuggested).entries()) {
      if (index > 0 && index % 2 === 0) buttons.row();
      buttons.text(one, scheduleData.addPhone(one));
    }
    buttons.row();
  }
  buttons.text(sayPlain(locale, "button-cancel"), scheduleData.phones());
  return { text: lines.join("\n"), keyboard: buttons, picture: null };
}

function phoneLine(room: ScheduleRoom, ctx: ChatContext, { id, name, address }: Phone): string {
  const { locale } = ctx;
  const words = { phone: name, address };
  if (!room.selfActing.presence.value.enabled) return say(locale, "presence-phone", words);
  const known = room.selfActing.phones.of(id);
  const { now } = readerOf(room, ctx);
  return say(locale, "presence-place", {
    ...words,
    place: known?.place ?? "unknown",
    span: span(locale, now - (known?.since ?? now)),
  });
}

function keyboard(room: ScheduleRoom, { locale, person }: ChatContext): InlineKeyboard {
  const buttons = new InlineKeyboard();
  const { enabled, phones, awayAfterMs } = room.selfActing.presence.value;
  if (mayDo(person.role, "own")) {
    if (phones.length > 0) {
      const minutes = Math.round(awayAfterMs / minuteMs);
      const { less, more } = stepsAround(awaySteps, minutes);
      if (less !== minutes) buttons.text("−", scheduleData.awayAfter(less));
      const label = sayPlain(locale, "presence-button-after", { minutes });
      buttons.text(label, scheduleData.awayAfter(usualAway));
      if (more !== minutes) buttons.text("+", scheduleData.awayAfter(more));
      buttons.row();
      const turn = enabled ? "schedule-button-off" : "schedule-button-on";
      buttons.text(sayPlain(locale, turn), scheduleData.presence(!enabled));
    }
    if (phones.length < mostPhones) {
      buttons.text(sayPlain(locale, "presence-button-add"), scheduleData.addPhone());
    }
    buttons.row();
    for (const { id, name } of phones) {
      const label = sayPlain(locale, "presence-button-remove", { phone: name });
      buttons.text(label, scheduleData.askPhone(id)).row();
    }
  }
  return buttons.text(sayPlain(locale, "button-back"), scheduleData.root());
}
