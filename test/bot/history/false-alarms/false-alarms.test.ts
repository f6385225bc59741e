// What caused false alarms: the page, each of its buttons, and the way back.
import { describe, expect, onTestFinished, test } from "vitest";
import type { IncidentSummary } from "../../../../storage/history/incident-summary.ts";
import { FakeHistory, incidentSummary } from "../../../fakes/history.ts";
import { FakeIncidents } from "../../../fakes/history-room.ts";
import { labels, openRoom, type RoomOptions } from "../../../fakes/control-room.ts";
import { settingsInMemory } from "../../../fakes/settings.ts";
import { anna, ben } from "../../../fakes/telegram.ts";

interface Happened {
  camera?: string;
  /** Areas in px, five a second. */
  areas?: number[];
  box?: [number, number, number, number];
  part?: Partial<IncidentSummary>;
}

let second = 0;

function openPast(falseAlarms: Happened[], real: Happened[] = [], options: RoomOptions = {}) {
  const history = new FakeHistory();
  const incidents = new FakeIncidents();
  const put = ({ camera = "c1", areas, box, part }: Happened, falseAlarm: boolean) => {
    second += 1;
    const id = `20261121-${String(100_000 + second)}-${camera}`;
    const summary = { id, camera, falseAlarm, verdict: "movement" as const, strangers: 0, ...part };
    history.incidents.push(incidentSummary(summary));
    const frames = areas?.map((area, index) => ({ at: index * 200, area, ...(box && { box }) }));
    if (frames) incidents.files.set(`${id}/movement.json`, Buffer.from(JSON.stringify(frames)));
  };
  for (const one of falseAlarms) put(one, true);
  for (const one of real) put(one, false);
  const settings = settingsInMemory();
  const room = openRoom({ history, incidents, ...settings, ...options });
  onTestFinished(() => room.control.close());
  const tap = async (data: string, from = anna) => {
    const message = { id: 999, chat: from.id, text: "", kind: "text", buttons: [], silent: true };
    await room.telegram.tapData(from, { ...message, thread: undefined }, data);
    await room.control.idle();
    const shown = room.telegram.callsOf("editMessageText").at(-1);
    const markup = shown?.["reply_markup"] as { inline_keyboard: never } | undefined;
    const buttons: { text: string; callback_data: string }[][] = markup?.inline_keyboard ?? [];
    return { text: String(shown?.["text"]), labels: labels({ buttons }), buttons: buttons.flat() };
  };
  return { ...room, settings: settings.settings, incidents, tap };
}

const small = (camera = "c1"): Happened => ({ camera, areas: [5_100, 6_200, 6_100] });
const leaves = (): Happened => ({
  camera: "c2",
  areas: [20_000, 21_000],
  box: [0.1, 0.8, 0.1, 0.1],
});
const thief = (camera = "c1"): Happened => ({
  camera,
  areas: [30_000, 40_000, 35_000],
  box: [0.3, 0.2, 0.3, 0.5],
});

describe("the page", () => {
  test("names what they had in common, and offers what would have stopped them", async () => {
    const { tap } = openPast([small(), leaves(), leaves(), leaves()], [thief("c1"), thief("c2")]);
    const page = await tap("fa");
    expect(page.text).toBe(
      "<b>What caused your false alarms</b>\n4 in the last 30 days.\n" +
        "• Hall: 3 were always in the lower left. No real alarm was there alone.\n" +
        "• Front door: 1 was small, 6,100 px at most. What has 5,000 px counts now; 7,000 px would have stopped it.\n" +
        "Hall: 3 of 3 came between 13:00 and 15:00.",
    );
    expect(page.labels).toEqual([["Ignore it at Hall"], ["Set 7,000 for Front door"], ["Back"]]);
  });

  test("there are none", async () => {
    const { tap } = openPast([]);
    expect((await tap("fa")).text).toContain("No false alarm in the last 30 days.");
  });

  test("what would lose a real alarm is told, not offered", async () => {
    const { tap } = openPast([small()], [{ areas: [6_300, 6_400, 6_500] }]);
    const page = await tap("fa");
    expect(page.text).toContain("7,000 px would also have stopped a real alarm, so I leave it.");
    expect(page.labels).toEqual([["Back"]]);
  });

  test("real alarms without a record are counted", async () => {
    const { tap } = openPast([small()], [thief(), {}]);
    expect((await tap("fa")).text).toContain(
      "would have stopped it. Of 1 real alarm I cannot tell.",
    );
  });

  test("the household leads to the mode in which movement could wait", async () => {
    const home = {
      part: { verdict: "household" as const, people: ["p1anna000"], alarm: "armed_away" as const },
    };
    const { tap } = openPast([{ ...thief(), ...home }]);
    const page = await tap("fa");
    expect(page.text).toContain("Front door: 1 was the household, armed away. Movement could wait");
    expect(page.buttons[0]).toMatchObject({
      text: "Wait for a face",
      callback_data: "modes:away:movement:unless_known",
    });
  });

  test("what no setting would have stopped, and cameras that are gone", async () => {
    const { tap } = openPast([thief(), { camera: "c7", areas: [9_000, 9_000] }, {}]);
    const page = await tap("fa");
    expect(page.text).toContain("2 would have come with any setting.");
    expect(page.text).toContain("1 was on a camera that is gone.");
  });

  test("older ones are left out", async () => {
    const old = { id: "20261001-000000-c1" };
    const { tap } = openPast([{ ...small(), part: old }]);
    expect((await tap("fa")).text).toContain("No false alarm");
  });
});

describe("a larger minimum area", () => {
  test("is set for that camera, twice without harm, and taken back", async () => {
    const { tap, settings, log } = openPast([small()], [thief()]);
    const set = await tap("fa:area:c1:7000");
    expect(settings.own("c1").minimumArea).toBe(7_000);
    expect(set.text).toContain("🟢 Front door: what has 7,000 px counts now. It was 5,000 px.\n\n");
    expect(set.text).toContain("1 would not come any more, as I am set now.");
    expect(set.labels[0]).toEqual(["Back to 5,000"]);
    expect(log.lines.some(({ message }) => message === "A setting was changed")).toBe(true);

    await tap("fa:area:c1:7000");
    expect(settings.of("c1").minimumArea).toBe(7_000);

    const back = set.buttons[0]?.callback_data ?? "";
    const undone = await tap(back);
    expect(settings.own("c1").minimumArea).toBeUndefined();
    expect(undone.text).toContain("⚪ Front door: what has 5,000 px counts again.");
  });

  test("of a camera with a value of its own goes back to that", async () => {
    const { tap, settings } = openPast([small()]);
    await settings.change("c1", { minimumArea: 4_000 });
    const set = await tap("fa:area:c1:7000");
    await tap(set.buttons[0]?.callback_data ?? "");
    expect(settings.own("c1").minimumArea).toBe(4_000);
  });

  test.each(["fa:area:c9:7000", "fa:area:c1:49", "fa:area:c1:999999"])(
    "%s changes nothing",
    async (data) => {
      const { tap, settings } = openPast([small()]);
      await tap(data);
      expect(settings.of("c1").minimumArea).toBe(5_000);
    },
  );

  test("a member may look, and change nothing", async () => {
    const { tap, settings, telegram } = openPast([small()]);
    await tap("fa", ben);
    expect(telegram.callsOf("editMessageText")).toHaveLength(1);
    await tap("fa:area:c1:7000", ben);
    expect(settings.of("c1").minimumArea).toBe(5_000);
  });

  test("a tap that may be hours old shows the page and changes nothing", async () => {
    const { tap, settings, telegram } = openPast([small()]);
    telegram.failNext("answerCallbackQuery", "query is too old and response timeout expired");
    const page = await tap("fa:area:c1:7000");
    expect(settings.of("c1").minimumArea).toBe(5_000);
    expect(page.labels[0]).toEqual(["Set 7,000 for Front door"]);
  });
});

describe("a part of the picture", () => {
  test("is ignored as a zone of its own, once, told to the others, and watched again", async () => {
    const { tap, zones, telegram } = openPast([leaves(), leaves()], [thief("c2")]);
    const page = await tap("fa");
    const ignore = page.buttons[0]?.callback_data ?? "";
    const set = await tap(ignore);
    expect(zones.of("c2")).toMatchObject([{ name: "False alarms", kind: "ignore" }]);
    expect(set.text).toContain("🟢 Hall: that part of the picture is ignored now.");
    expect(set.text).toContain("2 would not come any more");
    expect(set.labels[0]).toEqual(["Show it", "Let it count again"]);
    expect(telegram.last(ben.id).text).toBe("⚪ Anna has the zone False alarms at Hall ignored.");

    const again = await tap(ignore);
    expect(zones.of("c2")).toHaveLength(1);
    expect(again.text).toContain("is ignored already");

    await tap(set.buttons[1]?.callback_data ?? "");
    expect(zones.of("c2")).toEqual([]);
    await tap(set.buttons[1]?.callback_data ?? "");
    expect(zones.of("c2")).toEqual([]);
  });

  test("no cells, no zone", async () => {
    const { tap, zones } = openPast([leaves(), leaves()]);
    await tap("fa:ignore:c2:60,60,10,10");
    expect(zones.of("c2")).toEqual([]);
  });

  test("there are as many zones as there may be: said in words", async () => {
    const { tap, zones } = openPast([leaves()]);
    for (let count = 0; count < 9; count++) await zones.add("c2", "watch", `Zone ${count}`);
    expect((await tap("fa:ignore:c2:1,1,4,4")).text).toContain("9");
    expect(zones.of("c2")).toHaveLength(9);
  });
});
