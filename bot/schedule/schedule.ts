// Owns /schedule: when the alarm is armed and disarmed by itself. Changes are shown in place and
// told to the others; what comes too late changes nothing.
import { Composer, InlineKeyboard } from "grammy";
import { mostEntries, type ScheduleEntry } from "../../storage/schedule.ts";
import type { Asked } from "../asking/asking.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import { readerOf } from "../parts.ts";
import { removeButtons } from "../reply.ts";
import { say, sayPlain, type TextVariables } from "../texts/texts.ts";
import { deleteQuestion, entryPage } from "./entry-page.ts";
import { formPage } from "./form-page.ts";
import { listPage, reminderSteps } from "./list-page.ts";
import { notePage } from "./note-page.ts";
import { phones } from "./phones.ts";
import { lateNews, type ScheduleRoom, stillComing } from "./room.ts";
import {
  type EntryForm,
  readForm,
  scheduleActs,
  scheduleChanges,
  scheduleData,
  scheduleLooks,
  type SkipPlace,
  writeForm,
} from "./taps.ts";
import { entryWords, readTime, shortDate } from "./words.ts";

const timeQuestion = "schedule-time";

export function schedule(room: ScheduleRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { schedule: stored } = room.selfActing;

  room.asking.add({
    kind: timeQuestion,
    answer: answerTime,
    giveUp: async (ctx, { about }) => formPage(room, ctx, readForm(about["form"] ?? "")),
  });

  composer.command("schedule", async (ctx) => {
    await showPage(ctx, listPage(room, ctx), null);
  });
  composer.callbackQuery(scheduleLooks.root, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, listPage(room, ctx));
  });
  composer.callbackQuery(scheduleLooks.entry, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, entryPage(room, ctx, groupOf(ctx, 1)));
  });
  composer.callbackQuery(scheduleLooks.fine, async (ctx) => {
    await answerFirst(ctx);
    await removeButtons(ctx);
  });

  composer.callbackQuery(scheduleChanges.form, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, form(ctx, readForm(groupOf(ctx, 1))));
  });
  composer.callbackQuery(scheduleChanges.time, async (ctx) => {
    await answerFirst(ctx);
    await askTime(ctx, readForm(groupOf(ctx, 1)));
  });
  composer.callbackQuery(scheduleChanges.save, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const wish = readForm(groupOf(ctx, 1));
    if (isLate || wish.weekdays.length === 0)
      await showPage(ctx, form(ctx, wish, lateNews(ctx, isLate)));
    else await save(ctx, wish);
  });

  composer.callbackQuery(scheduleChanges.enable, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const id = groupOf(ctx, 2);
    const enabled = groupOf(ctx, 1) === "on";
    const before = stored.find(id);
    if (!isLate && before && before.enabled !== enabled) {
      await stored.change(id, { enabled });
      tellEntry(ctx, enabled ? "on" : "off", before);
    }
    await showPage(ctx, entryPage(room, ctx, id, lateNews(ctx, isLate)));
  });
  composer.callbackQuery(scheduleChanges.askDelete, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, deleteQuestion(room, ctx, groupOf(ctx, 1)));
  });
  composer.callbackQuery(scheduleChanges.delete, async (ctx) => {
    const id = groupOf(ctx, 1);
    if ((await answerFirst(ctx)) === "too_old") {
      await showPage(ctx, deleteQuestion(room, ctx, id));
      return;
    }
    const removed = await stored.remove(id);
    if (removed) tellEntry(ctx, "removed", removed);
    const news = removed
      ? say(ctx.locale, "schedule-deleted", entryWords(ctx.locale, removed))
      : say(ctx.locale, "schedule-gone");
    await showPage(ctx, listPage(room, ctx, news));
  });
  composer.callbackQuery(scheduleChanges.remind, async (ctx) => {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const asked = Number(groupOf(ctx, 1));
    const minutes = reminderSteps.find((step) => step === asked);
    if (!isLate && minutes !== undefined && minutes !== stored.value.remindMinutes) {
      await stored.setReminder(minutes);
    }
    await showPage(ctx, listPage(room, ctx, lateNews(ctx, isLate)));
  });

  composer.callbackQuery(scheduleActs.skip, (ctx) => skip(ctx, true));
  composer.callbackQuery(scheduleActs.unskip, (ctx) => skip(ctx, false));
  composer.use(phones(room));
  return composer;

  /** The form, or the list where its entry is gone or no other fits. */
  function form(ctx: ChatContext, wish: EntryForm, news?: string): Page {
    if (wish.id !== "new" && !stored.find(wish.id)) {
      return listPage(room, ctx, say(ctx.locale, "schedule-gone"));
    }
    return formPage(room, ctx, wish, news);
  }

  async function save(
    ctx: ChatContext,
    { id, wanted, weekdays, minute }: EntryForm,
  ): Promise<void> {
    const { locale } = ctx;
    const part = { wanted, weekdays, minute };
    // What is skipped was another moment.
    const saved =
      id === "new"
        ? await stored.add({ ...part, enabled: true })
        : await stored.change(id, { ...part, skip: null });
    if (!saved) {
      const news =
        id === "new"
          ? say(locale, "schedule-full", { most: mostEntries })
          : say(locale, "schedule-gone");
      await showPage(ctx, listPage(room, ctx, news));
      return;
    }
    tellEntry(ctx, id === "new" ? "added" : "changed", saved);
    await showPage(ctx, listPage(room, ctx, say(locale, "schedule-saved")));
  }

  async function askTime(
    ctx: ChatContext,
    wish: EntryForm,
    place?: Asked["place"],
    problem?: string,
  ): Promise<void> {
    const { locale } = ctx;
    const key = inGroup(ctx) ? "schedule-time-question-group" : "schedule-time-question";
    const lines = [...(problem === undefined ? [] : [problem]), say(locale, key)];
    const button = sayPlain(locale, "button-cancel");
    const page: Page = {
      text: lines.join("\n"),
      keyboard: new InlineKeyboard().text(button, scheduleData.form(wish)),
      picture: null,
    };
    await room.asking.ask(ctx, timeQuestion, { form: writeForm(wish) }, page, place);
  }

  async function answerTime(ctx: ChatContext, text: string, asked: Asked): Promise<void> {
    const wish = readForm(asked.about["form"] ?? "");
    const minute = readTime(text);
    if (minute === null) {
      await askTime(ctx, wish, asked.place, say(ctx.locale, "schedule-time-wrong"));
      return;
    }
    await showPage(ctx, form(ctx, { ...wish, minute }), asked.place);
  }

  /** One day without an entry, or with it after all; on its page or where the reminder is. */
  async function skip(ctx: ChatContext, isSkipped: boolean): Promise<void> {
    const isLate = (await answerFirst(ctx)) === "too_old";
    const [id, day, place] = [groupOf(ctx, 1), groupOf(ctx, 2), groupOf(ctx, 3) as SkipPlace];
    const reader = readerOf(room, ctx);
    const entry = stored.find(id);
    const isComing = entry !== null && stillComing(entry, day, reader) !== null;
    const wanted = isSkipped ? day : null;
    const isChange = entry !== null && (isSkipped ? entry.skip !== day : entry.skip === day);
    if (!isLate && isComing && isChange) {
      await stored.change(id, { skip: wanted });
      const key = isSkipped ? "schedule-told-skipped" : "schedule-told-unskipped";
      tell(ctx, key, (locale) => ({
        ...entryWords(locale, entry),
        date: shortDate(locale, day),
      }));
    }
    const news = lateNews(ctx, isLate);
    if (place === "entry") {
      const over = { date: shortDate(ctx.locale, day), time: "" };
      const words = entry ? { ...over, ...entryWords(ctx.locale, entry) } : over;
      const isOver = entry && !isComing ? say(ctx.locale, "schedule-skip-over", words) : news;
      await showPage(ctx, entryPage(room, ctx, id, isOver));
      return;
    }
    const isArmed = room.alarm.current().state !== "disarmed";
    await showPage(ctx, notePage(room.selfActing, reader, { id, day, isArmed }, news));
  }

  function tellEntry(ctx: ChatContext, what: string, entry: ScheduleEntry): void {
    tell(ctx, "schedule-told", (locale) => ({ what, ...entryWords(locale, entry) }));
  }

  function tell(ctx: ChatContext, key: string, words: (locale: string) => TextVariables): void {
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({
        text: say(locale, key, { name: ctx.person.name, ...words(locale) }),
        keyboard: new InlineKeyboard().text(
          sayPlain(locale, "schedule-button-show"),
          scheduleData.root(),
        ),
      })),
    );
  }
}

/** What a tap's pattern found; every group of the room's patterns is always there. */
function groupOf(ctx: Pick<ChatContext, "match">, index: number): string {
  return ctx.match?.[index] as string;
}
