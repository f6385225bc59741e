// Owns the first page of /modes and the page of one mode: what alarms there, in words, and the
// buttons that change it. Pages are made of how things are now.
import { InlineKeyboard } from "grammy";
import { armedModes, type ArmedMode } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import { countingCameras, deafness } from "../arming/doubts.ts";
import { cameraNames } from "../cameras-keyboard.ts";
import type { ChatContext } from "../context.ts";
import { enrollData } from "../enroll/taps.ts";
import { withoutEmptyRows } from "../keyboard-rows.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import { nextStep } from "./delays.ts";
import { modesData } from "./taps.ts";
import { judgesFaces, onOrOff, ruleSentence, unsureSentence } from "./what-alarms.ts";
import { zonesOffIn, zonesThere } from "./parts-of-mode.ts";

export type ModesRoom = Pick<ControlRoom, "modes" | "alarm" | "watch" | "zones" | "faces">;

/** Away, home, night, with a line each. */
export function modesPage(room: ModesRoom, { locale }: ChatContext): Page {
  const lines = armedModes.map((mode) => {
    const rules = room.modes.rules(mode);
    if (deafness(mode, rules, room.watch.cameras, room.zones) !== null)
      return say(locale, "modes-line-deaf", { mode });
    const what = judgesFaces(room.faces)
      ? ruleSentence(mode, rules, locale)
      : say(locale, "armed-movement");
    // The sentence is HTML already.
    return say(locale, "modes-line", {
      mode,
      armed: isArmedIn(room, mode),
      what: "\u0000",
    }).replace("\u0000", what);
  });
  const keyboard = new InlineKeyboard();
  for (const mode of armedModes) {
    keyboard.text(sayPlain(locale, "button-mode-name", { mode }), modesData.mode(mode));
  }
  keyboard.row().text(sayPlain(locale, "button-back"), "settings");
  return { text: [say(locale, "modes-head"), ...lines].join("\n"), keyboard, picture: null };
}

/** `news` is what just happened, as Telegram HTML; `undo` the key of what can be brought back. */
export function modePage(
  room: ModesRoom,
  ctx: ChatContext,
  mode: ArmedMode,
  { news, undo }: { news?: string; undo?: string } = {},
): Page {
  const { locale, person } = ctx;
  const rules = room.modes.rules(mode);
  const lines = [
    ...(news === undefined ? [] : [news]),
    say(locale, "modes-mode-head", { mode, armed: isArmedIn(room, mode) }),
    ...whatAlarmsLines(room, mode, rules, locale),
    ...camerasLines(room, rules, locale),
    delayLine("modes-exit", rules.exitDelayMs, locale),
    delayLine("modes-entry", rules.entryDelayMs, locale),
  ];
  const keyboard = new InlineKeyboard();
  if (mayDo(person.role, "own")) {
    addControls(keyboard, room, mode, rules, locale);
    if (undo === undefined) {
      keyboard.text(sayPlain(locale, "button-modes-reset"), modesData.reset(mode));
    } else keyboard.text(sayPlain(locale, "button-modes-undo"), modesData.undo(mode, undo));
  }
  keyboard.text(sayPlain(locale, "button-back"), modesData.root());
  return { text: lines.join("\n"), keyboard: withoutEmptyRows(keyboard), picture: null };
}

export function isArmedIn({ alarm }: Pick<ModesRoom, "alarm">, mode: ArmedMode): "yes" | "no" {
  const current = alarm.current();
  return current.state !== "disarmed" && current.mode === mode ? "yes" : "no";
}

/** What alarms, in one or two lines. */
export function whatAlarmsLines(
  { watch, faces, zones }: Pick<ModesRoom, "watch" | "faces" | "zones">,
  mode: ArmedMode,
  rules: ModeRules,
  locale: string,
): string[] {
  const why = deafness(mode, rules, watch.cameras, zones);
  if (why) return [say(locale, "modes-deaf", { why })];
  if (!judgesFaces(faces)) {
    return [say(locale, faces ? "modes-no-faces" : "armed-movement")];
  }
  const unsure = unsureSentence(mode, rules, locale);
  return [ruleSentence(mode, rules, locale), ...(unsure === "" ? [] : [unsure])];
}

function camerasLines(room: ModesRoom, rules: ModeRules, locale: string): string[] {
  const { cameras } = room.watch;
  if (cameras.length === 0) return [say(locale, "modes-no-camera")];
  const counting = countingCameras(cameras, rules);
  const others = cameras.filter((camera) => !counting.includes(camera));
  const zones = zonesOffIn(room, rules);
  return [
    ...(counting.length === 0
      ? []
      : [say(locale, "modes-cameras", { cameras: cameraNames(counting) })]),
    ...(others.length === 0
      ? []
      : [say(locale, "modes-cameras-off", { cameras: cameraNames(others) })]),
    ...(zones.length === 0 ? [] : [say(locale, "modes-zones-off", { zones: zones.join(", ") })]),
  ];
}

function delayLine(key: string, ms: number, locale: string): string {
  return say(locale, key, { delay: ms === 0 ? "none" : "some", span: span(locale, ms) });
}

function addControls(
  keyboard: InlineKeyboard,
  room: ModesRoom,
  mode: ArmedMode,
  rules: ModeRules,
  locale: string,
): void {
  if (judgesFaces(room.faces)) {
    for (const movement of ["at_once", "unless_known", "never"] as const) {
      const key = movement === rules.movement ? "button-movement-now" : "button-movement";
      keyboard.text(sayPlain(locale, key, { movement }), modesData.movement(mode, movement));
    }
    keyboard.row();
    const { unknown, unsure } = rules;
    keyboard
      .text(
        sayPlain(locale, "button-unknown", { value: onOrOff(unknown) }),
        modesData.unknown(mode, !unknown),
      )
      .text(
        sayPlain(locale, "button-unsure", { value: onOrOff(unsure) }),
        modesData.unsure(mode, !unsure),
      )
      .row();
  } else if (room.faces?.state().kind === "nobody") {
    keyboard.text(sayPlain(locale, "button-enroll"), enrollData.begin()).row();
  }
  const { cameras } = room.watch;
  if (cameras.length > 0) {
    const count = countingCameras(cameras, rules).length;
    const label = sayPlain(locale, "button-mode-cameras", { count, total: cameras.length });
    keyboard.text(label, modesData.cameras(mode));
  }
  if (zonesThere(room).length > 0) {
    keyboard.text(sayPlain(locale, "button-mode-zones"), modesData.zones(mode));
  }
  keyboard.row();
  addDelay(keyboard, mode, "exit", rules.exitDelayMs, locale);
  addDelay(keyboard, mode, "entry", rules.entryDelayMs, locale);
}

/** [−] [Exit: 30 s] [+]; the value leads to this very page, and past either end there is none. */
function addDelay(
  keyboard: InlineKeyboard,
  mode: ArmedMode,
  which: "exit" | "entry",
  ms: number,
  locale: string,
): void {
  const seconds = Math.round(ms / 1000);
  const less = nextStep(seconds, -1);
  const more = nextStep(seconds, 1);
  if (less !== null) {
    keyboard.text(sayPlain(locale, "button-modes-less"), modesData[which](mode, less));
  }
  const key = which === "exit" ? "button-exit" : "button-entry";
  const label = sayPlain(locale, key, { span: span(locale, ms) });
  keyboard.text(label, modesData.mode(mode));
  if (more !== null) {
    keyboard.text(sayPlain(locale, "button-modes-more"), modesData[which](mode, more));
  }
  keyboard.row();
}
