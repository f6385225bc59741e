// Owns the buttons below an alert and what a tap on one says: explicit values, never "toggle",
// in at most 64 bytes, so that a tap means the same days later and when tapped twice.
import type { IncidentEvent, IncidentId, IncidentRecord } from "../../storage/incident-events.ts";
import type { Control, Right } from "../rights.ts";
import { strangersData } from "../history/strangers-taps.ts";
import { rowsThatFit } from "../keyboard-rows.ts";
import { sayPlain } from "../texts/texts.ts";
import { faceTapData } from "./naming/face-taps.ts";
import { facesToName, resolutionOf, strangerIn } from "./story.ts";
import type { Button, Buttons } from "./telegram.ts";

export type AlertTap =
  | { kind: "disarm"; incident: IncidentId }
  | { kind: "mute"; incident: IncidentId; minutes: number }
  | { kind: "unmute"; incident: IncidentId }
  | { kind: "false_alarm"; incident: IncidentId; falseAlarm: boolean }
  | { kind: "pin"; incident: IncidentId; pinned: boolean }
  | { kind: "clip_again"; incident: IncidentId };

/** What every callback of an alert begins with. */
export const tapPrefix = "a:";
export const muteMinutes = 60;

const taps = {
  disarm: /^a:off:([\w-]{1,40})$/,
  mute: /^a:mute:([\w-]{1,40}):(\d{1,4})$/,
  unmute: /^a:unmute:([\w-]{1,40})$/,
  falseAlarm: /^a:false:([\w-]{1,40}):([01])$/,
  pin: /^a:pin:([\w-]{1,40}):([01])$/,
  clipAgain: /^a:clip:([\w-]{1,40})$/,
} as const;

export const alertControls: readonly Control[] = [
  { name: "alert.disarm", pattern: taps.disarm, needs: "act" },
  { name: "alert.mute", pattern: taps.mute, needs: "look" },
  { name: "alert.unmute", pattern: taps.unmute, needs: "look" },
  { name: "alert.falseAlarm", pattern: taps.falseAlarm, needs: "act" },
  { name: "alert.pin", pattern: taps.pin, needs: "act" },
  { name: "alert.clipAgain", pattern: taps.clipAgain, needs: "look" },
];

const patterns: [RegExp, (incident: IncidentId, value: string) => AlertTap][] = [
  [taps.disarm, (incident) => ({ kind: "disarm", incident })],
  [taps.mute, (incident, value) => ({ kind: "mute", incident, minutes: Number(value) })],
  [taps.unmute, (incident) => ({ kind: "unmute", incident })],
  [
    taps.falseAlarm,
    (incident, value) => ({ kind: "false_alarm", incident, falseAlarm: value === "1" }),
  ],
  [taps.pin, (incident, value) => ({ kind: "pin", incident, pinned: value === "1" })],
  [taps.clipAgain, (incident) => ({ kind: "clip_again", incident })],
];

/** What a tap means; null for data that this version does not write. */
export function parseTap(data: string): AlertTap | null {
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(data);
    if (match?.[1]) return make(match[1], match[2] ?? "");
  }
  return null;
}

export function tapData(tap: AlertTap): string {
  switch (tap.kind) {
    case "disarm":
      return `a:off:${tap.incident}`;
    case "mute":
      return `a:mute:${tap.incident}:${tap.minutes}`;
    case "unmute":
      return `a:unmute:${tap.incident}`;
    case "false_alarm":
      return `a:false:${tap.incident}:${tap.falseAlarm ? 1 : 0}`;
    case "pin":
      return `a:pin:${tap.incident}:${tap.pinned ? 1 : 0}`;
    case "clip_again":
      return `a:clip:${tap.incident}`;
  }
}

export interface ButtonsView {
  record: IncidentRecord;
  events: readonly IncidentEvent[];
  /** Whether there is anything to disarm now. */
  armed: boolean;
  /** Whether this chat has muted the camera. */
  muted: boolean;
  /** Whether this chat was sent a clip of it already; left out: it was. */
  clipSent?: boolean;
  /** What the chat's reader may do. */
  rights: readonly Right[];
  /** Whether it is one person's chat: in a group nobody silences the others. */
  mayMute: boolean;
  /** Whether faces can be given a name now. */
  canName: boolean;
  locale: string;
}

/** The buttons that work now; the same ones in every edit. */
export function alertButtons(view: ButtonsView): Buttons {
  const { record, events, armed, muted, rights, mayMute, canName, locale } = view;
  const incident = record.id;
  const button = (key: string, tap: AlertTap, variables = {}): Button => ({
    text: sayPlain(locale, key, variables),
    callback_data: tapData(tap),
  });
  const first: Button[] = [];
  const second: Button[] = [];
  const mayAct = rights.includes("act");
  if (armed && mayAct) first.push(button("alert-button-disarm", { kind: "disarm", incident }));
  if (record.cause === "movement") {
    const minutes = muteMinutes;
    if (mayMute) {
      first.push(
        muted
          ? button("alert-button-unmute", { kind: "unmute", incident })
          : button("alert-button-mute", { kind: "mute", incident, minutes }, { minutes }),
      );
    }
    // Of what was the household all along nobody needs to say so.
    const isFalse = isFalseAlarm(events);
    if (mayAct && isFalse) {
      first.push(
        button("alert-button-not-false", { kind: "false_alarm", incident, falseAlarm: false }),
      );
    } else if (mayAct && !resolutionOf(events)) {
      first.push(button("alert-button-false", { kind: "false_alarm", incident, falseAlarm: true }));
    }
  }
  if (canName && rights.includes("own") && facesToName(events).length > 0) {
    const text = sayPlain(locale, "alert-button-know-them");
    second.push({ text, callback_data: faceTapData({ kind: "know", incident }) });
  }
  if (mayAct && record.cause === "movement") {
    const pinned = !isPinned(events);
    const key = pinned ? "alert-button-pin" : "alert-button-unpin";
    second.push(button(key, { kind: "pin", incident, pinned }));
  }
  if (events.some((event) => event.kind === "clip")) {
    const key = view.clipSent === false ? "alert-button-show-clip" : "alert-button-clip-again";
    second.push(button(key, { kind: "clip_again", incident }));
  }
  const visits = strangerIn(events)?.face?.seenBefore?.times ?? 0;
  if (visits > 0 && second.length < 3) {
    const text = sayPlain(locale, "strangers-button-visits", { when: "earlier" });
    second.push({ text, callback_data: strangersData.alert(incident) });
  }
  return rowsThatFit([first, second].filter((row) => row.length > 0));
}

/** Below the quiet line about who came home. */
export function lineButtons(
  { id: incident }: IncidentRecord,
  events: readonly IncidentEvent[],
  locale: string,
): Buttons {
  if (!events.some((event) => event.kind === "clip")) return [];
  const text = sayPlain(locale, "alert-button-show-clip");
  return [[{ text, callback_data: tapData({ kind: "clip_again", incident }) }]];
}

/** What was said last of keeping it for ever. */
export function pinOf(events: readonly IncidentEvent[]) {
  return events.findLast((event) => event.kind === "pinned");
}

/** Somebody wants it kept for ever. */
export function isPinned(events: readonly IncidentEvent[]): boolean {
  return pinOf(events)?.pinned ?? false;
}

/** What the household said last. */
export function isFalseAlarm(events: readonly IncidentEvent[]): boolean {
  return events.findLast((event) => event.kind === "marked")?.falseAlarm ?? false;
}
