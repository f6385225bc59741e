// Owns how a backup is described to a person.
import type { ChatContext } from "../context.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";
import type { BackupSummary } from "./desk.ts";

/** "22 Nov 2026, 14:02", plain. */
export function whenMade(
  room: ControlRoom,
  ctx: ChatContext,
  { madeAt }: Pick<BackupSummary, "madeAt">,
): string {
  const { locale, timezone } = readerOf(room, ctx);
  const date = calendarDate(locale, madeAt, timezone);
  return sayPlain(locale, "backup-when", { date, time: clockTime(madeAt, timezone) });
}

/** What is in it, in one sentence. */
export function holds(locale: string, summary: BackupSummary): string {
  const { members, people, photos, cameras } = summary;
  const known = sayPlain(locale, "backup-people", { count: people });
  const shown = sayPlain(locale, "backup-photos", { count: photos });
  const faces = { people: known, photos: shown };
  return say(locale, "backup-holds", {
    members: sayPlain(locale, "backup-members", { count: members }),
    faces: people === 0 ? known : sayPlain(locale, "backup-faces", faces),
    cameras: sayPlain(locale, "backup-cameras", { count: cameras }),
  });
}
