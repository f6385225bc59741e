// Owns what a failed step leaves behind in the outbox: wait, fall back to less, follow a moved
// chat, or park. Nothing is ever given up because the network is bad.
import {
  alertKey,
  chatFileKey,
  isOpen,
  messageRole,
  rowKey,
  threadKey,
  type FileProblem,
} from "../../storage/deliveries.ts";
import type { Log } from "../../storage/log.ts";
import type { Outbox } from "../../storage/outbox.ts";
import { backoff } from "./backoff.ts";
import type { EvidenceFiles } from "./evidence-file.ts";
import { park } from "./parking.ts";
import type { Step } from "./step.ts";
import { describeError, faultOf, type Fault } from "./telegram-errors.ts";

const longestWaitMs = 15 * 60_000;

export interface SetbackParts {
  outbox: Outbox;
  files: EvidenceFiles;
  log: Log;
  random: () => number;
}

export interface Setback {
  fault: Fault;
  /** Before this incident is tried again in this chat. */
  waitMs: number;
  /** Whether the whole chat must wait as long. */
  holdsChat: boolean;
  /** The chat takes nothing from us, and that is new. */
  isNewlyGone: boolean;
}

/** Puts the step's deliveries into the state that follows from `error`. */
export async function setBack(step: Step, error: unknown, parts: SetbackParts): Promise<Setback> {
  const { outbox, log, random } = parts;
  const fault = faultOf(error);
  const attempts = Math.max(0, ...rowsOf(step, parts).map((row) => row.attempts));
  const waitMs =
    fault.kind === "slow_down"
      ? fault.seconds * 1000
      : fault.kind === "unreachable" || fault.kind === "unexpected"
        ? backoff(attempts, longestWaitMs, random)
        : 0;
  const lastError = describeError(error);
  const fields = { incident: step.incident, chat: step.chat, attempts, why: lastError };
  if (fault.kind === "unexpected")
    log.error("An alert could not be sent yet", { ...fields, error });
  else if (attempts <= 1) log.warn("An alert could not be sent yet", fields);
  else log.debug("An alert could not be sent yet", fields);

  await outbox.change(step.incident, ({ rows }) => {
    for (const row of rows) {
      if (row.chat === step.chat && step.tells.includes(rowKey(row))) {
        Object.assign(row, { state: "waiting", waitMs, lastError });
      }
    }
  });
  const isNewlyGone = fault.kind === "chat_gone" && (await park(step.chat, fault.why, parts));
  await followUp(step, fault, parts);
  return { fault, waitMs, holdsChat: fault.kind === "slow_down", isNewlyGone };
}

async function followUp(step: Step, fault: Fault, parts: SetbackParts): Promise<void> {
  switch (fault.kind) {
    case "moved":
      return move(step.chat, fault.to, parts);
    case "thread_gone":
      return step.thread === null ? refuse(step, parts) : loseThread(step, step.thread, parts);
    case "message_gone":
      return parts.outbox.change(step.incident, ({ alerts }) => {
        const alert = alerts[alertKey(step.chat, step.message)];
        if (alert) alert.messageId = null;
      });
    case "file_id_refused": {
      const media = mediaOf(step);
      const known =
        media && (await parts.files.forgetFileId(step.incident, media.file, media.kind));
      return known ? undefined : refuse(step, parts);
    }
    case "media_refused":
      return cannotSend(step, fault.problem, parts);
    case "refused":
    case "not_modified":
      return refuse(step, parts);
    default:
      return undefined;
  }
}

function rowsOf(step: Step, { outbox }: SetbackParts) {
  const rows = outbox.find(step.incident)?.rows ?? [];
  return rows.filter((row) => row.chat === step.chat && step.tells.includes(rowKey(row)));
}

/** A group became a supergroup. Its old messages stay behind, out of reach. */
export async function move(
  chat: number,
  to: number,
  { outbox, log }: Pick<SetbackParts, "outbox" | "log">,
): Promise<void> {
  log.info("A group became a supergroup; alerts go there", { chat, to });
  const written = [
    outbox.changeChats((notes) => {
      notes.movedTo[chat] = to;
      notes.gone = notes.gone.map((id) => (id === chat ? to : id));
      for (const digest of notes.toldDigests) if (digest.chat === chat) digest.chat = to;
    }),
  ];
  for (const incident of outbox.incidents()) {
    const known = outbox.find(incident);
    const isShown = messageRole.options.some((message) => known?.alerts[alertKey(chat, message)]);
    if (!isShown && !known?.rows.some((row) => row.chat === chat)) continue;
    written.push(
      outbox.change(incident, ({ rows, alerts, digests }) => {
        for (const row of rows) if (row.chat === chat) row.chat = to;
        if (digests[chat]) digests[to] = digests[chat];
        delete digests[chat];
        for (const message of messageRole.options) {
          const shown = alerts[alertKey(chat, message)];
          if (shown) alerts[alertKey(to, message)] = { ...shown, messageId: null };
          delete alerts[alertKey(chat, message)];
        }
      }),
    );
  }
  await Promise.all(written);
}

/** Alerts for a topic that is gone go into the chat itself. */
async function loseThread(step: Step, thread: number, { outbox }: SetbackParts): Promise<void> {
  const written = [
    outbox.changeChats(({ lostThreads }) => {
      const key = threadKey(step.chat, thread);
      if (!lostThreads.includes(key)) lostThreads.push(key);
    }),
  ];
  for (const incident of outbox.openIn(step.chat)) {
    written.push(
      outbox.change(incident, ({ rows }) => {
        for (const row of rows) {
          if (row.chat === step.chat && row.thread === thread && isOpen(row)) row.thread = null;
        }
      }),
    );
  }
  await Promise.all(written);
}

/** The next step will do without this file and say why. */
async function cannotSend(step: Step, problem: FileProblem, parts: SetbackParts): Promise<void> {
  const media = mediaOf(step);
  if (!media) return refuse(step, parts);
  // What one chat refuses (its rights, say) another may take.
  const key = problem === "refused" ? chatFileKey(step.chat, media.file) : media.file;
  return parts.outbox.change(step.incident, ({ unsendable }) => {
    unsendable[key] = problem;
  });
}

/** Telegram will never take this. With a file: without it, then. Words alone: a fault of ours. */
async function refuse(step: Step, parts: SetbackParts): Promise<void> {
  if (mediaOf(step)) return cannotSend(step, "refused", parts);
  const { outbox, log } = parts;
  const isNews = step.act.kind === "send_text";
  const { incident, chat } = step;
  log.error("Telegram refuses this alert; please report it", {
    incident,
    chat,
    act: step.act.kind,
  });
  return outbox.change(incident, ({ rows }) => {
    for (const row of rows) {
      if (row.chat !== chat || !step.tells.includes(rowKey(row))) continue;
      row.state = isNews ? "parked" : "dropped";
    }
  });
}

function mediaOf({ act }: Step): { file: string; kind: "photo" | "video" } | null {
  switch (act.kind) {
    case "send_photo":
      return { file: act.photo.file, kind: "photo" };
    case "send_clip":
    case "edit_to_clip":
      return { file: act.clip.clip.file, kind: "video" };
    default:
      return null;
  }
}
