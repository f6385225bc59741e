// Owns what the chat's tests need around the household: where alerts go, invitations, strangers and
// languages, the real ones over the state that the members are in.
import { Targets } from "../../bot/groups/targets.ts";
import { Household } from "../../bot/household.ts";
import { Locales } from "../../bot/locale.ts";
import type { ChatParts } from "../../bot/parts.ts";
import { AlertChats } from "../../storage/alert-chats.ts";
import type { Clock } from "../../storage/clock.ts";
import { type ChatNotes, chatNotes } from "../../storage/deliveries.ts";
import { Invitations } from "../../storage/invitations.ts";
import { Strangers } from "../../storage/strangers.ts";
import { RecordingLog } from "./log.ts";
import type { FakeMembers } from "./members.ts";

export interface Membership
  extends
    Pick<ChatParts, "targets" | "strangers" | "locales">,
    Required<Pick<ChatParts, "household">> {
  invitations: Invitations;
  alertChats: AlertChats;
  /** What Telegram said about chats. */
  notes: ChatNotes;
}

export function membershipInMemory(options: {
  members: FakeMembers;
  clock: Clock;
  config?: { ownerId?: number | null; alertChat?: ChatParts["config"]["alertChat"] };
  /** The code of every invitation. */
  code?: string;
}): Membership {
  const { members, clock, config, code } = options;
  const { state } = members;
  const household = new Household(members, config?.ownerId ?? null);
  const alertChats = new AlertChats(state, new RecordingLog());
  const notes: ChatNotes = chatNotes.parse({ version: 1, movedTo: {}, lostThreads: [] });
  const targets = new Targets({
    config: { alertChat: config?.alertChat ?? null },
    household,
    alertChats,
    notes: {
      chats: () => notes,
      changeChats: async (edit) => {
        edit(notes);
      },
    },
  });
  return {
    household,
    targets,
    invitations: new Invitations(state, clock, ...(code === undefined ? [] : [() => code])),
    strangers: new Strangers(state),
    locales: new Locales({ members, household: () => state.value.household.language ?? "en" }),
    alertChats,
    notes,
  };
}
