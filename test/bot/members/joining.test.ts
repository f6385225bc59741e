import { expect, test } from "vitest";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { StorageError } from "../../../storage/errors.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { annaOwns } from "../../fakes/control-room.ts";
import { anna, ben, group, stranger } from "../../fakes/telegram.ts";

const mia = { id: 1004, is_bot: false, first_name: "Mia <3", language_code: "en" };
const joe = { id: 1005, is_bot: false, first_name: "Joe" };

async function invited(role: "member" | "viewer" = "member") {
  const clock = new FakeClock();
  const members = annaOwns();
  const room = openRoom({ members, clock });
  const { code } = await room.membership.invitations.create(role, "Anna");
  return { ...room, code };
}

test("whoever opens the link is in by numeric id, hears what they may, and the owner is told", async () => {
  const { telegram, members, control, code, alarm } = await invited("viewer");
  await telegram.say(mia, `/start join_${code}`);
  await control.idle();
  expect(members.find(mia.id)).toMatchObject({ name: "Mia <3", role: "viewer" });
  expect(telegram.last(mia.id).text).toMatch(
    /^🟢 Welcome, Mia &lt;3\. Anna lets you look, and you get every alert\.\n⚪ Disarmed/,
  );
  expect(telegram.last(anna.id).text).toBe("🟢 Mia &lt;3 used an invitation and is a viewer now.");
  expect(labels(telegram.last(anna.id))).toEqual([["Members"]]);
  await telegram.say(mia, "/arm");
  expect(alarm.current().state).toBe("disarmed");
});

test("a link works once; who comes second hears why, other strangers nothing", async () => {
  const { telegram, members, control, code } = await invited();
  await telegram.say(mia, `/start join_${code}`);
  await telegram.say(joe, `/start join_${code}`);
  await telegram.say(stranger, "/start join_AAAAAAAAAAAAAAAAAAAA");
  await control.idle();
  expect(members.find(joe.id)).toBeNull();
  expect(telegram.shownIn(joe.id).map(({ text }) => text)).toEqual([
    "This invitation was used already or is over. Ask whoever sent it for a new one.",
  ]);
  expect(telegram.shownIn(stranger.id)).toEqual([]);
});

test("of two who open it in the same moment one joins", async () => {
  const { membership, members, code } = await invited();
  const results = await Promise.all([
    membership.invitations.redeem(code, { id: mia.id, name: "Mia" }),
    membership.invitations.redeem(code, { id: joe.id, name: "Joe" }),
  ]);
  expect(results.map(({ kind }) => kind)).toEqual(["joined", "over"]);
  expect(members.all()).toHaveLength(3);
});

test("after a day it is over; after eight nobody knows it any more", async () => {
  const { telegram, clock, members, membership, control, code } = await invited();
  await clock.advance(24 * 3_600_000);
  await telegram.say(mia, `/start join_${code}`);
  await control.idle();
  expect(members.find(mia.id)).toBeNull();
  expect(telegram.last(mia.id).text).toContain("is over");
  await clock.advance(7 * 24 * 3_600_000);
  await membership.invitations.create("viewer", "Anna");
  telegram.messages.clear();
  await telegram.say(mia, `/start join_${code}`);
  await control.idle();
  expect(telegram.shownIn(mia.id)).toEqual([]);
});

test("after five wrong codes an id is not listened to for an hour", async () => {
  const { telegram, clock, members, log, code } = await invited();
  for (let guess = 0; guess < 5; guess++) await telegram.say(mia, `/start join_guess${guess}`);
  expect(log.messages("warn").join()).toContain("5 wrong invitations");
  await telegram.say(mia, `/start join_${code}`);
  expect(members.find(mia.id)).toBeNull();
  // Others are heard as before.
  await telegram.say(joe, "/start join_nope");
  await clock.advance(3_600_000);
  await telegram.say(mia, `/start join_${code}`);
  expect(members.find(mia.id)?.role).toBe("member");
});

test("where the disk refuses, whoever has the right code hears so, and it still works", async () => {
  const { telegram, members, membership, control, code } = await invited();
  const redeem = membership.invitations.redeem.bind(membership.invitations);
  membership.invitations.redeem = async () => {
    membership.invitations.redeem = redeem;
    const cause = Object.assign(new Error("refused"), { code: "ENOSPC" });
    throw new StorageError("/data/state.json", "Cannot write /data/state.json", { cause });
  };
  await telegram.say(mia, `/start join_${code}`);
  await control.idle();
  expect(telegram.last(mia.id).text).toContain("My disk is full");
  expect(members.find(mia.id)).toBeNull();
  await telegram.say(mia, `/start join_${code}`);
  expect(members.find(mia.id)).not.toBeNull();
});

test("a link opened by who is in already, or written in a group, changes nothing", async () => {
  const { telegram, members, membership, control, code } = await invited("viewer");
  await telegram.say(ben, `/start join_${code}`);
  await control.idle();
  expect(telegram.last(ben.id).text).toContain("You belong to this household already");
  expect(members.find(ben.id)?.role).toBe("member");
  await telegram.say(mia, `/start@vigil_bot join_${code}`, { chat: group });
  expect(members.find(mia.id)).toBeNull();
  expect(membership.invitations.open()).toHaveLength(1);
});
