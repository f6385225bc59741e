// Owns the whole control side for unit tests: the real bot with fakes around it.
import { type ControlBot, createBot } from "../../bot/bot.ts";
import type { Clock } from "../../storage/clock.ts";
import type { ChatParts } from "../../bot/parts.ts";
import { FakeAlarm } from "./alarm.ts";
import { FakeCameraDesk } from "./camera-desk.ts";
import { FakeClock } from "./clock.ts";
import { evidenceInMemory } from "./evidence.ts";
import { RecordingLog } from "./log.ts";
import { FakeMembers } from "./members.ts";
import { type Membership, membershipInMemory } from "./membership.ts";
import { historyInMemory } from "./history-room.ts";
import { FakeModes } from "./modes.ts";
import { anna, ben, FakeTelegram } from "./telegram.ts";
import { FakeQuestions } from "./questions.ts";
import { selfActingInMemory } from "./self-acting.ts";
import { settingsInMemory } from "./settings.ts";
import { FakeWatch } from "./watch.ts";
import type { Zones } from "../../storage/zones.ts";
import { zonesInMemory } from "./zones.ts";

export interface TestRoom {
  control: ControlBot;
  telegram: FakeTelegram;
  clock: FakeClock;
  watch: FakeWatch;
  alarm: FakeAlarm;
  modes: FakeModes;
  zones: Zones;
  /** Begins with the cameras of `watch`. */
  cameraDesk: FakeCameraDesk;
  members: FakeMembers;
  membership: Membership;
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

export type RoomOptions = Partial<Omit<ChatParts, "config" | "clock">> & {
  cameras?: string[];
  members?: FakeMembers;
  config?: Partial<ChatParts["config"]>;
};

/** Two cameras, Anna (owner) and Ben, unless told otherwise. */
export function openRoom(options: RoomOptions & { clock?: FakeClock } = {}): TestRoom {
  const clock = options.clock ?? new FakeClock();
  const { parts, ...fakes } = fakeParts(options, clock);
  const control = createBot(parts);
  const telegram = new FakeTelegram(control.bot, clock);
  return { control, telegram, clock, ...fakes };
}

/** What createBot() needs, and the fakes in it; on the emulator with a clock that runs by itself. */
export function fakeParts(
  options: RoomOptions,
  clock: Clock,
): Omit<TestRoom, "control" | "telegram" | "clock"> & { parts: ChatParts } {
  const watch = new FakeWatch(...(options.cameras ?? ["Front door", "Hall"]));
  const alarm = new FakeAlarm(clock);
  const modes = new FakeModes();
  const zones = options.zones ?? zonesInMemory();
  const members = options.members ?? annaOwns();
  const log = new RecordingLog();
  const cameraDesk = new FakeCameraDesk(watch, clock, log);
  const printed: string[] = [];
  const mutes = new Map<string, number>();
  const { config } = options;
  const membership = membershipInMemory({ members, clock, ...(config ? { config } : {}) });
  const parts: ChatParts = {
    log,
    watch,
    alarm,
    modes,
    zones,
    mutes: {
      mutedFor: (chat, camera) => mutes.get(`${chat}:${camera}`) ?? 0,
      unmute: async (chat, camera) => {
        mutes.delete(`${chat}:${camera}`);
      },
      of: (chat) =>
        [...mutes].flatMap(([key, leftMs]) => {
          const [who, camera = ""] = key.split(":");
          return who === String(chat) ? [{ camera, leftMs }] : [];
        }),
    },
    ...membership,
    outboxSummary: () => ({ waiting: 0, parked: 0, lastSuccessAt: null, unsaved: false }),
    questions: new FakeQuestions(),
    cameraDesk,
    ...settingsInMemory(),
    selfActing: selfActingInMemory(),
    ...historyInMemory(),
    evidence: evidenceInMemory(clock).evidence,
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
  };
  return {
    parts,
    watch,
    alarm,
    modes,
    zones,
    cameraDesk,
    members,
    membership,
    log,
    printed,
    mutes,
  };
}

/** The button labels of a message, row by row. */
export function labels(message: { buttons: { text: string }[][] }): string[][] {
  return message.buttons.map((row) => row.map(({ text }) => text));
}
