// Which buttons reach whom: the last gate before Telegram, over whatever a room wrote.
import { Api } from "grammy";
import { expect, test } from "vitest";
import { Household } from "../../bot/household.ts";
import { onlyUsableButtons, rightsIn } from "../../bot/rights-in.ts";
import { FakeMembers } from "../fakes/members.ts";

const [anna, ben, vera, group] = [1, 2, 3, -5];
const household = new Household(
  new FakeMembers(
    { id: anna, name: "Anna", role: "owner" },
    { id: ben, name: "Ben", role: "member" },
    { id: vera, name: "Vera", role: "viewer" },
  ),
  null,
);

/** What Telegram gets of four buttons: the owner's, a member's, anybody's and a link. */
async function sentTo(chat: number): Promise<string[][]> {
  const api = new Api("42:test");
  let rows: { text: string }[][] = [];
  api.config.use(async (_previous, _method, payload) => {
    const fields = payload as { reply_markup: { inline_keyboard: { text: string }[][] } };
    rows = fields.reply_markup.inline_keyboard;
    return { ok: true, result: {} } as never;
  }, onlyUsableButtons(household));
  const inline_keyboard = [
    [
      { text: "quieter", callback_data: "mode:only_strangers:alarm" },
      { text: "disarm", callback_data: "disarm" },
    ],
    [{ text: "remove", callback_data: "members:out:2" }],
    [
      { text: "status", callback_data: "status" },
      { text: "link", url: "https://t.me/vigil_bot" },
    ],
  ];
  await api.sendMessage(chat, "x", { reply_markup: { inline_keyboard } });
  return rows.map((row) => row.map(({ text }) => text));
}

test("in a private chat nobody is offered what they may not do, and no row is empty", async () => {
  expect(await sentTo(anna)).toEqual([["quieter", "disarm"], ["remove"], ["status", "link"]]);
  expect(await sentTo(ben)).toEqual([["disarm"], ["status", "link"]]);
  expect(await sentTo(vera)).toEqual([["status", "link"]]);
});

test("in a group everything stays: who taps decides", async () => {
  expect(await sentTo(group)).toHaveLength(3);
});

test("alerts offer strangers nothing, groups what a member may", () => {
  expect(rightsIn(household, 99)).toEqual([]);
  expect(rightsIn(household, vera)).toEqual(["look"]);
  expect(rightsIn(household, group)).toEqual(["look", "act"]);
});
