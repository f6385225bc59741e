// Owns /modes: which page a tap leads to, and what is changed about a mode there. What would leave a
// mode that is armed deaf is asked back; the others hear of every change.
import { Composer, InlineKeyboard } from "grammy";
import { sleep } from "../../storage/clock.ts";
import type { ArmedMode } from "../../storage/incident-events.ts";
import { defaultModeRules, type ModeRules } from "../../storage/mode-rules.ts";
import { deafness } from "../arming/doubts.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { camerasOfModePage, zoneKey, zonesOfModePage } from "../modes/parts-of-mode.ts";
import { isArmedIn, modePage, modesPage, whatAlarmsLines } from "../modes/pages.ts";
import { modeOf, modesData, modesTaps } from "../modes/taps.ts";
import { type Page, showPage } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";

/** The others hear of several taps in a row once. */
const tellAfterMs = 15_000;

/** What a tap wants of a mode, and which page shows that it is done. */
interface Change {
  part: Partial<ModeRules>;
  /** `part` is all that the mode has been from the beginning. */
  resets?: true;
  page(mode: ArmedMode): Page;
}

export function modes(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  /** What was reset last, by mode; kept in memory, because undoing is for the moment after. */
  const undoable = new Map<ArmedMode, { key: string; rules: ModeRules }>();

  composer.command("modes", async (ctx) => {
    await showPage(ctx, modesPage(room, ctx), null);
  });
  onLook(modesTaps.root, (ctx) => modesPage(room, ctx));
  onLook(modesTaps.mode, (ctx, [, mode]) => modePage(room, ctx, modeOf(mode)));
  onLook(modesTaps.cameras, (ctx, [, mode]) => camerasOfModePage(room, ctx, modeOf(mode)));
  onLook(modesTaps.zones, (ctx, [, mode]) => zonesOfModePage(room, ctx, modeOf(mode)));
  onLook(modesTaps.zonesOf, (ctx, [, mode, camera]) =>
    zonesOfModePage(room, ctx, modeOf(mode), camera),
  );

  onChange(modesTaps.movement, (ctx, [, , movement]) =>
    onModePage(ctx, { movement: movement as ModeRules["movement"] }),
  );
  onChange(modesTaps.unknown, (ctx, [, , value]) => onModePage(ctx, { unknown: value === "on" }));
  onChange(modesTaps.unsure, (ctx, [, , value]) => onModePage(ctx, { unsure: value === "on" }));
  onChange(modesTaps.exit, (ctx, [, , seconds]) =>
    onModePage(ctx, { exitDelayMs: delayOf(seconds) }),
  );
  onChange(modesTaps.entry, (ctx, [, , seconds]) =>
    onModePage(ctx, { entryDelayMs: delayOf(seconds) }),
  );
  onChange(modesTaps.camera, (ctx, [, mode, camera = "", value]) => {
    const { camerasOff } = room.modes.rules(modeOf(mode));
    return {
      part: { camerasOff: withOrWithout(camerasOff, camera, value === "off") },
      page: (armed) => camerasOfModePage(room, ctx, armed),
    };
  });
  onChange(modesTaps.zone, (ctx, [, mode, camera = "", zone = "", value]) => {
    const { zonesOff } = room.modes.rules(modeOf(mode));
    return {
      part: { zonesOff: withOrWithout(zonesOff, zoneKey(camera, zone), value === "off") },
      page: (armed) => zonesOfModePage(room, ctx, armed, camera),
    };
  });
  onChange(modesTaps.reset, (ctx, [, group]) => {
    const mode = modeOf(group);
    const key = room.clock.wall().toString(36);
    const before = room.modes.rules(mode);
    return {
      part: defaultModeRules[mode],
      resets: true,
      page(armed) {
        undoable.set(armed, { key, rules: before });
        const news = say(ctx.locale, "modes-reset-done", { mode: armed });
        return modePage(room, ctx, armed, { news, undo: key });
      },
    };
  });
  onChange(modesTaps.undo, (ctx, [, group, key]) => {
    const mode = modeOf(group);
    const kept = undoable.get(mode);
    if (!kept || kept.key !== key) {
      const news = say(ctx.locale, "modes-undo-gone");
      return { part: {}, page: (armed) => modePage(room, ctx, armed, { news }) };
    }
    return {
      part: kept.rules,
      page(armed) {
        undoable.delete(armed);
        return modePage(room, ctx, armed, {
          news: say(ctx.locale, "modes-undone", { mode: armed }),
        });
      },
    };
  });
  return composer;

  function onLook(pattern: RegExp, page: (ctx: ChatContext, match: string[]) => Page): void {
    composer.callbackQuery(pattern, async (ctx) => {
      await answerFirst(ctx);
      await showPage(ctx, page(ctx, [...ctx.match]));
    });
  }

  function onChange(
    pattern: RegExp,
    read: (ctx: ChatContext, match: (string | undefined)[]) => Change,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      const match = [...ctx.match];
      const mode = modeOf(match[1]);
      const topic = `modes ${mode}`;
      if ((await answerFirst(ctx)) === "too_old") {
        // The page has the buttons for whoever still wants it.
        const question = () => modePage(room, ctx, mode, { news: say(ctx.locale, "modes-late") });
        askBack(ctx, { topic, question });
        return;
      }
      ctx.lateness.forget(ctx, topic);
      const { part, page, resets } = read(ctx, match);
      const isSure = match.at(-1) === ":sure";
      const deafens = leavesDeaf(mode, part);
      if (deafens && !isSure) {
        await showPage(ctx, deafQuestion(ctx, mode));
        return;
      }
      const before = room.modes.rules(mode);
      const after = await (resets ? room.modes.reset(mode) : room.modes.change(mode, part));
      await showPage(ctx, page(mode));
      if (JSON.stringify(before) !== JSON.stringify(after)) tellOthers(ctx, mode, deafens);
    });
  }

  function onModePage(ctx: ChatContext, part: Partial<ModeRules>): Change {
    return { part, page: (mode) => modePage(room, ctx, mode) };
  }

  /** Whether it is armed like this now, hears something, and would hear nothing any more. */
  function leavesDeaf(mode: ArmedMode, part: Partial<ModeRules>): boolean {
    const { cameras } = room.watch;
    const rules = room.modes.rules(mode);
    return (
      isArmedIn(room, mode) === "yes" &&
      deafness(mode, rules, cameras, room.zones) === null &&
      deafness(mode, { ...rules, ...part }, cameras, room.zones) !== null
    );
  }

  function tellOthers(ctx: ChatContext, mode: ArmedMode, isUrgent: boolean): void {
    const notice = (locale: string) => ({
      text: [
        say(locale, "modes-changed", { name: ctx.person.name, mode }),
        ...whatAlarmsLines(room, mode, room.modes.rules(mode), locale),
      ].join("\n"),
      keyboard: new InlineKeyboard().text(sayPlain(locale, "button-modes"), modesData.mode(mode)),
    });
    room.jobs.replace(ctx, `modes:${ctx.person.id}:${mode}`, async (signal) => {
      if (!isUrgent) await sleep(room.clock, tellAfterMs, signal);
      await room.tellOthers(ctx, notice);
    });
  }
}

function deafQuestion(ctx: ChatContext, mode: ArmedMode): Page {
  const sure = modesData.sure(ctx.callbackQuery?.data ?? "");
  return {
    text: say(ctx.locale, "modes-deaf-question", { mode }),
    keyboard: new InlineKeyboard()
      .text(sayPlain(ctx.locale, "button-modes-keep"), modesData.mode(mode))
      .text(sayPlain(ctx.locale, "button-modes-change"), sure),
    picture: null,
  };
}

/** "30" as milliseconds, within what a mode's rules allow. */
function delayOf(seconds: string | undefined): number {
  return Math.min(600, Number(seconds ?? 0)) * 1000;
}

function withOrWithout(list: readonly string[], item: string, isIn: boolean): string[] {
  const others = list.filter((one) => one !== item);
  return isIn ? [...others, item] : others;
}
