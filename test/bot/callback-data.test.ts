import { expect, test } from "vitest";
import { type ArmTap, callbackDataLimit, data, readArmTap, taps } from "../../bot/callback-data.ts";
import { openRoom } from "../fakes/control-room.ts";
import { anna } from "../fakes/telegram.ts";

const bytes = (text: string) => Buffer.byteLength(text);

/** Which of `taps` recognise it. */
function recognised(written: string): string[] {
  return Object.entries(taps).flatMap(([name, pattern]) => (pattern.test(written) ? [name] : []));
}

test.each([
  ["arm", data.arm()],
  ["arm", data.arm({ mode: "armed_night" })],
  ["arm", data.arm({ missing: ["c1"] })],
  ["arm", data.arm({ mode: "armed_home", missing: ["c2", "c13"], moving: true })],
  ["arm", data.arm({ missing: "any", moving: true, delaySeconds: 600 })],
  ["disarm", data.disarm()],
  ["keepAlarm", data.keepAlarm()],
  ["snapshot", data.snapshot("all")],
  ["snapshot", data.snapshot("c999")],
  ["clip", data.clip("c999", 60)],
  ["clipStop", data.clipStop()],
  ["live", data.live("c999")],
  ["liveStop", data.liveStop()],
  ["status", data.status()],
  ["cameraStatus", data.cameraStatus("c999")],
  ["unmute", data.unmute("c999")],
])("%s is recognised as itself alone: %s", (name, written) => {
  expect(recognised(written)).toEqual([name]);
  expect(bytes(written)).toBeLessThanOrEqual(callbackDataLimit);
});

test.each<Partial<ArmTap>>([
  {},
  { mode: "armed_home" },
  { mode: "armed_night", missing: ["c2", "c13"] },
  { missing: "any", moving: true },
  { moving: true, delaySeconds: 0 },
  { mode: "armed_home", missing: ["c1"], moving: true, delaySeconds: 30 },
])("how to arm is read back as it was written: %j", (wish) => {
  const match = taps.arm.exec(data.arm(wish)) as RegExpMatchArray;
  const plain = { mode: "armed_away", missing: [], moving: false, delaySeconds: null };
  expect(readArmTap(match)).toEqual({ ...plain, ...wish });
});

test("buttons of older messages still arm away", () => {
  const match = taps.arm.exec("arm:away:c2,c13") as RegExpMatchArray;
  expect(readArmTap(match)).toMatchObject({ mode: "armed_away", missing: ["c2", "c13"] });
});

test("very many missing cameras still fit: then any may be missing", () => {
  const many = Array.from({ length: 40 }, (_, index) => `c${index + 100}`);
  expect(data.arm({ missing: many })).toBe("arm:away:any");
  expect(data.arm({ missing: many, moving: true, mode: "armed_night" })).toBe(
    "arm:night:any:moving",
  );
});

test("every button that the commands show fits, with forty cameras of long names", async () => {
  const cameras = Array.from(
    { length: 40 },
    (_, index) => `Überwachungskamera Garage Nr. ${index}`,
  );
  const { telegram, control, watch } = openRoom({ cameras });
  for (const text of ["/start", "/help", "/status", "/clip", "/live", "/arm", "hello"]) {
    await telegram.say(anna, text);
  }
  for (const camera of watch.cameras) camera.now = { state: "lost" };
  await telegram.say(anna, "/arm");
  await telegram.say(anna, "/disarm");
  await telegram.say(anna, "/arm");
  await telegram.say(anna, "/snapshot 40");
  await telegram.say(anna, "/clip 60 40");
  await control.idle();
  const buttons = telegram.shownIn(anna.id).flatMap((message) => message.buttons.flat());
  expect(buttons.length).toBeGreaterThan(120);
  const wrong = buttons.filter(
    ({ text, callback_data: written }) =>
      text === "" || bytes(written) > callbackDataLimit || recognised(written).length !== 1,
  );
  expect(wrong).toEqual([]);
});
