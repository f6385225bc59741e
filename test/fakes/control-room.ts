// Owns the whole control side for unit tests: the real bot with fakes around it.
import { type ControlBot, createBot } from "../../bot/bot.ts";
import type { ChatParts } from "../../bot/parts.ts";
import { FakeAlarm } from "./alarm.ts";
import { FakeClock } from "./clock.ts";
import { RecordingLog } from "./log.ts";
import { FakeMembers } from "./members.ts";
import { anna, ben, FakeTelegram } from "./telegram.ts";
import { FakeQuestions } from "./questions.ts";
import { FakeWatch } from "./watch.ts";

export interface TestRoom {
  control: ControlBot;
  telegram: FakeTelegram;
  clock: FakeClock;
  watch: FakeWatch;
  alarm: FakeAlarm;
  members: FakeMembers;
  log: RecordingLog;
  /** What the console shows. */
  printed: string[];
  /** Milliseconds for which a camera is muted. */
  mutes: Map<string, number>;
}

export const annaOwns = () =>
  new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: ben.id, name: "Ben", role: "member" },
  );

/** Two cameras, Anna (owner) and Ben, unless told otherwise. */
export function openRoom(
  options: Partial<Omit<ChatParts, "config" | "clock">> & {
    cameras?: string[];
    members?: FakeMembers;
    clock?: FakeClock;
    config?: Partial<ChatParts["config"]>;
  } = {},
): TestRoom {
  const clock = options.clock ?? new FakeClock();
  const watch = new FakeWatch(...(options.cameras ?? ["Front door", "Hall"]));
  const alarm = new FakeAlarm(clock);
  const members = options.members ?? annaOwns();
  const log = new RecordingLog();
  const printed: string[] = [];
  const mutes = new Map<string, number>();
  const control = createBot({
    log,
    watch,
    alarm,
    mutes: {
      mutedFor: (chat, camera) => mutes.get(`${chat}:${camera}`) ?? 0,
      unmute: async (chat, camera) => {
        mutes.delete(`${chat}:${camera}`);
      },
    },
    outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
    questions: new FakeQuestions(),
    print: (line) => printed.push(line),
    ...options,
    clock,
    members,
    config: {
      token: "42:test",
      ownerId: null,
      alertChat: null,
      telegramApiRoot: "http://127.0.0.1:9",
      timezone: "UTC",
      ...options.config,
    },
  });
  const telegram = new FakeTelegram(control.bot, clock);
  return { control, telegram, clock, watch, alarm, members, log, printed, mutes };
}

/** The button labels of a message, row by row. */
export function labels(message: { buttons: { text: string }[][] }): string[][] {
  return message.buttons.map((row) => row.map(({ text }) => text));
}
