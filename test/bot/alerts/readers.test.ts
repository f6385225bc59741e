// Alerts as their readers' rights, quiet hours and coming and going make them.
import { expect, test } from "vitest";
import { rightsOf } from "../../../bot/rights.ts";
import { refusal } from "../../fakes/telegram-calls.ts";
import { type ShownMessage, ben as benUser } from "../../fakes/telegram.ts";
import { tapData } from "../../../bot/alerts/buttons.ts";
import {
  addClip,
  anna,
  ben,
  endIncident,
  group,
  house,
  openMovement,
  pass,
  told,
  until,
  type House,
} from "./house.ts";
import { control } from "./phone.ts";

const both = () => [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];
const labels = ({ calls }: House, chat: number) =>
  calls
    .messages(chat)[0]
    ?.buttons.flat()
    .map(({ text }) => text);
const loudIn = ({ calls }: House, chat: number) =>
  calls.done.filter((call) => call.chat === chat && call.loud).length;

test("a viewer's alert has the buttons of a viewer; a group's none that silences", async () => {
  const home = await house({
    audience: [...both(), { chat: group, thread: null }],
    chats: { rightsIn: (chat) => rightsOf[chat === ben ? "viewer" : "member"] },
  });
  const record = await openMovement(home);
  await addClip(home, record);
  await told(home);
  const act = ["Save forever", "Clip again"];
  expect(labels(home, anna)).toEqual(["Disarm", "Mute 1 h", "False alarm", ...act]);
  expect(labels(home, ben)).toEqual(["Mute 1 h", "Clip again"]);
  expect(labels(home, group)).toEqual(["Disarm", "False alarm", ...act]);
});

test("[Mute 1 h] on an old message in a group is for whoever tapped, and says so", async () => {
  const home = await house({ audience: [...both(), { chat: group, thread: null }] });
  const phone = control(home);
  const record = await openMovement(home);
  await told(home);
  const [shown] = home.calls.messages(group);
  const message = { id: shown?.id, chat: group, text: "", kind: "photo", buttons: [] };
  const mute = tapData({ kind: "mute", incident: record.id, minutes: 60 });
  await phone.tapData(benUser, message as unknown as ShownMessage, mute);
  const toast = () => String(phone.callsOf("answerCallbackQuery").at(-1)?.["text"]);
  expect(toast()).toContain("Your private alerts from Front door make no sound until 16:00");
  await until(() => home.mutes.mutedFor(ben, "c1") > 0);
  expect(home.mutes.mutedFor(group, "c1")).toBe(0);
  expect(home.mutes.mutedFor(anna, "c1")).toBe(0);
  await endIncident(home, record);
  await told(home);
  await openMovement(home);
  await told(home);
  expect([loudIn(home, anna), loudIn(home, ben), loudIn(home, group)]).toEqual([2, 1, 2]);

  const unmute = tapData({ kind: "unmute", incident: record.id });
  await phone.tapData(benUser, message as unknown as ShownMessage, unmute);
  expect(toast()).toContain("make a sound again");
  await until(() => home.mutes.mutedFor(ben, "c1") === 0);
});

test("in quiet hours nothing rings, also what they began before it was sent", async () => {
  const quiet = new Set([ben]);
  const home = await house({
    audience: both(),
    chats: { isQuietNow: (chat) => quiet.has(chat) },
  });
  await openMovement(home);
  await told(home);
  expect([loudIn(home, anna), loudIn(home, ben)]).toEqual([1, 0]);
  expect(home.calls.messages(ben)).toHaveLength(1);

  home.calls.down = true;
  await openMovement(home, { camera: "c2" });
  await pass(home, 2_000);
  quiet.add(anna);
  home.calls.down = false;
  home.alerts.reached();
  await told(home);
  await until(() => home.calls.messages(anna).length === 2);
  expect([loudIn(home, anna), loudIn(home, ben)]).toEqual([1, 0]);
});

test("who is removed gets nothing more: what waits for them is dropped at once", async () => {
  const home = await house({ audience: both() });
  home.calls.down = true;
  await openMovement(home);
  await pass(home, 1_000);
  home.audience.splice(1);
  home.alerts.audienceChanged();
  home.calls.down = false;
  home.alerts.reached();
  await until(() => home.calls.messages(anna).length === 1);
  await told(home);
  expect(home.calls.messages(ben)).toEqual([]);
  const rows = home.outbox.incidents().flatMap((id) => home.outbox.find(id)?.rows ?? []);
  expect(rows.find(({ chat }) => chat === ben)?.state).toBe("dropped");
});

test("removed from the group: what it has not heard goes to everybody privately", async () => {
  const home = await house({ audience: [{ chat: group, thread: null }], fallback: both() });
  home.calls.down = true;
  await openMovement(home);
  await pass(home, 1_000);
  await home.alerts.left(group);
  home.audience.splice(0, 1, ...both());
  home.alerts.audienceChanged();
  home.calls.down = false;
  home.alerts.reached();
  await until(() => [anna, ben].every((chat) => home.calls.messages(chat).length === 1));
  await told(home);
  expect(home.calls.messages(group)).toEqual([]);
});

test("removed in the middle of a story: the rest of it goes to everybody", async () => {
  const home = await house({ audience: [{ chat: group, thread: null }], fallback: both() });
  const record = await openMovement(home);
  await told(home);
  await home.alerts.left(group);
  home.audience.splice(0, 1, ...both());
  await addClip(home, record);
  await told(home);
  await until(() => [anna, ben].every((chat) => home.calls.messages(chat).length === 1));
  expect(home.calls.messages(anna)).toMatchObject([{ kind: "video" }]);
});

test("a group's move and a lost topic are passed on; a move that is told is followed", async () => {
  const heard: string[] = [];
  const home = await house({
    audience: [
      { chat: group, thread: null },
      { chat: -700, thread: 9 },
    ],
    chats: {
      onMove: async (chat, to) => void heard.push(`${chat} is ${to}`),
      onTopicLost: (chat, thread) => heard.push(`${chat} lost ${thread}`),
    },
  });
  const parameters = { migrate_to_chat_id: -1001 };
  const moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup", parameters);
  home.calls.fail(moved, ({ chat }) => chat === group, Number.POSITIVE_INFINITY);
  const gone = refusal(400, "Bad Request: message thread not found");
  home.calls.fail(gone, ({ thread }) => thread === 9, Number.POSITIVE_INFINITY);
  const record = await openMovement(home);
  await told(home);
  await until(() => home.calls.messages(-1001).length === 1);
  expect(heard.sort()).toEqual(["-500 is -1001", "-700 lost 9"]);

  await home.alerts.moved(-700, -1002);
  await addClip(home, record);
  await told(home);
  await until(() => home.calls.messages(-1002).some(({ kind }) => kind === "video"));
});
