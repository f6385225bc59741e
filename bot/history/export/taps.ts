// Owns what the buttons of exports say: days and incidents as they are called, so that last week's
// button exports the same.
import type { IncidentId } from "../../../storage/incident-events.ts";
import { type Day, shortDay } from "../dates.ts";

const incident = String.raw`(\d{8}-\d{6}-[a-z][a-z0-9]{0,11}(?:-\d{1,6})?)`;
/** With or without its hyphens. */
const day = String.raw`(\d{4}-?\d{2}-?\d{2})`;

/** Recognises taps; the groups are what the functions in `exportData` put there. */
export const exportLooks = {
  days: new RegExp(`^zip:r:${day}:${day}$`),
  type: /^zip:t$/,
} as const;

/** Evidence leaves the house. */
export const exportActs = {
  incident: new RegExp(`^zip:i:${incident}$`),
  go: new RegExp(`^zip:go:${day}:${day}$`),
  stop: /^zip:stop$/,
} as const;

export const exportData = {
  /** What an export of these days would be. */
  days: (from: Day, to: Day) => `zip:r:${shortDay(from)}:${shortDay(to)}`,
  /** Asks for days to be typed. */
  type: () => "zip:t",
  incident: (id: IncidentId) => `zip:i:${id}`,
  go: (from: Day, to: Day) => `zip:go:${shortDay(from)}:${shortDay(to)}`,
  /** The tapped message says which export is meant. */
  stop: () => "zip:stop",
} as const;
