// Deliveries across crashes, restarts and bad disks: nothing lost, next to nothing told twice.
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { breakDisk } from "../../fakes/disk.ts";
import { refusal, type MadeCall } from "../../fakes/telegram-calls.ts";
import {
  addClip,
  anna,
  ben,
  build,
  endIncident,
  house,
  openMovement,
  pass,
  rest,
  restart,
  told,
  until,
} from "./house.ts";

const both = () => [
  { chat: anna, thread: null },
  { chat: ben, thread: null },
];
const minute = 60_000;
const isPhoto = ({ method }: MadeCall) => method === "sendPhoto";

test("killed while sending: told again after the restart, at most once twice, then edited", async () => {
  const home = await house({ audience: both() });
  const release = home.calls.hold(isPhoto);
  const record = await openMovement(home);
  await until(() => home.calls.attempts.length === 2);
  const stored = path.join(home.folder, "outbox", `${record.id}.json`);
  expect(JSON.parse(await readFile(stored, "utf8"))).toMatchObject({
    rows: [{ state: "sending" }, { state: "sending" }],
  });
  // Telegram takes both; the process never learns of it.
  home.calls.dead = true;
  release();
  await until(() => home.calls.shown.size === 2);
  await addClip(home, record, { cut: "whole" });

  const next = await restart(home);
  await told(next);
  await endIncident(next, record, "restart");
  await told(next);
  for (const chat of [anna, ben]) {
    expect(next.calls.messages(chat).map(({ kind }) => kind)).toEqual(["photo", "video"]);
    expect(next.calls.messages(chat)[1]?.html).toContain("Ended by a restart of mine.");
  }
});

test("killed between photo and clip: the clip is edited into the same message", async () => {
  const home = await house();
  const record = await openMovement(home);
  await told(home);
  home.calls.dead = true;
  const next = await restart(home);
  await addClip(next, record, { cut: "whole" });
  await endIncident(next, record, "restart");
  await told(next);
  expect(next.calls.messages(anna)).toHaveLength(1);
  expect(next.calls.messages(anna)[0]).toMatchObject({ kind: "video" });
  expect(next.calls.done.every(({ loud }) => !loud)).toBe(true);
});

test("events without deliveries get them at the start; told ones are not told again", async () => {
  const home = await build();
  const record = await openMovement(home);
  await home.alerts.start();
  await told(home);
  expect(home.calls.messages(anna)).toHaveLength(1);
  await endIncident(home, record);
  await told(home);
  await pass(home, 6 * minute, minute);
  await until(async () => (await home.incidents.pending()).length === 0);
  await home.alerts.stop();
  // As if the process had died between putting the deliveries and the incident away.
  await writeFile(path.join(home.folder, "pending", record.id), "");
  const next = await restart(home);
  await rest();
  expect(next.calls.attempts).toEqual([]);
  expect(next.outbox.incidents()).toEqual([record.id]);
});

test("what was left of a wait goes on after a restart", async () => {
  const home = await house();
  home.calls.fail(refusal(429, "Too Many Requests: retry after 60", { retry_after: 60 }));
  await openMovement(home);
  await until(() => home.calls.attempts.length === 1);
  await rest();
  const next = await restart(home);
  await pass(next, 59_000);
  expect(next.calls.attempts).toEqual([]);
  await pass(next, 2_000);
  expect(next.calls.messages(anna)).toHaveLength(1);
  expect(next.calls.messages(anna)[0]?.html).toContain("Told late");
});

test("a broken outbox file is set aside; its alert is told again rather than lost", async () => {
  const home = await house();
  const record = await openMovement(home);
  await told(home);
  await home.alerts.stop();
  const file = path.join(home.folder, "outbox", `${record.id}.json`);
  await writeFile(file, '{"version":1,"incident":');
  const next = await restart(home);
  await told(next);
  expect(next.calls.done).toMatchObject([{ method: "sendPhoto" }]);
  const names = await readdir(path.join(home.folder, "outbox"));
  expect(names.some((name) => name.includes(".json.broken-"))).toBe(true);
});

test("a full disk does not keep an alert from going out", async () => {
  const home = await house();
  const disk = breakDisk(home.folder, "ENOSPC");
  await home.incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Front door",
    alarm: "armed_away",
    openedAt: home.clock.wall(),
    beganAt: home.clock.wall(),
    timezone: "Europe/Berlin",
  });
  const [id] = await home.incidents.pending();
  await home.incidents.append(id ?? "", { kind: "opened", photo: null, reason: null });
  await until(() => home.calls.messages(anna).length === 1);
  await until(() => home.alerts.summary().unsaved);
  disk.mend();
  await home.incidents.append(id ?? "", { kind: "ended", reason: "quiet", endedAt: 0 });
  await told(home);
  expect(home.alerts.summary().unsaved).toBe(false);
});

test("stop() waits for what is under way", async () => {
  const home = await house();
  const release = home.calls.hold(isPhoto);
  const record = await openMovement(home);
  await until(() => home.calls.attempts.length === 1);
  const stopped = home.alerts.stop();
  await rest();
  release();
  await stopped;
  const file = path.join(home.folder, "outbox", `${record.id}.json`);
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ rows: [{ state: "sent" }] });
  expect(home.log.messages("error")).toEqual([]);
});
