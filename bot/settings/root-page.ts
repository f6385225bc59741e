// Owns the first pages of /settings: where all menus meet, and the choice of a camera.
import { InlineKeyboard } from "grammy";
import type { ChatContext } from "../context.ts";
import { evidenceData } from "../evidence/taps.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { peopleData } from "../people/buttons.ts";
import { controlOf, mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { settingsData } from "./taps.ts";

/** What every room's first page is called in callback data, and here. */
const menus: readonly (readonly [label: string, data: string])[] = [
  ["settings-menu-cameras", "cameras"],
  ["settings-menu-detection", settingsData.where()],
  ["settings-menu-zones", "zones"],
  ["settings-menu-modes", "modes"],
  ["settings-menu-schedule", "schedule"],
  ["settings-menu-faces", peopleData.list(1)],
  ["settings-menu-members", "members"],
  ["evidence-menu", evidenceData.root()],
  ["settings-menu-household", settingsData.household()],
  ["settings-menu-backup", "backup"],
  ["settings-menu-me", "me"],
];

/** Only what the reader may use. `news` is what just happened, as Telegram HTML. */
export function rootPage({ locale, person }: ChatContext, news?: string): Page {
  const keyboard = new InlineKeyboard();
  const offered = menus.filter(([, data]) => {
    const control = controlOf(data);
    return control !== null && mayDo(person.role, control.needs);
  });
  for (const [index, [label, data]] of offered.entries()) {
    if (index > 0 && index % 2 === 0) keyboard.row();
    keyboard.text(sayPlain(locale, label), data);
  }
  return { text: withNews(news, say(locale, "settings-root")), keyboard, picture: null };
}

/** All cameras, or one of them. */
export function wherePage(
  { watch }: Pick<ControlRoom, "watch">,
  { locale }: ChatContext,
  news?: string,
): Page {
  const keyboard = new InlineKeyboard().text(
    sayPlain(locale, "settings-button-all"),
    settingsData.list("all"),
  );
  for (const [index, { id, name }] of watch.cameras.entries()) {
    if (index % 2 === 0) keyboard.row();
    keyboard.text(name, settingsData.list(id));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), settingsData.root());
  return { text: withNews(news, say(locale, "settings-where")), keyboard, picture: null };
}

export function withNews(news: string | undefined, text: string): string {
  return news === undefined ? text : `${news}\n\n${text}`;
}
