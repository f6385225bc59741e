// Owns what the buttons of /schedule say: ids, days and explicit values. An entry that is being made
// or changed stands whole in its buttons, so that nothing forgets it.
import type { ScheduleEntry } from "../../storage/schedule.ts";

/** An entry as it is being made ("new") or changed (its id). */
export interface EntryForm extends Pick<ScheduleEntry, "weekdays" | "minute" | "wanted"> {
  id: string;
}

/** Where a skipped day is shown: on the entry's page, or where the reminder was. */
export type SkipPlace = "entry" | "note";

const entry = String.raw`(s\d{1,6})`;
const form = String.raw`((?:new|s\d{1,6}):(?:away|home|night|off):[1-7]{0,7}:\d{1,4})`;
const day = String.raw`(\d{4}-\d{2}-\d{2})`;
const phone = String.raw`(h\d{1,6})`;

/** For whoever may look. */
export const scheduleLooks = {
  root: /^schedule$/,
  entry: new RegExp(`^schedule:entry:${entry}$`),
  fine: /^schedule:ok$/,
  phones: /^schedule:phones$/,
} as const;

/** For whoever may arm and disarm. */
export const scheduleActs = {
  skip: new RegExp(`^schedule:skip:${entry}:${day}:(entry|note)$`),
  unskip: new RegExp(`^schedule:unskip:${entry}:${day}:(entry|note)$`),
} as const;

/** For owners. */
export const scheduleChanges = {
  form: new RegExp(`^schedule:form:${form}$`),
  time: new RegExp(`^schedule:time:${form}$`),
  save: new RegExp(`^schedule:save:${form}$`),
  enable: new RegExp(`^schedule:(on|off):${entry}$`),
  askDelete: new RegExp(`^schedule:ask:${entry}$`),
  delete: new RegExp(`^schedule:delete:${entry}$`),
  remind: /^schedule:remind:(\d{1,3})$/,
  presence: /^schedule:presence:(on|off)$/,
  awayAfter: /^schedule:away:(\d{1,3})$/,
  addPhone: /^schedule:phone:add(?::(\d{1,3}(?:\.\d{1,3}){3}))?$/,
  askPhone: new RegExp(`^schedule:phone:ask:${phone}$`),
  removePhone: new RegExp(`^schedule:phone:remove:${phone}$`),
} as const;

export const scheduleData = {
  root: () => "schedule",
  entry: (id: string) => `schedule:entry:${id}`,
  fine: () => "schedule:ok",
  phones: () => "schedule:phones",
  skip: (id: string, on: string, place: SkipPlace) => `schedule:skip:${id}:${on}:${place}`,
  unskip: (id: string, on: string, place: SkipPlace) => `schedule:unskip:${id}:${on}:${place}`,
  form: (shown: EntryForm) => `schedule:form:${writeForm(shown)}`,
  time: (shown: EntryForm) => `schedule:time:${writeForm(shown)}`,
  save: (shown: EntryForm) => `schedule:save:${writeForm(shown)}`,
  enable: (id: string, enabled: boolean) => `schedule:${enabled ? "on" : "off"}:${id}`,
  askDelete: (id: string) => `schedule:ask:${id}`,
  delete: (id: string) => `schedule:delete:${id}`,
  remind: (minutes: number) => `schedule:remind:${minutes}`,
  presence: (enabled: boolean) => `schedule:presence:${enabled ? "on" : "off"}`,
  awayAfter: (minutes: number) => `schedule:away:${minutes}`,
  addPhone: (address?: string) => `schedule:phone:add${address === undefined ? "" : `:${address}`}`,
  askPhone: (id: string) => `schedule:phone:ask:${id}`,
  removePhone: (id: string) => `schedule:phone:remove:${id}`,
} as const;

const wantedByCode = {
  away: "armed_away",
  home: "armed_home",
  night: "armed_night",
  off: "disarmed",
} as const;

export function writeForm({ id, wanted, weekdays, minute }: EntryForm): string {
  const code = wanted === "disarmed" ? "off" : wanted.replace("armed_", "");
  return `${id}:${code}:${weekdays.join("")}:${minute}`;
}

/** What a form's button says; days in their order, a time that there is. */
export function readForm(text: string): EntryForm {
  const [id = "new", code = "", days = "", minute = ""] = text.split(":");
  return {
    id,
    wanted: wantedByCode[code as keyof typeof wantedByCode],
    weekdays: [...new Set([...days].map(Number))].sort(),
    minute: Math.min(1439, Number(minute)),
  };
}
