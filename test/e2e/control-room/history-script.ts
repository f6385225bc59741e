// Owns the part of the scripted chat that looks back: what happened, found again in every way, judged,
// told of and handed out. A member does what a member may, the owner the rest.
import { expect } from "vitest";
import type { ColdHouse } from "./cold-house.ts";
import { type Phone, wordsOf } from "./scripted-chat.ts";

/** Page by page, by filter, by date, and as a day's picture. */
export async function lookBack({ ben, past }: ColdHouse): Promise<void> {
  await ben.types("/events");
  const list = await ben.sees("Everything");
  expect(list.photo).toBeDefined();
  await ben.taps("history.older");
  await ben.sees("Hall");
  await ben.taps("history.newer", "history.older", "history.newest");

  await ben.taps("history.filter Filter", "history.filter Saved", "history.filter Movement");
  await ben.taps("history.cameras", "history.filter Front door", "history.day");
  await tapDay(ben, "history.day", `history.filter d${past.day.slice(2).replaceAll("-", "")}`);
  await ben.taps("history.newest Show 8", "timeline.day");
  expect(wordsOf(await ben.sees("Timeline"))).toContain("false alarms, 4");
  await ben.taps("timeline.day Earlier", "timeline.day Later", "history.at 8–12");
  await ben.types(`/events ${past.oldDay}`);
  await ben.sees("2 incidents");

  await ben.types("/intruders");
  await ben.taps("history.calendar Jump", "history.nothing");
  await tapDay(ben, "history.calendar", `history.jump ${past.oldDay}`);
  await ben.sees("Hall");
  await ben.taps("history.calendar Jump", "history.type");
  await ben.types("the day before never");
  await ben.sees("I cannot read that");
  await ben.types(past.day);
  await ben.sees("Front door");
}

/** A day of a calendar; its month may have to be turned to. */
async function tapDay(phone: Phone, turn: string, day: string): Promise<void> {
  for (let turned = 0; turned < 3 && !phone.isOffered(day); turned++) {
    await phone.taps(`${turn} ‹`);
  }
  await phone.taps(day);
}

/** What may be said of an incident, and taken back. */
export async function judge({ ben, past }: ColdHouse): Promise<void> {
  await ben.types(`/events ${past.day}`);
  await ben.taps("history.incident", "history.pin", "history.unpin", "history.pin");
  await ben.sees("Saved forever by Ben");
  await ben.taps("history.falseAlarm", "history.noFalseAlarm");
  await ben.taps("history.incident Earlier", "history.at list");
}

/** Asks for the last day's summary, and when it comes by itself. */
export async function readSummary({ ben }: ColdHouse): Promise<void> {
  await ben.types("/summary");
  await ben.taps("summary.time", "summary.now");
}

/** One incident as a file; some days, typed, and cancelled while the file is on its way. */
export async function handOut({ ben, past, household }: ColdHouse): Promise<void> {
  await ben.types(`/events ${past.day}`);
  await ben.taps("history.incident", "export.incident");
  await ben.sees("Exported: 1 incident");
  await ben.types("/export");
  await ben.taps("export.days Yesterday", "export.type");
  await ben.types("some days");
  await ben.sees("I cannot read that");
  await ben.types(past.day);
  await ben.sees("8 incidents");
  const { faults } = household.emulator;
  faults.next("sendDocument", { silence: "before" });
  await ben.taps("export.go", "export.stop");
  await ben.sees("Export cancelled");
  faults.clear();
}

/** The owner's part: what caused false alarms, and an incident that goes. */
export async function decideOnPast({ anna, past }: ColdHouse): Promise<void> {
  await anna.types(`/events ${past.day}`);
  // Of what Ben judged a moment ago the chats are still being told.
  const other = `${past.day.replaceAll("-", "")}-150000`;
  await anna.taps(`history.incident ${other}`, "history.askDelete");
  await anna.taps("history.incident Keep", "history.askDelete", "history.delete");
  await anna.sees("Deleted");
  await anna.taps("history.filter Filter", "history.filter False alarms", "history.newest Show 4");
  await anna.taps("causes.page", "causes.ignore", "causes.watch", "causes.area Set 7,000");
  await anna.sees("what has 7,000 px counts now");
  await anna.taps("causes.area Back", "history.newest Back");
}

/** How long evidence is kept: less, which takes two incidents away unless it is taken back. */
export async function limitEvidence({ anna }: ColdHouse): Promise<void> {
  await anna.types("/evidence");
  await anna.types("/settings");
  await anna.taps("evidence.root", "evidence.plan", "evidence.root");
  await anna.taps("evidence.choose Kept", "evidence.set 30 days");
  await anna.sees("This removes 2 incidents");
  await anna.taps("evidence.sure");
  await anna.sees("go in a minute");
  await anna.taps("evidence.set Undo", "evidence.root");
  await anna.taps("summary.root", "summary.at 20:00", "summary.never", "summary.at 08:00");
}

/** All evidence against its seal, stopped once; and the characters of a caption. */
export async function verify({ ben, household }: ColdHouse): Promise<void> {
  const { faults } = household.emulator;
  // So slowly that somebody can tap [Cancel].
  faults.next("editMessageText", { delayMs: 1_000 });
  await ben.types("/verify");
  await ben.taps("verify.stop", "verify.begin");
  await ben.sees("All evidence is as it was sealed");
  faults.clear();
}
