// Owns the decision what a chat is told next. Pure: events and deliveries in, one step out.
import { problemsIn, type Delivery, type IncidentDeliveries } from "../../storage/deliveries.ts";
import type {
  IncidentEvent,
  IncidentId,
  IncidentRecord,
  StoredPhoto,
} from "../../storage/incident-events.ts";
import { compareIncidentIds } from "../../storage/incident-id.ts";
import { alertClip, clipRole, type ClipEvent } from "./clip-roles.ts";

/** An incident that is being told. */
export interface Telling {
  readonly record: IncidentRecord;
  readonly events: readonly IncidentEvent[];
  /** Monotonic time at which its opening was heard; null when it was found at the start. */
  readonly heardAt: number | null;
}

/** What to do with Telegram. */
export type Act =
  | { kind: "send_text" }
  | { kind: "send_photo"; photo: StoredPhoto }
  /** `as`: the alert itself from now on, or a further clip below it. */
  | { kind: "send_clip"; clip: ClipEvent; as: "alert" | "part"; replyTo: number | null }
  /** A further clip that cannot be sent: says so. */
  | { kind: "send_part_problem"; clip: ClipEvent; replyTo: number | null }
  | { kind: "edit_to_clip"; clip: ClipEvent; messageId: number }
  | { kind: "edit_caption"; messageId: number }
  | { kind: "edit_text"; messageId: number }
  /** Nothing to send: nobody needs it. */
  | { kind: "drop" };

/** One call to Telegram, and the deliveries that it settles. */
export interface Step {
  incident: IncidentId;
  chat: number;
  thread: number | null;
  act: Act;
  /** Seqs that are told by this. */
  tells: number[];
  /** Seqs that nobody needs once this is told. */
  supersedes: number[];
  loud: boolean;
  /** The photo should have gone before: what is sent instead is late, however soon it is. */
  opensLate: boolean;
  /** The last event that the message may speak of. */
  upTo: number;
}

/**
 * The next step for `chat`, in the order of the incident's events; null when there is none. What
 * waits together is told together: edits of the alert are merged into one with the newest clip;
 * where not even the photo went out, the clip alone is sent (decision 9).
 */
export function nextStep(
  telling: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  chat: number,
): Step | null {
  const rows = deliveries.rows
    .filter((row) => row.chat === chat && row.state === "waiting")
    .sort((a, b) => a.seq - b.seq);
  const known = new Map(telling.events.map((event) => [event.seq, event]));
  const first = rows[0];
  const event = first && known.get(first.seq);
  // A row whose event is not (yet) known waits; there is nothing to compose from.
  if (!first || !event) return null;
  if (isReply(event, telling.events)) return replyStep(telling, deliveries, first, event);
  const group: Delivery[] = [];
  for (const row of rows) {
    const belongs = known.get(row.seq);
    if (!belongs || isReply(belongs, telling.events)) break;
    group.push(row);
  }
  return alertStep(telling, deliveries, group);
}

function isReply(event: IncidentEvent, events: readonly IncidentEvent[]): event is ClipEvent {
  return event.kind === "clip" && clipRole(event, events) === "reply";
}

function replyStep(
  { record }: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  row: Delivery,
  clip: ClipEvent,
): Step {
  const replyTo = deliveries.alerts[row.chat]?.messageId ?? null;
  const problem = problemsIn(deliveries, row.chat)[clip.clip.file];
  return {
    ...stepFor(record, [row]),
    act: problem
      ? { kind: "send_part_problem", clip, replyTo }
      : { kind: "send_clip", clip, as: "part", replyTo },
  };
}

/** One step for everything in `group`, which all belongs into the alert's own message. */
function alertStep(
  { record, events }: Telling,
  deliveries: Readonly<IncidentDeliveries>,
  group: readonly Delivery[],
): Step {
  const base = stepFor(record, group);
  const visible = events.filter(({ seq }) => seq <= base.upTo);
  const waiting = visible.filter(({ seq }) => base.tells.includes(seq));
  const problems = problemsIn(deliveries, base.chat);
  const sendable = ({ file }: { file: string }) => problems[file] === undefined;
  const clip = alertClip(visible, sendable);
  const clipWaits = clip !== undefined && base.tells.includes(clip.seq);
  const alert = deliveries.alerts[base.chat];
  const merged = { ...base, ...withoutSuperseded(base.tells, waiting, clip) };

  if (alert?.messageId) {
    const { messageId } = alert;
    if (!clipWaits) {
      const kind = alert.kind === "text" ? "edit_text" : "edit_caption";
      return { ...merged, act: { kind, messageId } };
    }
    return alert.kind === "text"
      ? { ...merged, act: { kind: "send_clip", clip, as: "alert", replyTo: messageId } }
      : { ...merged, act: { kind: "edit_to_clip", clip, messageId } };
  }
  // Nobody needs a verdict about a message that was never sent, or that a person deleted.
  if (waiting.every(({ kind }) => kind === "marked")) return { ...base, act: { kind: "drop" } };
  const opening = waiting.find((event) => event.kind === "opened");
  if (clip) {
    const opensLate = opening !== undefined;
    return { ...merged, opensLate, act: { kind: "send_clip", clip, as: "alert", replyTo: null } };
  }
  const photo = (opening ?? visible.find((event) => event.kind === "opened"))?.photo;
  return photo && sendable(photo)
    ? { ...merged, act: { kind: "send_photo", photo } }
    : { ...merged, act: { kind: "send_text" } };
}

function stepFor(record: IncidentRecord, rows: readonly Delivery[]): Omit<Step, "act"> {
  const last = rows.at(-1) as Delivery;
  return {
    incident: record.id,
    chat: last.chat,
    thread: last.thread,
    tells: rows.map(({ seq }) => seq),
    supersedes: [],
    loud: rows.some(({ loud }) => loud),
    opensLate: false,
    upTo: last.seq,
  };
}

/** Earlier clips of the alert's own message need not be shown any more. */
function withoutSuperseded(
  seqs: readonly number[],
  waiting: readonly IncidentEvent[],
  shown: ClipEvent | undefined,
): { tells: number[]; supersedes: number[] } {
  const supersedes = waiting
    .filter((event) => event.kind === "clip" && shown !== undefined && event.seq < shown.seq)
    .map(({ seq }) => seq);
  return { tells: seqs.filter((seq) => !supersedes.includes(seq)), supersedes };
}

/** Steps that Telegram is busy with for a chat, and one that could be next. */
export function mayStart(candidate: Step, underWay: readonly Step[]): boolean {
  if (underWay.length === 0) return true;
  // A long upload must not hold back an alarm. But only beside an edit, which may be repeated
  // unnoticed: of two new messages a crash could double both.
  return (
    underWay.length === 1 &&
    underWay.every(({ act, incident }) => isEdit(act) && incident !== candidate.incident) &&
    candidate.loud &&
    (candidate.act.kind === "send_photo" || candidate.act.kind === "send_text")
  );
}

/**
 * What to cut off among the steps under way so that `candidate`, which may not start beside them,
 * need not wait for a long upload: an alarm goes before clips. What is cut off is sent again.
 */
export function inTheWay(candidate: Step, underWay: readonly Step[]): Step[] {
  if (!candidate.loud) return [];
  const isLong = ({ loud, act }: Step) =>
    !loud && (act.kind === "send_clip" || act.kind === "edit_to_clip");
  const others = underWay.filter((step) => !isLong(step));
  return mayStart(candidate, others) ? underWay.filter(isLong) : [];
}

function isEdit({ kind }: Act): boolean {
  return kind === "edit_to_clip" || kind === "edit_caption" || kind === "edit_text";
}

/**
 * Loud ones first, then by age of the incident. Ids sort by local time: in the hour that the end
 * of summer time repeats, the order may be wrong, but nothing is left out.
 */
export function byUrgency(a: Step, b: Step): number {
  if (a.loud !== b.loud) return a.loud ? -1 : 1;
  return compareIncidentIds(a.incident, b.incident);
}
