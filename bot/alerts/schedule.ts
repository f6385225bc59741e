// Owns the decision what a chat is told next. Pure: events and deliveries in, one step out.
import {
  alertKey,
  problemsIn,
  rowKey,
  type Delivery,
  type IncidentDeliveries,
  type MessageRole,
} from "../../storage/deliveries.ts";
import type { IncidentEvent, IncidentRecord } from "../../storage/incident-events.ts";
import { alertClip, clipRole, isSentTo, type ClipEvent } from "./clip-roles.ts";
import type { Step, Telling } from "./step.ts";
import { isQuiet, photosOf, resolutionOf, sinceOpening } from "./story.ts";
import { ownMessageOf, toldAlarm } from "./told.ts";

/** What happened, in the order in which a chat is told. */
interface Waiting {
  row: Delivery;
  event: IncidentEvent;
}

const roleOrder: MessageRole[] = ["alert", "stranger", "raised", "all_well", "line"];

/**
 * The next step for `chat`, in the order of the incident's events; null when there is none. What
 * waits together is told together: edits of the alert are merged into one with the newest clip;
 * where not even the photo went out, the clip alone is sent (decision 9). Only alarms overtake.
 */
export function nextStep(
  telling: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  chat: number,
): Step | null {
  const urgent = urgentStep(telling, deliveries, chat);
  if (urgent) return urgent;
  const waiting = waitingIn(telling, deliveries, chat);
  const [first] = waiting;
  // A row whose event is not (yet) known waits; there is nothing to compose from.
  if (!first) return null;
  const { events } = telling;
  // All that the digest did not say stays in the history; only what is loud is worth a message.
  if (first.row.message === "alert" && deliveries.digests[chat]?.only) {
    return { ...stepFor(telling.record, [first.row]), act: { kind: "drop" } };
  }
  switch (first.row.message) {
    case "stranger":
    case "raised":
      return ownEdit(telling, deliveries, first.row);
    case "all_well":
      return allWellStep(telling, deliveries, first.row);
    case "line":
      return lineStep(
        telling,
        deliveries,
        until(waiting, ({ row }) => row.message !== "line"),
      );
    case "alert":
      if (isReply(first.event, events)) {
        return partStep(telling, deliveries, first.row, first.event);
      }
      return alertStep(telling, deliveries, alertGroup(waiting, events));
  }
}

/**
 * The message of a stranger or of the entry delay's end, where it is due: it waits for nothing but
 * the photo that comes before it. Where that has not gone out, both are one message (alertStep).
 */
export function urgentStep(
  telling: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  chat: number,
): Step | null {
  const { record, events } = telling;
  const waiting = waitingIn(telling, deliveries, chat);
  const inDigest = deliveries.digests[chat]?.only ? deliveries.digests[chat].messageId : null;
  const due = waiting.find(({ row, event }) => row.message === ownMessageOf(event));
  const opening = events.find(({ kind }) => kind === "opened")?.seq;
  const openingWaits = deliveries.rows.some(
    ({ chat: other, seq, state }) =>
      other === chat && seq === opening && (state === "waiting" || state === "sending"),
  );
  if (!due || openingWaits) return null;
  const base = stepFor(record, [due.row]);
  // All was well before anybody could be alarmed.
  if (resolutionOf(events)) return { ...base, act: { kind: "drop" } };
  const photo = due.event.kind === "escalated" ? due.event.photo : null;
  const problems = problemsIn(deliveries, chat);
  return {
    ...base,
    replyTo: deliveries.alerts[alertKey(chat, "alert")]?.messageId ?? inDigest,
    act: photo && !problems[photo.file] ? { kind: "send_photo", photo } : { kind: "send_text" },
  };
}

function waitingIn(
  { events }: Telling,
  { rows }: Readonly<IncidentDeliveries>,
  chat: number,
): Waiting[] {
  const known = new Map(events.map((event) => [event.seq, event]));
  const ordered = rows
    .filter((row) => row.chat === chat && row.state === "waiting")
    .sort((a, b) => a.seq - b.seq || roleOrder.indexOf(a.message) - roleOrder.indexOf(b.message))
    .map((row) => ({ row, event: known.get(row.seq) }));
  return until(ordered, ({ event }) => !event) as Waiting[];
}

/** What belongs into the alert's own message; with its opening also what would need one itself. */
function alertGroup(waiting: readonly Waiting[], events: readonly IncidentEvent[]): Delivery[] {
  const rows = waiting.map(({ row }) => row);
  const opens = waiting.some(({ event }) => event.kind === "opened");
  const beyond = waiting.findIndex(({ row, event }) =>
    row.message === "alert" ? isReply(event, events) : !(opens && joinsOpening(row)),
  );
  const end = beyond === -1 ? rows.length : beyond;
  return rows.filter((row, index) => index < end || (opens && joinsOpening(row)));
}

function joinsOpening({ message }: Delivery): boolean {
  return message === "stranger" || message === "raised" || message === "all_well";
}

function until<T>(items: readonly T[], isBeyond: (item: T) => boolean): T[] {
  const end = items.findIndex(isBeyond);
  return end === -1 ? [...items] : items.slice(0, end);
}

function isReply(event: IncidentEvent, events: readonly IncidentEvent[]): event is ClipEvent {
  return event.kind === "clip" && clipRole(event, events) === "reply";
}

function partStep(
  { record }: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  row: Delivery,
  clip: ClipEvent,
): Step {
  const problem = problemsIn(deliveries, row.chat)[clip.clip.file];
  return {
    ...stepFor(record, [row]),
    replyTo: deliveries.alerts[alertKey(row.chat, "alert")]?.messageId ?? null,
    act: problem ? { kind: "send_part_problem", clip } : { kind: "send_clip", clip, as: "part" },
  };
}

function ownEdit(
  { record }: Telling,
  { alerts }: Readonly<IncidentDeliveries>,
  row: Delivery,
): Step {
  const shown = alerts[alertKey(row.chat, row.message)];
  const base = stepFor(record, [row]);
  // It was told with the alert, or a person deleted it.
  if (!shown?.messageId) return { ...base, act: { kind: "drop" } };
  const kind = shown.kind === "text" ? "edit_text" : "edit_caption";
  return { ...base, act: { kind, messageId: shown.messageId } };
}

function allWellStep(
  { record, events }: Telling,
  { alerts, rows }: Readonly<IncidentDeliveries>,
  row: Delivery,
): Step {
  const base = stepFor(record, [row]);
  const isAlarmed = toldAlarm(events, rows, row.chat);
  // Somebody else came meanwhile, or nobody had heard of an alarm.
  if (!resolutionOf(events) || !isAlarmed) return { ...base, act: { kind: "drop" } };
  const loudest = alerts[alertKey(row.chat, "stranger")] ?? alerts[alertKey(row.chat, "raised")];
  const replyTo = (loudest ?? alerts[alertKey(row.chat, "alert")])?.messageId ?? null;
  return { ...base, replyTo, act: { kind: "send_text" } };
}

/** The quiet line, and its button once there is a clip. */
function lineStep(
  { record, events }: Telling,
  { alerts }: Readonly<IncidentDeliveries>,
  waiting: readonly Waiting[],
): Step {
  const base = stepFor(
    record,
    waiting.map(({ row }) => row),
  );
  const line = alerts[alertKey(base.chat, "line")];
  if (line?.messageId) return { ...base, act: { kind: "edit_text", messageId: line.messageId } };
  const isNews = !line && waiting.some(({ event }) => event.kind === "excused");
  return { ...base, act: { kind: isNews && isQuiet(events) ? "send_text" : "drop" } };
}

/** One step for everything in `group`, which all belongs into the alert's own message. */
function alertStep(
  { record, events }: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  group: readonly Delivery[],
): Step {
  const base: Omit<Step, "act"> = { ...stepFor(record, group), message: "alert" };
  const { chat } = base;
  const visible = sinceOpening(events).filter(({ seq }) => seq <= base.upTo);
  const waiting = visible.filter(({ seq }) => group.some((row) => row.seq === seq));
  const problems = problemsIn(deliveries, chat);
  const sendable = ({ file }: { file: string }) => problems[file] === undefined;
  const clip = alertClip(
    visible,
    (stored, event) => sendable(stored) && isSentTo(chat, event, deliveries.rows),
  );
  const clipWaits = clip !== undefined && waiting.includes(clip);
  const alert = deliveries.alerts[alertKey(chat, "alert")];
  const merged = { ...base, ...withoutSuperseded(group, waiting, clip) };

  if (alert?.messageId) {
    const { messageId } = alert;
    if (!clipWaits) {
      const kind = alert.kind === "text" ? "edit_text" : "edit_caption";
      return { ...merged, act: { kind, messageId } };
    }
    return alert.kind === "text"
      ? { ...merged, replyTo: messageId, act: { kind: "send_clip", clip, as: "alert" } }
      : { ...merged, act: { kind: "edit_to_clip", clip, messageId } };
  }
  // Nobody needs a verdict about a message that was never sent, or that a person deleted.
  if (waiting.every(({ kind }) => aboutTheTold.has(kind))) {
    return { ...base, act: { kind: "drop" } };
  }
  const opens = waiting.some(({ kind }) => kind === "opened");
  // Nothing bad happened after all, and nobody was alarmed yet.
  const loud = base.loud && !(opens && resolutionOf(events));
  if (clip) {
    return { ...merged, loud, opensLate: opens, act: { kind: "send_clip", clip, as: "alert" } };
  }
  const strangerApart = deliveries.alerts[alertKey(chat, "stranger")] !== undefined;
  const photo = photosOf(visible, strangerApart).find(sendable);
  return { ...merged, loud, act: photo ? { kind: "send_photo", photo } : { kind: "send_text" } };
}

function stepFor(record: IncidentRecord, rows: readonly Delivery[]): Omit<Step, "act"> {
  const last = rows.at(-1) as Delivery;
  return {
    incident: record.id,
    chat: last.chat,
    thread: last.thread,
    message: last.message,
    replyTo: null,
    tells: rows.map(rowKey),
    supersedes: [],
    loud: rows.some(({ loud }) => loud),
    opensLate: false,
    from: rows[0]?.seq ?? last.seq,
    upTo: last.seq,
  };
}

/** Worth an edit, but no message of its own. */
const aboutTheTold = new Set<IncidentEvent["kind"]>(["marked", "pinned", "face", "excused"]);

/** Earlier clips of the alert's own message need not be shown any more. */
function withoutSuperseded(
  group: readonly Delivery[],
  waiting: readonly IncidentEvent[],
  shown: ClipEvent | undefined,
): { tells: string[]; supersedes: string[] } {
  const older = waiting.filter(
    (event) => event.kind === "clip" && shown !== undefined && event.seq < shown.seq,
  );
  const isOld = (row: Delivery) => older.some(({ seq }) => seq === row.seq);
  return {
    tells: group.filter((row) => !isOld(row)).map(rowKey),
    supersedes: group.filter(isOld).map(rowKey),
  };
}
