import { expect, test } from "vitest";
import { PaintingHistory } from "../../../bot/zones/painting-history.ts";
import { FakeClock } from "../../fakes/clock.ts";

const gate = { camera: "c1", zone: "zaaaaaa" };
const shed = { camera: "c1", zone: "zbbbbbb" };
const boxes = (x: number) => [{ x, y: 0, width: 0.1, height: 0.1 }];

test("steps are taken back one after another, each zone's by itself", () => {
  const history = new PaintingHistory(new FakeClock());
  expect(history.last(gate)).toBeNull();
  history.note(gate, boxes(0));
  history.note(shed, boxes(0.5));
  history.note(gate, boxes(0.1));
  const second = history.last(gate);
  expect(second?.before).toEqual(boxes(0.1));
  history.drop(gate, second?.version ?? 0);
  expect(history.last(gate)?.before).toEqual(boxes(0));
  history.drop(gate, history.last(gate)?.version ?? 0);
  expect(history.last(gate)).toBeNull();
  expect(history.last(shed)?.before).toEqual(boxes(0.5));
});

test("a version that was dropped already drops nothing", () => {
  const history = new PaintingHistory(new FakeClock());
  history.note(gate, boxes(0));
  const { version } = history.last(gate) ?? { version: 0 };
  history.drop(gate, version + 1);
  history.drop(shed, version);
  expect(history.last(gate)?.version).toBe(version);
});

test("twenty steps are remembered, and no version of a former run comes again", async () => {
  const clock = new FakeClock();
  const history = new PaintingHistory(clock);
  for (let step = 0; step < 30; step++) history.note(gate, boxes(step / 100));
  const last = history.last(gate)?.version ?? 0;
  let steps = 0;
  while (history.last(gate)) {
    history.drop(gate, history.last(gate)?.version ?? 0);
    steps++;
  }
  expect(steps).toBe(20);
  // Nobody paints more than one step a second for long.
  await clock.advance(60_000);
  const next = new PaintingHistory(clock);
  next.note(gate, boxes(0));
  expect(next.last(gate)?.version).toBeGreaterThan(last);
});
