// Owns what the household is told of the schedule and of presence: in which words, with which taps,
// and how loud. Loud only where the house isn't as it should be and somebody must decide.
import { InlineKeyboard } from "grammy";
import type { ScheduleNews } from "../../vision/guard/schedule/scheduler.ts";
import type { PresenceNews } from "../../vision/presence/presence-watch.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import { data } from "../callback-data.ts";
import type { Answer } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { moment } from "../texts/times.ts";
import { alarmChanged, type Reader, whyMissing } from "../wording.ts";
import { notePage } from "./note-page.ts";
import type { SelfActing } from "./room.ts";
import { scheduleData } from "./taps.ts";

export interface NewsView {
  selfActing: Pick<SelfActing, "schedule">;
  /** Those that count in the mode and show nothing now. */
  missing: readonly CameraView[];
  /** Why nothing would alarm in the mode; null: something would (arming/doubts.ts). */
  deaf: "triggers" | "cameras" | null;
}

/** The words of `news` for one reader. */
export function newsWords(
  news: ScheduleNews | PresenceNews,
  reader: Reader,
  view: NewsView,
): Answer {
  const { locale, timezone, now } = reader;
  const at = (wall: number) => moment(locale, wall, now, timezone);
  const disarm = () => new InlineKeyboard().text(sayPlain(locale, "button-disarm"), data.disarm());
  const show = () =>
    new InlineKeyboard().text(sayPlain(locale, "schedule-button-show"), scheduleData.root());
  switch (news.kind) {
    case "armed": {
      const late = "late" in news && news.late !== null ? { why: news.late, news } : null;
      const lines = [alarmChanged(reader, news.alarm)];
      if (late) {
        const when = at(late.news.occurrence.at);
        lines.push(say(locale, "schedule-changed-late", { why: late.why, when }));
      }
      if (view.missing.length > 0) {
        const reasons = view.missing.map((camera) => whyMissing(reader, camera)).join(" ");
        lines.push(`${say(locale, "armed-without")} ${reasons}`);
      }
      if (view.deaf) lines.push(say(locale, "modes-deaf", { why: view.deaf }));
      return { text: lines.join("\n"), keyboard: disarm() };
    }
    case "disarmed": {
      const mode = "armed_away";
      const keyboard = new InlineKeyboard().text(
        sayPlain(locale, "button-arm"),
        data.arm({ mode }),
      );
      return { text: alarmChanged(reader, news.alarm), keyboard };
    }
    case "ask": {
      const when = at(news.occurrence.at);
      const keyboard = disarm().text(sayPlain(locale, "button-stay-armed"), data.keepAlarm());
      if (news.because === "alarm") {
        return { text: say(locale, "schedule-ask-alarm", { when }), keyboard };
      }
      return { text: say(locale, "schedule-ask-late", { why: news.because, when }), keyboard };
    }
    case "reminder": {
      const { entry, day } = news.occurrence;
      const page = notePage(view.selfActing, reader, { id: entry.id, day, isArmed: false });
      return { text: page.text, keyboard: page.keyboard };
    }
    case "failed": {
      if (!("occurrence" in news))
        return { text: say(locale, "presence-failed"), keyboard: show() };
      const { entry, at: due } = news.occurrence;
      const words = { wanted: entry.wanted, when: at(due) };
      return { text: say(locale, "schedule-failed", words), keyboard: show() };
    }
    case "unreadable": {
      const text = say(locale, "schedule-zone-unknown", { timezone: news.timezone });
      return { text, keyboard: show() };
    }
  }
}

/** Whether phones may ring for it. */
export function isLoud(
  news: ScheduleNews | PresenceNews,
  { deaf }: Pick<NewsView, "deaf">,
): boolean {
  if (news.kind === "armed") return deaf !== null;
  if (news.kind === "ask") return news.because === "alarm";
  return news.kind === "failed" || news.kind === "unreadable";
}
