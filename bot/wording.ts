// Owns how states become words: the alarm's line, a camera's line, what a picture's caption says.
// The words themselves are in texts/.
import type { CameraStatus, CameraView, AlarmView } from "../vision/watch-view.ts";
import { bytes } from "./texts/numbers.ts";
import { say } from "./texts/texts.ts";
import { ago, calendarDate, clockTime, sameDay, span } from "./texts/times.ts";

/** The reader's side of every sentence. */
export interface Reader {
  locale: string;
  timezone: string;
  /** Wall milliseconds now. */
  now: number;
}

/** "🔒 Armed (away) since 08:14 by Anna", "🔒 Arming (away) by Anna · armed in 24 s". */
export function alarmSince(reader: Reader, alarm: AlarmView): string {
  const { locale, timezone, now } = reader;
  if (alarm.leftMs !== null && (alarm.state === "arming" || alarm.state === "pending")) {
    const left = { ...alarmWords(alarm), span: span(locale, alarm.leftMs) };
    return say(locale, alarm.state === "arming" ? "alarm-arming-left" : "alarm-pending-left", left);
  }
  const day = sameDay(alarm.since, now, timezone)
    ? ""
    : `${calendarDate(locale, alarm.since, timezone)}, `;
  const since = `${day}${clockTime(alarm.since, timezone)}`;
  return say(locale, "alarm-since", { ...alarmWords(alarm), since });
}

/** "🔒 Armed (away) by Anna · 08:14": what just happened, for everybody else. */
export function alarmChanged(reader: Reader, alarm: AlarmView, by = alarm.by): string {
  return say(reader.locale, "alarm-changed", {
    ...alarmWords({ ...alarm, by }),
    time: clockTime(alarm.since, reader.timezone),
  });
}

/** What the texts about the alarm's state need; somebody's name beats what the machine did. */
export function alarmWords({ state, mode, means, by }: AlarmView): {
  state: string;
  mode: string;
  means: string;
  name: string;
} {
  const machine = means === "schedule" || means === "presence" ? means : "nobody";
  return {
    state,
    mode: mode ?? "armed_away",
    means: by === null ? machine : "person",
    name: by ?? "",
  };
}

/** "Hall has been lost for 4 min.", "Hall is still connecting." or "Hall is paused." */
export function whyMissing(reader: Reader, camera: CameraView): string {
  const status = camera.status();
  const variables = { camera: camera.name, span: span(reader.locale, reader.now - status.since) };
  if (status.state === "paused") return say(reader.locale, "missing-paused", variables);
  return status.state === "lost"
    ? say(reader.locale, "missing-lost", variables)
    : say(reader.locale, "missing-connecting", variables);
}

/** One line of /status: "🟢 Front door · 20 fps · last movement 12 min ago". */
export function cameraLine(reader: Reader, camera: CameraView, mutedMs: number): string {
  const { locale, now, timezone } = reader;
  const status = camera.status();
  const variables = { camera: camera.name, span: span(locale, now - status.since) };
  const parts: string[] = [];
  if (status.state === "paused") {
    parts.push(pausedPart(reader, camera.name, status));
  } else if (status.state === "connecting") {
    parts.push(say(locale, "camera-connecting", variables));
  } else if (status.state === "lost") {
    parts.push(
      status.reason === null
        ? say(locale, "camera-lost", variables)
        : say(locale, "camera-lost-because", { ...variables, reason: status.reason }),
    );
  } else {
    const isWhole = status.mainStream?.isLost !== true;
    parts.push(say(locale, isWhole ? "camera-live" : "cameras-line-main-lost", variables));
    if (status.framesPerSecond !== null) {
      parts.push(say(locale, "camera-rate", { rate: Math.round(status.framesPerSecond) }));
    }
    parts.push(
      status.lastMovementAt === null
        ? say(locale, "camera-no-movement")
        : say(locale, "camera-movement", {
            ago: ago(locale, status.lastMovementAt, now, timezone),
          }),
    );
    if (status.watching === "every_frame" && status.watchingBecause !== null) {
      parts.push(say(locale, "camera-every-frame-because", { reason: status.watchingBecause }));
    }
  }
  if (mutedMs > 0) parts.push(say(locale, "camera-muted", { span: span(locale, mutedMs) }));
  return parts.join(" · ");
}

/** "⚪ Hall · paused by Ben since 14:02". */
function pausedPart(reader: Reader, camera: string, { paused, since }: CameraStatus): string {
  const { locale, timezone, now } = reader;
  const day = sameDay(since, now, timezone) ? "" : `${calendarDate(locale, since, timezone)}, `;
  const variables = {
    camera,
    name: paused?.by ?? "",
    since: `${day}${clockTime(since, timezone)}`,
  };
  return typeof paused?.leftMs === "number"
    ? say(locale, "cameras-line-paused-for", { ...variables, span: span(locale, paused.leftMs) })
    : say(locale, "cameras-line-paused", variables);
}

/** The further lines about one camera, for its own page; empty before anything arrived. */
export function cameraDetails(reader: Reader, status: CameraStatus): string[] {
  const { locale, now, timezone } = reader;
  const lines: string[] = [];
  const picture = status.mainStream?.codec ? status.mainStream : status;
  if (picture.codec !== null && picture.width !== null && picture.height !== null) {
    lines.push(say(locale, "detail-picture", { codec: picture.codec, size: sizeText(picture) }));
  }
  lines.push(...streamSizes(locale, status));
  if (status.keyframeIntervalMs !== null) {
    const seconds = Math.round(status.keyframeIntervalMs / 100) / 10;
    lines.push(say(locale, "detail-keyframes", { seconds }));
  }
  if (status.watching === "keyframes") lines.push(say(locale, "detail-watching-keyframes"));
  // That a camera is paused, lost or connecting is said already.
  if (status.watching === "nothing" && status.state === "live") {
    lines.push(say(locale, "detail-watching-nothing"));
  }
  if (status.watching === "every_frame" && status.watchingBecause === null) {
    lines.push(say(locale, "detail-watching-every-frame"));
  }
  if (status.state === "lost" && status.lastPictureAt !== null) {
    lines.push(
      say(locale, "detail-last-picture", { ago: ago(locale, status.lastPictureAt, now, timezone) }),
    );
  }
  if (status.ringMs > 0) {
    lines.push(
      say(locale, "detail-ring", {
        span: span(locale, status.ringMs),
        size: bytes(locale, status.ringBytes),
      }),
    );
  }
  return lines;
}

/** Which size is watched and which is kept, where these are two streams; else nothing. */
export function streamSizes(locale: string, status: CameraStatus): string[] {
  const { mainStream } = status;
  if (!mainStream || status.width === null) return [];
  const watched = sizeText(status);
  if (mainStream.isLost && mainStream.reason) {
    return [say(locale, "cameras-detail-no-main", { watched, reason: mainStream.reason })];
  }
  if (mainStream.width === null) return [];
  return [say(locale, "cameras-smaller-sizes", { watched, kept: sizeText(mainStream) })];
}

/** "640 × 360". */
export function sizeText(size: { width: number | null; height: number | null }): string {
  return `${size.width} × ${size.height}`;
}

/** "Hall · 22 Nov 2026 14:02:11", with what Telegram's search finds it by: "#hall". */
export function pictureCaption(reader: Reader, camera: CameraView, takenAt: number): string {
  const time = clockTime(takenAt, reader.timezone, { seconds: true });
  return say(reader.locale, "picture-caption", {
    camera: camera.name,
    moment: `${calendarDate(reader.locale, takenAt, reader.timezone)} ${time}`,
    tag: hashtag(camera.name),
  });
}

/** "Hall · 22 Nov 2026 14:02:06–14:02:16" and its hashtag. */
export function clipCaption(
  reader: Reader,
  camera: CameraView,
  startsAt: number,
  durationMs: number,
): string {
  const { timezone } = reader;
  const from = clockTime(startsAt, timezone, { seconds: true });
  const to = clockTime(startsAt + durationMs, timezone, { seconds: true });
  return say(reader.locale, "picture-caption", {
    camera: camera.name,
    moment: `${calendarDate(reader.locale, startsAt, timezone)} ${from}–${to}`,
    tag: hashtag(camera.name),
  });
}

/** "#frontdoor": letters and digits only, and at least one letter, as Telegram demands. */
export function hashtag(name: string): string {
  const letters = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return /\p{L}/u.test(letters) ? `#${letters}` : `#camera${letters}`;
}

/** "My settings file was broken": what it was opened from instead, "copy" being the last good one. */
export function stateRepaired(locale: string, from: "copy" | "nothing"): string {
  return say(locale, "state-repaired", { from });
}
