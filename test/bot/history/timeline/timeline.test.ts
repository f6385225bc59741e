// The page of a day's timeline.
import { describe, expect, onTestFinished, test } from "vitest";
import { rowsOf } from "../../../../bot/history/timeline/rows.ts";
import { PictureError } from "../../../../vision/pictures/picture-jpeg.ts";
import type { Timeline } from "../../../../vision/pictures/timeline-picture.ts";
import { labels, openRoom, type RoomOptions } from "../../../fakes/control-room.ts";
import { FakeHistory, incidentSummary } from "../../../fakes/history.ts";
import { anna, type ShownMessage } from "../../../fakes/telegram.ts";

const jpeg = Buffer.from("a picture");
const at = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour, minute);

function incident(day: number, hour: number, part: Parameters<typeof incidentSummary>[0] | object) {
  const id = `202611${day}-${String(hour).padStart(2, "0")}0000-c1`;
  const openedAt = at(day, hour);
  return incidentSummary({ id, openedAt, ...part });
}

function openDay(options: RoomOptions = {}) {
  const history = new FakeHistory(
    incident(20, 9, { verdict: "movement" }),
    incident(22, 2, { verdict: "movement", falseAlarm: true }),
    incident(22, 9, { verdict: "stranger" }),
    incident(22, 10, {
      id: "20261122-100000-c2",
      camera: "c2",
      cameraName: "Hall",
      verdict: "household",
    }),
    incident(22, 11, { verdict: "stranger" }),
  );
  const drawn: Timeline[] = [];
  const timelinePicture = (timeline: Timeline) => {
    drawn.push(timeline);
    return Promise.resolve(jpeg);
  };
  const room = openRoom({ history, timelinePicture, ...options });
  onTestFinished(() => room.control.close());
  const show = async (data: string) => {
    const message = { id: 999, chat: anna.id, text: "", kind: "text", buttons: [], silent: true };
    await room.telegram.tapData(anna, { ...message, thread: undefined }, data);
    await room.control.idle();
    return room.telegram.callsOf("editMessageMedia").at(-1);
  };
  return { ...room, history, drawn, show };
}

function buttonsOf(shown: Record<string, unknown> | undefined) {
  const markup = shown?.["reply_markup"] as
    | { inline_keyboard: ShownMessage["buttons"] }
    | undefined;
  return markup?.inline_keyboard ?? [];
}

describe("the page", () => {
  test("the picture, what its colours mean, and the hours in which something happened", async () => {
    const { drawn, show } = openDay();
    const shown = await show("tl:20261122");
    expect(shown?.["media"]).toMatchObject({
      caption:
        "<b>Timeline</b> · Sun, 22 Nov 2026\n🔴 red: strangers, 2 times\n🟢 green: the household\n" +
        "grey: movement\nhollow: a false alarm",
    });
    expect(labels({ buttons: buttonsOf(shown) })).toEqual([
      ["0–4 h · 1", "8–12 h · 3"],
      ["Earlier day"],
      ["Back"],
    ]);
    expect(drawn).toMatchObject([
      { from: at(22, 0), to: at(23, 0), now: at(22, 14), timezone: "UTC" },
    ]);
    expect(drawn[0]?.rows.map(({ label, bars }) => [label, bars.length])).toEqual([
      ["Front door", 3],
      ["Hall", 1],
    ]);
  });

  test("goes to the days on which there was something", async () => {
    const { show, telegram } = openDay();
    const shown = await show("tl:20261120");
    const rows = buttonsOf(shown);
    expect(rows.flat().map(({ callback_data: data }) => data)).toEqual([
      "ev:a:1ed261120:20261120-090000-c1",
      "tl:20261122",
      expect.stringMatching(/^ev:j:1e:/),
    ]);
    expect(telegram.callsOf("editMessageMedia")).toHaveLength(1);
  });

  test("a day without anything is told in words", async () => {
    const { telegram, show } = openDay();
    await show("tl:20261121");
    expect(telegram.callsOf("editMessageText").at(-1)?.["text"]).toBe(
      "<b>Timeline</b> · Sat, 21 Nov 2026\nNothing happened that day.",
    );
  });

  test("without a picture the words remain", async () => {
    const timelinePicture = () => Promise.reject(new PictureError("no"));
    const { telegram, show } = openDay({ timelinePicture });
    await show("tl:2026-11-22");
    expect(telegram.callsOf("editMessageText").at(-1)?.["text"]).toContain("strangers, 2 times");
  });

  test("what begins before midnight reaches into the next day", async () => {
    const { drawn, show, history } = openDay();
    history.incidents.push(
      incident(21, 23, { cause: "camera_lost", verdict: "camera_lost", endedAt: at(22, 5) }),
    );
    await show("tl:20261122");
    const bars = drawn[0]?.rows[0]?.bars ?? [];
    expect(bars.filter(({ verdict }) => verdict === "camera_lost")).toMatchObject([
      { from: at(21, 23) - 1000, to: at(22, 5) },
    ]);
  });
});

describe("rows", () => {
  const day = { from: at(22, 0), to: at(23, 0), now: at(22, 14) };
  const camera = (number: number) => ({ id: `c${number}`, name: `Camera ${number}` });

  test("a camera that is lost still has no end before now; other things without an end last a moment", () => {
    const lost = incident(22, 12, { cause: "camera_lost", verdict: "camera_lost", endedAt: null });
    const crashed = incident(22, 3, { verdict: "movement", endedAt: null });
    const { rows } = rowsOf({
      ...day,
      incidents: [crashed, lost],
      cameras: [camera(1)],
      goesOn: ({ cause }) => cause === "camera_lost",
    });
    expect(rows[0]?.bars.map(({ to }) => to)).toEqual([at(22, 3), at(22, 14)]);
  });

  test("cameras that are gone have their row where they saw something", () => {
    const { rows } = rowsOf({
      ...day,
      incidents: [incident(22, 3, { camera: "c9", cameraName: "Shed" })],
      cameras: [camera(1)],
      goesOn: () => false,
    });
    expect(rows.map(({ label }) => label)).toEqual(["Camera 1", "Shed"]);
  });

  test("of too many cameras those stay that saw something", () => {
    const cameras = Array.from({ length: 20 }, (_, index) => camera(index + 1));
    const { rows, leftOut } = rowsOf({
      ...day,
      incidents: [incident(22, 3, { camera: "c20" })],
      cameras,
      goesOn: () => false,
    });
    expect(rows.map(({ fallback }) => fallback)).toEqual(["C20"]);
    expect(leftOut).toBe(19);
  });
});
