// Owns what the buttons of /events and /intruders say: a filter and an incident by its id, never a
// page's number, so that a tap on last week's message shows what it says. One letter a verb, because
// the longest filter and the longest id leave room for no more (64 bytes).
import type { IncidentId } from "../../storage/incident-events.ts";
import { type Filter, filterPattern, writeFilter } from "./filter.ts";

const incident = String.raw`(\d{8}-\d{6}-[a-z][a-z0-9]{0,11}(?:-\d{1,6})?)`;
const date = String.raw`(\d{4}-\d{2}-\d{2})`;
const month = String.raw`(\d{4}-\d{2})`;

const about = (verb: string) => new RegExp(`^ev:${verb}:${filterPattern}:${incident}$`);

/** Recognises taps; the groups are what the functions in `historyData` put there. */
export const historyLooks = {
  newest: new RegExp(`^ev:l:${filterPattern}$`),
  at: about("a"),
  older: about("o"),
  newer: about("n"),
  incident: about("i"),
  filter: new RegExp(`^ev:s:${filterPattern}$`),
  people: new RegExp(String.raw`^ev:w:${filterPattern}:(\d{1,3})$`),
  cameras: new RegExp(String.raw`^ev:c:${filterPattern}:(\d{1,3})$`),
  day: new RegExp(`^ev:e:${filterPattern}:${month}$`),
  calendar: new RegExp(`^ev:d:${filterPattern}:${month}$`),
  jump: new RegExp(`^ev:j:${filterPattern}:${date}$`),
  type: new RegExp(`^ev:t:${filterPattern}$`),
  nothing: /^ev:none$/,
} as const;

export const historyActs = {
  falseAlarm: about("f"),
  noFalseAlarm: about("g"),
  pin: about("p"),
  unpin: about("u"),
} as const;

export const historyChanges = {
  askDelete: about("x"),
  delete: about("y"),
} as const;

const write = (verb: string, filter: Filter, rest?: string) =>
  `ev:${verb}:${writeFilter(filter)}${rest === undefined ? "" : `:${rest}`}`;

export const historyData = {
  /** The list from the newest on. */
  newest: (filter: Filter) => write("l", filter),
  /** The newest page where this one is on it, else the list from it (or the next older) on. */
  at: (filter: Filter, id: IncidentId) => write("a", filter, id),
  older: (filter: Filter, than: IncidentId) => write("o", filter, than),
  newer: (filter: Filter, than: IncidentId) => write("n", filter, than),
  incident: (filter: Filter, id: IncidentId) => write("i", filter, id),
  /** The choice of filters, with these chosen. */
  filter: (filter: Filter) => write("s", filter),
  /** Pages count from 1. */
  people: (filter: Filter, page: number) => write("w", filter, String(page)),
  cameras: (filter: Filter, page: number) => write("c", filter, String(page)),
  /** A month ("2026-11") to choose the one day from that is shown. */
  day: (filter: Filter, ofMonth: string) => write("e", filter, ofMonth),
  /** A month to choose a day from at which the list shall begin. */
  calendar: (filter: Filter, ofMonth: string) => write("d", filter, ofMonth),
  /** The list from the last one of that day on. */
  jump: (filter: Filter, day: string) => write("j", filter, day),
  /** Asks for a date to be typed. */
  type: (filter: Filter) => write("t", filter),
  /** A day of a calendar on which there is nothing. */
  nothing: () => "ev:none",
  falseAlarm: (filter: Filter, id: IncidentId) => write("f", filter, id),
  noFalseAlarm: (filter: Filter, id: IncidentId) => write("g", filter, id),
  pin: (filter: Filter, id: IncidentId) => write("p", filter, id),
  unpin: (filter: Filter, id: IncidentId) => write("u", filter, id),
  askDelete: (filter: Filter, id: IncidentId) => write("x", filter, id),
  delete: (filter: Filter, id: IncidentId) => write("y", filter, id),
} as const;
