import { expect, test } from "vitest";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna } from "../../fakes/telegram.ts";

test("several cameras come as one album with captions", async () => {
  const { telegram, control, clock } = openRoom();
  await telegram.say(anna, "/snapshot");
  await control.idle();
  expect(telegram.callsOf("sendChatAction")[0]).toMatchObject({ action: "upload_photo" });
  const [album] = telegram.callsOf("sendMediaGroup");
  expect(album?.["disable_notification"]).toBe(true);
  expect(telegram.shownIn(anna.id).map(({ text }) => text)).toEqual([
    "Front door · 22 Nov 2026 14:02:12\n#frontdoor",
    "Hall · 22 Nov 2026 14:02:12\n#hall",
  ]);
  expect(clock.pending).toBe(0);
});

test.each(["2", "hall", "HA", "Hall"])("/snapshot %s is one photo of the Hall", async (name) => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, `/snapshot ${name}`);
  await control.idle();
  const photo = telegram.last(anna.id);
  expect(photo).toMatchObject({ kind: "photo", silent: true });
  expect(photo.text).toContain("Hall · ");
  expect(labels(photo)).toEqual([["Again", "Live", "Clip 10 s"]]);
});

test("an unknown name is answered with the cameras there are", async () => {
  const { telegram, control } = openRoom();
  await telegram.say(anna, "/snapshot <cellar>");
  const question = telegram.last(anna.id);
  expect(question.text).toBe('I know no camera "&lt;cellar&gt;". Which one do you mean?');
  await telegram.tap(anna, question, "Hall");
  await control.idle();
  expect(telegram.last(anna.id).text).toContain("Hall · ");
});

test("more than ten cameras make several albums, the last one alone a photo", async () => {
  const cameras = Array.from({ length: 11 }, (_, index) => `Camera ${index + 1}`);
  const { telegram, control } = openRoom({ cameras });
  await telegram.say(anna, "/snapshot");
  await control.idle();
  expect(telegram.callsOf("sendMediaGroup")).toHaveLength(1);
  expect(telegram.callsOf("sendPhoto")).toHaveLength(1);
});

test("what one camera can't is said after the others' pictures", async () => {
  const { telegram, control, watch, log } = openRoom();
  watch.camera("Hall").stillProblem = "Hall is lost. I keep trying.";
  await telegram.say(anna, "/snapshot");
  await control.idle();
  const [photo, sentence] = telegram.shownIn(anna.id);
  expect(photo?.kind).toBe("photo");
  expect(sentence?.text).toBe("🟠 Hall is lost. I keep trying.");
  expect(log.messages("warn")).toEqual(["/snapshot: Hall is lost. I keep trying."]);
});

test("a still that is no photo for Telegram comes as a file", async () => {
  const { telegram, control, watch } = openRoom();
  watch.camera("Hall").stillSize = { bytes: 10, width: 7000, height: 4000 };
  await telegram.say(anna, "/snapshot");
  await control.idle();
  expect(telegram.shownIn(anna.id).map(({ kind }) => kind)).toEqual(["photo", "document"]);
});

test("a second tap while the picture is on its way makes no second picture", async () => {
  const { telegram, control, watch } = openRoom({ cameras: ["Hall"] });
  await telegram.say(anna, "/snapshot");
  await control.idle();
  const photo = telegram.last(anna.id);
  const release = telegram.hold("sendPhoto");
  await telegram.tap(anna, photo, "Again");
  await telegram.tap(anna, photo, "Again");
  expect(telegram.callsOf("answerCallbackQuery")).toHaveLength(2);
  release();
  await control.idle();
  expect(watch.camera("Hall").stillsTaken).toBe(2);
});

test("the update loop is free while a slow camera makes its picture", async () => {
  const { telegram, control, alarm } = openRoom({ cameras: ["Hall"] });
  const release = telegram.hold("sendPhoto");
  await telegram.say(anna, "/snapshot");
  await telegram.say(anna, "/arm");
  expect(alarm.current().state).toBe("armed_away");
  release();
  await control.idle();
});

test("the chat action is repeated while it takes long, and its failure harms nothing", async () => {
  const { telegram, control, clock } = openRoom({ cameras: ["Hall"] });
  const release = telegram.hold("sendPhoto");
  telegram.failNext("sendChatAction", "Bad Request: message thread not found");
  await telegram.say(anna, "/snapshot");
  await clock.advance(9_000);
  expect(telegram.callsOf("sendChatAction")).toHaveLength(3);
  release();
  await control.idle();
  await settle();
  expect(telegram.last(anna.id).kind).toBe("photo");
  expect(clock.pending).toBe(0);
});

test("a camera that .env has no more is said in a toast", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/status");
  await telegram.tapData(anna, telegram.last(anna.id), "snap:c9");
  expect(telegram.callsOf("answerCallbackQuery")[0]?.["text"]).toContain("This camera is gone");
});
