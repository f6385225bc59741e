// Owns the hand that walks through the menus: types, taps by callback data, waits until the chat has
// come to rest, takes the picture, and looks for what a phone would cut off.
import path from "node:path";
import type { Locator, Page } from "playwright-core";

export const anna = 1001;
export const ben = 1002;
export const nobody = 1003;

/** How long nothing may have changed before a page counts as answered. */
const restMs = 500;

/**
 * Runs in the page, as text: labels of the last message's buttons that don't fit into one line.
 * Telegram gives the buttons of a row equal widths, about 318 px together on a phone of 390, and
 * cuts what is longer with "…".
 */
const cutLabels = `(() => {
  const message = [...document.querySelectorAll("[data-message-id]:has([data-callback])")].at(-1);
  const context = document.createElement("canvas").getContext("2d");
  context.font = "500 14px Roboto";
  return [...(message?.querySelectorAll(".inline-row") ?? [])].flatMap((row) => {
    const labels = [...row.querySelectorAll(".inline-label")].map((label) => label.textContent);
    const most = (318 - 4 * (labels.length - 1)) / labels.length - 16;
    return labels.filter((label) => context.measureText(label).width > most);
  });
})()`;

// As text: it runs in the page. What cannot be loaded is seen on the screenshot.
const picturesAreThere =
  "Promise.allSettled([...document.images].map((image) => image.decode())).then(() => true)";

export class MenuPhone {
  readonly #page: Page;
  readonly #folder: string;
  #number = 0;

  constructor(page: Page, folder: string) {
    page.setDefaultTimeout(30_000);
    this.#page = page;
    this.#folder = folder;
  }

  async begin(): Promise<void> {
    await this.#page.getByRole("button", { name: "Start", exact: true }).first().click();
    await this.#page.locator("[data-callback]").first().waitFor();
  }

  async close(): Promise<void> {
    await this.#page.close();
  }

  async as(person: number, name: string | null): Promise<void> {
    await this.#page.locator(`[data-person="${person}"]`).click();
    await this.#rest(restMs);
    if (name !== null) await this.#shoot(name, false);
  }

  async say(name: string, typed: string, longestMs = restMs): Promise<void> {
    await this.#page.getByTestId("composer").fill(typed);
    await this.#page.getByTestId("send").click();
    await this.#rest(Math.max(longestMs, restMs + 400));
    await this.#shoot(name, false);
  }

  /** `needed`: it is reported if there is no such button under the last message. */
  async tap(name: string, wanted: RegExp, longestMs = restMs, needed = true): Promise<void> {
    const said = (await this.#dataOf(this.#last())).find((one) => wanted.test(one));
    if (said === undefined) {
      if (needed) console.log(`!! ${name}: nothing says ${wanted}`);
      return;
    }
    await this.#last().locator(`[data-callback="${said}"]`).last().click();
    await this.#rest(longestMs);
    await this.#shoot(name, true);
  }

  /** The latest message with such a button, wherever it stands. */
  async tapLatest(name: string, wanted: RegExp): Promise<void> {
    const all = this.#page.locator("[data-message-id]");
    for (let index = (await all.count()) - 1; index >= 0; index -= 1) {
      const said = (await this.#dataOf(all.nth(index))).find((one) => wanted.test(one));
      if (said === undefined) continue;
      await all.nth(index).locator(`[data-callback="${said}"]`).click();
      await this.#rest(restMs);
      return this.#shoot(name, false);
    }
    console.log(`!! ${name}: nothing says ${wanted}`);
  }

  /** The last button that leads back. */
  async back(name: string | null): Promise<void> {
    await this.#last().locator("[data-callback]").last().click();
    await this.#rest(restMs);
    if (name !== null) await this.#shoot(name, true);
  }

  /** Waits for a message with such a button. */
  async arrives(name: string, wanted: RegExp): Promise<void> {
    const end = Date.now() + 40_000;
    while (Date.now() < end) {
      if ((await this.#dataOf(this.#page.locator("body"))).some((one) => wanted.test(one))) break;
      await this.#page.waitForTimeout(200);
    }
    await this.#rest(restMs);
    await this.#shoot(name, false);
  }

  async wait(name: string, ms: number): Promise<void> {
    await this.#page.waitForTimeout(ms);
    await this.#shoot(name, false);
  }

  /** What the chat's latest match of `wanted` has in its first group; "" if there is none. */
  async read(wanted: RegExp): Promise<string> {
    const text = await this.#page.locator("main.chat").innerText();
    return [...text.matchAll(new RegExp(wanted, "g"))].at(-1)?.[1] ?? "";
  }

  /** The path of the last file that the bot has sent, under the name that it has in the chat. */
  async download(): Promise<string> {
    const [download] = await Promise.all([
      this.#page.waitForEvent("download"),
      this.#page.locator("a.document").last().click(),
    ]);
    const file = path.join(this.#folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }

  async attach(name: string, file: string): Promise<void> {
    await this.#page.getByTestId("file-input").setInputFiles(file);
    await this.#page.getByTestId("send-files").click();
    await this.#rest(2_000);
    await this.#shoot(name, false);
  }

  /** The last message with buttons: what was typed may stand below it. */
  #last(): Locator {
    return this.#page.locator("[data-message-id]:has([data-callback])").last();
  }

  async #dataOf(within: Locator): Promise<string[]> {
    return await within
      .locator("[data-callback]")
      .evaluateAll((all) =>
        all.map((one) => (one as unknown as { dataset: { callback: string } }).dataset.callback),
      );
  }

  async #rest(ms: number): Promise<void> {
    let before = "";
    const steps = Math.ceil(ms / 200);
    for (let same = 0, all = 0; same < steps && all < 60; all += 1) {
      await this.#page.waitForTimeout(200);
      const now = await this.#page.locator("main.chat").innerHTML();
      same = now === before ? same + 1 : 0;
      before = now;
    }
  }

  async #shoot(name: string, isMenu: boolean): Promise<void> {
    this.#number += 1;
    const file = `${String(this.#number).padStart(3, "0")}-${name}.png`;
    await this.#page.mouse.move(0, 0);
    await this.#page.evaluate(picturesAreThere);
    await this.#page.screenshot({ path: path.join(this.#folder, file), animations: "disabled" });
    const cut = (await this.#page.evaluate(cutLabels)) as string[];
    if (cut.length > 0) console.log(`!! ${file}: too long: ${cut.join(" | ")}`);
    const labels = await this.#last().locator(".inline-label").allTextContents();
    const buttons = await this.#dataOf(this.#last());
    const wide = await this.#last()
      .locator(".inline-row")
      .evaluateAll((rows) =>
        rows.map((row) => (row as unknown as { children: unknown[] }).children.length),
      );
    if (isMenu && labels.length === 0) console.log(`!! ${file}: no buttons`);
    // A zone's editor has eight in a row, a calendar seven.
    if (wide.some((count) => count === 6 || count > 8)) console.log(`!! ${file}: rows of ${wide}`);
    console.log(
      `${file}: ${labels
        .map((label, at) => `[${label}=${buttons[at]}]`)
        .slice(-14)
        .join(" ")}`,
    );
  }
}
