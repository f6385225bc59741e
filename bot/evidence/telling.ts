// Owns getting it to the owners, each in their language, what retention will do, did, or can't do: a
// warning once per crossing, one message a day about what had to go. It looks at every report anew,
// so what the network refused is told after the next run.
import { type Api, GrammyError } from "grammy";
import { StorageError } from "../../storage/errors.ts";
import type { EvidenceSettings } from "../../storage/evidence-settings.ts";
import type { Log } from "../../storage/log.ts";
import type { RetentionReport, RetentionView } from "../../storage/retention/keeper.ts";
import { Serial } from "../../storage/serial.ts";
import type { Household } from "../household.ts";
import { type Answer, isNotEditable, isTooManyRequests } from "../reply.ts";
import { mayDo } from "../rights.ts";
import type { LocaleOf } from "../texts/texts.ts";
import { removedWords, type Warning, warnings, warningWords } from "./telling-words.ts";

export interface TellingParts {
  api: () => Pick<Api, "sendMessage" | "editMessageText">;
  settings: Pick<EvidenceSettings, "current" | "edit">;
  retention: Pick<RetentionView, "retentionOf">;
  household: Pick<Household, "people">;
  localeOf: LocaleOf;
  /** Whether this chat wants no sound now. */
  isQuietNow(chat: number): boolean;
  log: Log;
}

/** Where a message about the day's removals stands. */
interface Told {
  chat: number;
  message: number;
}

export class RetentionTeller {
  readonly #parts: TellingParts;
  readonly #serial = new Serial();
  /** What the state could not take, on a full disk. */
  readonly #warned = new Set<Warning>();
  #stopped = false;

  constructor(parts: TellingParts) {
    this.#parts = parts;
  }

  /** Never rejects. */
  tell(report: RetentionReport): Promise<void> {
    return this.#serial.run(async () => {
      try {
        for (const warning of warnings) await this.#warn(warning, report);
        await this.#tellRemovals(report);
      } catch (error) {
        this.#parts.log.error("Owners could not be told about old evidence", { error });
      }
    });
  }

  /** Writes nothing down any more: the state may be somebody else's by the time a call ends. */
  stop(): void {
    this.#stopped = true;
  }

  async #warn(warning: Warning, report: RetentionReport): Promise<void> {
    const { settings } = this.#parts;
    const isWarned = this.#warned.has(warning) || warning in settings.current().warned;
    const holds = doesHold(warning, report);
    if (holds === false && isWarned) {
      this.#warned.delete(warning);
      await this.#keep((draft) => {
        draft.warned = Object.fromEntries(
          Object.entries(draft.warned).filter(([name]) => name !== warning),
        );
      });
    }
    if (holds !== true || isWarned) return;
    if (!isSaidOtherwise(warning, report)) {
      const isLoud = doesRing(warning, report);
      const sent = await this.#send(isLoud, (locale) => warningWords(warning, report, locale));
      if (!sent) return;
    }
    this.#warned.add(warning);
    await this.#keep((draft) => {
      draft.warned[warning] = report.at;
    });
  }

  /** One message a day, edited while it goes on. */
  async #tellRemovals(report: RetentionReport): Promise<void> {
    const { settings, retention } = this.#parts;
    const lots = retention.retentionOf(report.day).filter(({ reason }) => reason !== "too_old");
    const count = lots.reduce((sum, lot) => sum + lot.count, 0);
    const { removalsTold } = settings.current();
    const before = removalsTold?.day === report.day ? removalsTold : null;
    if (count === (before?.count ?? 0)) return;
    const messages = await this.#send(
      false,
      (locale) => removedWords(lots, report, locale),
      before?.messages,
    );
    if (!messages) return;
    await this.#keep((draft) => {
      draft.removalsTold = { day: report.day, count, messages };
    });
  }

  /**
   * Says it to every owner, in the message of `places` where there is one. null: nobody could be
   * reached now, but perhaps later.
   */
  async #send(
    isLoud: boolean,
    write: (locale: string) => Answer,
    places: readonly Told[] = [],
  ): Promise<Told[] | null> {
    const { household, localeOf, log } = this.#parts;
    const owners = household.people().filter(({ role }) => mayDo(role, "own"));
    const told: Told[] = [];
    let isOver = false;
    for (const { id: chat } of owners) {
      const place = places.find((one) => one.chat === chat);
      try {
        told.push(await this.#sendOne(chat, write(localeOf(chat)), isLoud, place));
      } catch (error) {
        log.warn(`Chat ${chat} could not be told about old evidence`, { error });
        // Whom Telegram knows and refuses won't be reached later either.
        isOver ||= error instanceof GrammyError && !isTooManyRequests(error);
      }
    }
    return told.length > 0 || isOver ? told : null;
  }

  async #sendOne(
    chat: number,
    { text, keyboard }: Answer,
    isLoud: boolean,
    place: Told | undefined,
  ): Promise<Told> {
    const { api, isQuietNow } = this.#parts;
    const options = {
      parse_mode: "HTML" as const,
      ...(keyboard ? { reply_markup: keyboard } : {}),
    };
    if (place) {
      try {
        await api().editMessageText(chat, place.message, text, options);
        return place;
      } catch (error) {
        if (!isNotEditable(error)) throw error;
      }
    }
    const message = await api().sendMessage(chat, text, {
      ...options,
      disable_notification: !isLoud || isQuietNow(chat),
    });
    return { chat, message: message.message_id };
  }

  /** On a full disk it is kept in memory alone. */
  async #keep(edit: Parameters<EvidenceSettings["edit"]>[0]): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.#parts.settings.edit(edit);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.#parts.log.warn("What owners were told of old evidence could not be noted", { error });
    }
  }
}

/** null: neither; what was said of it stays said. */
function doesHold(warning: Warning, { outlook, stuck }: RetentionReport): boolean | null {
  if (warning === "pins") return stuck.some(({ kind }) => kind === "pinned");
  if (warning === "full") {
    if (stuck.some(({ kind }) => kind === "disk")) return true;
    return outlook.disk.distance === "near" ? null : false;
  }
  const { distance } = outlook[warning];
  return distance === "between" ? null : distance === "near";
}

/** What has gone already, or can't go, needs no warning that it will. */
function isSaidOtherwise(warning: Warning, { removed, stuck }: RetentionReport): boolean {
  const went = (reason: string) => removed.some((lot) => lot.reason === reason);
  if (warning === "room") return went("too_much") || stuck.some(({ kind }) => kind === "pinned");
  return warning === "disk" && (went("disk_full") || stuck.some(({ kind }) => kind === "disk"));
}

function doesRing(warning: Warning, { measured, limits }: RetentionReport): boolean {
  if (warning === "full") return true;
  const free = measured.disk?.freeBytes ?? Infinity;
  return warning === "disk" && free < limits.minimumFreeBytes * 1.25;
}
