// Owns looking at the menus: `npm run pictures:menus -- FOLDER` starts the practice chat, walks
// through the main menus on a phone's width in a real browser, and writes what each shows.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { temporaryFolder, VigilProcess } from "../e2e/vigil-process.ts";
import { openBrowser } from "./chromium.ts";

/** What is typed, and which buttons (by callback data) lead to the page that is shown. */
const walks: [name: string, typed: string, taps: readonly (string | RegExp)[]][] = [
  ["start", "/start", []],
  ["arm", "/arm", []],
  ["arm-delayed", "/arm night 60s", []],
  ["status", "/status", []],
  ["disarm", "/disarm", []],
  ["settings", "/settings", []],
  ["setting", "/settings", [/^set:.*detect|^settings:.*|^set:c1/]],
  ["modes", "/modes", []],
  ["mode-away", "/modes", [/away/]],
  ["schedule", "/schedule", []],
  ["schedule-new", "/schedule", [/new|add/]],
  ["zones", "/zones", []],
  ["cameras", "/cameras", []],
  ["camera", "/cameras", [/c1/]],
  ["members", "/members", []],
  ["me", "/me", []],
  ["help", "/help", []],
];

const folder = path.resolve(process.argv[2] ?? "menus");
await mkdir(folder, { recursive: true });
const data = temporaryFolder("menus");
const vigil = new VigilProcess({ dataFolder: data.folder, env: { LOG_LEVEL: "warn", TZ: "UTC" } });
const browser = await openBrowser();
try {
  const [, address] = await vigil.printed(/Practice chat: +(http:\S+)/);
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    locale: process.env["MENU_LOCALE"] ?? "en-GB",
  });
  page.setDefaultTimeout(30_000);
  await page.goto(address as string);
  await page.evaluate('document.body.style.fontFamily = "Roboto, sans-serif"');
  await page.getByRole("button", { name: "Start", exact: true }).first().click();
  await page.locator("[data-callback]").first().waitFor();
  for (const [name, typed, taps] of walks) await show(page, name, typed, taps);
} finally {
  await browser.close();
  await vigil.stop();
  data.remove();
}

async function show(page: Page, name: string, typed: string, taps: readonly (string | RegExp)[]) {
  const messages = page.locator("[data-message-id]");
  const before = await messages.count();
  await page.getByTestId("composer").fill(typed);
  await page.getByTestId("send").click();
  await messages.nth(before + 1).waitFor();
  await quiet(page);
  for (const wanted of taps) {
    const button = await find(page, wanted);
    if (!button) {
      console.log(`${name}: nothing says ${wanted}; there is ${(await dataOf(page)).join(" ")}`);
      return;
    }
    await button.click();
    await quiet(page);
  }
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
  console.log(`${name}: ${(await dataOf(page)).join(" ")}`);
}

/** Until nothing on the page has changed for a second. */
async function quiet(page: Page): Promise<void> {
  let before = "";
  for (let same = 0; same < 4; ) {
    await page.waitForTimeout(250);
    const now = await page.locator("[data-message-id]").last().innerHTML();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

async function dataOf(page: Page): Promise<string[]> {
  const buttons = page.locator("[data-message-id]").last().locator("[data-callback]");
  return await buttons.evaluateAll((all) =>
    all.map((one) => (one as unknown as { dataset: { callback: string } }).dataset.callback),
  );
}

async function find(page: Page, wanted: string | RegExp) {
  const said = (await dataOf(page)).find((one) =>
    typeof wanted === "string" ? one === wanted : wanted.test(one),
  );
  if (said === undefined) return null;
  return page.locator(`[data-message-id] [data-callback="${said}"]`).last();
}
