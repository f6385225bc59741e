// Owns what the bot can ask about chats and their members.
import type { ChatMember, User } from "grammy/types";
import type { ChatRecord, MemberStatus } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { PracticeState } from "../state.ts";
import { visibleChat } from "./access.ts";
import type { Methods } from "./method.ts";

const administratorRights = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_manage_topics: true,
};

export const chatMethods: Methods = {
  getChat(state, parameters) {
    const record = visibleChat(state, parameters);
    const { chat } = record;
    if (chat.type === "private" && record.botStatus === "left") throw badRequest("chat not found");
    const pinned = record.messages.get(record.pinned.at(-1) ?? 0);
    return {
      ...chat,
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {
        unlimited_gifts: false,
        limited_gifts: false,
        unique_gifts: false,
        premium_subscription: false,
        gifts_from_channels: false,
      },
      ...(chat.type === "private" ? {} : { permissions: { can_send_messages: true } }),
      ...(pinned ? { pinned_message: pinned } : {}),
    };
  },

  getChatMember(state, parameters) {
    const record = visibleChat(state, parameters);
    const userId = parameters.integer("user_id");
    if (userId === undefined) throw badRequest("invalid user_id specified");
    const user = userId === state.bot.id ? state.bot : state.chats.user(userId);
    if (!user) throw badRequest("user not found");
    return chatMember(user, statusOf(state, record, userId));
  },

  getChatAdministrators(state, parameters) {
    const record = visibleChat(state, parameters);
    if (record.chat.type === "private") {
      throw badRequest("there are no administrators in the private chat");
    }
    return [...record.members]
      .filter(([, status]) => status === "creator" || status === "administrator")
      .flatMap(([id, status]) => {
        const user = state.chats.user(id);
        return user ? [chatMember(user, status)] : [];
      });
  },

  getChatMemberCount(state, parameters) {
    const { members } = visibleChat(state, parameters);
    const inside = [...members.values()].filter((status) => !["left", "kicked"].includes(status));
    return inside.length + 1;
  },
};

export function chatMember(user: User, status: MemberStatus): ChatMember {
  switch (status) {
    case "creator":
      return { status, user, is_anonymous: false };
    case "administrator":
      return { status, user, ...administratorRights } as ChatMember;
    case "kicked":
      return { status, user, until_date: 0 };
    default:
      return { status, user };
  }
}

function statusOf(state: PracticeState, record: ChatRecord, userId: number): MemberStatus {
  if (userId !== state.bot.id) return record.members.get(userId) ?? "left";
  return record.chat.type === "private" ? "member" : record.botStatus;
}
