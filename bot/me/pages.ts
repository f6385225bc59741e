// Owns the pages of /me: what somebody has chosen for themselves alone.
import { InlineKeyboard } from "grammy";
import type { Member } from "../../storage/members.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { mayTap } from "../rights.ts";
import { locales, say, sayPlain } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import { ourLocale } from "../locale.ts";
import { isQuietAt, stepped, timeOfDay, usualQuietHours } from "./quiet-hours.ts";
import { meData } from "./taps.ts";

const buttonName = 20;

/** First page. */
export function mePage(room: ControlRoom, ctx: ChatContext, me: Member): Page {
  const { locale } = ctx;
  const { name, role } = ctx.person;
  const lines = [
    say(locale, "me-head", { name, role }),
    languageLine(room, me, locale),
    quietLine(me, locale),
  ];
  const keyboard = new InlineKeyboard()
    .text(sayPlain(locale, "me-button-language"), meData.languages())
    .text(sayPlain(locale, "me-button-quiet"), meData.quiet());
  if (room.targets.groups().length > 0) {
    const also = me.alsoPrivately;
    lines.push(say(locale, also ? "me-privately-too" : "me-privately-not"));
    const key = also ? "me-button-groups-only" : "me-button-privately-too";
    keyboard.row().text(sayPlain(locale, key), meData.privately(!also));
  }
  for (const { camera, leftMs } of room.mutes.of(me.id)) {
    const shown = room.watch.cameras.find(({ id }) => id === camera)?.name ?? camera;
    lines.push(say(locale, "me-muted", { camera: shown, span: span(locale, leftMs) }));
    const label = sayPlain(locale, "me-button-unmute", { camera: shortName(shown, buttonName) });
    keyboard.row().text(label, meData.unmute(camera));
  }
  if (mayTap(role, "settings")) keyboard.row().text(sayPlain(locale, "button-back"), "settings");
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** Every language there is, each in its own words. */
export function languagesPage(room: ControlRoom, ctx: ChatContext, me: Member): Page {
  const { locale } = ctx;
  const chosen = ourLocale(me.language);
  const keyboard = new InlineKeyboard();
  for (const [index, one] of locales.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    const label = one === chosen ? "settings-button-language-chosen" : "settings-button-language";
    keyboard.text(sayPlain(locale, label, { language: languageName(one) }), meData.language(one));
  }
  // What is so already isn't offered.
  if (chosen) {
    keyboard.row().text(sayPlain(locale, "me-button-telegram"), meData.language(null));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), meData.root());
  const text = `${languageLine(room, me, locale)}\n${say(locale, "me-language-about")}`;
  return { text, keyboard, picture: null };
}

/** `timezone`: the household's, in which the hours are. */
export function quietPage(room: ControlRoom, ctx: ChatContext, me: Member, timezone: string): Page {
  const { locale } = ctx;
  const { quietHours } = me;
  const lines = [quietLine(me, locale), say(locale, "me-quiet-about", { timezone })];
  const keyboard = new InlineKeyboard();
  if (quietHours) {
    if (isQuietAt(quietHours, room.clock.wall(), timezone)) lines.push(say(locale, "me-quiet-now"));
    for (const end of ["from", "to"] as const) {
      const time = timeOfDay(quietHours[end]);
      const earlier = sayPlain(locale, "me-button-quiet-earlier", { end, time });
      const later = sayPlain(locale, "me-button-quiet-later", { end, time });
      keyboard
        .text(earlier, meData.quietHours(stepped(quietHours, end, -1)))
        .text(later, meData.quietHours(stepped(quietHours, end, 1)))
        .row();
    }
    keyboard.text(sayPlain(locale, "me-button-quiet-off"), meData.quietOff());
  } else {
    const { from, to } = usualQuietHours;
    const times = { from: timeOfDay(from), to: timeOfDay(to) };
    const label = sayPlain(locale, "me-button-quiet-on", times);
    keyboard.text(label, meData.quietHours(usualQuietHours));
  }
  keyboard.text(sayPlain(locale, "button-back"), meData.root());
  return { text: lines.join("\n"), keyboard, picture: null };
}

function languageLine(room: ControlRoom, me: Member, locale: string): string {
  const chosen = ourLocale(me.language);
  const language = languageName(chosen ?? room.locales.ofPerson(me.id));
  if (chosen) return say(locale, "me-language-chosen", { language });
  const speaksOurs = ourLocale(me.telegramLanguage) !== null;
  return say(locale, speaksOurs ? "me-language-telegram" : "me-language-household", { language });
}

function quietLine({ quietHours }: Member, locale: string): string {
  if (!quietHours) return say(locale, "me-quiet-off");
  const { from, to } = quietHours;
  return say(locale, "me-quiet-hours", { from: timeOfDay(from), to: timeOfDay(to) });
}

/** "Deutsch". */
function languageName(locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
