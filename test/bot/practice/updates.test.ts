import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Update } from "grammy/types";
import { Emulator } from "../../../bot/practice/emulator.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { ask, refusal, resultOf } from "./raw.ts";

const clock = new FakeClock();
let emulator: Emulator;
beforeEach(async () => {
  emulator = await new Emulator({ clock }).start();
});
afterEach(() => emulator.stop());

const poll = (parameters: object = {}) => resultOf<Update[]>(emulator, "getUpdates", parameters);

describe("getUpdates", () => {
  test("keeps updates until an offset confirms them; a negative offset keeps the last ones", async () => {
    const anna = emulator.person(1001);
    for (const text of ["a", "b", "c"]) anna.say(text);
    const all = await poll();
    expect(all.map((update) => update.message?.text)).toEqual(["a", "b", "c"]);
    expect(await poll({ limit: 2 })).toHaveLength(2);
    const second = all[1]?.update_id ?? 0;
    expect(await poll({ offset: second })).toEqual(all.slice(1));
    expect(await poll({ offset: -1 })).toEqual(all.slice(2));
    expect(await poll({ offset: second + 2 })).toEqual([]);
    expect(emulator.pendingUpdates).toBe(0);
  });

  test("a long poll ends with the first update, or at its timeout, 50 s at most", async () => {
    const early = poll({ timeout: 30 });
    await emulator.waitFor(() => emulator.polling);
    emulator.person(1001).say("hello");
    const updates = await early;
    expect(updates.map((update) => update.message?.text)).toEqual(["hello"]);

    const late = poll({ timeout: 3600, offset: (updates[0]?.update_id ?? 0) + 1 });
    await emulator.waitFor(() => emulator.polling);
    await clock.advance(49_900);
    expect(emulator.polling).toBe(true);
    await clock.advance(200);
    expect(await late).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  test("a second poller takes over and the OLD one gets 409", async () => {
    const older = ask(emulator, "getUpdates", { timeout: 50 });
    await emulator.waitFor(() => emulator.polling);
    const newer = poll({ timeout: 50 });
    expect(await older).toEqual({
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    emulator.person(1001).say("for the newer");
    expect((await newer).map((update) => update.message?.text)).toEqual(["for the newer"]);
  });

  test("a poll whose client went away is forgotten, and its update comes with the next", async () => {
    const controller = new AbortController();
    const address = `${emulator.url}/bot${emulator.token}/getUpdates?timeout=50`;
    const gone = fetch(address, { signal: controller.signal });
    await emulator.waitFor(() => emulator.polling);
    controller.abort();
    await expect(gone).rejects.toThrow();
    await emulator.waitFor(() => emulator.calls("getUpdates").length === 1);
    expect(emulator.polling).toBe(false);
    expect(clock.pending).toBe(0);
    emulator.person(1001).say("still here");
    expect(await poll()).toHaveLength(1);
  });

  test("allowed_updates drops other kinds from then on, until another choice", async () => {
    const anna = emulator.person(1001);
    await poll({ allowed_updates: ["callback_query"] });
    anna.say("not heard");
    await poll();
    anna.say("still not heard");
    expect(await poll({ allowed_updates: [] })).toEqual([]);
    anna.say("heard");
    expect(await poll()).toHaveLength(1);
  });

  test("updates are kept for a day", async () => {
    const anna = emulator.person(1001);
    anna.say("old");
    await clock.advance(20 * 3_600_000);
    anna.say("newer");
    await clock.advance(5 * 3_600_000);
    expect((await poll()).map((update) => update.message?.text)).toEqual(["newer"]);
  });

  test("webhooks exclude it", async () => {
    expect(await refusal(emulator, "setWebhook", { url: "http://plain.example" })).toBe(
      "400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    );
    await resultOf(emulator, "setWebhook", { url: "https://bot.example/hook" });
    expect(await refusal(emulator, "getUpdates")).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    emulator.person(1001).say("dropped");
    expect(await resultOf(emulator, "getWebhookInfo")).toMatchObject({
      url: "https://bot.example/hook",
      pending_update_count: 1,
    });
    await resultOf(emulator, "deleteWebhook", { drop_pending_updates: true });
    expect(await poll()).toEqual([]);
  });
});

test("after a restart on the same port everything is known and no number starts again", async () => {
  const anna = emulator.person(1001);
  const first = anna.say("before");
  const [before] = await poll();
  const address = emulator.url;
  await emulator.stop();
  await expect(fetch(address)).rejects.toThrow();
  const second = anna.say("while it was away");
  await emulator.start();
  expect(emulator.url).toBe(address);
  const updates = await poll({ offset: (before?.update_id ?? 0) + 1 });
  expect(updates.map((update) => update.message?.text)).toEqual(["while it was away"]);
  expect(updates[0]?.update_id).toBe((before?.update_id ?? 0) + 1);
  expect(second.message_id).toBe(first.message_id + 1);
  expect(emulator.messages(anna.chatId)).toHaveLength(2);
});
