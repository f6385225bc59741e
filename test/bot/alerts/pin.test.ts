// [Save forever] below an alert: an event that every chat's messages tell, silently.
import { rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import {
  addClip,
  anna,
  ben,
  endIncident,
  house,
  openMovement,
  pass,
  restart,
  told,
  until,
  type House,
} from "./house.ts";
import { control, tap } from "./phone.ts";

const both = [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];
const labels = (home: House, chat: number) =>
  home.calls
    .messages(chat)[0]
    ?.buttons.flat()
    .map(({ text }) => text);
const caption = (home: House, chat: number) => home.calls.messages(chat)[0]?.html;

test("it reaches every chat by an edit, at once and years later, and can be taken back", async () => {
  const home = await house({ audience: both });
  const record = await openMovement(home);
  await told(home);
  await tap(home, control(home), "Save forever", ben);
  await told(home);
  for (const chat of [anna, ben]) {
    expect(caption(home, chat)).toContain("\nSaved forever by Ben.\n");
    expect(labels(home, chat)).toContain("Let it go again");
    expect(labels(home, chat)).not.toContain("Save forever");
  }
  // Later edits keep it.
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  expect(caption(home, anna)).toContain("Saved forever by Ben.");
  await pass(home, 360_000, 60_000);
  await until(async () => (await home.incidents.pending()).length === 0);
  await home.alerts.stop();

  const later = await restart(home, 365 * 24 * 3_600_000);
  const phone = control(later);
  await tap(later, phone, "Let it go again");
  await told(later);
  for (const chat of [anna, ben]) {
    expect(caption(later, chat)).not.toContain("Saved");
    expect(labels(later, chat)).toContain("Save forever");
    expect(later.calls.messages(chat)).toHaveLength(1);
  }
  expect(later.calls.done.every(({ method }) => method === "editCaption")).toBe(true);
  // The same once more, as it stands below a repeated message.
  const { id } = record;
  const old = { id: 1, chat: anna, kind: "video", text: "", silent: true, thread: undefined };
  await phone.tapData(
    { id: anna, is_bot: false, first_name: "Anna" },
    { ...old, buttons: [] },
    `a:pin:${id}:0`,
  );
  const pins = (await later.incidents.events(id)).filter(({ kind }) => kind === "pinned");
  expect(pins).toMatchObject([
    { pinned: true, by: "Ben" },
    { pinned: false, by: "Anna" },
  ]);
});

test("nobody is sent a message about it where the alert was deleted", async () => {
  const home = await house({ audience: both });
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  await home.outbox.change(record.id, ({ alerts }) => {
    for (const alert of Object.values(alerts)) alert.messageId = null;
  });
  const before = home.calls.done.length;
  await home.incidents.append(record.id, { kind: "pinned", pinned: true, by: "Anna" });
  await told(home);
  expect(home.calls.done).toHaveLength(before);
});

test("an incident whose deliveries are lost alarms nobody again because somebody saves it", async () => {
  const home = await house({ audience: both });
  const record = await openMovement(home);
  await endIncident(home, record);
  await told(home);
  await pass(home, 360_000, 60_000);
  await until(async () => (await home.incidents.pending()).length === 0);
  await home.alerts.stop();
  await rm(path.join(home.incidents.folder(record.id), "deliveries.json"));

  const later = await restart(home, 3 * 24 * 3_600_000);
  await later.incidents.append(record.id, { kind: "pinned", pinned: true, by: "Anna" });
  await told(later);
  await later.alerts.stop();
  const again = await restart(later, 60_000);
  await told(again);
  for (const chat of [anna, ben]) expect(again.calls.messages(chat)).toHaveLength(1);
});
