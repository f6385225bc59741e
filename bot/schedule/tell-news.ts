// Owns getting the schedule's and presence's news to the household, each in its language. A network
// that is down at that moment (the router starts up after a power cut, too) only delays them.
import { type Api, HttpError } from "grammy";
import { type Clock, sleep } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import type { ModeRulesStore } from "../../storage/mode-rules.ts";
import type { Zones } from "../../storage/zones.ts";
import type { ScheduleNews } from "../../vision/guard/schedule/scheduler.ts";
import type { PresenceNews } from "../../vision/presence/presence-watch.ts";
import type { WatchView } from "../../vision/watch-view.ts";
import type { Destination } from "../alerts/telegram.ts";
import { countingCameras, deafness } from "../arming/doubts.ts";
import { sendTo } from "../groups/send-to.ts";
import type { Targets } from "../groups/targets.ts";
import type { Household } from "../household.ts";
import { mayDo } from "../rights.ts";
import type { LocaleOf } from "../texts/texts.ts";
import { isLoud, newsWords } from "./news.ts";
import type { SelfActing } from "./room.ts";

type News = ScheduleNews | PresenceNews;

const retryMs = 30_000;
/** Who hasn't been reached by then finds the alarm's state in /status. */
const giveUpMs = 3_600_000;

export interface TellNewsParts {
  api: () => Pick<Api, "sendMessage">;
  selfActing: Pick<SelfActing, "schedule">;
  household: Pick<Household, "people">;
  targets: Pick<Targets, "privateChats" | "groups" | "move">;
  watch: WatchView;
  modes: Pick<ModeRulesStore, "rules">;
  zones: Pick<Zones, "of">;
  localeOf: LocaleOf;
  timezone(): string;
  clock: Clock;
  log: Log;
}

export interface NewsTeller {
  /** Returns at once and never throws. */
  tell(news: News): void;
  /** Gives up what could not be told yet. */
  stop(): Promise<void>;
}

export function createNewsTeller(parts: TellNewsParts): NewsTeller {
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  function tell(news: News): void {
    const telling = Promise.all(destinationsOf(parts, news).map((to) => tellOne(news, to)));
    underWay.add(telling);
    void telling.finally(() => underWay.delete(telling));
  }

  async function tellOne(news: News, to: Destination): Promise<void> {
    const { clock, log } = parts;
    const start = clock.monotonic();
    for (;;) {
      try {
        await send(parts, news, to);
        return;
      } catch (error) {
        const isWorthwhile = error instanceof HttpError && clock.monotonic() - start < giveUpMs;
        if (!isWorthwhile || isOver(news, clock.wall())) {
          log.warn(`Chat ${to.chat} could not be told what happened by itself`, { error });
          return;
        }
      }
      const isTime = await sleep(clock, retryMs, closing.signal).then(
        () => true,
        () => false,
      );
      if (!isTime) return;
    }
  }

  return {
    tell,
    async stop() {
      closing.abort();
      await Promise.all(underWay);
    },
  };
}

/** A reminder is for whoever may do something about it; everything else is for everybody. */
function destinationsOf({ household, targets }: TellNewsParts, { kind }: News): Destination[] {
  if (kind !== "reminder") return [...targets.privateChats(), ...targets.groups()];
  const actors = household.people().filter(({ role }) => mayDo(role, "act"));
  return actors.map(({ id }) => ({ chat: id, thread: null }));
}

async function send(parts: TellNewsParts, news: News, to: Destination): Promise<void> {
  const { watch, modes, zones, selfActing, timezone, clock, localeOf, targets } = parts;
  const mode = news.kind === "armed" ? news.alarm.mode : null;
  const rules = mode && modes.rules(mode);
  const counting = rules ? countingCameras(watch.cameras, rules) : [];
  const deaf = mode && rules && deafness(mode, rules, watch.cameras, zones);
  const missing = counting.filter((camera) => camera.status().state !== "live");
  const reader = { locale: localeOf(to.chat), timezone: timezone(), now: clock.wall() };
  const { text, keyboard } = newsWords(news, reader, { selfActing, missing, deaf });
  const options = {
    disable_notification: !isLoud(news, { deaf }),
    parse_mode: "HTML" as const,
    ...(keyboard ? { reply_markup: keyboard } : {}),
  };
  await sendTo(
    to,
    (chat, topic) => parts.api().sendMessage(chat, text, { ...options, ...topic }),
    (from, now) => targets.move(from, now),
  );
}

function isOver(news: News, now: number): boolean {
  return news.kind === "reminder" && news.occurrence.at <= now;
}
