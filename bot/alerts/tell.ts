// Owns carrying out one step: composes the words, calls Telegram, and notes in the outbox what
// was told. What failed is thrown; setback.ts knows what that means.
import type { Clock } from "../../storage/clock.ts";
import {
  alertKey,
  problemsIn,
  rowKey,
  type AlertMessage,
  type MessageKind,
  type MessageRole,
} from "../../storage/deliveries.ts";
import type { AlarmState, IncidentEvent, StoredClip } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import type { Mutes } from "../../storage/mutes.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { isArmed } from "../../vision/guard/alarm.ts";
import type { Right } from "../rights.ts";
import type { LocaleOf } from "../texts/texts.ts";
import { alertButtons, lineButtons } from "./buttons.ts";
import { isSentTo } from "./clip-roles.ts";
import {
  composeAlert,
  composeAllWell,
  composeLine,
  composePart,
  composeRaised,
  composeStranger,
  type AlertView,
} from "./compose.ts";
import type { EvidenceFiles } from "./evidence-file.ts";
import type { NameOf } from "./face-words.ts";
import type { Step, Telling } from "./step.ts";
import { isQuiet, resolutionOf } from "./story.ts";
import { faultOf } from "./telegram-errors.ts";
import type { Buttons, NewMessage, SentMessage, TelegramCalls, Video } from "./telegram.ts";
import { toldEscalation } from "./told.ts";

type Sending = Promise<SentMessage>;

/** An alert that leaves later than this says so. */
export const lateAfterMs = 60_000;

export interface TellerOptions {
  calls: TelegramCalls;
  files: EvidenceFiles;
  outbox: Outbox;
  incidents: Pick<Incidents, "unsaved">;
  mutes: Pick<Mutes, "mutedFor">;
  alarmState: () => AlarmState;
  clock: Clock;
  nameOf: NameOf;
  /** Whether faces can be told apart now, so that something may yet be said of them. */
  looksForFaces: () => boolean;
  /** Whether somebody has quiet hours now. */
  isQuietNow: (chat: number) => boolean;
  /** What may be offered in a chat. */
  rightsIn: (chat: number) => readonly Right[];
  /** Whether somebody may be named by a tap. */
  canName: () => boolean;
  localeOf: LocaleOf;
}

/** What is known of people is said in whatever is written, also when it has a message of its own. */
const aboutPeople = new Set<IncidentEvent["kind"]>(["face", "escalated", "resolved", "excused"]);

export class Teller {
  readonly #options: TellerOptions;

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  /**
   * Resolves when Telegram has taken it and the outbox knows. Rejects with what faultOf() reads.
   * `cutOff` ends the upload of a clip early.
   */
  async perform(step: Step, telling: Telling, cutOff: AbortSignal): Promise<void> {
    const { outbox } = this.#options;
    const key = alertKey(step.chat, step.message);
    const before = outbox.find(step.incident)?.alerts[key];
    const late = before === undefined && this.#isLate(step, telling);
    const toldLateAt = before?.toldLateAt ?? (late ? this.#options.clock.wall() : null);
    const toldResolved = before?.toldResolved ?? resolutionOf(telling.events) !== null;
    const view = this.#viewOf(step, telling, { toldLateAt, toldResolved });
    const sent = await this.#send(step, telling, view, cutOff);
    const kind = kindAfter(step, before);
    const sentAt = this.#options.clock.wall();
    await outbox.change(step.incident, (deliveries) => {
      for (const row of deliveries.rows) {
        if (row.chat !== step.chat) continue;
        if (step.supersedes.includes(rowKey(row))) row.state = "dropped";
        if (!step.tells.includes(rowKey(row))) continue;
        Object.assign(row, {
          state: "sent",
          messageId: sent,
          mediaKind: kind,
          late,
          sentAt,
          lastError: null,
        });
      }
      if (!isPart(step))
        deliveries.alerts[key] = { messageId: sent, kind, toldLateAt, toldResolved };
    });
  }

  /** The buttons of an alert in `chat` as they must be now. */
  buttons(telling: Telling, chat: number, locale = this.#options.localeOf(chat)): Buttons {
    const { record, events } = telling;
    const { mutes, alarmState, canName, rightsIn } = this.#options;
    if (isQuiet(events)) return lineButtons(record, events, locale);
    const muted = mutes.mutedFor(chat, record.camera) > 0;
    const armed = isArmed(alarmState());
    const rows = this.#options.outbox.find(record.id)?.rows ?? [];
    const clipSent = events.some((e) => e.kind === "clip" && isSentTo(chat, e, rows));
    const shown = { record, events, armed, muted, clipSent, canName: canName(), locale };
    return alertButtons({ ...shown, rights: rightsIn(chat), mayMute: chat > 0 });
  }

  #viewOf(
    step: Step,
    { record, events }: Telling,
    told: Pick<AlertView, "toldLateAt" | "toldResolved">,
  ): AlertView {
    const { outbox, clock, nameOf, looksForFaces, localeOf } = this.#options;
    const deliveries = outbox.find(step.incident);
    const visible = events.filter(({ seq, kind }) => seq <= step.upTo || aboutPeople.has(kind));
    const rows = deliveries?.rows ?? [];
    // A stranger whom the chat has not heard of (yet) has a message coming.
    const knowsStranger = toldEscalation(events, rows, step.chat, step.tells);
    return {
      ...told,
      record,
      unsaved: this.#options.incidents.unsaved(record.id),
      events: knowsStranger ? visible : visible.filter(({ kind }) => kind !== "escalated"),
      unsendable: deliveries ? problemsIn(deliveries, step.chat) : {},
      strangerApart: deliveries?.alerts[alertKey(step.chat, "stranger")] !== undefined,
      nameOf,
      isLooking: looksForFaces(),
      now: clock.wall(),
      locale: localeOf(step.chat),
      isSent: (clip) => isSentTo(step.chat, clip, rows),
    };
  }

  /** Returns the id of the message that says it. */
  async #send(step: Step, telling: Telling, view: AlertView, cutOff: AbortSignal): Promise<number> {
    const { calls, files } = this.#options;
    const { act, incident, chat, replyTo } = step;
    const sendClip = (clip: StoredClip, send: (video: Video, end?: AbortSignal) => Sending) =>
      files.sendClip(
        incident,
        clip,
        // What is up already is sent in no time: cutting that off would only double it.
        (video) => ("fileId" in video.source ? send(video) : send(video, cutOff)),
        cutOff,
      );
    if (act.kind === "drop") throw new RangeError("There is nothing to send.");
    if (act.kind === "send_part_problem" || (act.kind === "send_clip" && act.as === "part")) {
      const html = composePart(view, act.clip);
      const message = this.#message(step, { html, buttons: [], loud: false, replyTo });
      const sent =
        act.kind === "send_clip"
          ? sendClip(act.clip.clip, (video, end) => calls.sendVideo(message, video, end))
          : calls.sendText(message);
      return (await sent).messageId;
    }
    const html = compose[step.message](view);
    const buttons =
      step.message === "all_well" ? [] : this.buttons({ ...telling, events: view.events }, chat);
    const loud = step.loud && this.mayRing(telling, chat);
    const message = this.#message(step, { html, buttons, loud, replyTo });
    switch (act.kind) {
      case "send_text":
        return (await calls.sendText(message)).messageId;
      case "send_photo": {
        const { file } = act.photo;
        const send = files.sendPhoto(incident, file, (source) => calls.sendPhoto(message, source));
        return (await send).messageId;
      }
      case "send_clip": {
        const { clip } = act.clip;
        const send = sendClip(clip, (video, end) => calls.sendVideo(message, video, end));
        return (await send).messageId;
      }
      default: {
        const edit = { chat, messageId: act.messageId, html, buttons };
        await sameIsFine(async () => {
          if (act.kind === "edit_text") await calls.editText(edit);
          else if (act.kind === "edit_caption") await calls.editCaption(edit);
          else {
            const { clip } = act.clip;
            await sendClip(clip, (video, end) => calls.editToVideo(edit, video, end));
          }
        });
        return act.messageId;
      }
    }
  }

  #message(step: Step, rest: Omit<NewMessage, "chat" | "thread">): NewMessage {
    return { chat: step.chat, thread: step.thread, ...rest };
  }

  /**
   * Somebody may have muted the camera while the alert waited. A lost camera rings all the same, but
   * nothing does in quiet hours.
   */
  mayRing({ record }: Telling, chat: number): boolean {
    if (this.#options.isQuietNow(chat)) return false;
    return record.cause !== "movement" || this.#options.mutes.mutedFor(chat, record.camera) === 0;
  }

  #isLate({ from, opensLate }: Step, { record, events, heard }: Telling): boolean {
    const { clock } = this.#options;
    const heardAt = heard.get(from);
    const event = events.find(({ seq }) => seq === from);
    // The first event was written when the photo was ready; what had waited was due only then.
    const isFirst = event?.seq === events[0]?.seq;
    const because = event?.kind === "opened" ? event.waited?.because : undefined;
    const waited = because !== undefined && because !== "shutdown";
    const dueAt = event && (waited || !isFirst) ? event.at : record.openedAt;
    const since = heardAt === undefined ? clock.wall() - dueAt : clock.monotonic() - heardAt;
    return opensLate || since > lateAfterMs;
  }
}

const compose: Record<MessageRole, (view: AlertView) => string> = {
  alert: composeAlert,
  stranger: composeStranger,
  raised: composeRaised,
  all_well: composeAllWell,
  line: composeLine,
};

async function sameIsFine(edit: () => Promise<void>): Promise<void> {
  try {
    await edit();
  } catch (error) {
    if (faultOf(error).kind !== "not_modified") throw error;
  }
}

/** A further clip below the alert. */
function isPart({ act }: Step): boolean {
  return act.kind === "send_part_problem" || (act.kind === "send_clip" && act.as === "part");
}

function kindAfter({ act }: Step, before: AlertMessage | undefined): MessageKind {
  switch (act.kind) {
    case "send_photo":
      return "photo";
    case "send_clip":
    case "edit_to_clip":
      return "video";
    case "edit_caption":
      return before?.kind ?? "photo";
    default:
      return "text";
  }
}
