// Owns making an invitation and taking it back. Its link is written to the owner privately, once.
import { Composer, InlineKeyboard } from "grammy";
import type { Invitation } from "../../storage/invitations.ts";
import { registerSecret } from "../../storage/log.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { showPage } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { moment } from "../texts/times.ts";
import { membersData, membersTaps } from "./buttons.ts";
import { invitationLink } from "./joining.ts";
import { listPage } from "./list-page.ts";

export function inviting(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.callbackQuery(membersTaps.invite, async (ctx) => {
    const role = ctx.match[1] as Invitation["role"];
    // In a group everybody could use the link.
    await answerFirst(
      ctx,
      inGroup(ctx) ? sayPlain(ctx.locale, "toast-members-privately") : undefined,
    );
    const { code, invitation } = await room.invitations.create(role, ctx.person.name);
    // Telegram's refusals come with what was to be sent.
    registerSecret(code);
    room.log.info(`${ctx.person.name} invited a ${role}`);
    const locale = room.locales.ofChat(ctx.person.id);
    const { now, timezone } = readerOf(room, ctx);
    const text = say(locale, "members-invitation", {
      role,
      name: ctx.person.name,
      link: invitationLink(ctx.me.username, code),
      until: moment(locale, invitation.expiresAt, now, timezone),
    });
    await showPage(ctx, listPage(room, ctx));
    await ctx.api.sendMessage(ctx.person.id, text, {
      disable_notification: true,
      link_preview_options: { is_disabled: true },
      reply_markup: new InlineKeyboard()
        .text(sayPlain(locale, "members-button-revoke"), membersData.revoke(invitation))
        .text(sayPlain(locale, "members-button-open"), membersData.root()),
    });
  });

  composer.callbackQuery(membersTaps.revoke, async (ctx) => {
    const invitation = room.invitations.find(ctx.match[1] ?? "");
    const isOpen = invitation !== null && room.invitations.isOpen(invitation);
    await answerFirst(
      ctx,
      isOpen ? undefined : sayPlain(ctx.locale, "toast-members-invitation-over"),
    );
    if (invitation && isOpen) {
      await room.invitations.revoke(invitation.hash);
      room.log.info(`${ctx.person.name} took an invitation back`);
    }
    const news = isOpen ? say(ctx.locale, "members-revoked") : undefined;
    await showPage(ctx, listPage(room, ctx, news));
  });
  return composer;
}
