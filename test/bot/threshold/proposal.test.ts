import { describe, expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import {
  packsOwn,
  type Proposal,
  readProposal,
  recognitionWith,
  stepped,
  thresholdData,
  thresholdTap,
} from "../../../bot/threshold/proposal.ts";
import { defaultPack, packs } from "../../../models/packs/catalogue.ts";
import { defaultRules } from "../../../vision/faces/verdict.ts";

const proposals: Proposal[] = [
  packsOwn,
  { preset: "strict", known: null },
  { preset: "low_light", known: 0.335 },
  { preset: null, known: 0.5 },
];

describe.each(["show", "use"] as const)("%s", (deed) => {
  test.each(proposals)("a button carries %j, for one pack only", (proposal) => {
    for (const pack of [...packs, { id: "a-folder-with-a-name-that-has-no-end-at-all" }]) {
      const data = thresholdData(deed, pack, proposal);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(callbackDataLimit);
      const match = thresholdTap.exec(data);
      expect(match?.[1]).toBe(deed);
      expect(readProposal(match as RegExpExecArray, pack)).toEqual(proposal);
      expect(readProposal(match as RegExpExecArray, { id: "another" })).toBeNull();
    }
  });
});

test("what a proposal makes of the pack", () => {
  expect(recognitionWith(packsOwn, defaultPack).thresholds).toEqual(defaultPack.thresholds);
  const strict = recognitionWith({ preset: "strict", known: null }, defaultPack);
  expect(strict.thresholds.known).toBe(defaultPack.presets.strict);
  const dark = recognitionWith({ preset: "low_light", known: 0.5 }, defaultPack);
  expect(dark.thresholds.known).toBe(0.5);
  expect(dark.rules.agreeingFrames).toBeGreaterThan(defaultRules.agreeingFrames);
});

test("steps start at what is proposed, end where the pack does, and keep low light", () => {
  expect(stepped(packsOwn, 0.01, defaultPack)).toEqual({ preset: null, known: 0.46 });
  expect(stepped({ preset: "strict", known: null }, -0.05, defaultPack)).toEqual({
    preset: null,
    known: 0.43,
  });
  expect(stepped({ preset: "low_light", known: null }, -0.01, defaultPack)).toEqual({
    preset: "low_light",
    known: 0.44,
  });
  const top: Proposal = { preset: null, known: 0.6 };
  expect(stepped(top, 0.05, defaultPack)).toBe(top);
  expect(stepped({ preset: null, known: 0.58 }, 0.05, defaultPack)).toEqual(top);
});
