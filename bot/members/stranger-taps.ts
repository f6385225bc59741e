// Owns the taps below the notice that a stranger wrote: never again about them, or let them look.
import { Composer, GrammyError, InlineKeyboard } from "grammy";
import { data } from "../callback-data.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import type { ControlRoom } from "../parts.ts";
import { respond } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { membersData, membersTaps } from "./buttons.ts";
import { memberPage } from "./member-page.ts";
import { tellPerson } from "./tell-person.ts";

export function strangerTaps(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.callbackQuery(membersTaps.ignore, async (ctx) => {
    const id = Number(ctx.match[1]);
    await answerFirst(ctx);
    await room.strangers.ignore(id);
    await respond(ctx, {
      text: say(ctx.locale, "stranger-ignored"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(ctx.locale, "stranger-button-hear"), membersData.hear(id))
        .text(sayPlain(ctx.locale, "members-button-open"), membersData.root()),
    });
  });

  composer.callbackQuery(membersTaps.hear, async (ctx) => {
    const id = Number(ctx.match[1]);
    await answerFirst(ctx);
    await room.strangers.hear(id);
    await respond(ctx, {
      text: say(ctx.locale, "stranger-heard"),
      keyboard: new InlineKeyboard()
        .text(sayPlain(ctx.locale, "stranger-button-ignore"), membersData.ignore(id))
        .text(sayPlain(ctx.locale, "stranger-button-invite"), membersData.admit(id)),
    });
  });

  composer.callbackQuery(membersTaps.admit, async (ctx) => {
    const id = Number(ctx.match[1]);
    const known = room.household.find(id);
    const name = known?.name ?? (await firstName(ctx, id));
    await answerFirst(ctx, name === null ? sayPlain(ctx.locale, "toast-stranger-gone") : undefined);
    if (name === null) return;
    if (!known) {
      await room.members.admit({ id, name, role: "viewer" });
      await room.strangers.hear(id);
      room.log.info(`${ctx.person.name} let ${name} (${id}) in as viewer`);
      tellBoth(ctx, id, name);
    }
    const { text, keyboard } = memberPage(room, ctx, id);
    await respond(ctx, { text, keyboard });
  });
  return composer;

  function tellBoth(ctx: ChatContext, id: number, name: string): void {
    const by = ctx.person.name;
    room.jobs.start(ctx, `tell-one:${ctx.update.update_id}`, () =>
      tellPerson(room, ctx.api, id, (locale) => ({
        text: say(locale, "join-welcome", { name, by, role: "viewer" }),
        keyboard: new InlineKeyboard()
          .text(sayPlain(locale, "button-show"), data.snapshot("all"))
          .text(sayPlain(locale, "button-status"), data.status()),
      })),
    );
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(
        ctx,
        (locale) => ({ text: say(locale, "members-let-in", { name, by, role: "viewer" }) }),
        [id],
      ),
    );
  }
}

/** As Telegram knows it now; null where it knows nobody of that id any more. */
async function firstName(ctx: ChatContext, id: number): Promise<string | null> {
  try {
    const chat = await ctx.api.getChat(id);
    return chat.first_name ?? chat.username ?? String(id);
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return null;
    throw error;
  }
}
