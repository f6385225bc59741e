import { expect, test } from "vitest";
import { meData } from "../../../bot/me/taps.ts";
import { locales } from "../../../bot/texts/texts.ts";
import { annaOwns, labels, openRoom } from "../../fakes/control-room.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";

function openMine(options: Parameters<typeof openRoom>[0] = {}) {
  const room = openRoom(options);
  const { telegram } = room;
  const page = () => telegram.last(ben.id);
  const tap = (label: string) => telegram.tap(ben, page(), label);
  const mine = () => room.members.find(ben.id);
  return { ...room, page, tap, mine };
}

test("language: one of ours, or as Telegram says", async () => {
  const { telegram, page, tap, mine } = openMine();
  await telegram.say(ben, "/me");
  expect(page().text).toBe("Ben · member\nLanguage: English, as the household\nQuiet hours: off");
  await telegram.say({ ...ben, language_code: "en-GB" }, "/me");
  expect(page().text).toContain("Language: English, as Telegram says\n");
  await tap("Language");
  // It is as Telegram says already.
  expect(labels(page()).flat()).toEqual(expect.arrayContaining(["English", "Back"]));
  expect(labels(page()).flat()).toHaveLength(locales.length + 1);
  await tap("English");
  expect(mine()?.language).toBe("en");
  expect(page().text).toContain("Language: English\n");
  await tap("Language");
  expect(labels(page()).flat()).toContain("✓ English");
  await tap("As Telegram says");
  expect(mine()?.language).toBeNull();
});

test("what Telegram says of somebody's language is kept when it changes, and only theirs", async () => {
  const { telegram, mine, members, membership } = openMine();
  await telegram.say({ ...ben, language_code: "pt-br" }, "/status");
  expect(mine()?.telegramLanguage).toBe("pt-br");
  expect(members.find(anna.id)?.telegramLanguage).toBeNull();
  expect(membership.locales.ofChat(ben.id)).toBe("en");
  await telegram.say(ben, "/status");
  expect(mine()?.telegramLanguage).toBe("pt-br");
});

test("quiet hours: on, moved by half hours, off again", async () => {
  const { telegram, page, tap, mine } = openMine();
  await telegram.say(ben, "/me");
  await tap("Quiet hours");
  expect(page().text).toContain("without a sound, even a stranger or a lost camera");
  await tap("On, 22:00 to 07:00");
  expect(mine()?.quietHours).toEqual({ from: 1320, to: 420 });
  expect(labels(page())).toEqual([
    ["From 22:00 −", "From 22:00 +"],
    ["To 07:00 −", "To 07:00 +"],
    ["Off", "Back"],
  ]);
  await tap("From 22:00 −");
  await tap("To 07:00 +");
  expect(mine()?.quietHours).toEqual({ from: 1290, to: 450 });
  expect(page().text).toMatch(/^Quiet hours: 21:30 to 07:30\n/);
  // 14:00 now.
  await telegram.tapData(ben, page(), meData.quietHours({ from: 810, to: 870 }));
  expect(page().text).toContain("They are on now");
  await telegram.tapData(ben, page(), meData.quietHours({ from: 810, to: 9999 }));
  expect(mine()?.quietHours).toEqual({ from: 810, to: 870 });
  await tap("Off");
  expect(mine()?.quietHours).toBeNull();
  await tap("Back");
  expect(page().text).toContain("Quiet hours: off");
});

test("a tap for quiet hours that comes too late changes nothing", async () => {
  const { telegram, page, mine } = openMine();
  await telegram.say(ben, "/me");
  const old = "query is too old and response timeout expired or query ID is invalid";
  telegram.failNext("answerCallbackQuery", `Bad Request: ${old}`);
  await telegram.tapData(ben, page(), meData.quietHours({ from: 0, to: 60 }));
  expect(mine()?.quietHours).toBeNull();
  expect(page().text).toContain("Quiet hours: off");
});

test("mutes are listed with what is left, and end with a tap", async () => {
  const { telegram, page, tap, mutes } = openMine();
  mutes.set(`${ben.id}:c1`, 43 * 60_000);
  mutes.set(`${anna.id}:c2`, 43 * 60_000);
  await telegram.say(ben, "/me");
  expect(page().text).toContain("⚪ Front door makes no sound for you for 43 min");
  expect(page().text).not.toContain("Hall");
  await tap("Unmute Front door");
  expect(page().text).not.toContain("makes no sound");
  expect(mutes.size).toBe(1);
});

test("where alerts go to a group, somebody may have them privately, too", async () => {
  const { telegram, page, tap, membership, mine } = openMine();
  const home = { chat: group.id, thread: null };
  await membership.targets.choose({ ...home, title: "Home", addedBy: "Anna" });
  expect(membership.targets.audience()).toEqual([home]);
  await telegram.say(ben, "/me");
  expect(page().text).toContain("Alerts come to the group alone.");
  await tap("Also privately");
  expect(mine()?.alsoPrivately).toBe(true);
  expect(membership.targets.audience()).toEqual([home, { chat: ben.id, thread: null }]);
  await tap("Group alone");
  expect(membership.targets.audience()).toEqual([home]);
});

test("a tap in a group is about whoever tapped; viewers choose for themselves, too", async () => {
  const vera = { id: 1003, is_bot: false, first_name: "Vera" };
  const members = new FakeMembers(...annaOwns().all(), {
    id: vera.id,
    name: "Vera",
    role: "viewer",
  });
  const { telegram } = openRoom({ members });
  await telegram.say(anna, "/me@vigil_bot", { chat: group });
  await telegram.tapData(vera, telegram.last(group.id), meData.quietHours({ from: 0, to: 60 }));
  expect(members.find(vera.id)?.quietHours).toEqual({ from: 0, to: 60 });
  expect(members.find(anna.id)?.quietHours).toBeNull();
});

test(".env's owner has choices, too, even where somebody else paired before", async () => {
  const cleo = { id: 77, is_bot: false, first_name: "Cleo" };
  const { telegram, members } = openRoom({ config: { ownerId: cleo.id } });
  await telegram.say(cleo, "/me");
  await telegram.tapData(cleo, telegram.last(cleo.id), meData.quietHours({ from: 0, to: 60 }));
  expect(members.find(cleo.id)?.quietHours).toEqual({ from: 0, to: 60 });
  expect(telegram.last(cleo.id).text).toContain("Quiet hours: 00:00 to 01:00");
});
