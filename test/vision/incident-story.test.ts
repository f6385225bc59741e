// Events that are told at once, or withheld until an incident is an alarm, or nobody's business.
import { expect, test } from "vitest";
import type { NewIncidentEvent } from "../../storage/incident-events.ts";
import type { Incidents } from "../../storage/incidents.ts";
import { IncidentStory } from "../../vision/incident-story.ts";

const id = "20261122-140211-c1";
const photo = { file: "photo.jpg", bytes: 1, width: 2, height: 2, takenAt: 3 };
const opened = { kind: "opened", reason: null, photo } as const;
const failed = (part: number): NewIncidentEvent => ({ kind: "clip_failed", part, reason: "x" });

function open(held: boolean) {
  const told: NewIncidentEvent[] = [];
  const append: Incidents["append"] = (_, event) => {
    told.push(event);
    return Promise.resolve({ ...event, seq: told.length, at: 0 });
  };
  return { told, story: new IncidentStory({ append }, held) };
}

test("what is not held is told at once", async () => {
  const { told, story } = open(false);
  await story.open(id, opened);
  await story.add(id, failed(1));
  expect(told).toEqual([opened, failed(1)]);
});

test("held: nothing, until it is an alarm; then its opening comes first", async () => {
  const { told, story } = open(true);
  await story.open(id, opened);
  await story.add(id, failed(1));
  expect(told).toEqual([]);
  const waited = { because: "no_face", loud: true } as const;
  await story.tell(id, { waited, photo: null });
  await story.add(id, failed(2));
  expect(told).toEqual([{ ...opened, waited }, failed(1), failed(2)]);
});

test("a better picture replaces the one from the beginning", async () => {
  const { told, story } = open(true);
  await story.open(id, opened);
  const face = { ...photo, file: "face.jpg" };
  await story.tell(id, { waited: { because: "stranger", loud: true }, photo: face });
  expect(told).toMatchObject([{ kind: "opened", photo: face }]);
});

test("excused: that comes first, and it may still become an alarm", async () => {
  const { told, story } = open(true);
  await story.open(id, opened);
  await story.add(id, failed(1));
  await story.excuse(id, { kind: "excused", because: "known", people: [] });
  await story.tell(id, { waited: { because: "stranger", loud: true }, photo: null });
  expect(told.map(({ kind }) => kind)).toEqual(["excused", "clip_failed", "opened"]);
});
