import { expect, test } from "vitest";
import { troubles } from "../../bot/troubles.ts";
import { reasonOfOthers } from "../../storage/words.ts";

const well = {
  incidents: { problem: () => null },
  alerts: { summary: () => ({ unsaved: false }) },
  cameras: [{ name: "Hall", recordingProblem: null }],
};

test("nothing is wrong while nothing is wrong", () => {
  expect(troubles("en", well)).toEqual([]);
});

test("each trouble is a sentence, and no path gets into one", () => {
  const found = troubles("en", {
    incidents: {
      problem: () => "Could not write /home/anna/data/incident.json: the disk is full.",
    },
    alerts: { summary: () => ({ unsaved: true }) },
    cameras: [
      { name: "Hall", recordingProblem: reasonOfOthers("the disk is full") },
      { name: "Yard", recordingProblem: null },
    ],
  });
  expect(found).toEqual([
    "What I record can't be written to the disk. Alerts still go out; please look at the disk.",
    "What waits to be sent can't be written to the disk. A restart now could lose it.",
    "Hall: the disk is full",
  ]);
});
