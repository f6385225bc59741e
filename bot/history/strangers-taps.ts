// Owns what the buttons about a stranger's visits say: an incident by its id, and the filter of the
// history that its page is shown under, so that [Back] leads where one came from.
import type { IncidentId } from "../../storage/incident-events.ts";
import { type Filter, filterPattern, writeFilter } from "./filter.ts";

const incident = String.raw`(\d{8}-\d{6}-[a-z][a-z0-9]{0,11}(?:-\d{1,6})?)`;
const about = (verb: string) => new RegExp(`^st:${verb}:${filterPattern}:${incident}$`);

/** Recognises taps; the groups are what the functions in `strangersData` put there. */
export const strangersLooks = {
  /** Below an alert, which must stay: the visits come as a new message. */
  alert: new RegExp(`^st:v:${incident}$`),
  visits: about("p"),
} as const;

export const strangersChanges = {
  askForget: about("a"),
  forget: about("f"),
} as const;

const write = (verb: string, filter: Filter, id: IncidentId) =>
  `st:${verb}:${writeFilter(filter)}:${id}`;

export const strangersData = {
  alert: (id: IncidentId) => `st:v:${id}`,
  visits: (filter: Filter, id: IncidentId) => write("p", filter, id),
  askForget: (filter: Filter, id: IncidentId) => write("a", filter, id),
  forget: (filter: Filter, id: IncidentId) => write("f", filter, id),
} as const;
