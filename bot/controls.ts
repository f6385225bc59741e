// Owns the list of everything that can be tapped, room by room, and which right each needs. A button
// that is not in it does nothing; the tests tap every one of them.
import { backupTaps } from "./backup/taps.ts";
import { againTaps } from "./alerts/again-tap.ts";
import { alertControls } from "./alerts/buttons.ts";
import { faceControls } from "./alerts/naming/face-taps.ts";
import { taps } from "./callback-data.ts";
import { cameraLooks, cameraTaps } from "./cameras/taps.ts";
import { enrollTaps } from "./enroll/taps.ts";
import { evidenceChanges, evidenceLooks } from "./evidence/taps.ts";
import { exportActs, exportLooks } from "./history/export/taps.ts";
import { causesChanges, causesLooks } from "./history/false-alarms/taps.ts";
import { historyActs, historyChanges, historyLooks } from "./history/taps.ts";
import { strangersChanges, strangersLooks } from "./history/strangers-taps.ts";
import { timelineLooks } from "./history/timeline/taps.ts";
import { groupTaps } from "./groups/taps.ts";
import { meTaps } from "./me/taps.ts";
import { membersTaps } from "./members/buttons.ts";
import { offsiteLooks, offsiteTaps } from "./offsite/taps.ts";
import { peopleTaps } from "./people/buttons.ts";
import type { Control, Right } from "./rights.ts";
import { settingsControls } from "./settings/taps.ts";
import { scheduleActs, scheduleChanges, scheduleLooks } from "./schedule/taps.ts";
import { summaryChanges, summaryLooks } from "./summary/taps.ts";
import { thresholdTap } from "./threshold/proposal.ts";
import { modesControls } from "./modes/taps.ts";
import { verifyTaps } from "./verify/taps.ts";
import { louderTap, quieterTap } from "./watch-mode.ts";
import { zoneTaps } from "./zones/taps.ts";

/** Controls named after the keys of `patterns`, "room.key", which all need the same right. */
export function controlsOf(
  room: string,
  patterns: Readonly<Record<string, RegExp>>,
  needs: Right,
): Control[] {
  return Object.entries(patterns).map(([key, pattern]) => {
    return { name: `${room}.${key}`, pattern, needs };
  });
}

const { arm, disarm, ...looks } = taps;

export const controls: readonly Control[] = [
  ...controlsOf("alarm", { arm, disarm }, "act"),
  ...controlsOf("look", looks, "look"),
  ...alertControls,
  ...controlsOf("alerts", againTaps, "act"),
  ...faceControls,
  ...controlsOf("enroll", enrollTaps, "own"),
  ...controlsOf("people", peopleTaps, "own"),
  ...controlsOf("cameras", cameraLooks, "look"),
  ...controlsOf("cameras", cameraTaps, "own"),
  ...settingsControls,
  ...controlsOf("threshold", { threshold: thresholdTap }, "own"),
  ...controlsOf("watch", { louder: louderTap }, "act"),
  ...controlsOf("watch", { quieter: quieterTap }, "own"),
  ...modesControls,
  ...controlsOf("backup", backupTaps, "own"),
  ...controlsOf("summary", summaryLooks, "look"),
  ...controlsOf("summary", summaryChanges, "own"),
  ...controlsOf("members", membersTaps, "own"),
  ...controlsOf("groups", groupTaps, "own"),
  ...controlsOf("me", meTaps, "look"),
  ...controlsOf("verify", verifyTaps, "look"),
  ...controlsOf("zones", zoneTaps, "own"),
  ...controlsOf("history", historyLooks, "look"),
  ...controlsOf("history", historyActs, "act"),
  ...controlsOf("history", historyChanges, "own"),
  ...controlsOf("export", exportLooks, "look"),
  ...controlsOf("export", exportActs, "act"),
  ...controlsOf("timeline", timelineLooks, "look"),
  ...controlsOf("causes", causesLooks, "look"),
  ...controlsOf("causes", causesChanges, "own"),
  ...controlsOf("strangers", strangersLooks, "look"),
  ...controlsOf("strangers", strangersChanges, "own"),
  ...controlsOf("evidence", evidenceLooks, "look"),
  ...controlsOf("evidence", evidenceChanges, "own"),
  ...controlsOf("offsite", offsiteLooks, "look"),
  ...controlsOf("offsite", offsiteTaps, "own"),
  ...controlsOf("schedule", scheduleLooks, "look"),
  ...controlsOf("schedule", scheduleActs, "act"),
  ...controlsOf("schedule", scheduleChanges, "own"),
];
