import { expect, test, vi } from "vitest";
import { StorageError } from "../../../storage/errors.ts";
import { withoutSecrets } from "../../../storage/log.ts";
import { membersData } from "../../../bot/members/buttons.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";

const vera = { id: 1003, is_bot: false, first_name: "Vera" };

function household() {
  return new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: ben.id, name: "Ben", role: "member" },
    { id: vera.id, name: "Vera <3", role: "viewer" },
  );
}

function openHouse(options: Parameters<typeof openRoom>[0] = {}) {
  const room = openRoom({ members: household(), ...options });
  const { telegram } = room;
  const page = () => telegram.last(anna.id);
  const tap = async (label: string) => {
    await telegram.tap(anna, page(), label);
    await room.control.idle();
  };
  return { ...room, page, tap };
}

test("/members lists everybody with role and since when, and what may be done", async () => {
  const { telegram, page } = openHouse();
  await telegram.say(anna, "/members");
  expect(page().text).toBe(
    [
      "3 people belong to this household:",
      "Anna · owner · since 1 Jan 1970",
      "Ben · member · since 1 Jan 1970",
      "Vera &lt;3 · viewer · since 1 Jan 1970",
      "",
      "Alerts go to everybody privately. To send them to a group, write /alertshere there.",
    ].join("\n"),
  );
  expect(labels(page())).toEqual([
    ["Anna", "Ben", "Vera <3"],
    ["Invite a member", "Invite a viewer"],
    ["Back"],
  ]);
});

test("a role is changed with a tap, and everybody concerned is told", async () => {
  const { telegram, members, page, tap } = openHouse();
  await telegram.say(anna, "/members");
  await tap("Ben");
  expect(page().text).toContain("May look, arm, disarm and judge alarms");
  await tap("Make viewer");
  expect(members.find(ben.id)?.role).toBe("viewer");
  expect(page().text).toContain("May look, and gets every alert. May not arm");
  expect(telegram.shownIn(ben.id).map(({ text }) => text)).toEqual([
    "⚪ Anna made you a viewer. You may look and get every alert. /help lists what I can do.",
  ]);
  expect(telegram.last(vera.id).text).toBe("⚪ Anna made Ben a viewer.");
  // The same again, from an old message: nothing new to tell.
  await telegram.tapData(anna, page(), membersData.role(ben.id, "viewer"));
  expect(telegram.shownIn(ben.id)).toHaveLength(1);
  await tap("Make member");
  expect(members.find(ben.id)?.role).toBe("member");
});

test("removing is confirmed in place, silences at once, and can be undone for a while", async () => {
  const { telegram, members, clock, page, tap } = openHouse();
  await members.choose(ben.id, { language: "en", quietHours: { from: 0, to: 60 } });
  await telegram.say(anna, "/members");
  await tap("Ben");
  await tap("Remove");
  expect(page().text).toContain("Really remove Ben?");
  await tap("Keep");
  expect(members.find(ben.id)).not.toBeNull();
  await tap("Remove");
  await tap("Remove Ben");
  expect(members.find(ben.id)).toBeNull();
  expect(page().text).toMatch(/^⚪ Anna removed Ben from the household\./);
  expect(telegram.last(ben.id).text).toContain("Anna removed you from this household");
  expect(telegram.last(vera.id).text).toBe("⚪ Anna removed Ben from the household.");
  await telegram.say(ben, "/arm");
  expect(telegram.shownIn(ben.id)).toHaveLength(1);

  // The question about somebody who is gone already.
  await telegram.tapData(anna, page(), membersData.remove(ben.id));
  expect(page().text).toContain("This person isn't in the household any more");

  await telegram.tapData(anna, page(), membersData.undo(ben.id));
  expect(members.find(ben.id)).toMatchObject({ role: "member", quietHours: { from: 0, to: 60 } });
  await telegram.tapData(anna, page(), membersData.remove(ben.id));
  await clock.advance(20 * 60_000);
  await telegram.tapData(anna, page(), membersData.undo(ben.id));
  expect(members.find(ben.id)).toBeNull();
  expect(telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toContain("too long ago");
});

test("before somebody is removed it is said that groups show them alerts all the same", async () => {
  const { telegram, page, tap } = openHouse({ config: { alertChat: { id: group.id, thread: 9 } } });
  await telegram.say(anna, "/members");
  await tap("Ben");
  await tap("Remove");
  expect(page().text).toContain("remove them from that group in Telegram, too");
});

test("who is removed sees no more of the picture that is refreshed for them", async () => {
  const { telegram, control, clock } = openHouse();
  await telegram.say(ben, "/live hall");
  await clock.advance(3_000);
  const before = telegram.callsOf("editMessageMedia").length;
  expect(before).toBeGreaterThan(0);
  await telegram.say(anna, "/members");
  await telegram.tapData(anna, telegram.last(anna.id), membersData.remove(ben.id));
  await clock.advance(30_000);
  await control.idle();
  expect(telegram.callsOf("editMessageMedia")).toHaveLength(before);
});

test("a disk that refuses [Undo] leaves it to be tapped again", async () => {
  const { telegram, members, page } = openHouse();
  await telegram.say(anna, "/members");
  await telegram.tapData(anna, page(), membersData.remove(ben.id));
  const undo = page();
  const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
  const refused = new StorageError("state.json", "The disk is full.", { cause: full });
  vi.spyOn(members.state, "change").mockRejectedValueOnce(refused);
  await telegram.tapData(anna, undo, membersData.undo(ben.id));
  expect(page().text).toContain("My disk is full");
  expect(members.find(ben.id)).toBeNull();
  await telegram.tapData(anna, undo, membersData.undo(ben.id));
  expect(members.find(ben.id)).not.toBeNull();
});

test("no log prints an invitation's code, not even Telegram's refusal to send it", async () => {
  const { telegram, membership, page, tap, control } = openHouse();
  await telegram.say(anna, "/members");
  await tap("Invite a member");
  const [, code = ""] = /join_([\w-]+)/.exec(page().text) ?? [];
  await control.idle();
  expect(membership.invitations.open()).toHaveLength(1);
  expect(code).toHaveLength(20);
  expect(withoutSecrets(`payload: { text: "https://t.me/vigil_bot?start=join_${code}" }`)).toBe(
    'payload: { text: "https://t.me/vigil_bot?start=join_***" }',
  );
});

test("a removal that arrives too late asks again", async () => {
  const { telegram, members, page } = openHouse();
  await telegram.say(anna, "/members");
  const old = "query is too old and response timeout expired or query ID is invalid";
  telegram.failNext("answerCallbackQuery", `Bad Request: ${old}`);
  await telegram.tapData(anna, page(), membersData.remove(ben.id));
  expect(members.find(ben.id)).not.toBeNull();
  expect(page().text).toContain("Really remove Ben?");
});

test("ownership is handed over once it is confirmed: one owner at a time", async () => {
  const { telegram, members, page, tap } = openHouse();
  await telegram.say(anna, "/members");
  await tap("Ben");
  await tap("Make owner");
  expect(page().text).toContain("Really make Ben the owner?");
  await tap("Stay the owner");
  await tap("Make owner");
  await tap("Make Ben the owner");
  expect(members.all().map(({ name, role }) => [name, role])).toEqual([
    ["Anna", "member"],
    ["Ben", "owner"],
    ["Vera <3", "viewer"],
  ]);
  expect(page().text).toContain("Ben is the owner now, and you are a member");
  expect(telegram.last(ben.id).text).toContain("Anna made you the owner");
  await telegram.say(anna, "/members");
  expect(page().text).toBe("Only Ben may change this.");
  await telegram.say(ben, "/members");
  await telegram.tap(ben, telegram.last(ben.id), "Ben");
  expect(telegram.last(ben.id).text).toContain("There is one owner");
  // The owner can't be removed or made less, however the tap came about.
  await telegram.tapData(ben, telegram.last(ben.id), membersData.remove(ben.id));
  await telegram.tapData(ben, telegram.last(ben.id), membersData.askRemove(ben.id));
  await telegram.tapData(ben, telegram.last(ben.id), membersData.role(ben.id, "viewer"));
  expect(members.find(ben.id)?.role).toBe("owner");
});

test("where .env names the owner, the page says so and nothing hands it over", async () => {
  const { telegram, members, page, tap } = openHouse({ config: { ownerId: anna.id } });
  await telegram.say(anna, "/members");
  await tap("Ben");
  expect(page().text).toContain("OWNER_ID in my .env");
  expect(labels(page())).toEqual([["Make viewer", "Remove"], ["Back"]]);
  await telegram.tapData(anna, page(), membersData.owner(ben.id));
  await telegram.tapData(anna, page(), membersData.askOwner(ben.id));
  expect(members.owner()?.id).toBe(anna.id);
  await tap("Back");
  await tap("Anna");
  expect(page().text).toContain("OWNER_ID in my .env");
});

test("an invitation is written once, can be taken back, and lists until it is over", async () => {
  const { telegram, membership, members, page, tap, control, clock } = openHouse();
  await telegram.say(anna, "/members");
  const list = page();
  await tap("Invite a member");
  const link = /https:\/\/t\.me\/vigil_bot\?start=join_([\w-]{20})\b/.exec(page().text);
  expect(page().text).toMatch(/^🟢 Anna invites you to this guard as a member/);
  expect(page().text).toContain("works once, and expires at 14:00 on 23 Nov 2026.");
  const stored = JSON.stringify(members.state.value);
  expect(stored).not.toContain(link?.[1]);
  expect(list.text).toContain("Invitation 1 for a member, by Anna, expires");

  expect(labels(list)).toContainEqual(["Take back invitation 1"]);
  await tap("Take it back");
  expect(page().text).toContain("That invitation is taken back");
  await telegram.say(vera, "/start");
  const joiner = { id: 1004, is_bot: false, first_name: "Mia" };
  await telegram.say(joiner, `/start join_${link?.[1]}`);
  await control.idle();
  expect(telegram.last(joiner.id).text).toContain("used already or is over");
  expect(members.find(joiner.id)).toBeNull();
  const [revoked] = members.state.value.invitations;
  await telegram.tapData(anna, page(), membersData.revoke(revoked as NonNullable<typeof revoked>));
  expect(telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toContain("used or over");

  await telegram.tapData(anna, page(), membersData.invite("viewer"));
  await clock.advance(24 * 3_600_000);
  expect(membership.invitations.open()).toEqual([]);
});

test("in a group the invitation's link is written to the owner privately", async () => {
  const { telegram, control } = openHouse();
  await telegram.say(anna, "/members@vigil_bot", { chat: group });
  await telegram.tap(anna, telegram.last(group.id), "Invite a viewer");
  await control.idle();
  expect(telegram.last(group.id).text).not.toContain("t.me");
  expect(telegram.last(anna.id).text).toContain("as a viewer");
});
