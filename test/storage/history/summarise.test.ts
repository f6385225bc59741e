// What each story comes to in the history.
import { expect, test } from "vitest";
import { summarise } from "../../../storage/history/summarise.ts";
import type { IncidentRecord, NewIncidentEvent } from "../../../storage/incident-events.ts";
import {
  clip,
  ended,
  escalated,
  face,
  opened,
  person,
  photo,
  placed,
  recordOf,
} from "./stories.ts";

const id = "20261122-140211-c1";
const everything = new Map(
  "photo.jpg stranger.jpg clip-1.mp4 clip-1-first.mp4 clip-1.jpg clip-2.mp4 face-1.png face-2.png face-3.png"
    .split(" ")
    .map((name) => [name, 10]),
);

function told(
  events: NewIncidentEvent[],
  part: Partial<IncidentRecord> = {},
  files: ReadonlyMap<string, number> = everything,
) {
  return summarise(recordOf(id, part), placed(...events), files);
}

const resolved: NewIncidentEvent = { kind: "resolved", people: [person("pben00000")], loud: true };
const waited = (because: "stranger" | "unsure" | "no_face" | "no_verdict"): NewIncidentEvent => ({
  kind: "opened",
  photo: photo("photo.jpg"),
  reason: null,
  waited: { because, loud: true },
});
const excused = (
  because: "known" | "disarmed" | "only_movement",
  ...people: string[]
): NewIncidentEvent => ({ kind: "excused", because, people: people.map(person) });
const entry: NewIncidentEvent = {
  kind: "opened",
  photo: null,
  reason: null,
  entryEndsAt: 30_000,
};

test("movement that nobody could judge", () => {
  expect(told([opened, clip(1, "first"), clip(1), clip(2), ended])).toMatchObject({
    id,
    verdict: "movement",
    alarmed: true,
    people: [],
    strangers: 0,
    photo: "photo.jpg",
    faces: [],
    clips: 2,
    endedAt: 20_000,
    bytes: 90,
  });
});

test("a stranger: its picture first, the face that alarmed before one seen for longer", () => {
  const story = [
    opened,
    face(1, "UNKNOWN", "x", 9000),
    face(2, "UNKNOWN", "x", 100),
    face(3, "KNOWN"),
    escalated(2),
  ];
  expect(told(story)).toMatchObject({
    verdict: "stranger",
    alarmed: true,
    strangers: 2,
    people: ["panna0000"],
    photo: "stranger.jpg",
    faces: ["face-2.png", "face-1.png"],
    endedAt: null,
  });
  expect(told([waited("stranger")])).toMatchObject({ verdict: "stranger", strangers: 1 });
});

test("a face that nobody is sure of", () => {
  expect(told([opened, face(1, "UNSURE")])).toMatchObject({ verdict: "unsure", faces: [] });
  expect(told([waited("no_verdict")])).toMatchObject({ verdict: "unsure", alarmed: true });
  // What is known last of a face counts.
  expect(told([opened, face(1, "UNSURE"), face(1, "KNOWN")])).toMatchObject({
    verdict: "movement",
    people: ["panna0000"],
  });
});

test("it was the household; somebody else after that gives the lie to it", () => {
  const story = [opened, face(1, "KNOWN", "pben00000"), escalated(1), resolved];
  expect(told(story)).toMatchObject({
    verdict: "household",
    alarmed: true,
    people: ["pben00000"],
  });
  expect(told([...story, face(2, "UNKNOWN")])).toMatchObject({ verdict: "stranger" });
});

test("what was excused alarmed nobody", () => {
  expect(told([excused("known", "panna0000"), clip(1), ended])).toMatchObject({
    verdict: "household",
    alarmed: false,
    people: ["panna0000"],
    photo: "clip-1.jpg",
  });
  expect(told([excused("only_movement"), ended])).toMatchObject({
    verdict: "movement",
    alarmed: false,
  });
  expect(told([excused("disarmed"), face(1, "UNKNOWN")])).toMatchObject({
    verdict: "stranger",
    alarmed: false,
  });
});

test("excused at first, and then somebody else came: it goes on until that is over", () => {
  const story = [excused("known", "panna0000"), ended, waited("stranger"), escalated(2)];
  expect(told(story)).toMatchObject({ verdict: "stranger", alarmed: true, endedAt: null });
  expect(told([...story, { ...ended, endedAt: 44_000 }])).toMatchObject({ endedAt: 44_000 });
});

test("what went on after its end lasted until its last clip", () => {
  const later = clip(2);
  if (later.kind !== "clip") throw new Error("no clip");
  const wentOn = { ...later, continued: true, clip: { ...later.clip, startsAt: 31_000 } };
  expect(told([opened, clip(1), ended, wentOn])).toMatchObject({ endedAt: 43_000 });
  expect(told([opened, clip(1), wentOn])).toMatchObject({ endedAt: null });
});

test("an entry delay is no alarm before it is over, and none if somebody disarms", () => {
  expect(told([entry, ended])).toMatchObject({ alarmed: false });
  expect(told([entry, excused("disarmed")])).toMatchObject({ alarmed: false });
  expect(told([entry, { ...ended, reason: "disarmed", by: "Anna" }])).toMatchObject({
    alarmed: false,
  });
  expect(told([entry, { kind: "raised" }])).toMatchObject({ alarmed: true });
  expect(told([entry, escalated(1)])).toMatchObject({ alarmed: true });
  // A power cut within the delay: nobody disarmed.
  expect(told([entry, { ...ended, reason: "restart" }])).toMatchObject({ alarmed: true });
});

test("a camera that is lost is an alarm where it was armed", () => {
  const lost = { cause: "camera_lost" } as const;
  expect(told([{ ...opened, photo: null }], lost)).toMatchObject({
    verdict: "camera_lost",
    alarmed: true,
    photo: null,
  });
  expect(told([opened], { ...lost, alarm: "disarmed" })).toMatchObject({ alarmed: false });
});

test("the last word counts: marks and pins", () => {
  const marked = (falseAlarm: boolean): NewIncidentEvent => ({
    kind: "marked",
    falseAlarm,
    by: "Ben",
  });
  const pinned = (isPinned: boolean): NewIncidentEvent => ({
    kind: "pinned",
    pinned: isPinned,
    by: "Ben",
  });
  expect(told([opened, marked(true), pinned(true)])).toMatchObject({
    falseAlarm: true,
    pinned: true,
  });
  expect(told([opened, marked(true), pinned(true), pinned(false), marked(false)])).toMatchObject({
    falseAlarm: false,
    pinned: false,
  });
});

test("files that went, by rule or by hand, are not named", () => {
  const story: NewIncidentEvent[] = [
    opened,
    face(1, "UNKNOWN"),
    escalated(1),
    { kind: "removed", because: "forgotten", files: ["face-1.png"], by: "Anna" },
  ];
  const left = new Map([["photo.jpg", 10]]);
  expect(told(story, {}, left)).toMatchObject({
    photo: "photo.jpg",
    faces: [],
    clips: 0,
    bytes: 10,
  });
});
