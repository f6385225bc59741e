// Owns /settings: which page a tap leads to and what it changes. Every tap says what it wants, so
// the last of two people wins, and the page shows what holds.
import { Composer, InlineKeyboard } from "grammy";
import type { SettingKey, Settings, SettingsScope } from "../../storage/settings.ts";
import type { CameraView } from "../../vision/watch-view.ts";
import { cameraById } from "../cameras-keyboard.ts";
import { showing } from "../chat-action.ts";
import type { ChatContext } from "../context.ts";
import { answerFirst, askBack } from "../lateness.ts";
import { type Page, showPage } from "../page.ts";
import { type ControlRoom, readerOf } from "../parts.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { isPreviewed, partOf, readValue } from "./catalogue.ts";
import { householdMenu } from "./household-menu.ts";
import { listPage, differingFrom } from "./list-page.ts";
import { previewPage, previewWherePage } from "./preview-page.ts";
import { rootPage, wherePage } from "./root-page.ts";
import { headOf, settingPage } from "./setting-page.ts";
import { settingNamed, settingsData, settingsTaps } from "./taps.ts";
import { valueOf } from "./words.ts";

/** What a tap is about, as its pattern's groups say. */
interface Meant {
  scope: SettingsScope;
  key: SettingKey;
}

export function settings(room: ControlRoom): Composer<ChatContext> {
  const composer = new Composer<ChatContext>();
  const { settings: store } = room;

  composer.command("settings", async (ctx) => {
    await showPage(ctx, rootPage(ctx), null);
  });
  composer.callbackQuery(settingsTaps.root, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, rootPage(ctx));
  });
  composer.callbackQuery(settingsTaps.where, async (ctx) => {
    await answerFirst(ctx);
    await showPage(ctx, firstList(ctx));
  });
  composer.callbackQuery(settingsTaps.list, async (ctx) => {
    await answerFirst(ctx);
    const scope = ctx.match[1] as SettingsScope;
    await showPage(ctx, isGone(scope) ? gonePage(ctx) : listPage(room, ctx.locale, scope));
  });

  onSetting(settingsTaps.one, (ctx, meant) => pageOf(ctx, meant));

  onSetting(settingsTaps.change, async (ctx, meant, { late, text }) => {
    const value = readValue(meant.key, text);
    if (value === null) return pageOf(ctx, meant);
    if (late)
      return askAgain(ctx, meant, value, settingsData.change(meant.scope, meant.key, value));
    await change(ctx, meant, value);
    return pageOf(ctx, meant);
  });

  onSetting(settingsTaps.same, async (ctx, { scope, key }, { late, text }) => {
    const value = readValue(key, text);
    if (value === null) return pageOf(ctx, { scope, key });
    if (late) return askAgain(ctx, { scope, key }, value, settingsData.same(scope, key, value));
    const before = differingFrom(room, ctx.locale, key, value);
    await store.changeEverywhere(partOf(key, value));
    note(ctx, "all", key, value);
    const variables = { value: valueOf(key, value, ctx.locale) };
    const news =
      before === ""
        ? say(ctx.locale, "settings-same-done", variables)
        : say(ctx.locale, "settings-same-done-before", { ...variables, before });
    return settingPage(room, ctx.locale, scope, key, { news });
  });

  onSetting(settingsTaps.reset, async (ctx, meant, { late }) => {
    const { scope, key } = meant;
    const before = store.own(scope)[key];
    if (late || before === undefined) return pageOf(ctx, meant);
    await store.reset(scope, key);
    note(ctx, scope, key, "reset");
    const news = say(ctx.locale, "settings-reset-done", {
      before: valueOf(key, before, ctx.locale),
    });
    return settingPage(room, ctx.locale, scope, key, { news, before });
  });

  onSetting(settingsTaps.preview, async (ctx, meant, { text: id }) => {
    const { cameras } = room.watch;
    const wanted = id ?? (meant.scope === "all" ? undefined : meant.scope);
    const camera =
      cameraById(room.watch, wanted) ?? (cameras.length === 1 ? cameras[0] : undefined);
    if (!isPreviewed(meant.key)) return pageOf(ctx, meant);
    return camera ? preview(ctx, meant, camera) : previewWherePage(room, ctx.locale, meant.key);
  });

  onSetting(settingsTaps.tune, async (ctx, meant, { late, text, camera: id }) => {
    const value = readValue(meant.key, text);
    const camera = cameraById(room.watch, id);
    if (value === null || !camera || !isPreviewed(meant.key)) return pageOf(ctx, meant);
    const { scope, key } = meant;
    if (late) return askAgain(ctx, meant, value, settingsData.tune(scope, key, value, camera.id));
    await change(ctx, meant, value);
    return preview(ctx, meant, camera);
  });

  composer.use(householdMenu(room));
  return composer;

  /** Answers the tap, does what it says, and shows the page that comes of it (null: none). */
  function onSetting(
    pattern: RegExp,
    act: (
      ctx: ChatContext,
      meant: Meant,
      said: { late: boolean; text: string | undefined; camera: string | undefined },
    ) => Page | null | Promise<Page | null>,
  ): void {
    composer.callbackQuery(pattern, async (ctx) => {
      const late = (await answerFirst(ctx)) === "too_old";
      const [, scope = "all", name, text, camera] = ctx.match as RegExpMatchArray;
      if (isGone(scope)) return void (await showPage(ctx, gonePage(ctx)));
      const page = await act(ctx, { scope, key: settingNamed(name) }, { late, text, camera });
      if (page) await showPage(ctx, page);
    });
  }

  async function change(
    ctx: ChatContext,
    { scope, key }: Meant,
    value: Settings[SettingKey],
  ): Promise<void> {
    if (store.own(scope)[key] === value) return;
    await store.change(scope, partOf(key, value));
    note(ctx, scope, key, value);
  }

  /** A tap from a time when we were offline: what the guard sees is not changed behind anybody. */
  function askAgain(
    ctx: ChatContext,
    { scope, key }: Meant,
    value: Settings[SettingKey],
    data: string,
  ): null {
    const { locale } = ctx;
    askBack(ctx, {
      topic: `settings ${scope} ${key}`,
      question: () => {
        const variables = {
          wanted: valueOf(key, value, locale),
          now: valueOf(key, store.of(scope)[key], locale),
        };
        const head = headOf(key, cameraById(room.watch, scope), locale);
        return {
          text: `${head}\n${say(locale, "settings-late", variables)}`,
          keyboard: new InlineKeyboard()
            .text(sayPlain(locale, "settings-button-set", { value: variables.wanted }), data)
            .text(sayPlain(locale, "settings-button-leave"), settingsData.one(scope, key)),
        };
      },
    });
    return null;
  }

  function pageOf(ctx: ChatContext, { scope, key }: Meant): Page {
    return settingPage(room, ctx.locale, scope, key);
  }

  function preview(ctx: ChatContext, { scope, key }: Meant, camera: CameraView): Promise<Page> {
    return showing(room, ctx, "upload_photo", () =>
      previewPage(room, readerOf(room, ctx), scope, key, camera),
    );
  }

  function isGone(scope: SettingsScope): boolean {
    return scope !== "all" && cameraById(room.watch, scope) === undefined;
  }

  function gonePage(ctx: ChatContext): Page {
    return firstList(ctx, say(ctx.locale, "settings-camera-gone"));
  }

  /** With one camera there is nothing to choose. */
  function firstList(ctx: ChatContext, news?: string): Page {
    return room.watch.cameras.length > 1
      ? wherePage(room, ctx, news)
      : listPage(room, ctx.locale, "all", news);
  }

  function note(ctx: ChatContext, scope: SettingsScope, key: SettingKey, to: unknown): void {
    room.log.info("A setting was changed", { by: ctx.person.name, of: scope, setting: key, to });
  }
}
