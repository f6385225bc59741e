// Owns the pages of what belongs to the household as a whole: its language, its timezone, and
// whether it hears of its own people coming home.
import { InlineKeyboard } from "grammy";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { locales, say, sayPlain } from "../texts/texts.ts";
import { clockTime } from "../texts/times.ts";
import { withNews } from "./root-page.ts";
import { settingsData } from "./taps.ts";
import { cityOf, nearbyTimezones } from "./timezones.ts";

export type HouseholdRoom = Pick<ControlRoom, "householdSettings" | "faces" | "clock">;

const offeredCities = 6;

export function householdPage(room: HouseholdRoom, locale: string, news?: string): Page {
  const { language, timezone } = room.householdSettings.current();
  const tellKnown = room.faces?.settings.value.tellKnown ?? null;
  const time = clockTime(room.clock.wall(), timezone);
  const lines = [
    say(locale, "settings-household"),
    say(locale, "settings-household-language", { language: languageName(language) }),
    say(locale, "settings-household-timezone", { timezone, time }),
  ];
  const keyboard = new InlineKeyboard();
  for (const [index, one] of locales.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    const key = one === language ? "settings-button-language-chosen" : "settings-button-language";
    keyboard.text(
      sayPlain(locale, key, { language: languageName(one) }),
      settingsData.language(one),
    );
  }
  keyboard.row().text(sayPlain(locale, "settings-button-timezone"), settingsData.timezones());
  if (tellKnown !== null) {
    const variables = { state: tellKnown ? "on" : "off" };
    lines.push(say(locale, "settings-household-known", variables));
    const label = sayPlain(locale, "settings-button-known", variables);
    keyboard.row().text(label, settingsData.tellKnown(!tellKnown));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), settingsData.root());
  return { text: withNews(news, lines.join("\n")), keyboard, picture: null };
}

/** Cities where it is about as late as here, and the way to any other. */
export function timezonesPage(room: HouseholdRoom, locale: string, news?: string): Page {
  const now = room.clock.wall();
  const { timezone } = room.householdSettings.current();
  const keyboard = new InlineKeyboard();
  for (const [index, city] of nearbyTimezones(timezone, now, offeredCities).entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    const variables = { city: cityOf(city), time: clockTime(now, city) };
    keyboard.text(sayPlain(locale, "settings-button-city", variables), settingsData.timezone(city));
  }
  keyboard.row().text(sayPlain(locale, "settings-button-type"), settingsData.typeTimezone());
  if (room.householdSettings.own().timezone !== null) {
    keyboard.text(sayPlain(locale, "settings-button-reset"), settingsData.timezone(null));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), settingsData.household());
  const text = say(locale, "settings-timezone", { timezone, time: clockTime(now, timezone) });
  return { text: withNews(news, text), keyboard, picture: null };
}

/** The question for a typed one; `problem` says what was wrong with the last answer. */
export function timezoneQuestion(locale: string, isGroup: boolean, problem?: string): Page {
  const question = say(
    locale,
    isGroup ? "settings-timezone-question-group" : "settings-timezone-question",
  );
  const keyboard = new InlineKeyboard().text(
    sayPlain(locale, "button-cancel"),
    settingsData.timezones(),
  );
  return { text: withNews(problem, question), keyboard, picture: null };
}

/** A language in its own words, as who speaks it looks for it: "Deutsch". */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
