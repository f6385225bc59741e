// What an alert says of a stranger's earlier visits: in words, on a button, and when more is known.
import { describe, expect, test } from "vitest";
import { alertButtons, type ButtonsView } from "../../../bot/alerts/buttons.ts";
import { strangerLine } from "../../../bot/alerts/face-words.ts";
import { seenAgainText, seenBeforeText } from "../../../bot/alerts/seen-before-words.ts";
import type { IncidentEvent, SeenBefore } from "../../../storage/incident-events.ts";
import {
  anna,
  ben,
  endIncident,
  house,
  openMovement,
  pass,
  savePhoto,
  told,
  until,
} from "./house.ts";
import { clip, escalated, face, opened, person, record, story } from "./incident-script.ts";

const seen = (times: number, since: string | null, complete = true): SeenBefore => {
  return { times, since: since === null ? null : Date.parse(since), last: null, complete };
};
// The incident was on Sunday 22 November, 14:02 in Berlin.
const words = (known: SeenBefore) => seenBeforeText("en", known, record);

describe("words", () => {
  test.each([
    [seen(0, null), "Never seen before."],
    [seen(0, null, false), "Still looking whether seen before."],
    [seen(3, "2026-11-17T08:00:00Z"), "Seen before: 3 times since Tuesday."],
    [seen(1, "2026-11-16T08:00:00Z"), "Seen before: once, on Monday."],
    [seen(2, "2026-11-15T20:00:00Z"), "Seen before: 2 times since 15 Nov 2026."],
    [seen(1, "2026-11-02T08:00:00Z"), "Seen before: once, on 2 Nov 2026."],
    [seen(2, "2026-11-22T07:14:00Z"), "Seen before: 2 times since 08:14."],
    [seen(1, "2026-11-22T07:14:00Z"), "Seen before: once, at 08:14."],
    // Half past midnight there is still Saturday by UTC.
    [seen(1, "2026-11-20T23:30:00Z"), "Seen before: once, on Saturday."],
    [
      seen(3, "2026-11-17T08:00:00Z", false),
      "Seen before: 3 times since Tuesday, and still looking.",
    ],
  ])("%j", (known, text) => {
    expect(words(known)).toBe(text);
  });

  test("visits that came later have dates: their weekday is not the last one", () => {
    const at = Date.parse("2026-11-24T08:00:00Z");
    expect(seenAgainText("en", 1, at, record)).toBe("Seen again: once, on 24 Nov 2026.");
    expect(seenAgainText("en", 2, at, record)).toBe("Seen again: 2 times since 24 Nov 2026.");
  });

  test("behind who it is not; old events know nothing of it", () => {
    const line = (more: { seenBefore?: SeenBefore }, people = [person("p1", 0.18)]) => {
      const unknown = face(1, "UNKNOWN", people, { seenMs: 2_310, ...more });
      const events = story(opened(), unknown, escalated(1));
      const reader = { isLooking: true, strangerApart: false, locale: "en" };
      return strangerLine({ record, events, nameOf: () => "Anna", ...reader });
    };
    expect(line({ seenBefore: seen(0, null) })).toBe(
      "In view for 2.3 s. Not Anna (0.18). Never seen before.",
    );
    expect(line({})).toBe("In view for 2.3 s. Not Anna (0.18).");
    expect(line({ seenBefore: seen(0, null) }, [])).toBe("In view for 2.3 s. Never seen before.");
  });
});

describe("[Earlier visits]", () => {
  const view: Omit<ButtonsView, "events"> = {
    record,
    armed: true,
    muted: false,
    rights: ["look", "act", "own"],
    mayMute: true,
    canName: true,
    locale: "en",
  };
  const rows = (events: IncidentEvent[], change: Partial<ButtonsView> = {}) =>
    alertButtons({ ...view, events, ...change }).map((row) => row.map(({ text }) => text));
  const second = (events: IncidentEvent[], change: Partial<ButtonsView> = {}) =>
    rows(events, change)[1];
  const withVisits = (times: number) =>
    face(1, "UNKNOWN", [], { seenBefore: seen(times, "2026-11-17T08:00:00Z") });

  test("where there were any, and where there is room", () => {
    const events = story(opened(), withVisits(2), escalated(1));
    const saved = ["I know them", "Save forever"];
    // A row of three would cut it on a phone.
    expect(rows(events).slice(1)).toEqual([saved, ["Earlier visits"]]);
    const never = story(opened(), withVisits(0), escalated(1));
    expect(second(never)).toEqual(saved);
    const withClip = story(opened(), withVisits(2), escalated(1), clip("first"));
    expect(second(withClip)).toEqual([...saved, "Clip again"]);
    expect(second(withClip, { rights: ["look"] })).toEqual(["Clip again", "Earlier visits"]);
  });
});

test("more is known later: the stranger's message is edited once, and nothing rings again", async () => {
  const audience = [anna, ben].map((chat) => ({ chat, thread: null }));
  const people = { nameOf: () => "Anna", looksForFaces: () => true, tellKnown: () => false };
  const home = await house({ audience, people });
  const unknown = (known: SeenBefore) =>
    face(1, "UNKNOWN", [person("p1", 0.18)], { seenMs: 2_300, seenBefore: known });
  const early = seen(0, null, false);
  const { id, ...rest } = await openMovement(home);
  await told(home);
  await home.incidents.append(id, unknown(early));
  const photo = await savePhoto(home, id, "stranger.jpg");
  await home.incidents.append(id, { kind: "escalated", track: 1, photo });
  await told(home);
  expect(home.calls.messages(anna)[1]?.html).toContain("Still looking whether seen before.");
  const calls = home.calls.done.length;
  const loud = home.calls.done.filter((call) => call.loud).length;

  // The same again, and somebody else: no news.
  await home.incidents.append(id, unknown(early));
  await home.incidents.append(id, { ...unknown(early), track: 2 });
  await home.incidents.append(id, { ...unknown(seen(0, null)), track: 2 });
  await told(home);
  expect(home.calls.done).toHaveLength(calls);

  await home.incidents.append(id, unknown(seen(3, "2026-11-17T08:00:00Z")));
  await told(home);
  expect(home.calls.done.slice(calls).map(({ method }) => method)).toEqual([
    "editCaption",
    "editCaption",
  ]);
  const html = "Not Anna (0.18). Seen before: 3 times since Tuesday.";
  for (const chat of [anna, ben]) expect(home.calls.messages(chat)[1]?.html).toContain(html);
  expect(
    home.calls
      .messages(anna)[1]
      ?.buttons.flat()
      .map(({ text }) => text),
  ).toContain("Earlier visits");

  // Also when all is told and put away.
  await endIncident(home, { id, ...rest });
  await told(home);
  await pass(home, 10 * 60_000, 60_000);
  await until(() => home.outbox.find(id) === undefined);
  await home.incidents.append(id, unknown(seen(4, "2026-11-17T08:00:00Z")));
  await told(home);
  expect(home.calls.messages(anna)[1]?.html).toContain("Seen before: 4 times");
  expect(home.calls.messages(anna)).toHaveLength(2);
  expect(home.calls.done.filter((call) => call.loud)).toHaveLength(loud);
});

test("a stranger who was certain from the start: the alert itself is edited", async () => {
  const people = { nameOf: () => "Anna", looksForFaces: () => true, tellKnown: () => false };
  const home = await house({ people });
  const { id } = await openMovement(home, { waited: { because: "stranger", loud: true } });
  await home.incidents.append(id, face(1, "UNKNOWN", [], { seenBefore: seen(0, null, false) }));
  await told(home);
  await home.incidents.append(id, face(1, "UNKNOWN", [], { seenBefore: seen(0, null) }));
  await told(home);
  expect(home.calls.messages(anna)).toHaveLength(1);
  expect(home.calls.messages(anna)[0]?.html).toContain("Never seen before.");
  expect(home.calls.done.filter((call) => call.loud)).toHaveLength(1);
});
