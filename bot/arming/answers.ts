// Owns what the chat answers about the alarm: how it is, what it was asked to become, and why that is
// doubtful or makes no sense. Every answer offers the next tap.
import { InlineKeyboard } from "grammy";
import { armedModes, type ArmedMode } from "../../storage/incident-events.ts";
import type { AlarmView, CameraView } from "../../vision/watch-view.ts";
import { type ArmTap, data } from "../callback-data.ts";
import { cameraNames } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
import { inGroup } from "../context.ts";
import { modesData } from "../modes/taps.ts";
import { whatAlarms } from "../modes/what-alarms.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { mayDo } from "../rights.ts";
import type { Answer } from "../reply.ts";
import { escapeHtml, say, sayPlain } from "../texts/texts.ts";
import { clockTime, span } from "../texts/times.ts";
import { withoutEmptyRows } from "../keyboard-rows.ts";
import { addModeButton } from "../watch-mode.ts";
import { alarmChanged, alarmSince, alarmWords, whyMissing } from "../wording.ts";
import { type ArmWish, longestDelayMs } from "./arm-words.ts";
import { blindCameras, countingCameras, type Doubts } from "./doubts.ts";

type Room = Pick<
  ControlRoom,
  "alarm" | "modes" | "watch" | "faces" | "clock" | "householdSettings" | "zones"
>;

/** What [Arm in 30 s] waits. */
const offeredDelaySeconds = 30;
/** A button is one line on a phone: more names don't fit. */
const mostNamedOnButton = 2;

/** The alarm as it is, and the tap that changes it. */
export function alarmNow(room: Room, ctx: ChatContext): { text: string; keyboard: InlineKeyboard } {
  const keyboard = new InlineKeyboard();
  addAlarmButtons(keyboard, room.alarm.current(), ctx);
  return { text: alarmSince(readerOf(room, ctx), room.alarm.current()), keyboard };
}

/** [Arm], [Disarm] or [Disarm] [Arm now], for who may. */
export function addAlarmButtons(
  keyboard: InlineKeyboard,
  alarm: AlarmView,
  { locale, person }: ChatContext,
): InlineKeyboard {
  if (!mayDo(person.role, "act")) return keyboard;
  if (alarm.state === "disarmed") return keyboard.text(sayPlain(locale, "button-arm"), data.arm());
  keyboard.text(sayPlain(locale, "button-disarm"), data.disarm());
  return addArmNow(keyboard, alarm, locale);
}

function addArmNow(keyboard: InlineKeyboard, alarm: AlarmView, locale: string): InlineKeyboard {
  if (alarm.state !== "arming" || alarm.mode === null) return keyboard;
  const now = { mode: alarm.mode, missing: "any", moving: true, delaySeconds: 0 } as const;
  return keyboard.text(sayPlain(locale, "button-arm-now"), data.arm(now));
}

/** The alarm as it is, and what it does: after the way to watch was changed. */
export function alarmAsItIs(room: Room, ctx: ChatContext): Answer {
  const alarm = room.alarm.current();
  if (alarm.mode !== null) return armedAnswer(room, ctx, { alarm, changed: false });
  const { text, keyboard } = alarmNow(room, ctx);
  addModeButton(keyboard, room, "alarm", ctx.locale);
  const rules = room.modes.rules("armed_away");
  const what = whatAlarms(room.faces, "armed_away", rules, ctx);
  return { text: `${text}\n${say(ctx.locale, "armed-once")} ${what}`, keyboard };
}

/**
 * Armed, or on the way there: until when, what watches, what alarms. `changed`: just now; else since
 * when is said, too.
 */
export function armedAnswer(
  room: Room,
  ctx: ChatContext,
  { alarm, changed }: { alarm: AlarmView; changed: boolean },
): Answer {
  const { locale } = ctx;
  const { mode } = alarm;
  // Disarmed in between.
  if (mode === null) return alarmNow(room, ctx);
  const reader = readerOf(room, ctx);
  const rules = room.modes.rules(mode);
  if (alarm.state === "pending" || alarm.state === "triggered") {
    // What was seen matters now, not which cameras see.
    const { text, keyboard } = alarmNow(room, ctx);
    addModeButton(keyboard, room, "alarm", locale);
    return { text: `${text}\n${whatAlarms(room.faces, mode, rules, ctx)}`, keyboard };
  }
  const counting = countingCameras(room.watch.cameras, rules);
  const missing = counting.filter((camera) => camera.status().state !== "live");
  const blind = blindCameras(counting, rules, room.zones);
  const watching = counting.filter((camera) => !missing.includes(camera));
  const names = watching.length > 0 ? ` · ${escapeHtml(cameraNames(watching))}` : "";
  const isArming = alarm.state === "arming";
  const lines = [isArming ? head() : head() + names, whatAlarms(room.faces, mode, rules, ctx)];
  if (missing.length > 0) {
    const reasons = missing.map((camera) => whyMissing(reader, camera)).join(" ");
    lines.push(`${say(locale, "armed-without")} ${reasons}`);
  }
  if (blind.length > 0) {
    lines.push(say(locale, "zones-blind", { cameras: cameraNames(blind) }));
  }
  const keyboard = new InlineKeyboard().text(sayPlain(locale, "button-disarm"), data.disarm());
  if (isArming) addArmNow(keyboard, alarm, locale);
  else {
    addModes(keyboard, mode, locale);
    keyboard.row();
    addModeButton(keyboard, room, "alarm", locale);
  }
  return { text: lines.join("\n"), keyboard: withoutEmptyRows(keyboard) };

  /** In a group the others read it too, so it names who acted. */
  function head(): string {
    const words = alarmWords(inGroup(ctx) || !changed ? alarm : { ...alarm, by: null });
    if (isArming && alarm.leftMs !== null) {
      const time = clockTime(reader.now + alarm.leftMs, reader.timezone, { seconds: true });
      return say(locale, "alarm-arming-until", { ...words, time });
    }
    return changed ? say(locale, "alarm-by", words) : alarmSince(reader, alarm);
  }
}

/** The disk refused: what was wished for holds until the next restart only. */
export function withUnsaved(
  { locale }: ChatContext,
  words: Answer,
  { state }: AlarmView,
  unsaved = false,
): Answer {
  if (!unsaved) return words;
  const what = state === "disarmed" ? "disarmed" : "armed";
  return { ...words, text: `${words.text}\n${say(locale, "alarm-unsaved", { what })}` };
}

/** What the others read when it was armed or disarmed. */
export function changedNotice(room: Room, ctx: ChatContext, alarm: AlarmView, by = alarm.by) {
  return (locale: string): Answer => ({
    text: alarmChanged({ ...readerOf(room, ctx), locale }, alarm, by),
    keyboard: new InlineKeyboard().text(
      sayPlain(locale, alarm.state === "disarmed" ? "button-arm" : "button-disarm"),
      alarm.state === "disarmed" ? data.arm() : data.disarm(),
    ),
  });
}

/** "🟠 Not armed yet: Hall has been lost for 4 min." */
export function armQuestion(
  room: Room,
  ctx: ChatContext,
  wish: ArmTap,
  { missing, asksForMissing, moving }: Doubts<CameraView>,
): Answer {
  const { locale } = ctx;
  const reader = readerOf(room, ctx);
  const counting = countingCameras(room.watch.cameras, room.modes.rules(wish.mode));
  const noneLeft = missing.length === counting.length;
  const asked = asksForMissing ? missing : [];
  const reasons = [
    ...asked.map((camera) => whyMissing(reader, camera)),
    ...moving.map(({ name }) => say(locale, "arm-moving", { camera: name })),
  ];
  const lines = [`${say(locale, "arm-question")} ${reasons.join(" ")}`];
  if (asked.length > 0 && noneLeft) lines.push(say(locale, "arm-question-none-left"));
  const accepted: ArmTap = {
    ...wish,
    missing: wish.missing === "any" ? "any" : missing.map(({ id }) => id),
    moving: wish.moving || moving.length > 0,
  };
  const isWithout = moving.length === 0 && !noneLeft && missing.length <= mostNamedOnButton;
  const keyboard = new InlineKeyboard().text(
    isWithout
      ? sayPlain(locale, "button-arm-without", { cameras: cameraNames(missing) })
      : sayPlain(locale, "button-arm-anyway"),
    data.arm(accepted),
  );
  if (moving.length > 0) {
    const delayed = { ...accepted, moving: wish.moving, delaySeconds: offeredDelaySeconds };
    const label = sayPlain(locale, "button-arm-in", { seconds: offeredDelaySeconds });
    keyboard.text(label, data.arm(delayed));
  }
  keyboard
    .row()
    .text(sayPlain(locale, "button-show"), data.snapshot("all"))
    .text(sayPlain(locale, "button-cancel"), data.keepAlarm());
  return { text: lines.join("\n"), keyboard };
}

/** Nothing would alarm: why, and where that is changed. */
export function deafAnswer(ctx: ChatContext, mode: ArmedMode, why: "triggers" | "cameras"): Answer {
  const { locale } = ctx;
  const keyboard = new InlineKeyboard()
    .text(sayPlain(locale, "button-mode-rules"), modesData.mode(mode))
    .row();
  addModes(keyboard, mode, locale);
  return { text: say(locale, "arm-deaf", { mode, why }), keyboard };
}

/** What was written after /arm makes no sense: says which part, and offers what does. */
export function notUnderstood(
  { locale }: ChatContext,
  wish: Exclude<ArmWish, { kind: "arm" }>,
): Answer {
  const [night = ""] = sayPlain(locale, "arm-words-night").split(",");
  const example = `${night.trim()} 30s`;
  const text =
    wish.kind === "too_long"
      ? say(locale, "arm-too-long", { most: span(locale, longestDelayMs), example })
      : say(locale, "arm-not-understood", { word: wish.word.slice(0, 40), example });
  return { text, keyboard: addModes(new InlineKeyboard(), null, locale) };
}

/** A button for every mode but `mode`. */
function addModes(
  keyboard: InlineKeyboard,
  mode: ArmedMode | null,
  locale: string,
): InlineKeyboard {
  for (const other of armedModes) {
    if (other === mode) continue;
    keyboard.text(sayPlain(locale, "button-arm-mode", { mode: other }), data.arm({ mode: other }));
  }
  return keyboard;
}
