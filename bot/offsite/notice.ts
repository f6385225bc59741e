// Owns telling the owner that the copy off site fails: silently, once, and resolved in the same message
// when it works again. What may mend by itself (a network) has an hour; what needs a person, 10 min.
import { type Api, GrammyError } from "grammy";
import type { Cancel, Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { StateStore } from "../../storage/members.ts";
import type { OffsiteView } from "../../storage/offsite/offsite-view.ts";
import { mayPass } from "../../storage/offsite/trouble.ts";
import { Serial } from "../../storage/serial.ts";
import type { Household } from "../household.ts";
import { isNotEditable } from "../reply.ts";
import { type LocaleOf, say } from "../texts/texts.ts";
import { span } from "../texts/times.ts";
import { whyAndAdvice } from "./words.ts";

export interface OffsiteNoticeParts {
  offsite: Pick<OffsiteView, "status" | "onChange">;
  state: StateStore;
  api: () => Pick<Api, "sendMessage" | "editMessageText">;
  household: Pick<Household, "people">;
  localeOf: LocaleOf;
  clock: Clock;
  log: Log;
}

const passingMs = 3_600_000;
const lastingMs = 600_000;
/** Telegram may be away with the same network. */
const retryMs = 300_000;

/** Starts to watch; returns how to stop. */
export function watchOffsite(parts: OffsiteNoticeParts): () => void {
  const { offsite, state, clock, log } = parts;
  const serial = new Serial();
  let cancel: Cancel | null = null;
  let isStopped = false;

  function check(): void {
    serial.run(look).catch((error: unknown) => {
      log.warn("The owner could not be told about the copy off site", { error });
      later(retryMs);
    });
  }

  function later(ms: number): void {
    cancel?.();
    cancel = isStopped ? null : clock.after(ms, check);
  }

  async function look(): Promise<void> {
    if (isStopped) return;
    const { trouble, waiting, removals } = offsite.status();
    const { told } = state.value.offsite;
    if (!trouble) {
      cancel?.();
      // After a start nobody knows yet whether it works again.
      const { lastSuccessAt } = offsite.status();
      if (told && (lastSuccessAt ?? 0) > told.since) await resolve(told);
      return;
    }
    if (told) return;
    const due = trouble.since + (mayPass(trouble.kind) ? passingMs : lastingMs);
    const waits = waiting.files + waiting.unexamined + removals > 0;
    if (clock.wall() < due || !waits) {
      later(Math.max(due - clock.wall(), waits ? 0 : retryMs));
      return;
    }
    await tell();
  }

  async function tell(): Promise<void> {
    const { trouble } = offsite.status();
    if (!trouble) return;
    const { since } = trouble;
    const messages: { chat: number; message: number }[] = [];
    for (const { id } of parts.household.people().filter(({ role }) => role === "owner")) {
      const locale = parts.localeOf(id);
      const failing = span(locale, clock.wall() - since);
      const words = whyAndAdvice(locale, trouble);
      const text = say(locale, "offsite-notice-failing", { span: failing, ...words });
      const sent = await parts.api().sendMessage(id, text, silent);
      messages.push({ chat: id, message: sent.message_id });
    }
    if (messages.length === 0) return;
    await state.change((draft) => {
      draft.offsite.told = { since, messages };
    });
  }

  async function resolve(told: NonNullable<StateStore["value"]["offsite"]["told"]>): Promise<void> {
    for (const { chat, message } of told.messages) {
      const locale = parts.localeOf(chat);
      const gone = span(locale, clock.wall() - told.since);
      const text = say(locale, "offsite-notice-over", { span: gone });
      try {
        await parts.api().editMessageText(chat, message, text, { parse_mode: "HTML" });
      } catch (error) {
        // Deleted, or resolved before something went wrong: there is nothing more to say.
        const isSame = error instanceof GrammyError && error.description.includes("not modified");
        if (!isNotEditable(error) && !isSame) throw error;
      }
    }
    await state.change((draft) => {
      draft.offsite.told = null;
    });
  }

  const stopListening = offsite.onChange(check);
  return () => {
    isStopped = true;
    stopListening();
    cancel?.();
  };
}

const silent = { disable_notification: true, parse_mode: "HTML" as const };
