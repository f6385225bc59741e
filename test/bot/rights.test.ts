// The gate as a table: every role before every control and every command there is.
import { Bot } from "grammy";
import { describe, expect, test } from "vitest";
import { admitHousehold } from "../../bot/access.ts";
import { commandTable } from "../../bot/commands/table.ts";
import type { ChatContext, Role } from "../../bot/context.ts";
import { controls } from "../../bot/controls.ts";
import { Household } from "../../bot/household.ts";
import { Jobs } from "../../bot/jobs.ts";
import { Lateness } from "../../bot/lateness.ts";
import { Pairing } from "../../bot/pairing.ts";
import { commandNeeds, controlOf, mayDo, mayTap, type Right } from "../../bot/rights.ts";
import { FakeAlarm } from "../fakes/alarm.ts";
import { FakeClock } from "../fakes/clock.ts";
import { openRoom } from "../fakes/control-room.ts";
import { RecordingLog } from "../fakes/log.ts";
import { FakeMembers } from "../fakes/members.ts";
import { sampleOf } from "../fakes/sample-data.ts";
import { anna, ben, FakeTelegram, group, type ShownMessage } from "../fakes/telegram.ts";

const vera = { id: 1003, is_bot: false, first_name: "Vera" };
const people = { owner: anna, member: ben, viewer: vera };
const allowed: Record<Role, readonly Right[]> = {
  owner: ["look", "act", "own"],
  member: ["look", "act"],
  viewer: ["look"],
};
const roles = ["owner", "member", "viewer"] as const;
const refusal = /^Only Anna may change this\.$|^You may look, but not arm/;

/** The gate with nothing behind it but a note of what came through. */
function gate() {
  const clock = new FakeClock();
  const log = new RecordingLog();
  const members = new FakeMembers(
    ...roles.map((role) => ({ id: people[role].id, name: people[role].first_name, role })),
  );
  const passed: string[] = [];
  const bot = new Bot<ChatContext>("42:test");
  const lateness = new Lateness({
    clock,
    alarm: new FakeAlarm(clock),
    timezone: () => "UTC",
    onError: (_ctx, error) => {
      throw error;
    },
  });
  bot.use(async (ctx, next) => {
    ctx.locale = "en";
    ctx.lateness = lateness;
    await next();
  });
  bot.use(
    admitHousehold({
      household: new Household(members, null),
      pairing: new Pairing(),
      clock,
      log,
      jobs: new Jobs(async (_ctx, error) => {
        throw error;
      }),
      print: () => undefined,
      join: async () => null,
      noteStranger: () => undefined,
      noteLanguage: () => undefined,
    }),
  );
  bot.use((ctx) => {
    passed.push(ctx.callbackQuery?.data ?? ctx.message?.text ?? "");
  });
  return { telegram: new FakeTelegram(bot, clock), passed };
}

const message = {
  id: 5,
  chat: anna.id,
  text: "x",
  kind: "text",
  buttons: [],
} as unknown as ShownMessage;

describe.each(roles)("%s", (role) => {
  test("taps every control", async () => {
    const { telegram, passed } = gate();
    for (const { name, pattern, needs } of controls) {
      const data = sampleOf(pattern);
      // Two rooms whose buttons say the same would share their rights.
      expect(controlOf(data)?.name, data).toBe(name);
      passed.length = 0;
      telegram.calls.length = 0;
      await telegram.tapData(people[role], message, data);
      const may = allowed[role].includes(needs);
      expect(passed, name).toEqual(may ? [data] : []);
      const answers = telegram.calls.map(({ method, payload }) => [method, payload["text"]]);
      const refused = [["answerCallbackQuery", expect.stringMatching(refusal)]];
      expect(answers, name).toEqual(may ? [] : refused);
      expect(mayTap(role, data)).toBe(may);
    }
  });

  test("writes every command, in private and in a group", async () => {
    const { telegram, passed } = gate();
    for (const { name, needs } of commandTable) {
      const may = allowed[role].includes(needs);
      for (const [text, chat] of [
        [`/${name}`, undefined],
        [`/${name}@vigil_bot and more`, group],
      ] as const) {
        passed.length = 0;
        telegram.calls.length = 0;
        await telegram.say(people[role], text, chat ? { chat } : {});
        expect(passed, text).toEqual(may ? [text] : []);
        const answers = telegram.calls.map(({ method, payload }) => [method, payload["text"]]);
        const refused = [["sendMessage", expect.stringMatching(refusal)]];
        expect(answers, text).toEqual(may ? [] : refused);
      }
    }
  });

  test("comes by a link: it needs what the command needs that it leads to", async () => {
    const { telegram, passed } = gate();
    for (const { name, needs } of commandTable) {
      const may = allowed[role].includes(needs);
      for (const text of [`/start ${name}`, `/start@vigil_bot ${name}_p1abcdefg`]) {
        passed.length = 0;
        await telegram.say(people[role], text);
        expect(passed, text).toEqual(may ? [text] : []);
      }
    }
    await telegram.say(people[role], "/start join_abc");
    expect(passed.at(-1)).toBe("/start join_abc");
  });

  test("texts and photos need nothing by themselves; a button that nobody knows does nothing", async () => {
    const { telegram, passed } = gate();
    await telegram.say(people[role], "hello");
    await telegram.say(people[role], "/nosuchcommand");
    expect(passed).toEqual(["hello", "/nosuchcommand"]);
    await telegram.tapData(people[role], message, "no:such:button");
    expect(passed).toHaveLength(2);
    expect(telegram.callsOf("answerCallbackQuery")[0]?.["text"]).toContain("doesn't work any more");
  });
});

test("what is named nowhere needs what nobody has", () => {
  expect(commandNeeds("nosuchcommand")).toBeNull();
  expect(controlOf("no:such:button")).toBeNull();
  expect(mayTap("owner", "no:such:button")).toBe(false);
  for (const role of roles) {
    for (const right of ["look", "act", "own"] as const) {
      expect(mayDo(role, right)).toBe(allowed[role].includes(right));
    }
  }
});

test("rights are those of the moment in which it is done, not of the one in which it was asked", async () => {
  const { telegram, members, membership, control } = openRoom();
  await telegram.say(anna, "/members");
  const page = telegram.last(anna.id);
  const release = telegram.hold("sendMessage");
  await telegram.say(anna, "/status");
  const invited = telegram.tapData(anna, page, "members:invite:member");
  await members.handOver(ben.id);
  release();
  await invited;
  await control.idle();
  expect(membership.invitations.open()).toEqual([]);
  const held = telegram.hold("sendMessage");
  await telegram.say(anna, "/status");
  await telegram.say(anna, "/snapshot");
  await members.remove(anna.id);
  held();
  await control.idle();
  expect(telegram.callsOf("sendPhoto")).toEqual([]);
});

test("a viewer who taps [Disarm] in the group gets a toast, and the house stays armed", async () => {
  const members = new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: vera.id, name: "Vera", role: "viewer" },
  );
  const { telegram, alarm } = openRoom({ members });
  await telegram.say(anna, "/arm@vigil_bot", { chat: group });
  const armed = telegram.last(group.id);
  telegram.calls.length = 0;
  await telegram.tap(vera, armed, "Disarm");
  expect(alarm.current().state).toBe("armed_away");
  expect(telegram.calls).toEqual([
    {
      method: "answerCallbackQuery",
      payload: expect.objectContaining({ text: expect.stringMatching(refusal) }),
    },
  ]);
});
