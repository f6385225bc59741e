// The first minute as a newcomer lives it, in a real browser: arms by tapping, sees the photo, sees
// it become a clip that plays, taps a button and gets its answer; on a desk and on a phone at once.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingBrowser, openBrowser, type Film } from "../browser/chromium.ts";
import { temporaryFolder, VigilProcess } from "./vigil-process.ts";

const without = missingBrowser();

describe.skipIf(without !== null)("the practice chat in a browser", () => {
  const data = temporaryFolder("practice-page");
  let vigil: VigilProcess;
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    vigil = new VigilProcess({
      dataFolder: data.folder,
      // Nobody fetches footage for a test: the drawn walker is enough.
      env: { npm_config_registry: "http://127.0.0.1:9/", LOG_LEVEL: "error" },
    });
    const [, address] = await vigil.printed(/Practice chat: +(http:\S+)/);
    browser = await openBrowser();
    desk = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    phone = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    for (const page of [desk, phone]) {
      page.setDefaultTimeout(60_000);
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (line) => {
        if (line.type() === "error") complaints.push(line.text());
      });
      await page.goto(address as string);
    }
  });

  afterAll(async () => {
    await browser?.close();
    await vigil?.kill9();
    data.remove();
  });

  test("says that it is practice, and greets who taps Start", async () => {
    for (const page of [desk, phone]) {
      await page.getByText("Nothing here leaves this computer").first().waitFor();
    }
    await phone.getByRole("button", { name: "Start", exact: true }).first().click();
    for (const page of [desk, phone]) {
      await page.locator('[data-callback="arm:away"]').waitFor();
      expect(await page.locator("[data-message-id]").count()).toBe(2);
    }
  });

  test("arms by tapping; the alert's photo becomes a clip that plays", async () => {
    await desk.locator('[data-callback="arm:away"]').click();
    // Whoever walks there at this moment is a reason to ask.
    const anyway = desk.locator('[data-callback="arm:away:moving"]');
    const armed = desk.locator("[data-message-id]").filter({ hasText: "🔒 Armed (away)" });
    await armed.or(anyway).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    const alert = (page: Page) =>
      page.locator("[data-message-id]").filter({ hasText: "Movement at Living room" }).first();
    for (const page of [desk, phone]) {
      const message = alert(page);
      await message.waitFor();
      const shown = await message.getAttribute("data-kind");
      // A slow machine may have the clip before this test looks.
      expect(["photo", "video"]).toContain(shown);
      const id = await message.getAttribute("data-message-id");
      const film = page.locator(`[data-message-id="${id}"][data-kind="video"] video`).first();
      await film.waitFor();
      const isPlaying = async () =>
        await film.evaluate((video: Film) => video.currentTime > 0.5 && video.videoWidth === 1280);
      await expect.poll(isPlaying, { timeout: 30_000 }).toBe(true);
    }
  });

  test("a tap is answered, for everybody who looks", async () => {
    const message = phone
      .locator("[data-message-id]")
      .filter({ hasText: "Movement at Living room" })
      .first();
    const id = await message.getAttribute("data-message-id");
    await message.getByRole("button", { name: "False alarm" }).click();
    for (const page of [desk, phone]) {
      await page
        .locator(`[data-message-id="${id}"]`)
        .getByText(/false alarm/i)
        .first()
        .waitFor();
    }
    await phone.getByTestId("toast").waitFor();
    const root = "document.documentElement";
    const overflow = await phone.evaluate(`${root}.scrollWidth - ${root}.clientWidth`);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("a stranger gets no answer", async () => {
    await desk.locator('[data-person="1003"]').click();
    await desk.getByTestId("composer").fill("/disarm");
    await desk.getByTestId("send").click();
    const own = desk.locator("[data-message-id][data-own]").filter({ hasText: "/disarm" });
    await own.waitFor();
    // Taken by the bot: then an answer would have come before anything that Anna asks later.
    await desk.locator('[data-taken="true"]').first().waitFor();
    await desk.locator('[data-person="1001"]').click();
    await desk.getByTestId("composer").fill("/status");
    await desk.getByTestId("send").click();
    const isArmed = /(Armed|Alarm) \(away\) since/;
    await desk.locator("[data-message-id]").filter({ hasText: isArmed }).waitFor();
    await desk.locator('[data-person="1003"]').click();
    expect(await desk.locator("[data-message-id]").count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
