// A stranger's visits in the chat: on an incident's page, on their own page, and being forgotten.
import { describe, expect, test } from "vitest";
import { storageError } from "../../../storage/errors.ts";
import { labels } from "../../fakes/control-room.ts";
import { FakeFacePictures } from "../../fakes/face-pictures.ts";
import { FakeStrangers, visit } from "../../fakes/strangers-view.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { face, opened } from "../alerts/incident-script.ts";
import { carl, roomWith, tell } from "./past.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
const at = (time: string) => Date.parse(`${time.replace(" ", "T")}Z`);
const past = [
  { at: "2026-11-22 14:02:11" },
  { at: "2026-11-20 09:30:00", camera: "c2" },
  { at: "2026-11-17 03:12:00" },
];

/** Anna looks at the newest of three incidents; its stranger came in all of them. */
async function incidentPage(who = anna) {
  const seenBefore = new FakeStrangers();
  const facePictures = new FakeFacePictures();
  const room = roomWith(past, { seenBefore, facePictures });
  const [now, second, first] = room.history.incidents.map(({ id }) => id) as [
    string,
    string,
    string,
  ];
  seenBefore.around = {
    earlier: [
      visit(second, at("2026-11-20 09:30:00")),
      visit(first, at("2026-11-17 03:12:00"), "face-2.png"),
    ],
    later: [],
  };
  seenBefore.kept = { faces: 5, incidents: 3 };
  const { telegram } = room;
  const shown = () => telegram.last(who.id);
  const tap = (label: string) => telegram.tap(who, shown(), label);
  await telegram.say(who, "/events");
  await tap("1");
  return { ...room, seenBefore, facePictures, now, second, first, shown, tap };
}

const buttons = (page: Awaited<ReturnType<typeof incidentPage>>) => labels(page.shown()).flat();

describe("on an incident's page", () => {
  test("how often, since when, and the way there", async () => {
    const page = await incidentPage();
    expect(page.shown().text).toContain("Seen before: 2 times since Tuesday.");
    expect(buttons(page)).toEqual(
      expect.arrayContaining(["Earlier visits", "Forget this stranger"]),
    );
  });

  test("who may only look forgets nobody", async () => {
    const page = await incidentPage(carl);
    expect(buttons(page)).toContain("Earlier visits");
    expect(buttons(page)).not.toContain("Forget this stranger");
  });

  test("visits of later days are told apart; what the alert said is not said twice", async () => {
    const page = await incidentPage();
    const { seenBefore, incidents, history, first, now } = page;
    seenBefore.around = { earlier: [], later: [visit(now, at("2026-11-22 14:02:11"))] };
    const summary = history.incidents.find(({ id }) => id === first);
    if (!summary) throw new Error("There is no such incident");
    const known = { times: 0, since: null, last: null, complete: true };
    tell(incidents, summary, [opened("stranger"), face(1, "UNKNOWN", [], { seenBefore: known })]);
    await page.telegram.say(anna, "/events");
    await page.tap("3");
    const { text } = page.shown();
    expect(text).toContain("Seen again: once, on 22 Nov 2026.");
    expect(text.split("Never seen before.")).toHaveLength(2);
    expect(buttons(page)).toContain("Later visits");
  });

  test("nothing while strangers aren't told apart, or nobody was one", async () => {
    const page = await incidentPage();
    page.seenBefore.known = { kind: "off" };
    await page.telegram.say(anna, "/events");
    await page.tap("1");
    expect(page.shown().text).not.toContain("Seen before");
    expect(buttons(page)).not.toContain("Earlier visits");
    page.seenBefore.known = { kind: "ready" };
    page.seenBefore.kept = { faces: 0, incidents: 0 };
    await page.telegram.say(anna, "/events");
    await page.tap("1");
    expect(page.shown().text).not.toMatch(/Seen before|Never seen/);
    page.seenBefore.kept = { faces: 1, incidents: 1 };
    page.history.change(page.now, { strangers: 0, verdict: "movement" });
    await page.telegram.say(anna, "/events");
    await page.tap("1");
    expect(page.shown().text).not.toContain("Seen before");
  });
});

describe("the visits", () => {
  test("a face of each with its number, and the way to those incidents and back", async () => {
    const page = await incidentPage();
    page.seenBefore.gone.add("face-2.png");
    await page.tap("Earlier visits");
    expect(page.shown().text.split("\n")).toEqual([
      "<b>2 other visits of this stranger</b>",
      "By face, not by name:",
      "1. Hall · Fri, 20 Nov 2026 · 09:30",
      "2. Front door · Tue, 17 Nov 2026 · 03:12",
    ]);
    expect(page.facePictures.cells).toEqual(["1", "2 empty"]);
    expect(labels(page.shown())).toEqual([
      ["1", "2"],
      ["Back", "Forget this stranger"],
    ]);
    await page.tap("2");
    expect(page.shown().text).toContain("Tue, 17 Nov 2026");
    await page.tap("Earlier visits");
    await page.tap("Back");
    expect(page.shown().text).toContain("Tue, 17 Nov 2026");
    expect(page.telegram.shownIn(anna.id)).toHaveLength(1);
  });

  test("many: the newest ten, in rows of five; a picture that fails leaves the words", async () => {
    const page = await incidentPage();
    const earlier = Array.from({ length: 12 }, () => page.seenBefore.around.earlier[0]);
    page.seenBefore.around = { earlier: earlier.flatMap((one) => one ?? []), later: [] };
    page.facePictures.broken = true;
    await page.tap("Earlier visits");
    expect(page.shown().text).toContain("12 other visits");
    expect(page.shown().text).toContain("The newest 10 of them");
    expect(labels(page.shown()).map((row) => row.length)).toEqual([5, 5, 2]);
    expect(page.log.messages("warn").join()).toContain("could not be drawn");
  });

  test("below an alert: as a new message, also for somebody who may only look", async () => {
    const page = await incidentPage(carl);
    const alert = page.shown();
    await page.telegram.tapData(carl, alert, `st:v:${page.now}`);
    expect(page.shown().id).not.toBe(alert.id);
    expect(page.shown()).toMatchObject({ kind: "photo", silent: true });
    expect(page.shown().text).toContain("2 other visits");
    expect(buttons(page)).not.toContain("Forget this stranger");
  });

  test("while faces are looked through, and where there are none", async () => {
    const page = await incidentPage();
    page.seenBefore.known = { kind: "looking", known: 340, total: 1200 };
    await page.tap("Earlier visits");
    expect(page.shown().text).toContain("340 of 1,200 faces");
    page.seenBefore.around = { earlier: [], later: [] };
    page.seenBefore.known = { kind: "ready" };
    await page.telegram.tapData(anna, page.shown(), `st:v:${page.now}`);
    expect(page.shown().text).toMatch(/^I know of no other visit/);
    page.seenBefore.known = { kind: "off" };
    await page.telegram.tapData(anna, page.shown(), `st:v:${page.now}`);
    expect(page.shown().text).toMatch(/^Strangers are told apart once/);
  });
});

describe("forgetting", () => {
  test("is asked in place, done, and told to the others", async () => {
    const page = await incidentPage();
    page.seenBefore.outcome = { faces: 5, incidents: 3, inUse: 0 };
    await page.tap("Forget this stranger");
    expect(page.shown().text).toContain("It removes 5 face pictures of 3 incidents for good.");
    expect(page.shown().text).toContain("Photos and clips stay");
    expect(labels(page.shown())).toEqual([["Forget", "Keep"]]);
    await page.tap("Keep");
    expect(page.seenBefore.forgotten).toEqual([]);
    await page.tap("Forget this stranger");
    await page.tap("Forget");
    expect(page.seenBefore.forgotten).toEqual([{ incident: page.now, by: "Anna" }]);
    expect(page.shown().text).toMatch(/^⚪ Forgotten: 5 face pictures of 3 incidents removed\./);
    expect(buttons(page)).not.toContain("Forget this stranger");
    await page.control.idle();
    expect(page.telegram.last(ben.id).text).toMatch(/^⚪ Anna had me forget a stranger: 5 face/);
  });

  test("needs the owner's right, whatever the button says", async () => {
    const page = await incidentPage(ben);
    await page.telegram.tapData(ben, page.shown(), `st:f:1e:${page.now}`);
    expect(page.seenBefore.forgotten).toEqual([]);
  });

  test("a tap that comes too late is asked back", async () => {
    const page = await incidentPage();
    await page.tap("Forget this stranger");
    page.telegram.failNext("answerCallbackQuery", tooOld);
    await page.tap("Forget");
    await page.clock.advance(2_000);
    expect(page.seenBefore.forgotten).toEqual([]);
    expect(page.shown().text).toMatch(/^⚪ You asked for this earlier.*\n.*Really forget/);
    expect(labels(page.shown())).toEqual([["Forget", "Keep"]]);
  });

  test("not before all faces are looked through, and not of what nobody kept", async () => {
    const page = await incidentPage();
    page.seenBefore.known = { kind: "looking", known: 1, total: 9 };
    await page.tap("Forget this stranger");
    expect(page.shown().text).toMatch(/^I am still looking through/);
    expect(labels(page.shown())).toEqual([["Back"]]);
    await page.telegram.tapData(anna, page.shown(), `st:f:1e:${page.now}`);
    expect(page.seenBefore.forgotten).toEqual([]);
    page.seenBefore.known = { kind: "ready" };
    page.seenBefore.kept = { faces: 0, incidents: 0 };
    await page.telegram.tapData(anna, page.shown(), `st:a:1e:${page.now}`);
    expect(page.shown().text).toMatch(/^Nothing is kept of this stranger's face/);
  });

  test("incidents that go on keep theirs; a disk that refuses is told of", async () => {
    const page = await incidentPage();
    page.seenBefore.outcome = { faces: 2, incidents: 1, inUse: 1 };
    await page.telegram.tapData(anna, page.shown(), `st:f:1e:${page.now}`);
    expect(page.shown().text).toContain("Forgotten: 2 face pictures of 1 incident removed.");
    expect(page.shown().text).toContain("One incident goes on or was told only minutes ago");
    page.seenBefore.outcome = storageError("remove", "face-1.png", new Error("bad disk"));
    await page.telegram.tapData(anna, page.shown(), `st:f:1e:${page.now}`);
    expect(page.shown().text).not.toContain("Forgotten");
    expect(page.seenBefore.forgotten).toHaveLength(1);
  });
});

test("/status tells how far it is while it looks", async () => {
  const page = await incidentPage();
  const line = "Strangers: looking through 340 of 1,200 faces";
  const { FakeFaces } = await import("../../fakes/faces.ts");
  const faces = await FakeFaces.open();
  const { seenBefore } = page;
  const room = roomWith([], { seenBefore, faces });
  const status = async () => {
    await room.telegram.say(anna, "/status");
    return room.telegram.last(anna.id).text;
  };
  expect(await status()).not.toContain("looking through");
  seenBefore.known = { kind: "looking", known: 340, total: 1200 };
  expect(await status()).toContain(line);
});
