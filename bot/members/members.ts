// Owns /members and its taps: who belongs to the household, with which rights, and who may join.
import { Composer, InlineKeyboard } from "grammy";
import { data } from "../callback-data.ts";
import type { ChatContext, Role } from "../context.ts";
import { liveJob } from "../commands/live.ts";
import { sendTo } from "../groups/send-to.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { membersTaps } from "./buttons.ts";
import { inviting } from "./inviting.ts";
import { listPage } from "./list-page.ts";
import { askOwnerPage, askRemovePage, askStopPage, memberPage } from "./member-page.ts";
import { RecentlyRemoved } from "./recently-removed.ts";
import { strangerTaps } from "./stranger-taps.ts";
import { tellPerson } from "./tell-person.ts";

export function members(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const removed = new RecentlyRemoved(room.clock);

  composer.command("members", async (ctx) => {
    await showPage(ctx, listPage(room, ctx));
  });

  /** A tap that only shows `page`. */
  function shows(pattern: RegExp, page: (ctx: ChatContext, group: string) => Page): void {
    composer.callbackQuery(pattern, async (ctx) => {
      await answerFirst(ctx);
      await showPage(ctx, page(ctx, ctx.match[1] ?? ""));
    });
  }
  shows(membersTaps.root, (ctx) => listPage(room, ctx));
  shows(membersTaps.member, (ctx, id) => memberPage(room, ctx, Number(id)));
  shows(membersTaps.askRemove, (ctx, id) => askRemovePage(room, ctx, Number(id)));
  shows(membersTaps.askOwner, (ctx, id) => askOwnerPage(room, ctx, Number(id)));
  shows(membersTaps.askStop, (ctx, chat) => askStopPage(room, ctx, Number(chat)));

  composer.callbackQuery(membersTaps.role, async (ctx) => {
    const id = Number(ctx.match[1]);
    const role = ctx.match[2] as "member" | "viewer";
    await answerFirst(ctx);
    const person = room.household.find(id);
    if (person && person.role !== "owner" && person.role !== role) {
      await room.members.changeRole(id, role);
      tellOfRole(ctx, id, person.name, role);
    }
    await showPage(ctx, memberPage(room, ctx, id));
  });

  composer.callbackQuery(membersTaps.owner, async (ctx) => {
    const id = Number(ctx.match[1]);
    const page = await sureOf(ctx, () => askOwnerPage(room, ctx, id));
    const person = room.household.find(id);
    if (!page && person && person.role !== "owner" && !room.household.ownerIsFixed) {
      await room.members.handOver(id);
      tellOfRole(ctx, id, person.name, "owner");
      const news = say(ctx.locale, "members-handed-over", { name: person.name });
      // Whoever gave it away has no say in this menu any more.
      await showPage(ctx, { ...memberPage(room, ctx, id, news), keyboard: nextTaps(ctx.locale) });
      return;
    }
    await showPage(ctx, page ?? memberPage(room, ctx, id));
  });

  composer.callbackQuery(membersTaps.remove, async (ctx) => {
    const id = Number(ctx.match[1]);
    const page = await sureOf(ctx, () => askRemovePage(room, ctx, id));
    // What they read in, before nobody knows it any more.
    const theirs = room.locales.ofChat(id);
    const isOwner = room.household.find(id)?.role === "owner";
    const gone = page || isOwner ? null : await room.members.remove(id);
    if (!gone) {
      await showPage(ctx, page ?? memberPage(room, ctx, id));
      return;
    }
    room.log.info(`${ctx.person.name} removed ${gone.name} (${gone.id})`);
    removed.put(gone);
    // What they were shown at that moment ends, too.
    room.jobs.abort(liveJob(id));
    const { name } = gone;
    const by = ctx.person.name;
    tell(ctx, id, () => ({ text: say(theirs, "members-you-are-out", { name: by }) }));
    tellRest(ctx, id, "members-removed", { name, by });
    const news = say(ctx.locale, "members-removed", { name, by });
    await showPage(ctx, removed.page(room, ctx, gone, news));
  });

  composer.callbackQuery(membersTaps.undo, async (ctx) => {
    const id = Number(ctx.match[1]);
    const member = removed.find(id);
    const known = room.household.find(id);
    const toast = member || known ? undefined : sayPlain(ctx.locale, "toast-members-undo-late");
    await answerFirst(ctx, toast);
    if (member && !known) {
      await room.members.add(member);
      removed.forget(id);
      tellOfRole(ctx, id, member.name, member.role);
    }
    await showPage(ctx, memberPage(room, ctx, id));
  });

  composer.callbackQuery(membersTaps.stop, async (ctx) => {
    const chat = Number(ctx.match[1]);
    const page = await sureOf(ctx, () => askStopPage(room, ctx, chat));
    const gone = page ? null : await room.targets.drop(chat);
    if (!gone) {
      await showPage(ctx, page ?? askStopPage(room, ctx, chat));
      return;
    }
    const variables = { group: gone.title, name: ctx.person.name };
    tellRest(ctx, null, "members-stopped", variables);
    if (ctx.chatId !== chat) tellGroup(ctx, chat, gone.thread, variables);
    await showPage(ctx, listPage(room, ctx, say(ctx.locale, "members-stopped", variables)));
  });

  composer.use(inviting(room), strangerTaps(room));
  return composer;

  /** The concerned in so many words, the others in a line. */
  function tellOfRole(ctx: ChatContext, id: number, name: string, role: Role): void {
    room.log.info(`${ctx.person.name} made ${name} (${id}) ${role}`);
    const by = ctx.person.name;
    tell(ctx, id, (locale) => ({
      text: say(locale, "members-your-role", { name: by, role }),
      keyboard: nextTaps(locale),
    }));
    tellRest(ctx, id, "members-role-changed", { name, by, role });
  }

  function tell(ctx: ChatContext, id: number, notice: Parameters<typeof tellPerson>[3]): void {
    if (id === ctx.chatId) return;
    room.jobs.start(ctx, `tell-one:${ctx.update.update_id}`, () =>
      tellPerson(room, ctx.api, id, notice),
    );
  }

  function tellRest(
    ctx: ChatContext,
    concerned: number | null,
    key: string,
    variables: Record<string, string>,
  ): void {
    const knowing = concerned === null ? [] : [concerned];
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({ text: say(locale, key, variables) }), knowing),
    );
  }

  function tellGroup(
    ctx: ChatContext,
    chat: number,
    thread: number | null,
    variables: Record<string, string>,
  ): void {
    const text = say(room.locales.ofChat(chat), "members-stopped", variables);
    room.jobs.start(ctx, `tell-group:${ctx.update.update_id}`, async () => {
      try {
        await sendTo(
          { chat, thread },
          (id, topic) => ctx.api.sendMessage(id, text, { disable_notification: true, ...topic }),
          (from, to) => room.targets.move(from, to),
        );
      } catch (error) {
        room.log.warn(`Chat ${chat} could not be told that alerts stop there`, { error });
      }
    });
  }
}

/** For whoever's rights have just changed. */
function nextTaps(locale: string): InlineKeyboard {
  return new InlineKeyboard()
    .text(sayPlain(locale, "button-status"), data.status())
    .text(sayPlain(locale, "button-show"), data.snapshot("all"));
}

/** The question again, where the tap came too late to count; null: it counts. */
async function sureOf(ctx: ChatContext, question: () => Page): Promise<Page | null> {
  return (await answerFirst(ctx)) === "too_old" ? question() : null;
}
