// The life of an alert, from the photo to the whole clip, as a chat sees it.
import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import { refusal } from "../../fakes/telegram-calls.ts";
import {
  addClip,
  anna,
  ben,
  endIncident,
  house,
  openMovement,
  pass,
  rest,
  savePhoto,
  told,
  until,
} from "./house.ts";

const texts = (rows: { text: string }[][]) => rows.map((row) => row.map(({ text }) => text));

test("photo first and loud, then the first clip, then the whole one, in one message", async () => {
  const home = await house();
  const { calls } = home;
  const record = await openMovement(home);
  await until(() => calls.done.length === 1);
  const [photo] = calls.done;
  expect(photo).toMatchObject({ method: "sendPhoto", chat: anna, loud: true, replyTo: null });
  expect(photo?.html).toBe(
    "🔴 Movement at Front door · 15:00:00\n22 Nov 2026 · #frontdoor #movement",
  );
  expect(texts(photo?.buttons ?? [])).toEqual([
    ["Disarm", "Mute 1 h", "False alarm"],
    ["Save forever"],
  ]);

  await pass(home, 12_000);
  await addClip(home, record);
  await until(() => calls.done.length === 2);
  const [, first] = calls.done;
  expect(first).toMatchObject({ method: "editToVideo", messageId: photo?.messageId });
  expect(first?.html).toBe(
    "🔴 Movement at Front door · 14:59:54–…\nStill going on. Starts 5 s before.\n22 Nov 2026 · #frontdoor #movement",
  );
  expect(first?.video).toMatchObject({ width: 1280, height: 720, durationSeconds: 15 });
  expect(first?.video?.thumbnail?.bytes.toString()).toBe("a thumbnail");
  expect(first?.source).toMatchObject({ name: expect.stringMatching(/^[A-Za-z0-9._-]+\.mp4$/) });
  expect(texts(first?.buttons ?? [])).toEqual([
    ["Disarm", "Mute 1 h", "False alarm"],
    ["Save forever", "Clip again"],
  ]);

  await pass(home, 10_000);
  await endIncident(home, record);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  const [shown, ...others] = calls.messages(anna);
  expect(others).toEqual([]);
  expect(shown?.html).toBe(
    "🔴 Movement at Front door · 14:59:54–15:00:20\nStarts 5 s before.\n22 Nov 2026 · #frontdoor #movement",
  );
  expect(shown?.kind).toBe("video");
});

test("further parts are silent replies", async () => {
  const home = await house();
  const { calls } = home;
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  await addClip(home, record, { part: 2, cut: "whole" });
  await addClip(home, record, { part: 3, cut: "whole", continued: true });
  await told(home);
  const [alert, second, third] = calls.messages(anna);
  expect(
    calls.done.filter(({ method }) => method === "sendVideo").map(({ replyTo }) => replyTo),
  ).toEqual([alert?.id, alert?.id]);
  expect(second?.html).toMatch(/part 2 · 15:00:54–15:01:19/);
  expect(third?.html).toMatch(/^🔴 It went on at Front door/);
  expect(calls.done.filter(({ loud }) => loud)).toHaveLength(1);
});

test("a whole clip in two files: the second is a reply", async () => {
  const home = await house();
  const record = await openMovement(home);
  await told(home);
  await addClip(home, record, { cut: "whole", file: "a.mp4" });
  await addClip(home, record, { cut: "whole", file: "b.mp4" });
  await told(home);
  const shown = home.calls.messages(anna);
  expect(shown).toHaveLength(2);
  expect(home.calls.done.at(-1)).toMatchObject({ method: "sendVideo", replyTo: shown[0]?.id });
});

test("without a photo it is told in words, and the clip comes as a reply with the buttons", async () => {
  const home = await house();
  const { calls } = home;
  const record = await openMovement(home, { photo: false });
  await until(() => calls.done.length === 1);
  expect(calls.done[0]).toMatchObject({ method: "sendText", loud: true });
  expect(calls.done[0]?.html).toContain("No picture could be made in time.");
  await addClip(home, record);
  await until(() => calls.done.length === 2);
  expect(calls.done[1]).toMatchObject({
    method: "sendVideo",
    loud: false,
    replyTo: calls.done[0]?.messageId,
  });
  await addClip(home, record, { cut: "whole" });
  await until(() => calls.done.length === 3);
  expect(calls.done[2]).toMatchObject({
    method: "editToVideo",
    messageId: calls.done[1]?.messageId,
  });
  expect(calls.messages(anna)).toHaveLength(2);
});

test("a clip that could not be made is said in the caption; the photo stays", async () => {
  const home = await house();
  const record = await openMovement(home);
  await until(() => home.calls.done.length === 1);
  const reason = "the camera sent nothing that can be played";
  await home.incidents.append(record.id, { kind: "clip_failed", part: 1, reason });
  await endIncident(home, record, "restart");
  await told(home);
  const [shown] = home.calls.messages(anna);
  expect(shown?.kind).toBe("photo");
  expect(shown?.html).toContain("There is no clip: the camera sent nothing that can be played.");
  expect(shown?.html).toContain("Ended by a restart of mine.");
});

test("a message that a person deleted is sent anew, silently", async () => {
  const home = await house();
  const { calls } = home;
  const record = await openMovement(home);
  await until(() => calls.done.length === 1);
  calls.delete(anna, calls.done[0]?.messageId ?? 0);
  await addClip(home, record);
  await until(() => calls.done.length === 2);
  expect(calls.done[1]).toMatchObject({ method: "sendVideo", loud: false, replyTo: null });
  expect(calls.done[1]?.html).not.toContain("Told late");
  await addClip(home, record, { cut: "whole" });
  await told(home);
  expect(calls.done[2]).toMatchObject({ messageId: calls.done[1]?.messageId });
});

test("evidence that is gone from disk is said, not stumbled over", async () => {
  const home = await house();
  const { calls, incidents } = home;
  calls.down = true;
  const record = await openMovement(home);
  await addClip(home, record);
  await addClip(home, record, { part: 2, cut: "whole" });
  await until(() => calls.probes > 0);
  for (const file of ["photo.jpg", "clip-1-first.mp4", "clip-2-whole.mp4"]) {
    await rm(incidents.file(record.id, file));
  }
  calls.down = false;
  await told(home);
  const [alert, part] = calls.done;
  expect(calls.done).toHaveLength(2);
  expect(alert).toMatchObject({ method: "sendText", loud: true });
  expect(alert?.html).toContain(
    "The picture is gone from my disk.\nThe clip is gone from my disk.",
  );
  expect(part).toMatchObject({ method: "sendText", loud: false, replyTo: alert?.messageId });
  expect(part?.html).toMatch(/part 2 .*\nThe clip is gone from my disk\./);
  expect(home.log.messages("error")).toEqual([]);
});

test("a file that Telegram finds too big stays at home, and the caption says so", async () => {
  const home = await house();
  const record = await openMovement(home);
  await until(() => home.calls.done.length === 1);
  home.calls.fail(refusal(413, "Request Entity Too Large"), ({ video }) => video !== null);
  await addClip(home, record);
  await told(home);
  const [shown] = home.calls.messages(anna);
  expect(shown?.kind).toBe("photo");
  expect(shown?.html).toContain("too big for Telegram");
});

test("a muted chat is told silently, another one loudly; uploaded once for both", async () => {
  const home = await house({
    audience: [
      { chat: anna, thread: null },
      { chat: ben, thread: 7 },
    ],
  });
  await home.mutes.mute(anna, "c1", 3_600_000);
  const record = await openMovement(home);
  await until(() => home.calls.done.length === 2);
  const opened = (chat: number) => home.calls.done.find((call) => call.chat === chat);
  expect(opened(anna)).toMatchObject({ loud: false });
  expect(texts(opened(anna)?.buttons ?? [])[0]).toEqual(["Disarm", "Unmute", "False alarm"]);
  expect(opened(ben)).toMatchObject({ loud: true, thread: 7 });
  await addClip(home, record);
  await told(home);
  const sources = home.calls.done.filter(({ video }) => video).map(({ source }) => source);
  expect(sources.filter((source) => source && "bytes" in source)).toHaveLength(1);
  expect(sources.filter((source) => source && "fileId" in source)).toHaveLength(1);
});

test("a file_id that Telegram forgot is uploaded again from disk", async () => {
  const audience = [{ chat: anna, thread: null }];
  const home = await house({ audience });
  const record = await openMovement(home);
  await addClip(home, record);
  await told(home);
  home.calls.forgetFiles();
  home.calls.delete(anna, home.calls.messages(anna)[0]?.id ?? 0);
  await endIncident(home, record);
  await told(home);
  expect(
    home.calls.attempts
      .map(({ method, source }) => [method, source && "fileId" in source])
      .slice(-3),
  ).toEqual([
    ["editCaption", null],
    ["sendVideo", true],
    ["sendVideo", false],
  ]);
});

test("a lost camera: loud when armed, then edited to back in the same message", async () => {
  const home = await house();
  const { incidents, clock, calls } = home;
  const lost = async (alarm: "armed_away" | "disarmed") => {
    const record = await incidents.create({
      cause: "camera_lost",
      camera: "c2",
      cameraName: "Hall",
      alarm,
      openedAt: clock.wall(),
      beganAt: clock.wall() - 30_000,
      timezone: "Europe/Berlin",
    });
    const photo = {
      ...(await savePhoto(home, record.id, "last-picture.jpg")),
      takenAt: record.beganAt,
    };
    const reason = "nobody answers at 192.168.1.17:554";
    await incidents.append(record.id, { kind: "opened", photo, reason });
    return record;
  };
  const record = await lost("armed_away");
  await until(() => calls.done.length === 1);
  expect(calls.done[0]).toMatchObject({ method: "sendPhoto", loud: true });
  expect(calls.done[0]?.html).toBe(
    "🟠 Hall is lost · 15:00\nLast picture from 14:59:30. I keep trying.\nWhy: nobody answers at 192.168.1.17:554.\n22 Nov 2026 · #hall #lost",
  );
  expect(texts(calls.done[0]?.buttons ?? [])).toEqual([["Disarm"]]);
  await pass(home, 150_000, 10_000);
  await endIncident(home, record, "back", 150_000);
  await until(() => calls.done.length === 2);
  expect(calls.done[1]).toMatchObject({
    method: "editCaption",
    messageId: calls.done[0]?.messageId,
  });
  expect(calls.done[1]?.html).toMatch(
    /^🟢 Hall is back · gone for 3 min\nIt was lost from 14:59:30 to 15:02:30\./,
  );
  await lost("disarmed");
  await until(() => calls.done.length === 3);
  expect(calls.done[2]).toMatchObject({ loud: false });
});

test("when everything is told and some minutes passed, it is put away with the incident", async () => {
  const home = await house();
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  await pass(home, 240_000, 60_000);
  expect(await home.incidents.pending()).toEqual([record.id]);
  await pass(home, 120_000, 60_000);
  await until(async () => (await home.incidents.pending()).length === 0);
  expect(home.outbox.incidents()).toEqual([]);
  // Movement again, but only much later than any cooldown: still told, as a reply.
  await addClip(home, record, { part: 2, cut: "whole", continued: true });
  await until(() => home.calls.messages(anna).length === 2);
  await rest();
  expect(home.calls.done.filter(({ loud }) => loud)).toHaveLength(1);
  expect(home.calls.done.at(-1)).toMatchObject({ replyTo: home.calls.messages(anna)[0]?.id });
});

test("what happens in the moment of putting away is told as part of the same story", async () => {
  const home = await house();
  const { outbox } = home;
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  const settle = outbox.settle.bind(outbox);
  outbox.settle = async (...parameters) => {
    outbox.settle = settle;
    const isSettled = await settle(...parameters);
    await addClip(home, record, { part: 2, cut: "whole", continued: true });
    return isSettled;
  };
  await pass(home, 6 * 60_000, 60_000);
  await until(() => home.calls.messages(anna).length === 2);
  expect(home.calls.done.at(-1)).toMatchObject({ replyTo: home.calls.messages(anna)[0]?.id });
  expect(outbox.find(record.id)?.rows).toHaveLength(4);
});

test("who leaves the household hears nothing more", async () => {
  const home = await house({
    audience: [
      { chat: anna, thread: null },
      { chat: ben, thread: null },
    ],
  });
  const record = await openMovement(home);
  await until(() => home.calls.done.length === 2);
  home.audience.pop();
  await addClip(home, record);
  await told(home);
  await rest();
  expect(home.calls.messages(ben).map(({ kind }) => kind)).toEqual(["photo"]);
  expect(home.calls.messages(anna).map(({ kind }) => kind)).toEqual(["video"]);
});
