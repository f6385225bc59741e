// Owns the part of the scripted chat about people: invitations, rights, groups, strangers, and what
// everybody chooses for themselves.
import { expect } from "vitest";
import { wordsOf, type Phone } from "./scripted-chat.ts";
import type { ColdHouse } from "./cold-house.ts";

/** Ben comes as a member, Carla as a viewer, each by a link of their own; a third is taken back. */
export async function invite({ anna, ben, carla, chat }: ColdHouse): Promise<void> {
  await anna.types("/members");
  await join(anna, ben, "member");
  await join(anna, carla, "viewer");
  await anna.types("/members");
  await anna.taps("members.invite viewer", "members.revoke");
  await anna.taps("members.root", "members.member Carla", "members.role member");
  await carla.sees("Anna");
  await anna.taps("members.role viewer");
  chat.count("/start");
}

async function join(anna: Phone, guest: Phone, role: "member" | "viewer"): Promise<void> {
  await anna.taps(`members.invite ${role}`);
  const invitation = await anna.sees(/start=join_/);
  guest.person.start(/start=(join_[\w-]+)/.exec(wordsOf(invitation))?.[1]);
  await guest.sees("Welcome");
}

/** A stranger who writes hears nothing; Anna hears of it, and decides. */
export async function dealWithStranger({ anna, mallory, household }: ColdHouse): Promise<void> {
  mallory.person.say("/disarm");
  await anna.sees("@example_user");
  await anna.taps("members.ignore", "members.hear");
  const said = household.emulator.messages(mallory.chatId);
  expect(said.filter(({ from }) => from?.is_bot)).toEqual([]);
}

/** Mallory is let in at last, thrown out, back again by [Undo], and out for good. */
export async function admitStranger({ anna, mallory }: ColdHouse): Promise<void> {
  await anna.taps("members.admit");
  await mallory.sees("Welcome, Mallory");
  await anna.taps("members.askRemove", "members.remove", "members.undo");
  await anna.taps("members.askRemove", "members.remove");
  await mallory.sees("Anna removed you");
}

/** A group whose topic gets the alerts; another that is offered them and stopped again. */
export async function useGroups({ anna, ben, carla, household }: ColdHouse): Promise<Phone> {
  const members = [anna.person, ben.person, carla.person];
  const home = household.emulator.group({ title: "Home", topics: true, members });
  const topic = home.addTopic("Guard");
  const inTopic = anna.in(home, topic);
  await inTopic.types("/alertshere");
  await inTopic.sees("Alerts come to this topic now");

  const other = household.emulator.group({ title: "Neighbours", members });
  other.kickBot();
  other.addBot();
  const inOther = anna.in(other);
  await inOther.taps("groups.here");
  await inOther.sees("Alerts come to this group now");
  await inOther.taps("members.askStop", "members.stop");
  return inTopic;
}

/** What is Anna's own; Carla wants alerts, too, and then blocks the bot. */
export async function chooseForOneself({ anna, carla }: ColdHouse): Promise<void> {
  await carla.types("/me");
  await carla.taps("me.privately yes");
  carla.person.block();
  await anna.types("/me");
  await anna.taps("me.privately yes", "me.languages", "me.language en", "me.languages");
  await anna.taps(
    "me.language telegram",
    "me.quiet",
    "me.quietHours",
    "me.quietHours",
    "me.quietOff",
    "me.root",
  );
}

/** The last thing Anna does as the owner. */
export async function handOver({ anna, ben }: ColdHouse): Promise<void> {
  await anna.types("/members");
  await anna.taps("members.member Ben", "members.askOwner", "members.owner");
  await ben.sees("owner");
  await ben.types("/members");
  await anna.types("/members");
  await anna.sees("Only Ben may");
}
