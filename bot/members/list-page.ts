// Owns the first page of /members: who belongs to the household, which invitations are open, and
// where alerts go.
import { InlineKeyboard } from "grammy";
import type { ChatContext } from "../context.ts";
import type { Target } from "../groups/targets.ts";
import type { Page } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { shortName } from "../people/names.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate, moment } from "../texts/times.ts";
import { membersData } from "./buttons.ts";

const columns = 3;
const buttonName = 20;

/** `news` is what just happened, as Telegram HTML, and comes first. */
export function listPage(room: ControlRoom, ctx: ChatContext, news?: string): Page {
  const { locale } = ctx;
  const { timezone, now } = readerOf(room, ctx);
  const people = room.household.people();
  const lines = news === undefined ? [] : [news, ""];
  lines.push(say(locale, "members-head", { count: people.length }));
  for (const { name, role, since } of people) {
    const date = calendarDate(locale, since, timezone);
    lines.push(say(locale, "members-line", { name, role, since: date }));
  }
  const invitations = room.invitations.open();
  for (const [index, { role, by, expiresAt }] of invitations.entries()) {
    const until = moment(locale, expiresAt, now, timezone);
    const variables = { number: index + 1, role, name: by, until };
    lines.push(say(locale, "members-invitation-open", variables));
  }
  const groups = room.targets.groups();
  lines.push("", ...groupLines(groups, locale));

  const keyboard = new InlineKeyboard();
  for (const [index, { id, name }] of people.entries()) {
    if (index > 0 && index % columns === 0) keyboard.row();
    keyboard.text(shortName(name, buttonName), membersData.member(id));
  }
  keyboard
    .row()
    .text(sayPlain(locale, "members-button-invite-member"), membersData.invite("member"))
    .text(sayPlain(locale, "members-button-invite-viewer"), membersData.invite("viewer"));
  for (const [index, invitation] of invitations.entries()) {
    const label = sayPlain(locale, "members-button-revoke-open", { number: index + 1 });
    keyboard.row().text(label, membersData.revoke(invitation));
  }
  for (const { chat, chosen } of groups) {
    if (!chosen) continue;
    const label = sayPlain(locale, "members-button-stop-at", {
      group: shortName(chosen.title, buttonName),
    });
    keyboard.row().text(label, membersData.askStop(chat));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), "settings");
  return { text: lines.join("\n"), keyboard, picture: null };
}

function groupLines(groups: readonly Target[], locale: string): string[] {
  if (groups.length === 0) return [say(locale, "members-alerts-private")];
  return groups.map(({ chosen, thread }) =>
    chosen
      ? say(locale, "members-alerts-group", {
          group: chosen.title,
          place: thread === null ? "group" : "topic",
          name: chosen.addedBy,
        })
      : say(locale, "members-alerts-env"),
  );
}
