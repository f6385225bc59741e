// Owns the question that comes up when a name is taken: more photos of the same, or another name?
import { InlineKeyboard } from "grammy";
import type { EnrollingDialog } from "../../storage/enrolling.ts";
import type { Person } from "../../storage/people.ts";
import type { ChatContext } from "../context.ts";
import { shortName } from "../people/names.ts";
import { reply } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { enrollData } from "./taps.ts";

export async function askWhetherSame(
  ctx: ChatContext,
  { id }: EnrollingDialog,
  person: Person,
  key: "enroll-name-taken" | "enroll-name-taken-meanwhile",
): Promise<void> {
  const { locale } = ctx;
  const add = sayPlain(locale, "button-add-to", { name: shortName(person.name, 20) });
  await reply(ctx, {
    text: say(locale, key, { name: shortName(person.name) }),
    keyboard: new InlineKeyboard()
      .text(add, enrollData.addTo(id, person.id))
      .text(sayPlain(locale, "button-another-name"), enrollData.anotherName(id))
      .row()
      .text(sayPlain(locale, "button-cancel"), enrollData.cancel(id)),
  });
}
