// Owns the taps on what caused false alarms: the page, and the settings that it proposes. Every change
// offers the way back.
import { Composer } from "grammy";
import type { Settings } from "../../../storage/settings.ts";
import {
  type CellArea,
  cellsOf,
  boxesOf,
  painted,
  isCellArea,
} from "../../../storage/zone-cells.ts";
import { ZoneError } from "../../../storage/zones.ts";
import type { CameraView } from "../../../vision/watch-view.ts";
import { cameraById } from "../../cameras-keyboard.ts";
import { showing } from "../../chat-action.ts";
import type { ChatContext } from "../../context.ts";
import { answerFirst } from "../../lateness.ts";
import { showPage } from "../../page.ts";
import type { ControlRoom } from "../../parts.ts";
import { readValue } from "../../settings/catalogue.ts";
import { shortValueOf } from "../../settings/words.ts";
import { say, sayPlain } from "../../texts/texts.ts";
import { refusal } from "../../zones/answers.ts";
import { firstView } from "../../zones/editor-view.ts";
import { readArea, zoneData } from "../../zones/taps.ts";
import { gatherCauses } from "./gather.ts";
import { type CausesNews, causesPage } from "./page.ts";
import { causesChanges, causesData, causesLooks } from "./taps.ts";

export function falseAlarms(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();

  composer.callbackQuery(causesLooks.page, async (ctx) => {
    await answerFirst(ctx);
    await show(ctx);
  });
  onChange(causesChanges.area, setArea);
  onChange(causesChanges.ignore, ignore);
  onChange(causesChanges.watch, watchAgain);
  return composer;

  /** Answers the tap, does what it says unless it may be hours old, and shows what holds then. */
  function onChange(
    pattern: RegExp,
    act: (ctx: ChatContext, camera: CameraView, value: string) => Promise<CausesNews | undefined>,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      const isLate = (await answerFirst(ctx)) === "too_old";
      const [, id, value = ""] = ctx.match;
      const camera = cameraById(room.watch, id);
      if (!camera) await show(ctx, { text: say(ctx.locale, "causes-camera-gone") });
      else await show(ctx, isLate ? undefined : await act(ctx, camera, value));
    });
  }

  async function show(ctx: ChatContext, news?: CausesNews): Promise<void> {
    const gathered = await showing(room, ctx, "typing", () => gatherCauses(room));
    await showPage(ctx, causesPage(ctx.locale, gathered, news));
  }

  async function setArea(
    ctx: ChatContext,
    { id, name }: CameraView,
    value: string,
  ): Promise<CausesNews | undefined> {
    const { settings } = room;
    const before = settings.of(id).minimumArea;
    const own = settings.own(id).minimumArea;
    const wanted: Settings["minimumArea"] | null =
      value === "all" ? null : readValue("minimumArea", value);
    if (value === "all") await settings.reset(id, "minimumArea");
    else if (wanted === null) return undefined;
    else await settings.change(id, { minimumArea: wanted });
    const to = settings.of(id).minimumArea;
    if (to === before) return undefined;
    room.log.info("A setting was changed", {
      by: ctx.person.name,
      of: id,
      setting: "minimumArea",
      to,
    });
    const { locale } = ctx;
    const area = (px: number) => shortValueOf("minimumArea", px, locale);
    const about = { camera: name, to: area(to), before: area(before) };
    if (to < before) return { text: say(locale, "causes-area-back", about) };
    return {
      text: say(locale, "causes-area-set", about),
      buttons: [
        {
          label: sayPlain(locale, "causes-button-area-back", { value: area(before) }),
          data: causesData.area(id, own ?? "all"),
        },
      ],
    };
  }

  async function ignore(
    ctx: ChatContext,
    { id, name: camera }: CameraView,
    value: string,
  ): Promise<CausesNews | undefined> {
    const cells = readArea(value);
    if (!isCellArea(cells)) return undefined;
    const { locale } = ctx;
    const already = zoneWith(id, cells);
    let zone = already;
    try {
      if (!zone) {
        zone = (await room.zones.add(id, "ignore", sayPlain(locale, "causes-zone-name"))).id;
        await room.zones.paint(id, zone, cells, true);
      }
    } catch (error) {
      if (!(error instanceof ZoneError)) throw error;
      return { text: refusal(ctx, error) };
    }
    if (already === null) {
      room.log.info("A part of the picture is ignored", { by: ctx.person.name, of: id, zone });
      void room.tellOthers(ctx, (language) => {
        const name = sayPlain(language, "causes-zone-name");
        const about = { by: ctx.person.name, name, camera, kind: "ignore" };
        return { text: say(language, "zones-kind-by", about) };
      });
    }
    const text =
      already === null
        ? say(locale, "causes-ignored", { camera })
        : say(locale, "causes-ignored-already", { camera });
    return {
      text,
      buttons: [
        {
          label: sayPlain(locale, "causes-button-show"),
          data: zoneData.editor({ camera: id, zone }, firstView),
        },
        { label: sayPlain(locale, "causes-button-watch"), data: causesData.watch(id, zone) },
      ],
    };
  }

  async function watchAgain(
    ctx: ChatContext,
    { id, name: camera }: CameraView,
    zone: string,
  ): Promise<CausesNews | undefined> {
    const known = room.zones.find(id, zone);
    if (!known) return undefined;
    await room.zones.remove(id, zone);
    void room.tellOthers(ctx, (language) => {
      const about = { by: ctx.person.name, name: known.name, camera };
      return { text: say(language, "zones-removed-by", about) };
    });
    return { text: say(ctx.locale, "causes-watched-again", { camera }) };
  }

  /** A double tap: there is a zone of just these cells. */
  function zoneWith(camera: string, cells: CellArea): string | null {
    const wanted = JSON.stringify(boxesOf(painted(cellsOf([]), cells, true)));
    const same = room.zones
      .of(camera)
      .find(({ kind, boxes }) => kind === "ignore" && JSON.stringify(boxes) === wanted);
    return same?.id ?? null;
  }
}
