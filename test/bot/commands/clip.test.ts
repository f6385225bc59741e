import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { CameraError, type RequestedClip } from "../../../vision/watch-view.ts";
import { settle } from "../../fakes/clock.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";
import type { FakeCamera } from "../../fakes/watch.ts";
import { wordsOfOthers } from "../../../storage/words.ts";

/** A recording that the test brings forward, to its end or to its failure. */
function recordingOf(camera: FakeCamera) {
  const control: {
    progress?: (seconds: number) => void;
    finish?: (clip: RequestedClip) => void;
    fail?: (error: Error) => void;
  } = {};
  camera.onClip = (_seconds, options) =>
    new Promise((resolve, reject) => {
      if (options?.onProgress) control.progress = options.onProgress;
      control.finish = resolve;
      control.fail = reject;
      options?.signal?.addEventListener("abort", () => reject(options.signal?.reason as Error));
    });
  return control;
}

test("progress on one message, then the clip in its place", async () => {
  const { telegram, control, watch, clock } = openRoom({ cameras: ["Hall"] });
  const camera = watch.camera("Hall");
  const recording = recordingOf(camera);
  await telegram.say(anna, "/clip 20");
  await settle();
  const progress = telegram.last(anna.id);
  expect(progress.text).toBe("Recording Hall · 0 of 20 s");
  expect(labels(progress)).toEqual([["Cancel"]]);
  expect(camera.clipsAsked).toEqual([20]);

  recording.progress?.(1);
  await clock.advance(3000);
  recording.progress?.(4);
  recording.progress?.(5);
  await settle();
  expect(telegram.callsOf("editMessageText")).toHaveLength(1);
  expect(telegram.last(anna.id).text).toBe("Recording Hall · 4 of 20 s");
  expect(telegram.callsOf("sendChatAction").at(-1)).toMatchObject({ action: "record_video" });

  const made = camera.clipOf(["a.mp4"]);
  recording.finish?.(made);
  await control.idle();
  const shown = telegram.shownIn(anna.id);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatchObject({
    kind: "video",
    silent: true,
    text: "Hall · 22 Nov 2026 14:02:06–14:02:16\n#hall",
  });
  expect(labels(shown[0] as (typeof shown)[0])).toEqual([["Again", "Live", "Snapshot"]]);
  expect(telegram.callsOf("sendVideo")[0]).toMatchObject({
    width: 1280,
    height: 720,
    duration: 10,
    supports_streaming: true,
  });
  expect(telegram.callsOf("sendChatAction").at(-1)).toMatchObject({ action: "upload_video" });
  expect(existsSync(made.folder)).toBe(false);
  expect(clock.pending).toBe(0);
});

test("several parts come in order, only the last with buttons", async () => {
  const { telegram, control, watch } = openRoom({ cameras: ["Hall"] });
  const camera = watch.camera("Hall");
  camera.onClip = async () => camera.clipOf(["a.mp4", "b.mp4"]);
  await telegram.say(anna, "/clip 60");
  await control.idle();
  const parts = telegram.shownIn(anna.id);
  expect(parts.map(({ text }) => text.split("\n").at(-1))).toEqual(["Part 1 of 2", "Part 2 of 2"]);
  expect(parts.map(({ buttons }) => buttons.length)).toEqual([0, 1]);
});

test.each(["0", "61", "2.5", "-3", "61 hall", "hall 99"])(
  "/clip %s gets a sentence",
  async (text) => {
    const { telegram, watch } = openRoom();
    await telegram.say(anna, `/clip ${text}`);
    expect(telegram.last(anna.id).text).toBe(
      "A clip is 1 to 60 whole seconds long. Send for example /clip 20, or tap for 20 s.",
    );
    expect(labels(telegram.last(anna.id))).toEqual([["Front door", "Hall"]]);
    expect(watch.cameras.flatMap(({ clipsAsked }) => clipsAsked)).toEqual([]);
  },
);

test("several cameras: the choice becomes the progress; a second tap changes nothing", async () => {
  const { telegram, control, watch } = openRoom();
  const recording = recordingOf(watch.camera("Hall"));
  await telegram.say(anna, "/clip");
  const choice = structuredClone(telegram.last(anna.id));
  expect(choice.text).toBe("Which camera?");
  await telegram.tap(anna, choice, "Hall");
  await settle();
  await telegram.tap(anna, choice, "Hall");
  expect(telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toBe(
    "I am recording Hall already.",
  );
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(telegram.last(anna.id)).toMatchObject({
    id: choice.id,
    text: "Recording Hall · 0 of 10 s",
  });
  expect(watch.camera("Hall").clipsAsked).toEqual([10]);
  recording.finish?.(watch.camera("Hall").clipOf(["a.mp4"]));
  await control.idle();
  expect(telegram.shownIn(anna.id).map(({ kind }) => kind)).toEqual(["video"]);
});

test("/clip twice says that it is under way; another chat may have its own", async () => {
  const { telegram, control, watch } = openRoom({ cameras: ["Hall"] });
  recordingOf(watch.camera("Hall"));
  await telegram.say(anna, "/clip 5");
  await telegram.say(anna, "/clip 5");
  await settle();
  expect(telegram.shownIn(anna.id).map(({ text }) => text)).toContain(
    "I am recording a clip from Hall already. It comes in a moment.",
  );
  await telegram.say(ben, "/clip 5");
  expect(watch.camera("Hall").clipsAsked).toEqual([5, 5]);
  await control.close();
});

test("[Cancel] ends it and says so; a second [Cancel] says that it is over", async () => {
  const { telegram, control, watch } = openRoom({ cameras: ["Hall"] });
  recordingOf(watch.camera("Hall"));
  await telegram.say(anna, "/clip");
  await settle();
  const progress = structuredClone(telegram.last(anna.id));
  await telegram.tap(anna, progress, "Cancel");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe(
    "⚪ The clip from Hall was cancelled; nothing was kept.",
  );
  expect(labels(telegram.last(anna.id))).toEqual([["Try again"]]);
  await telegram.tap(anna, progress, "Cancel");
  expect(telegram.last(anna.id).text).toBe("⚪ This recording is over.");
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
});

test("what the camera can't is said in the progress message, and can be tried again", async () => {
  const { telegram, control, watch } = openRoom({ cameras: ["Hall"] });
  const recording = recordingOf(watch.camera("Hall"));
  await telegram.say(anna, "/clip 7");
  await settle();
  recording.fail?.(
    new CameraError(
      "c1",
      "Hall was lost while I recorded. Try again later.",
      wordsOfOthers("Hall was lost while I recorded. Try again later."),
    ),
  );
  await control.idle();
  const failed = telegram.last(anna.id);
  expect(failed.text).toBe("🟠 Hall was lost while I recorded. Try again later.");
  await telegram.tap(anna, failed, "Try again");
  await settle();
  expect(watch.camera("Hall").clipsAsked).toEqual([7, 7]);
  await control.close();
});

test("a clip that Telegram refuses leaves no file and no progress behind", async () => {
  const { telegram, control, watch } = openRoom({ cameras: ["Hall"] });
  const camera = watch.camera("Hall");
  const made = camera.clipOf(["a.mp4"]);
  camera.onClip = async () => made;
  telegram.failNext("sendVideo", "Request Entity Too Large", 413);
  await telegram.say(anna, "/clip 7");
  await control.idle();
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
  expect(telegram.last(anna.id).text).toContain("That went wrong");
  expect(existsSync(made.folder)).toBe(false);
});

test("in a group the progress is edited half as often", async () => {
  const { telegram, control, watch, clock } = openRoom({ cameras: ["Hall"] });
  const recording = recordingOf(watch.camera("Hall"));
  await telegram.say(anna, "/clip 30", { chat: group });
  await settle();
  await clock.advance(3000);
  recording.progress?.(3);
  expect(telegram.callsOf("editMessageText")).toHaveLength(0);
  await clock.advance(3000);
  recording.progress?.(6);
  expect(telegram.callsOf("editMessageText")).toHaveLength(1);
  await control.close();
  expect(telegram.last(group.id).text).toContain("was cancelled");
});
