// Owns what the buttons of timelines say: the very day.
import { type Day, shortDay } from "../dates.ts";

/** Recognises taps; the group is the day, with or without its hyphens. */
export const timelineLooks = { day: /^tl:(\d{4}-?\d{2}-?\d{2})$/ } as const;

export const timelineData = { day: (day: Day) => `tl:${shortDay(day)}` } as const;
