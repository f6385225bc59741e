// Owns /zones: which page a tap leads to, and what it does to the zones of a camera.
import { Composer } from "grammy";
import { longestZoneName, type Zone, ZoneError } from "../../storage/zones.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import type { Asked } from "../asking/asking.ts";
import { chooseCamera } from "../camera-choice.ts";
import { cameraById } from "../cameras-keyboard.ts";
import { type ChatContext, inGroup } from "../context.ts";
import { answerFirst } from "../lateness.ts";
import { type Page, showPage, tappedPlace } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { reply } from "../reply.ts";
import { say } from "../texts/texts.ts";
import {
  cameraPage,
  camerasPage,
  newZonePage,
  rootPage,
  unusedName,
} from "../zones/camera-pages.ts";
import { type Edited, editorPage, keyOf } from "../zones/editor-page.ts";
import { firstView, readView } from "../zones/editor-view.ts";
import { Screens } from "../zones/screens.ts";
import { readArea, zoneData, zoneTaps } from "../zones/taps.ts";
import { privateWords, refusal, startWord } from "../zones/answers.ts";
import { morePage, nameQuestion, removeQuestion } from "../zones/zone-pages.ts";
import { openDesk, type ZonesRoom } from "../zones/zones-room.ts";

/** Somebody who paints is told to the others once in so long, not with every cell. */
const tellEveryMs = 10 * 60_000;
const nameQuestionKind = "zone-name";

export function zones(parts: ControlRoom): Composer<ChatContext> {
  const room: ZonesRoom = { ...parts, desk: openDesk(parts) };
  const screens = new Screens(room);
  const toldAt = new Map<string, number>();
  const composer = new Composer<ChatContext>();

  room.asking.add({
    kind: nameQuestionKind,
    answer: takeName,
    giveUp: async (ctx, { about }) => {
      const edited = editedOf(about["camera"], about["zone"]);
      if (!edited) return null;
      const news = say(ctx.locale, "zone-name-kept", { name: edited.zone.name });
      return morePage(room, ctx, edited, news);
    },
  });

  composer.command("zones", async (ctx) => {
    if (inGroup(ctx)) return reply(ctx, privateWords(ctx));
    const text = ctx.match.trim();
    if (text === "") return showPage(ctx, await rootPage(room, ctx), null);
    const camera = await chooseCamera(room, ctx, text, ({ id }) => zoneData.camera(id));
    if (camera) await showPage(ctx, await cameraPage(room, ctx, camera), null);
  });
  // The link that a group is given.
  composer.command("start", async (ctx, next) => {
    if (ctx.match.trim() !== startWord) return next();
    await showPage(ctx, await rootPage(room, ctx), null);
  });

  // Another room takes the message over: what we were about to draw in it must not come after that.
  composer.on("callback_query:data", async (ctx, next) => {
    const { data } = ctx.callbackQuery;
    const isOurs = Object.values(zoneTaps).some((pattern) => pattern.test(data));
    const place = tappedPlace(ctx);
    if (!isOurs && place) await screens.leave(ctx, place);
    await next();
  });

  onTap(zoneTaps.root, (ctx) => ({ page: () => rootPage(room, ctx) }));
  onCamera(zoneTaps.camera, (ctx, camera) => ({ page: () => cameraPage(room, ctx, camera) }));
  onCamera(zoneTaps.add, (ctx, camera) => ({ page: () => newZonePage(room, ctx, camera) }));
  onCamera(zoneTaps.addKind, async (ctx, camera, { values: [kind], late }) => {
    if (late) return { page: () => newZonePage(room, ctx, camera, late) };
    const name = unusedName(ctx.locale, room.zones.of(camera.id));
    const zone = await room.zones.add(camera.id, kind as Zone["kind"], name);
    return { page: () => editorPage(room, ctx, { camera, zone }, firstView) };
  });

  onZone(zoneTaps.editor, (ctx, { camera, zone }, { values: [view = ""] }) => ({
    page: () => editor(ctx, camera, zone.id, view),
  }));
  onZone(zoneTaps.paint, async (ctx, edited, { values: [view = "", area = "", value], late }) => {
    const { camera, zone } = edited;
    if (late) return { page: () => editor(ctx, camera, zone.id, view, late) };
    const before = await room.zones.paint(camera.id, zone.id, readArea(area), value === "on");
    const after = room.zones.find(camera.id, zone.id)?.boxes ?? before;
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      room.desk.history.note(keyOf(edited), before);
      tellPainting(ctx, edited);
    }
    return { page: () => editor(ctx, camera, zone.id, view), soon: false };
  });
  onZone(zoneTaps.undo, async (ctx, edited, { values: [view = "", version], late }) => {
    const { camera, zone } = edited;
    if (late) return { page: () => editor(ctx, camera, zone.id, view, late) };
    const step = room.desk.history.last(keyOf(edited));
    if (!step || step.version !== Number(version)) {
      const news = say(ctx.locale, "zone-undo-none");
      return { page: () => editor(ctx, camera, zone.id, view, news) };
    }
    await room.zones.setBoxes(camera.id, zone.id, step.before);
    room.desk.history.drop(keyOf(edited), step.version);
    tellPainting(ctx, edited);
    return { page: () => editor(ctx, camera, zone.id, view), soon: false };
  });
  onZone(zoneTaps.more, (ctx, { camera, zone }) => ({ page: () => more(ctx, camera, zone.id) }));
  onZone(zoneTaps.kind, async (ctx, { camera, zone }, { values: [kind], late }) => {
    if (late) return { page: () => more(ctx, camera, zone.id, late) };
    if (kind !== zone.kind) {
      await room.zones.setKind(camera.id, zone.id, kind as Zone["kind"]);
      tell(ctx, "zones-kind-by", { camera, zone }, kind as Zone["kind"]);
    }
    return { page: () => more(ctx, camera, zone.id) };
  });
  onZone(zoneTaps.askRemove, (ctx, edited) => ({ page: () => removeQuestion(room, ctx, edited) }));
  onZone(zoneTaps.remove, async (ctx, edited, { late }) => {
    const { camera, zone } = edited;
    if (late) return { page: () => removeQuestion(room, ctx, edited, late) };
    await room.zones.remove(camera.id, zone.id);
    tell(ctx, "zones-removed-by", edited);
    const news = say(ctx.locale, "zones-removed", { name: zone.name });
    return { page: () => cameraPage(room, ctx, camera, news) };
  });
  onZone(zoneTaps.name, async (ctx, edited) => {
    const place = tappedPlace(ctx);
    if (place) await screens.leave(ctx, place);
    await askName(ctx, edited, []);
    return null;
  });
  return composer;

  /**
   * What `act` makes of a tap is shown in its message: the page as it is when it is drawn, `soon`
   * unless said. Null: it has answered already. In a group nothing is done.
   */
  function onTap(pattern: RegExp, act: (ctx: ChatContext, tap: Tap) => Shown | Promise<Shown>) {
    composer.callbackQuery(pattern, async (ctx) => {
      const isLate = (await answerFirst(ctx)) === "too_old";
      const late = isLate ? say(ctx.locale, "zones-late") : null;
      const place = tappedPlace(ctx);
      if (inGroup(ctx)) {
        await showPage(ctx, { ...privateWords(ctx), picture: null });
        return;
      }
      const shown = await act(ctx, { values: [...ctx.match].slice(1), late });
      if (!shown) return;
      const { page, soon = true } = shown;
      if (place) screens.show(ctx, place, page, { soon });
      else await showPage(ctx, await page(), null);
    });
  }

  function onCamera(
    pattern: RegExp,
    act: (ctx: ChatContext, camera: CameraView, tap: Tap) => Shown | Promise<Shown>,
  ): void {
    onTap(pattern, async (ctx, { values: [id, ...values], late }) => {
      const camera = cameraById(room.watch, id);
      if (!camera) {
        const news = say(ctx.locale, "zones-camera-gone");
        return { page: async () => camerasPage(room, ctx, news) };
      }
      try {
        return await act(ctx, camera, { values, late });
      } catch (error) {
        if (!(error instanceof ZoneError)) throw error;
        const news = refusal(ctx, error);
        return { page: () => cameraPage(room, ctx, camera, news) };
      }
    });
  }

  function onZone(
    pattern: RegExp,
    act: (ctx: ChatContext, edited: Edited, tap: Tap) => Shown | Promise<Shown>,
  ): void {
    onCamera(pattern, (ctx, camera, { values: [id = "", ...values], late }) => {
      const zone = room.zones.find(camera.id, id);
      if (!zone) throw new ZoneError(camera.id, "gone");
      return act(ctx, { camera, zone }, { values, late });
    });
  }

  /** The editor as the zone is when the page is drawn. */
  async function editor(
    ctx: ChatContext,
    camera: CameraView,
    id: string,
    view: string,
    news?: string,
  ): Promise<Page> {
    const zone = room.zones.find(camera.id, id);
    if (!zone) return cameraPage(room, ctx, camera, say(ctx.locale, "zones-gone"));
    return editorPage(room, ctx, { camera, zone }, readView(view), news);
  }

  /** What else the zone has, as it is when the page is drawn. */
  async function more(
    ctx: ChatContext,
    camera: CameraView,
    id: string,
    news?: string,
  ): Promise<Page> {
    const zone = room.zones.find(camera.id, id);
    if (!zone) return cameraPage(room, ctx, camera, say(ctx.locale, "zones-gone"));
    return morePage(room, ctx, { camera, zone }, news);
  }

  function editedOf(camera: string | undefined, id: string | undefined): Edited | null {
    const view = cameraById(room.watch, camera);
    const zone = view && room.zones.find(view.id, id ?? "");
    return view && zone ? { camera: view, zone } : null;
  }

  async function askName(
    ctx: ChatContext,
    edited: Edited,
    problem: readonly string[],
    place = tappedPlace(ctx),
  ): Promise<void> {
    const variables = { name: edited.zone.name, most: longestZoneName };
    const question = say(ctx.locale, "zone-name-question", variables);
    const page = await nameQuestion(room, ctx, edited, [...problem, question]);
    const { camera, zone } = keyOf(edited);
    await room.asking.ask(ctx, nameQuestionKind, { camera, zone }, page, place);
  }

  async function takeName(ctx: ChatContext, text: string, { about, place }: Asked): Promise<void> {
    const edited = editedOf(about["camera"], about["zone"]);
    if (!edited) {
      await showPage(ctx, camerasPage(room, ctx, say(ctx.locale, "zones-gone")), place);
      return;
    }
    const { camera, zone } = edited;
    try {
      await room.zones.rename(camera.id, zone.id, text);
    } catch (error) {
      if (!(error instanceof ZoneError)) throw error;
      if (error.because === "gone") {
        const page = await cameraPage(room, ctx, camera, refusal(ctx, error));
        await showPage(ctx, page, place);
      } else await askName(ctx, edited, [refusal(ctx, error)], place);
      return;
    }
    const name = room.zones.find(camera.id, zone.id)?.name ?? zone.name;
    const news = say(ctx.locale, "zone-named", { old: zone.name, name });
    await showPage(ctx, await more(ctx, camera, zone.id, news), place);
  }

  function tellPainting(ctx: ChatContext, edited: Edited): void {
    const key = `${ctx.person.id}/${edited.camera.id}/${edited.zone.id}`;
    const now = room.clock.monotonic();
    for (const [other, at] of toldAt) if (now - at >= tellEveryMs) toldAt.delete(other);
    if (toldAt.has(key)) return;
    toldAt.set(key, now);
    tell(ctx, "zones-painted-by", edited);
  }

  function tell(ctx: ChatContext, key: string, { camera, zone }: Edited, kind = zone.kind): void {
    const about = { by: ctx.person.name, name: zone.name, camera: camera.name, kind };
    room.jobs.start(ctx, `tell:${ctx.update.update_id}`, () =>
      room.tellOthers(ctx, (locale) => ({ text: say(locale, key, about) })),
    );
  }
}

interface Tap {
  /** What the pattern's groups hold, without the camera's and the zone's id where those are known. */
  values: string[];
  /** What to say instead of acting where the tap may be hours old; else null. */
  late: string | null;
}

type Shown = { page: () => Promise<Page>; soon?: boolean } | null;
