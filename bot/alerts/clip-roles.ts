// Owns which clip of an incident goes where: one into the alert itself, the others as replies.
import type { Delivery } from "../../storage/deliveries.ts";
import type { IncidentEvent, StoredClip } from "../../storage/incident-events.ts";

export type ClipEvent = Extract<IncidentEvent, { kind: "clip" }>;

/**
 * "alert": shown by the alert's own message (part 1, first and whole). "reply": a message of its
 * own below it. Part 1 comes as several whole clips where one would exceed what Telegram carries:
 * the first of them is the alert's, the rest are replies.
 */
export function clipRole(clip: ClipEvent, events: readonly IncidentEvent[]): "alert" | "reply" {
  if (clip.part > 1) return "reply";
  const leading = events.find(
    (event) => event.kind === "clip" && event.part === clip.part && event.cut === clip.cut,
  );
  return leading?.seq === clip.seq ? "alert" : "reply";
}

/** Whether `chat` is sent that clip, or gets it only if it asks (the alert style "photo"). */
export function isSentTo(
  chat: number,
  clip: ClipEvent,
  rows: readonly Pick<Delivery, "chat" | "seq">[],
): boolean {
  return rows.some((row) => row.chat === chat && row.seq === clip.seq);
}

/** The newest clip for the alert's own message that `usable` accepts. */
export function alertClip(
  events: readonly IncidentEvent[],
  usable: (clip: StoredClip, event: ClipEvent) => boolean = () => true,
): ClipEvent | undefined {
  return events
    .filter((event) => event.kind === "clip")
    .findLast((event) => clipRole(event, events) === "alert" && usable(event.clip, event));
}

/** The clip that the alert's own message shows a chat; undefined: its photo, or words. */
export function shownClip(view: {
  events: readonly IncidentEvent[];
  /** By file name, what cannot be sent there. */
  unsendable: Readonly<Record<string, unknown>>;
  /** Left out: all are sent. */
  isSent?: ((clip: ClipEvent) => boolean) | undefined;
}): ClipEvent | undefined {
  return alertClip(
    view.events,
    ({ file }, event) => view.unsendable[file] === undefined && (view.isSent?.(event) ?? true),
  );
}

/** What shows the whole incident once: the alert's clip and all replies, in order. */
export function wholeStory(events: readonly IncidentEvent[]): ClipEvent[] {
  const clips = events.filter((event) => event.kind === "clip");
  const wholeParts = new Set(clips.filter(({ cut }) => cut === "whole").map(({ part }) => part));
  return clips.filter(({ cut, part }) => cut === "whole" || !wholeParts.has(part));
}
