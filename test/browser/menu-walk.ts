// Owns looking at the menus: `npm run pictures:menus -- FOLDER` starts the practice chat, uses every
// menu on a phone's width in a real browser as the people of a household do, writes what each page
// shows as FOLDER/NN-NAME.png, and says which buttons Telegram would cut off and which pages have
// none. MENU_LOCALE=de chooses German first. Look at what it has made.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startMjpegCamera } from "../cameras/mjpeg-camera.ts";
import { temporaryFolder, VigilProcess } from "../e2e/vigil-process.ts";
import { drawScene } from "../media/drawn.ts";
import { openBrowser } from "./chromium.ts";
import { evidenceWalks } from "./evidence-walks.ts";
import { anna, ben, MenuPhone, nobody } from "./menu-phone.ts";

const login = { kind: "basic", user: "admin", password: "s3same-street" } as const;
/** Somebody goes to and fro before it without a pause: a reason for doubt at every arming. */
const gardenScene = drawScene({
  size: { width: 640, height: 480 },
  framesPerSecond: 10,
  seconds: 8,
  codec: "mjpeg",
  noise: 4,
  walks: [
    { from: 0, to: 4, width: 90, height: 260, fromX: 0, toX: 550, y: 180 },
    { from: 4, to: 8, width: 90, height: 260, fromX: 550, toX: 0, y: 180 },
  ],
});

const folder = path.resolve(process.argv[2] ?? "menus");
await mkdir(folder, { recursive: true });
const data = temporaryFolder("menus");
const garden = await startMjpegCamera({ file: gardenScene, framesPerSecond: 10, login });
const gardenUrl = (password: string) => `http://admin:${password}@127.0.0.1:${garden.port}/video`;
const vigil = new VigilProcess({
  dataFolder: data.folder,
  // The drawn walker, always: see take-pictures.ts.
  env: { LOG_LEVEL: "warn", TZ: "Europe/Berlin", npm_config_registry: "http://127.0.0.1:9/" },
});
const browser = await openBrowser();
try {
  const [, address] = await vigil.printed(/Practice chat: +(http:\S+)/);
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    timezoneId: "Europe/Berlin",
    locale: "en-GB",
  });
  await page.goto(address as string);
  await page.evaluate('document.body.style.fontFamily = "Roboto, sans-serif"');
  const phone = new MenuPhone(page, folder);
  await phone.begin();
  const language = process.env["MENU_LOCALE"];
  if (language !== undefined) {
    await phone.say("language", "/me");
    await phone.tap("languages", /^me:language$/);
    await phone.tap("language-chosen", new RegExp(`^me:language:${language}$`));
  }
  const menus = { setup, cameras, settings, zones, modes, schedule, members, me, arming, alerts };
  const walks = { ...menus, ...evidenceWalks };
  const only = process.argv.slice(3);
  for (const [name, walk] of Object.entries(walks)) {
    if (only.length === 0 || only.includes(name)) await walk(phone);
  }
  await phone.close();
} finally {
  await browser.close();
  await vigil.stop();
  await garden.close();
  data.remove();
}
console.log(
  vigil.output
    .split("\n")
    .filter((line) => /WARN|ERROR/.test(line))
    .join("\n"),
);

async function setup(phone: MenuPhone): Promise<void> {
  await phone.say("start", "/start");
  await phone.say("help", "/help");
  await phone.say("unknown-words", "is anybody at home?");
  await phone.say("misspelt", "/stauts");
  await phone.say("unknown-command", "/frobnicate");
}

async function cameras(phone: MenuPhone): Promise<void> {
  await phone.say("cameras", "/cameras");
  await phone.tap("camera", /^cam:c1$/);
  await phone.tap("camera-night", /^cam:night:/);
  await phone.say("cameras-again", "/cameras");
  await phone.tap("camera-add", /^cam:add$/);
  await phone.tap("camera-add-help", /^cam:help$/);
  await phone.say("cameras-third", "/cameras");
  await phone.tap("camera-add-second", /^cam:add$/);
  await phone.say("camera-wrong-password", gardenUrl("wrong"), 3_000);
  await phone.say("camera-pasted-again", gardenUrl(login.password));
  await phone.tap("camera-discarded", /^cam:discard:/);
  await phone.tap("camera-add-third", /^cam:add$/);
  await phone.say("camera-wrong-again", gardenUrl("wrong"), 3_000);
  await phone.tap("camera-login", /^cam:login:/);
  await phone.say("camera-right-password", `${login.user} ${login.password}`, 3_000);
  await phone.tap("camera-name", /^cam:name:/);
  await phone.say("camera-kept", "Garden", 4_000);
  await phone.say("cameras-two", "/cameras");
  await phone.tap("camera-garden", /^cam:c1001$/);
  await phone.tap("camera-rename", /^cam:rename:/);
  await phone.say("camera-renamed", "Back garden");
  await phone.tap("camera-pause-ask", /^cam:pause:c1001$/);
  await phone.tap("camera-paused", /^cam:pause:c1001:hour/);
  await phone.say("status-paused", "/status");
  await phone.say("cameras-paused", "/cameras");
  await phone.tap("camera-paused-page", /^cam:c1001$/);
  await phone.tap("camera-resumed", /^cam:resume:/);
  await phone.tap("camera-remove-ask", /^cam:remove:c1001$/);
  await phone.tap("camera-removed", /^cam:remove:c1001:yes$/);
  await phone.tap("camera-restored", /^cam:restore:/);
  await phone.say("cameras-find", "/cameras");
  await phone.tap("camera-find", /^cam:find$/, 500);
  await phone.tap("camera-find-stopped", /^cam:find:stop$/);
}

async function settings(phone: MenuPhone): Promise<void> {
  await phone.say("settings", "/settings");
  await phone.tap("settings-where", /^settings:where$/);
  await phone.tap("settings-of-all", /^settings:all$/);
  await phone.tap("settings-sensitivity", /^settings:all:sensitivity$/);
  await phone.tap("settings-more", /^set:all:sensitivity:26$/);
  await phone.tap("settings-preview-where", /^settings:all:sensitivity:look$/);
  await phone.tap("settings-preview", /:look:c1001$/, 3_000);
  await phone.tap("settings-preview-tuned", /:look:c1001$/, 3_000);
  await phone.back("settings-preview-back");
  await phone.tap("settings-reset", /:reset$/);
  await phone.tap("settings-undone", /^set:all:sensitivity:21$/);
  await phone.back("settings-back");
  for (const one of "area background cooldown preroll postmotion unknown rate idle style".split(
    " ",
  )) {
    await phone.tap(`settings-${one}`, new RegExp(`^settings:all:${one}$`));
    await phone.back(null);
  }
  await phone.back("settings-where-again");
  await phone.tap("settings-of-one", /^settings:c1001$/);
  await phone.tap("settings-one-preroll", /^settings:c1001:preroll$/);
  await phone.tap("settings-one-more", /^set:c1001:preroll:(?!5000$)\d+$/);
  await phone.tap("settings-same", /:same$/);
  await phone.say("settings-again", "/settings");
  await phone.tap("household", /^settings:household$/);
  await phone.tap("timezones", /^settings:timezone$/);
  await phone.tap("timezone-ask", /^settings:timezone:type$/);
  await phone.say("timezone-wrong", "Atlantis");
  await phone.say("timezone-right", "Athens");
  await phone.tap("timezone-kept", /^set:household:timezone:Europe\/Athens$/, 800, false);
  await phone.say("timezone-now", "/settings");
}

async function zones(phone: MenuPhone): Promise<void> {
  await phone.say("zones", "/zones");
  await phone.tap("zones-camera", /^zones:c1$/, 800, false);
  await phone.tap("zones-add", /^zones:add:c1$/);
  await phone.tap("zone-new", /^zones:add:c1:ignore$/);
  await phone.tap("zone-painted", /^zone:set:.*:0,0,8,8:on$/);
  await phone.tap("zone-rows", /^zone:c1:z\w{6}:r$/);
  await phone.tap("zone-row-painted", /^zone:set:.*:0,8,64,8:on$/);
  await phone.tap("zone-undone", /^zone:undo:/);
  await phone.tap("zone-zoom", /^zone:c1:z\w{6}:z$/);
  await phone.tap("zone-enlarged", /^zone:c1:z\w{6}:[prc]33$/);
  await phone.tap("zone-more", /^zone:more:/);
  await phone.tap("zone-watch", /^zone:kind:/);
  await phone.tap("zone-name", /^zone:name:/);
  await phone.say("zone-named", "The street");
  await phone.tap("zone-more-again", /^zone:more:/, 800, false);
  await phone.tap("zone-remove-ask", /^zone:ask:/, 800, false);
  await phone.tap("zone-kept", /^zone:more:|^zone:c1:z\w{6}:p$/, 800, false);
  await phone.say("zones-of-named", "/zones Living room");
}

async function modes(phone: MenuPhone): Promise<void> {
  await phone.say("modes", "/modes");
  await phone.tap("mode-away", /^modes:away$/);
  await phone.tap("mode-exit", /^modes:away:exit:10$/);
  await phone.tap("mode-entry", /^modes:away:entry:10$/);
  await phone.tap("mode-entry-more", /^modes:away:entry:20$/);
  await phone.tap("mode-exit-none", /^modes:away:exit:0$/);
  await phone.tap("mode-cameras", /^modes:away:cameras$/);
  await phone.tap("mode-camera-off", /^modes:away:camera:c1001:off$/);
  await phone.tap("mode-camera-deaf", /^modes:away:camera:c1:off$/);
  await phone.tap("mode-camera-on", /^modes:away:camera:c1:on$/, 800, false);
  await phone.back("mode-back");
  await phone.tap("mode-zones", /^modes:away:zones$/);
  await phone.tap("mode-zones-of", /^modes:away:zones:c1$/, 800, false);
  await phone.tap("mode-zone-off", /^modes:away:zone:.*:off$/, 800, false);
  await phone.say("modes-again", "/modes");
  await phone.tap("mode-home", /^modes:home$/);
  await phone.tap("mode-home-entry", /^modes:home:entry:10$/);
  await phone.tap("mode-reset", /^modes:home:reset$/);
  await phone.tap("mode-undone", /^modes:home:undo:/);
}

async function schedule(phone: MenuPhone): Promise<void> {
  await phone.say("schedule", "/schedule");
  await phone.tap("schedule-new", /^schedule:form:new/);
  await phone.tap("schedule-off", /^schedule:form:new:off:/);
  await phone.tap("schedule-weekdays", /^schedule:form:new:off:12345:/);
  await phone.tap(
    "schedule-hour",
    /^schedule:form:new:off:12345:1440$|^schedule:form:new:off:12345:0$/,
  );
  await phone.tap("schedule-time", /^schedule:time:/);
  await phone.say("schedule-time-wrong", "soon");
  await phone.say("schedule-time-typed", "6:45");
  await phone.tap("schedule-saved", /^schedule:save:/);
  await phone.say("schedule-list", "/schedule");
  await phone.tap("schedule-entry", /^schedule:entry:/);
  await phone.tap("schedule-skip", /^schedule:skip:/);
  await phone.tap("schedule-switched-off", /^schedule:off:/);
  await phone.tap("schedule-delete-ask", /^schedule:ask:/);
  await phone.tap("schedule-keep", /^schedule:entry:/);
  await phone.tap("schedule-back", /^schedule$/);
  await phone.tap("schedule-remind", /^schedule:remind:/);
  await phone.tap("schedule-phones", /^schedule:phones$/);
  await phone.tap("schedule-phone-add", /^schedule:phone:add$/);
  await phone.say("schedule-phone-wrong", "Anna");
  await phone.say("schedule-phone-added", "Anna 192.168.1.23");
  await phone.tap("schedule-presence-on", /^schedule:presence:on$/);
  await phone.tap("schedule-away-after", /^schedule:away:/);
  await phone.tap("schedule-phone-remove", /^schedule:phone:ask:/);
  await phone.tap("schedule-phone-removed", /^schedule:phone:remove:/);
}

async function members(phone: MenuPhone): Promise<void> {
  await phone.say("members", "/members");
  await phone.tap("members-invited", /^members:invite:viewer$/);
  await phone.say("members-open", "/members");
  await phone.tap("member", /^members:of:1002$/);
  await phone.tap("member-viewer", /^members:role:1002:viewer$/);
  await phone.as(ben, "ben-is-viewer");
  await phone.say("viewer-status", "/status");
  await phone.say("viewer-settings", "/settings");
  await phone.say("viewer-arm", "/arm");
  await phone.say("viewer-cameras", "/cameras");
  await phone.tap("viewer-camera", /^cam:c1$/);
  await phone.say("viewer-modes", "/modes");
  await phone.tap("viewer-mode", /^modes:away$/);
  await phone.say("viewer-schedule", "/schedule");
  await phone.say("viewer-help", "/help");
  await phone.as(anna, null);
  await phone.say("members-third", "/members");
  await phone.tap("member-again", /^members:of:1002$/);
  await phone.tap("member-member", /^members:role:1002:member$/);
  await phone.tap("member-remove-ask", /^members:out:1002$/);
  await phone.tap("member-not-removed", /^members:of:1002$/);
  await phone.as(nobody, null);
  await phone.say("stranger-writes", "/status", 2_000);
  await phone.as(anna, "stranger-wrote");
  await phone.tap("stranger-ignored", /^stranger:ignore:/, 800, false);
  await phone.as(ben, "member-told");
  await phone.say("member-help", "/help");
  await phone.say("member-settings", "/settings");
  await phone.say("member-schedule", "/schedule");
  await phone.say("member-zones", "/zones");
  await phone.as(anna, null);
}

async function me(phone: MenuPhone): Promise<void> {
  await phone.say("me", "/me");
  await phone.tap("me-languages", /^me:language$/);
  await phone.tap("me-english", /^me:language:en$/);
  await phone.tap("me-languages-again", /^me:language$/, 800, false);
  await phone.tap("me-telegram", /^me:language:telegram$/, 800, false);
  await phone.tap("me-quiet", /^me:quiet$/, 800, false);
  await phone.tap("me-quiet-on", /^me:quiet:\d+:\d+$/);
  await phone.tap("me-quiet-later", /^me:quiet:\d+:\d+$/);
  await phone.tap("me-quiet-off", /^me:quiet:off$/);
}

async function arming(phone: MenuPhone): Promise<void> {
  await phone.say("arm-wrong", "/arm sometimes");
  await phone.say("arm-doubt", "/arm home");
  await phone.tap("arm-anyway", /^arm:home:.*moving/, 800, false);
  await phone.say("disarm", "/disarm");
  await phone.say("arm-delayed", "/arm night 60s");
  await phone.say("status-arming", "/status");
  await phone.say("disarm-again", "/disarm");
  await phone.say("disarm-twice", "/disarm");
  await phone.say("status", "/status");
  await phone.as(ben, "member-arming-told");
  await phone.as(anna, null);
}

async function alerts(phone: MenuPhone): Promise<void> {
  await phone.say("arm-away", "/arm");
  await phone.tap("arm-away-anyway", /^arm:away:.*moving/, 800, false);
  await phone.arrives("alert-pending", /^a:off:/);
  await phone.say("status-pending", "/status");
  await phone.wait("alert-triggered", 22_000);
  await phone.as(ben, "member-alert");
  await phone.as(anna, null);
  await phone.say("status-triggered", "/status");
  await phone.say("disarm-alarm", "/disarm");
  await phone.wait("alert-over", 15_000);
  await phone.tapLatest("alert-muted", /^a:mute:/);
  await phone.tapLatest("alert-false", /^a:false:/);
  await phone.say("me-muted", "/me");
  await phone.say("status-after", "/status");
}
