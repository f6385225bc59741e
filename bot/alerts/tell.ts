// Owns carrying out one step: composes the words, calls Telegram, and notes in the outbox what
// was told. What failed is thrown; setback.ts knows what that means.
import type { Clock } from "../../storage/clock.ts";
import { problemsIn, type AlertMessage, type MessageKind } from "../../storage/deliveries.ts";
import type { AlarmState, StoredClip } from "../../storage/incident-events.ts";
import type { Mutes } from "../../storage/mutes.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { isArmed } from "../../vision/guard/alarm.ts";
import { alertButtons } from "./buttons.ts";
import { composeAlert, composePart, type AlertView } from "./compose.ts";
import type { EvidenceFiles } from "./evidence-file.ts";
import type { Step, Telling } from "./schedule.ts";
import { faultOf } from "./telegram-errors.ts";
import type { Buttons, NewMessage, SentMessage, TelegramCalls, Video } from "./telegram.ts";

type Sending = Promise<SentMessage>;

/** An alert that leaves later than this says so. */
const lateAfterMs = 60_000;

export interface TellerOptions {
  calls: TelegramCalls;
  files: EvidenceFiles;
  outbox: Outbox;
  mutes: Pick<Mutes, "mutedFor">;
  alarmState: () => AlarmState;
  clock: Clock;
  locale: string;
}

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
    const before = outbox.find(step.incident)?.alerts[step.chat];
    const late = before === undefined && this.#isLate(step, telling);
    const toldLateAt = before?.toldLateAt ?? (late ? this.#options.clock.wall() : null);
    const sent = await this.#send(step, telling, toldLateAt, cutOff);
    const kind = kindAfter(step, before);
    await outbox.change(step.incident, (deliveries) => {
      for (const row of deliveries.rows) {
        if (row.chat !== step.chat) continue;
        if (step.supersedes.includes(row.seq)) row.state = "dropped";
        if (!step.tells.includes(row.seq)) continue;
        Object.assign(row, {
          state: "sent",
          messageId: sent,
          mediaKind: kind,
          late,
          lastError: null,
        });
      }
      if (isAboutAlert(step)) deliveries.alerts[step.chat] = { messageId: sent, kind, toldLateAt };
    });
  }

  /** The buttons of an alert in `chat` as they must be now. */
  buttons(telling: Telling, chat: number, locale = this.#options.locale): Buttons {
    const { record, events } = telling;
    const { mutes, alarmState } = this.#options;
    const muted = mutes.mutedFor(chat, record.camera) > 0;
    return alertButtons({ record, events, armed: isArmed(alarmState()), muted, locale });
  }

  /** Returns the id of the message that says it. */
  async #send(
    step: Step,
    telling: Telling,
    toldLateAt: number | null,
    cutOff: AbortSignal,
  ): Promise<number> {
    const { calls, files, locale, outbox } = this.#options;
    const { act, incident, chat } = step;
    const sendClip = (clip: StoredClip, send: (video: Video, end?: AbortSignal) => Sending) =>
      files.sendClip(
        incident,
        clip,
        // What is up already is sent in no time: cutting that off would only double it.
        (video) => ("fileId" in video.source ? send(video) : send(video, cutOff)),
        cutOff,
      );
    const deliveries = outbox.find(incident);
    const view: AlertView = {
      record: telling.record,
      events: telling.events.filter(({ seq }) => seq <= step.upTo),
      toldLateAt,
      unsendable: deliveries ? problemsIn(deliveries, chat) : {},
      locale,
    };
    if (act.kind === "drop") throw new RangeError("There is nothing to send.");
    if (act.kind === "send_part_problem" || (act.kind === "send_clip" && act.as === "part")) {
      const html = composePart(view, act.clip);
      const message = this.#message(step, { html, buttons: [], loud: false, replyTo: act.replyTo });
      const sent =
        act.kind === "send_clip"
          ? sendClip(act.clip.clip, (video, end) => calls.sendVideo(message, video, end))
          : calls.sendText(message);
      return (await sent).messageId;
    }
    const html = composeAlert(view);
    const buttons = this.buttons({ ...telling, events: view.events }, chat);
    const replyTo = act.kind === "send_clip" ? act.replyTo : null;
    const loud = step.loud && this.#mayRing(telling, chat);
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

  /** Somebody may have muted the camera while the alert waited. A lost camera rings all the same. */
  #mayRing({ record }: Telling, chat: number): boolean {
    return record.cause !== "movement" || this.#options.mutes.mutedFor(chat, record.camera) === 0;
  }

  #isLate(step: Step, { record, heardAt }: Telling): boolean {
    const { clock } = this.#options;
    const since = heardAt === null ? clock.wall() - record.openedAt : clock.monotonic() - heardAt;
    return step.opensLate || since > lateAfterMs;
  }
}

async function sameIsFine(edit: () => Promise<void>): Promise<void> {
  try {
    await edit();
  } catch (error) {
    if (faultOf(error).kind !== "not_modified") throw error;
  }
}

function isAboutAlert({ act }: Step): boolean {
  return act.kind !== "send_part_problem" && !(act.kind === "send_clip" && act.as === "part");
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
