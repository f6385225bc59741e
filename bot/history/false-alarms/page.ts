// Owns the page about false alarms: what they had in common, camera by camera, and a button for each
// setting that would have stopped them.
import { InlineKeyboard } from "grammy";
import type { Cause } from "../../../vision/guard/false-alarm-causes.ts";
import type { Page } from "../../page.ts";
import { modesData } from "../../modes/taps.ts";
import { shortName } from "../../people/names.ts";
import { shortValueOf } from "../../settings/words.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { everythingOf } from "../filter.ts";
import { historyData } from "../taps.ts";
import { type CameraCauses, daysBack, type GatheredCauses } from "./gather.ts";
import { causesData } from "./taps.ts";

/** More than a few nobody acts on. */
const mostCauses = 5;
/** Of a camera's name on a button. */
const longestOnButton = 12;

/** What just happened, and the way back from it. */
export interface CausesNews {
  /** Telegram HTML. */
  text: string;
  buttons?: readonly { label: string; data: string }[];
}

export function causesPage(locale: string, gathered: GatheredCauses, news?: CausesNews): Page {
  const keyboard = new InlineKeyboard();
  for (const { label, data } of news?.buttons ?? []) keyboard.text(label, data);
  keyboard.row();
  const lines = news === undefined ? [] : [news.text, ""];
  lines.push(say(locale, "causes-head"));
  if (gathered.count === 0) lines.push(say(locale, "causes-none", { days: daysBack }));
  else lines.push(say(locale, "causes-count", { count: gathered.count, days: daysBack }));
  const causes = gathered.cameras
    .flatMap((of) => of.causes.map((cause) => ({ of, cause })))
    .toSorted((one, other) => other.cause.stops.length - one.cause.stops.length)
    .slice(0, mostCauses);
  for (const { of, cause } of causes) {
    lines.push(`• ${causeLine(locale, of, cause)}`);
    addButton(keyboard, locale, of, cause);
  }
  lines.push(...others(locale, gathered));
  keyboard.text(sayPlain(locale, "button-back"), historyData.newest(everythingOf("false_alarm")));
  const rows = keyboard.inline_keyboard.filter((row) => row.length > 0);
  return { text: lines.join("\n"), keyboard: InlineKeyboard.from(rows), picture: null };
}

function causeLine(
  locale: string,
  { camera }: CameraCauses,
  { remedy, stops, loses, unchecked }: Cause,
): string {
  const about = { camera: camera.name, count: stops.length };
  const rest = unchecked > 0 ? ` ${say(locale, "causes-unchecked", { count: unchecked })}` : "";
  switch (remedy.kind) {
    case "minimum_area": {
      const area = (px: number) => shortValueOf("minimumArea", Math.round(px), locale);
      const sizes = { largest: area(remedy.largest), to: area(remedy.to) };
      if (loses.length > 0) {
        return say(locale, "causes-small-costs", { ...about, ...sizes, loses: loses.length });
      }
      return say(locale, "causes-small", { ...about, ...sizes, now: area(remedy.now) }) + rest;
    }
    case "ignore":
      return say(locale, "causes-place", { ...about, ...remedy.place }) + rest;
    case "only_strangers":
      return say(locale, "causes-household", { ...about, mode: remedy.mode });
  }
}

/** What would lose real alarms is not offered. */
function addButton(
  keyboard: InlineKeyboard,
  locale: string,
  { camera }: CameraCauses,
  { remedy, loses }: Cause,
): void {
  if (loses.length > 0) return;
  const name = shortName(camera.name, longestOnButton);
  if (remedy.kind === "minimum_area") {
    const value = shortValueOf("minimumArea", remedy.to, locale);
    const label = sayPlain(locale, "causes-button-area", { value, camera: name });
    keyboard.text(label, causesData.area(camera.id, remedy.to)).row();
  } else if (remedy.kind === "ignore") {
    const label = sayPlain(locale, "causes-button-place", { camera: name });
    keyboard.text(label, causesData.ignore(camera.id, remedy.cells)).row();
  } else {
    const label = sayPlain(locale, "causes-button-household");
    keyboard.text(label, modesData.movement(remedy.mode, "unless_known")).row();
  }
}

/** What no button can change, but belongs to the picture. */
function others(locale: string, { cameras, ofGoneCameras }: GatheredCauses): string[] {
  const sum = (numberIn: (of: CameraCauses) => number) =>
    cameras.reduce((all, of) => all + numberIn(of), 0);
  const stopped = sum(({ stoppedNow }) => stoppedNow.length);
  const unexplained = sum((of) => of.unexplained.length);
  const hours = cameras.flatMap(({ camera, count: of, hours: most }) =>
    most === null
      ? []
      : [
          say(locale, "causes-hours", {
            camera: camera.name,
            count: most.count,
            of,
            from: clockHour(most.from),
            to: clockHour(most.to),
          }),
        ],
  );
  return [
    ...hours.slice(0, mostCauses),
    ...(stopped > 0 ? [say(locale, "causes-stopped", { count: stopped })] : []),
    ...(unexplained > 0 ? [say(locale, "causes-unexplained", { count: unexplained })] : []),
    ...(ofGoneCameras > 0 ? [say(locale, "causes-gone", { count: ofGoneCameras })] : []),
  ];
}

function clockHour(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
