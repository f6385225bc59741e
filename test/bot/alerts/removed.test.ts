// An incident that was removed: its old messages stay in the chat, and their buttons say so.
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openHistory } from "../../../storage/history/open-history.ts";
import { endIncident, house, openMovement, pass, told, until } from "./house.ts";
import { control, tap } from "./phone.ts";

test("taps find nothing, and bring nothing back: not the folder, not the outbox", async () => {
  const home = await house();
  const { folder: dataDir, incidents, outbox, clock, log } = home;
  const past = await openHistory({ dataDir, incidents, outbox, clock, log });
  onTestFinished(() => past.close());
  const phone = control(home);
  const record = await openMovement(home);
  await endIncident(home, record);
  await told(home);
  await pass(home, 360_000, 60_000);
  await until(async () => (await incidents.pending()).length === 0);
  // Somebody looks at it once more: it is in memory again, though all of it is told.
  await tap(home, phone, "Mute 1 h");
  expect(await past.remover.removeIncident(record.id, { reason: "by_hand", by: "Anna" })).toBe(
    true,
  );
  await tap(home, phone, "False alarm");
  const answers = phone.callsOf("answerCallbackQuery").map(({ text }) => text);
  expect(answers.at(-1)).toBe("I no longer have this incident.");
  await pass(home, 720_000, 60_000);
  expect(existsSync(incidents.folder(record.id))).toBe(false);
  expect(existsSync(path.join(dataDir, "outbox", `${record.id}.json`))).toBe(false);
  expect(await incidents.pending()).toEqual([]);
  expect(await past.history.find(record.id)).toBeNull();
});
