// Owns what taps and typed answers change about the household as a whole.
import { Composer } from "grammy";
import type { ChatContext } from "../context.ts";
import { inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { reply } from "../reply.ts";
import { locales, say } from "../texts/texts.ts";
import { householdPage, timezoneQuestion, timezonesPage } from "./household-page.ts";
import { settingsTaps } from "./taps.ts";
import { timezoneNamed } from "./timezones.ts";

const timezoneKind = "timezone";

export function householdMenu(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { householdSettings } = room;

  composer.callbackQuery(settingsTaps.household, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, householdPage(room, ctx.locale));
  });

  // Whom a late tap of these finds changed is only told in other words: nothing is guarded less.
  composer.callbackQuery(settingsTaps.language, async (ctx) => {
    await answerFirst(ctx);
    const [, wanted] = ctx.match;
    const language = locales.find((one) => one === wanted) ?? null;
    if (language !== null || wanted === "none") await householdSettings.change({ language });
    note(ctx, { language });
    await showPage(ctx, householdPage(room, ctx.locale));
  });

  composer.callbackQuery(settingsTaps.tellKnown, async (ctx) => {
    await answerFirst(ctx);
    const tellKnown = ctx.match[1] === "on";
    await room.faces?.settings.change({ tellKnown });
    note(ctx, { tellKnown });
    await showPage(ctx, householdPage(room, ctx.locale));
  });

  composer.callbackQuery(settingsTaps.timezones, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, timezonesPage(room, ctx.locale));
  });

  composer.callbackQuery(settingsTaps.timezone, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const [, wanted = ""] = ctx.match;
    const timezone = wanted === "none" ? null : timezoneNamed(wanted);
    // The schedule goes by it: a tap of hours ago must not move when the house is armed.
    if (isLate) await reply(ctx, { text: say(ctx.locale, "schedule-late") });
    else if (timezone !== null || wanted === "none") await setTimezone(ctx, timezone);
    await showPage(ctx, timezonesPage(room, ctx.locale));
  });

  composer.callbackQuery(settingsTaps.typeTimezone, async (ctx) => {
    await answerFirst(ctx);
    const question = timezoneQuestion(ctx.locale, inGroup(ctx));
    await room.asking.ask(ctx, timezoneKind, {}, question);
  });

  room.asking.add({
    kind: timezoneKind,
    answer: async (ctx, text, { place }) => {
      const timezone = timezoneNamed(text);
      if (timezone === null) {
        const problem = say(ctx.locale, "settings-timezone-unknown", { asked: text.slice(0, 60) });
        const question = timezoneQuestion(ctx.locale, inGroup(ctx), problem);
        await room.asking.ask(ctx, timezoneKind, {}, question, place);
        return;
      }
      await setTimezone(ctx, timezone);
      await showPage(ctx, timezonesPage(room, ctx.locale), place);
    },
    giveUp: async (ctx) => timezonesPage(room, ctx.locale),
  });
  return composer;

  async function setTimezone(ctx: ChatContext, timezone: string | null): Promise<void> {
    await householdSettings.change({ timezone });
    note(ctx, { timezone });
  }

  function note(ctx: ChatContext, changed: Record<string, unknown>): void {
    room.log.info("The household's settings were changed", { by: ctx.person.name, ...changed });
  }
}
