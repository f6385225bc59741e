// Owns the bot's own profile: who it is, its descriptions, and its command menu by scope and language.
import type { BotCommand } from "grammy/types";
import { z } from "zod";
import { badRequest } from "../errors.ts";
import type { Parameters } from "../parameters.ts";
import type { PracticeState } from "../state.ts";
import type { Methods } from "./method.ts";

const scopeSchema = z.looseObject({
  type: z.string(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  user_id: z.union([z.number(), z.string()]).optional(),
});
type Scope = z.infer<typeof scopeSchema>;
const commandsSchema = z.array(z.object({ command: z.string(), description: z.string() }));
const maximumCommands = 100;
const scopeFields: Record<string, readonly ("chat_id" | "user_id")[]> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ["chat_id"],
  chat_administrators: ["chat_id"],
  chat_member: ["chat_id", "user_id"],
};

export const profileMethods: Methods = {
  getMe(state) {
    return {
      ...state.bot,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    };
  },

  setMyCommands(state, parameters) {
    const commands = parameters.json("commands", commandsSchema) ?? [];
    if (commands.length > maximumCommands) throw badRequest("BOT_COMMANDS_TOO_MUCH");
    const checked = commands.map(checkCommand);
    state.commands.set(keyOf(parameters), checked);
    state.changes.tell({ kind: "commands" });
    return true;
  },

  getMyCommands(state, parameters) {
    return state.commands.get(keyOf(parameters)) ?? [];
  },

  deleteMyCommands(state, parameters) {
    state.commands.delete(keyOf(parameters));
    state.changes.tell({ kind: "commands" });
    return true;
  },

  setMyDescription: (state, parameters) => describe(state, parameters, "description", 512),
  setMyShortDescription: (state, parameters) =>
    describe(state, parameters, "short_description", 120),
  getMyDescription: (state, parameters) => ({
    description: state.descriptions.get(`description ${languageOf(parameters)}`) ?? "",
  }),
  getMyShortDescription: (state, parameters) => ({
    short_description: state.descriptions.get(`short_description ${languageOf(parameters)}`) ?? "",
  }),
};

/**
 * The menu that a person sees in a chat: the narrowest scope with commands wins, in it their own
 * language before none (core.telegram.org/bots/api#determining-list-of-commands).
 */
export function commandMenu(
  state: PracticeState,
  where: { chatId: number; userId: number; group: boolean; administrator: boolean },
  language: string,
): readonly BotCommand[] {
  const chat = { chat_id: where.chatId };
  const scopes: Scope[] = where.group
    ? [
        { type: "chat_member", ...chat, user_id: where.userId },
        ...(where.administrator ? [{ type: "chat_administrators", ...chat }] : []),
        { type: "chat", ...chat },
        ...(where.administrator ? [{ type: "all_chat_administrators" }] : []),
        { type: "all_group_chats" },
        { type: "default" },
      ]
    : [{ type: "chat", ...chat }, { type: "all_private_chats" }, { type: "default" }];
  for (const scope of scopes) {
    for (const code of [language, ""]) {
      const commands = state.commands.get(key(scope, code));
      if (commands && commands.length > 0) return commands;
    }
  }
  return [];
}

function checkCommand({ command, description }: BotCommand): BotCommand {
  const name = command.trim().replace(/^\//, "");
  const words = description.trim();
  if (name === "") throw badRequest("command must be non-empty");
  if ([...name].length > 32) throw badRequest("command length must not exceed 32");
  if (!/^[a-z0-9_]+$/.test(name)) throw badRequest("BOT_COMMAND_INVALID");
  if (words === "") throw badRequest("command description must be non-empty");
  if ([...words].length > 256) {
    throw badRequest("command description length must not exceed 256");
  }
  return { command: name, description: words };
}

function describe(
  state: PracticeState,
  parameters: Parameters,
  kind: "description" | "short_description",
  maximum: number,
): true {
  const text = parameters.text(kind) ?? "";
  if ([...text].length > maximum) {
    const what = kind === "description" ? "description" : "short description";
    throw badRequest(`bot ${what} is too long`);
  }
  state.descriptions.set(`${kind} ${languageOf(parameters)}`, text);
  return true;
}

function keyOf(parameters: Parameters): string {
  const scope = parameters.json("scope", scopeSchema, "BotCommandScope") ?? { type: "default" };
  const needed = scopeFields[scope.type];
  if (!needed) throw badRequest("can't parse BotCommandScope: unsupported type specified");
  if (needed.some((field) => scope[field] === undefined)) throw badRequest("chat not found");
  return key(scope, languageOf(parameters));
}

function key(scope: Scope, language: string): string {
  return [scope.type, scope.chat_id, scope.user_id, language].join(" ");
}

function languageOf(parameters: Parameters): string {
  const language = parameters.text("language_code") ?? "";
  if (language !== "" && !/^[a-z]{2}$/.test(language)) {
    throw badRequest("invalid language code specified");
  }
  return language;
}
