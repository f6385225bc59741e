// Owns what owners are told of retention by itself: before the oldest goes, what had to go, and that
// nothing can. Pure.
import { InlineKeyboard } from "grammy";
import type { RemovedLot } from "../../storage/evidence-settings.ts";
import type { RetentionReport } from "../../storage/retention/keeper.ts";
import { everythingOf } from "../history/filter.ts";
import { historyData } from "../history/taps.ts";
import type { Answer } from "../reply.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { evidenceData } from "./taps.ts";
import { datesText, limitWords, sizeText, usageText } from "./words.ts";

/** room, disk: their rule will begin soon. full: the disk is, and nothing can go. pins: they fill the room. */
export const warnings = ["room", "disk", "full", "pins"] as const;
export type Warning = (typeof warnings)[number];

/** Less than that is soon. */
const soonDays = 0.5;

export function warningWords(warning: Warning, report: RetentionReport, locale: string): Answer {
  const { limits, measured, outlook } = report;
  const { totals, disk } = measured;
  const words = limitWords(locale, limits);
  const free = sizeText(locale, disk?.freeBytes ?? 0);
  const begins = (days: number | null) => ({
    when: days === null || days < soonDays ? "soon" : "later",
    span: sayPlain(locale, "span-days", { count: Math.max(1, Math.round(days ?? 0)) }),
  });
  switch (warning) {
    case "room": {
      const used = usageText(locale, totals.bytes, limits.mostBytes);
      const head = say(locale, "evidence-near-room", { used, ...begins(outlook.room.days) });
      return nearly(head, "room", locale);
    }
    case "disk": {
      const minimum = sizeText(locale, limits.minimumFreeBytes);
      const ahead = { free, minimum, ...begins(outlook.disk.days) };
      return nearly(say(locale, "evidence-near-disk", ahead), "free", locale);
    }
    case "full": {
      const used = sizeText(locale, totals.bytes);
      const size = sizeText(locale, disk?.sizeBytes ?? 0);
      return {
        text: say(locale, "evidence-full", { free, used, size }),
        keyboard: pinnedButton(locale).text(
          sayPlain(locale, "evidence-button-evidence"),
          evidenceData.root(),
        ),
      };
    }
    case "pins": {
      const size = sizeText(locale, totals.pinnedBytes);
      return {
        text: say(locale, "evidence-pins", { size, most: words["most"] ?? "" }),
        keyboard: pinnedButton(locale).text(
          sayPlain(locale, "evidence-button-more"),
          evidenceData.choose("room"),
        ),
      };
    }
  }
}

/** "Removed 12 incidents of 3–5 Oct to stay under 20 GB." A line for each of `lots`, of one day. */
export function removedWords(
  lots: readonly RemovedLot[],
  { limits, day }: Pick<RetentionReport, "limits" | "day">,
  locale: string,
): Answer {
  const lines = lots.map(({ reason, count, from, to }) =>
    say(locale, "evidence-removed", {
      reason,
      count,
      dates: datesText(locale, from, to, day),
      ...limitWords(locale, limits),
    }),
  );
  const isForRoom = lots.some(({ reason }) => reason === "too_much");
  return {
    text: lines.join("\n"),
    keyboard: new InlineKeyboard()
      .text(
        sayPlain(locale, "evidence-button-more"),
        evidenceData.choose(isForRoom ? "room" : "free"),
      )
      .text(sayPlain(locale, "evidence-button-plan"), evidenceData.plan()),
  };
}

function nearly(head: string, name: "room" | "free", locale: string): Answer {
  return {
    text: `${head}\n${say(locale, "evidence-near-order")}`,
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "evidence-button-more"), evidenceData.choose(name))
      .text(sayPlain(locale, "evidence-button-plan"), evidenceData.plan())
      .row()
      .text(sayPlain(locale, "evidence-button-pin"), historyData.newest(everythingOf("events"))),
  };
}

function pinnedButton(locale: string): InlineKeyboard {
  return new InlineKeyboard().text(
    sayPlain(locale, "evidence-button-pinned"),
    historyData.newest(everythingOf("pinned")),
  );
}
