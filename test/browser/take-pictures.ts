// Owns README's pictures: `npm run pictures` starts the practice chat as a user does, lives the
// first minute in a real browser and writes what it shows to test/browser/pictures. Always with the
// drawn walker: the footage of the two men stays out of the repository. It likes to find Roboto and
// Noto Color Emoji (Debian: fonts-roboto, fonts-noto-color-emoji). Look at what it has made.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, stat } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { silentLog } from "../../storage/log.ts";
import { findFfmpeg } from "../../vision/capture/ffmpeg.ts";
import { temporaryFolder, VigilProcess } from "../e2e/vigil-process.ts";
import { openBrowser, type Film } from "./chromium.ts";

const folder = path.join(import.meta.dirname, "pictures");
const mostBytes = 250_000;
/** How long after the bot's first answer the walker stands in the middle of the room. */
const walkerInTheMiddleMs = 8_200;
/** The moment of the clip that is shown: he has come in, the photo's moment is yet to come. */
const clipSeconds = 4.6;

// As text: it runs in the page.
const picturesAreThere =
  "document.fonts.ready.then(() => Promise.all([...document.images].map((image) => image.decode())))";

/** A time zone where it is past three in the morning: burglars are not expected at lunch. */
function nightZone(now: Date): string {
  const ahead = (3 - now.getUTCHours() + 24) % 24;
  // POSIX counts westwards, and there are zones from 14 hours ahead to 12 behind.
  return ahead <= 14 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
}

const timezoneId = nightZone(new Date());
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 800 },
  deviceScaleFactor: 2,
  colorScheme: "light",
};
const desk: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  colorScheme: "dark",
};

await mkdir(folder, { recursive: true });
// A registry that never answers: the page waits for the men, as it does in a newcomer's first minute.
const registry = createServer().listen(0, "127.0.0.1");
await once(registry, "listening");
const { port } = registry.address() as AddressInfo;
const data = temporaryFolder("pictures");
const vigil = new VigilProcess({
  dataFolder: data.folder,
  env: {
    npm_config_registry: `http://127.0.0.1:${port}/`,
    LOG_LEVEL: "error",
    TZ: timezoneId,
  },
});
let browser: Browser | undefined;
try {
  const [, address] = await vigil.printed(/Practice chat: +(http:\S+)/);
  browser = await openBrowser();
  const [inHand, onDesk] = await Promise.all(
    [phone, desk].map((look) => openPage(browser as Browser, address as string, look)),
  );
  await takeAll(inHand as Page, onDesk as Page);
} finally {
  await browser?.close();
  await vigil.stop();
  registry.close();
  data.remove();
}

async function takeAll(inHand: Page, onDesk: Page): Promise<void> {
  await inHand.getByRole("button", { name: "Start", exact: true }).first().click();
  const arm = inHand.locator('[data-callback="arm:away"]');
  await arm.waitFor();
  await inHand.waitForTimeout(walkerInTheMiddleMs);
  await arm.click();
  const alert = "Movement at Living room";
  // Whoever walks there at this moment is a reason to ask.
  const anyway = inHand.locator('[data-callback="arm:away:moving"]');
  await anyway.or(inHand.getByText("🔒 Armed (away)")).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await message(inHand, alert).locator("img").first().waitFor();
  await inHand.mouse.move(0, 0);
  await take(inHand, "alert-phone");

  for (const page of [onDesk, inHand]) {
    // Its caption tells when it ended; the one before is of the first seconds only.
    const film = message(page, /Movement at Living room .*–/).locator("video");
    await film.waitFor();
    await showMoment(film, clipSeconds);
    // Its controls show themselves to a mouse.
    await film.hover();
    await take(page, page === onDesk ? "clip-desk" : "clip-phone");
  }

  await inHand.getByTestId("composer").fill("/status");
  await inHand.getByTestId("send").click();
  await message(inHand, "nothing waiting to be sent").waitFor();
  await inHand.mouse.move(0, 0);
  await take(inHand, "status-phone");
}

async function openPage(
  within: Browser,
  address: string,
  look: BrowserContextOptions,
): Promise<Page> {
  const page = await within.newPage({ ...look, timezoneId, locale: "en-GB" });
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  // Without a desktop there is no system font; Telegram's on Android is this one.
  await page.evaluate('document.body.style.fontFamily = "Roboto, sans-serif"');
  return page;
}

function message(page: Page, text: string | RegExp): Locator {
  return page.locator("[data-message-id]").filter({ hasText: text }).first();
}

async function showMoment(locator: Locator, seconds: number): Promise<void> {
  await locator.evaluate(async (film: Film, moment) => {
    // It begins by itself, once it is in view.
    while (film.currentTime === 0) await new Promise((next) => setTimeout(next, 20));
    film.pause();
    film.currentTime = moment;
    while (film.seeking || film.readyState < 2) await new Promise((next) => setTimeout(next, 20));
  }, seconds);
}

/** The page as it is, with 256 colours: a third of the bytes, and nobody sees it. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(picturesAreThere);
  const whole = path.join(folder, `${name}.whole.png`);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: whole, animations: "disabled" });
  const ffmpeg = await findFfmpeg({ log: silentLog });
  const colours =
    "split[a][b];[a]palettegen=stats_mode=full[palette];[b][palette]paletteuse=dither=sierra2_4a";
  const packed = "-compression_level 100 -pred none -frames:v 1 -update 1".split(" ");
  const asked = ["-v", "error", "-y", "-i", whole, "-vf", colours, ...packed, file];
  await promisify(execFile)(ffmpeg.path, asked);
  await rm(whole);
  const { size } = await stat(file);
  if (size > mostBytes) throw new Error(`${file} is too heavy: ${size} bytes`);
  console.log(`${path.relative(process.cwd(), file)}: ${Math.round(size / 1000)} kB`);
}
