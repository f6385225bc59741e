// Owns the pages of /evidence: what it takes and how long it is kept, the choice of a limit, what that
// would remove, and what goes first.
import { InlineKeyboard } from "grammy";
import type { EvidenceLimits } from "../../storage/evidence-settings.ts";
import type { Outlook } from "../../storage/retention/outlook.ts";
import type { RetentionPlan, Stuck } from "../../storage/retention/plan.ts";
import { localDay } from "../../storage/retention/local-day.ts";
import type { ChatContext } from "../context.ts";
import { everythingOf } from "../history/filter.ts";
import { historyData } from "../history/taps.ts";
import { whatLine } from "../history/words.ts";
import { rowsThatFit } from "../keyboard-rows.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { mayDo, mayTap } from "../rights.ts";
import { settingsData } from "../settings/taps.ts";
import { summaryData } from "../summary/taps.ts";
import { escapeHtml, say, sayPlain } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";
import { type LimitName, type LimitValue, offered, valueOf, withValue } from "./choices.ts";
import { evidenceData } from "./taps.ts";
import { datesText, limitWords, removalWords, sizeText, usageText } from "./words.ts";

/** More of them don't help to decide. */
const mostShown = 6;
const cameraLetters = 20;
/** More days than anybody plans for. */
const mostDays = 3_650;

/** The first page. `news` is what just happened, as Telegram HTML. */
export async function evidencePage(
  room: ControlRoom,
  ctx: ChatContext,
  news?: string,
): Promise<Page> {
  const { locale, person } = ctx;
  const { settings, retention } = room.evidence;
  const limits = settings.current();
  const measured = await retention.measure();
  const outlook = await retention.outlook(measured);
  const { totals, disk } = measured;
  const today = todayOf(room, ctx);
  const lines = news === undefined ? [] : [news];
  if (totals.oldestDay === null) lines.push(say(locale, "evidence-none"));
  else {
    const used = usageText(locale, totals.bytes, limits.mostBytes);
    const oldest = datesText(locale, totals.oldestDay, totals.oldestDay, today);
    lines.push(say(locale, "evidence-takes", { used, count: totals.incidents, oldest }));
  }
  if (totals.pinnedBytes > 0) {
    lines.push(say(locale, "evidence-pinned", { size: sizeText(locale, totals.pinnedBytes) }));
  }
  if (disk) {
    const of = { free: sizeText(locale, disk.freeBytes), size: sizeText(locale, disk.sizeBytes) };
    lines.push(say(locale, "evidence-disk", of));
  }
  lines.push(
    ...fitsLine(outlook, locale),
    say(locale, "evidence-rules", limitWords(locale, limits)),
  );
  for (const stuck of retention.stuck) lines.push(stuckLine(stuck, locale));
  const keyboard = new InlineKeyboard();
  if (mayDo(person.role, "own")) {
    const words = limitWords(locale, limits);
    keyboard
      .text(sayPlain(locale, "evidence-button-keep", words), evidenceData.choose("days"))
      .text(sayPlain(locale, "evidence-button-most", words), evidenceData.choose("room"))
      .row()
      .text(sayPlain(locale, "evidence-button-free", words), evidenceData.choose("free"));
  }
  keyboard.text(sayPlain(locale, "evidence-button-plan"), evidenceData.plan());
  keyboard.row();
  if (room.summary) {
    keyboard.text(sayPlain(locale, "evidence-button-summary"), summaryData.root());
  }
  if (mayTap(person.role, settingsData.root())) {
    keyboard.text(sayPlain(locale, "button-back"), settingsData.root());
  }
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** One limit and its values. `undo`: what it was until now. */
export function choicePage(
  room: ControlRoom,
  { locale }: Pick<ChatContext, "locale">,
  name: LimitName,
  { news, undo }: { news?: string; undo?: LimitValue } = {},
): Page {
  const limits = room.evidence.settings.current();
  const chosen = valueOf(limits, name);
  const keyboard = new InlineKeyboard();
  for (const [index, value] of offered[name].entries()) {
    if (index > 0 && index % 3 === 0) keyboard.row();
    const label = valueText(locale, limits, name, value);
    const shown = value === chosen ? sayPlain(locale, "evidence-button-chosen", { label }) : label;
    keyboard.text(shown, evidenceData.set(name, value));
  }
  keyboard.row();
  if (undo !== undefined) {
    keyboard.text(sayPlain(locale, "evidence-button-undo"), evidenceData.set(name, undo));
  }
  keyboard.text(sayPlain(locale, "button-back"), evidenceData.root());
  const words = limitWords(locale, limits);
  const about = {
    days: () => say(locale, "evidence-days", words),
    room: () => say(locale, "evidence-room", words),
    free: () => say(locale, "evidence-free", words),
  };
  const lines = [...(news === undefined ? [] : [news]), about[name]()];
  const rows = rowsThatFit(keyboard.inline_keyboard);
  return { text: lines.join("\n"), keyboard: InlineKeyboard.from(rows), picture: null };
}

/** "This removes 214 incidents …": before a limit does. */
export function questionPage(
  room: ControlRoom,
  ctx: ChatContext,
  wish: { name: LimitName; to: LimitValue; limits: EvidenceLimits; plan: RetentionPlan },
): Page {
  const { locale } = ctx;
  const { name, to, limits, plan } = wish;
  const words = {
    limit: name,
    ...limitWords(locale, limits),
    ...removalWords(locale, plan.removals, todayOf(room, ctx)),
  };
  return {
    text: say(locale, "evidence-ask", words),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "evidence-button-leave"), evidenceData.choose(name))
      .text(sayPlain(locale, "evidence-button-remove"), evidenceData.sure(name, to)),
    picture: null,
  };
}

/** What goes now, and what would go first. */
export async function planPage(room: ControlRoom, ctx: ChatContext): Promise<Page> {
  const { locale } = ctx;
  const { settings, retention } = room.evidence;
  const { removals } = await retention.preview(settings.current());
  const { first, count } = await retention.nextToGo(mostShown);
  const today = todayOf(room, ctx);
  const lines =
    removals.length > 0
      ? [say(locale, "evidence-plan-now", removalWords(locale, removals, today))]
      : [say(locale, "evidence-plan-nothing")];
  if (count > 0) lines.push(say(locale, "evidence-plan-first"));
  for (const incident of first) {
    const { openedAt, timezone, cameraName, bytes, falseAlarm } = incident;
    const parts = [
      whatLine(room, locale, incident),
      escapeHtml(shortName(cameraName, cameraLetters)),
      `${calendarDate(locale, openedAt, timezone)}, ${clockTime(openedAt, timezone)}`,
      sizeText(locale, bytes),
      ...(falseAlarm ? [say(locale, "history-mark-false")] : []),
    ];
    lines.push(parts.join(" · "));
  }
  if (count > first.length) {
    lines.push(say(locale, "evidence-plan-more", { count: count - first.length }));
  }
  const keyboard = new InlineKeyboard();
  const [next] = first;
  if (next) {
    const place = historyData.at(everythingOf("events"), next.id);
    keyboard.text(sayPlain(locale, "evidence-button-pin"), place).row();
  }
  keyboard.text(sayPlain(locale, "button-back"), evidenceData.root());
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** What a value is called on its button. */
function valueText(
  locale: string,
  limits: EvidenceLimits,
  name: LimitName,
  value: LimitValue,
): string {
  const words = limitWords(locale, withValue(limits, name, value) ?? limits);
  if (name === "days") return sayPlain(locale, "evidence-button-days", words);
  if (name === "room") return sayPlain(locale, "evidence-button-room", words);
  return sayPlain(locale, "evidence-button-size", words);
}

function fitsLine({ daysThatFit }: Outlook, locale: string): string[] {
  if (daysThatFit === null || daysThatFit > mostDays) return [];
  // Nobody plans for the 243rd day.
  const step = daysThatFit < 100 ? 1 : 10;
  return [say(locale, "evidence-fits", { days: Math.floor(daysThatFit / step) * step })];
}

function stuckLine(stuck: Stuck, locale: string): string {
  if (stuck.kind === "pinned") return say(locale, "evidence-stuck-pinned");
  return say(locale, "evidence-stuck-disk", { free: sizeText(locale, stuck.freeBytes) });
}

export function todayOf(room: ControlRoom, ctx: ChatContext): string {
  const { now, timezone } = readerOf(room, ctx);
  return localDay(now, timezone);
}
