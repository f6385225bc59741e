import { describe, expect, test } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import { readValue, settingCatalogue, stepsFrom } from "../../../bot/settings/catalogue.ts";
import {
  settingKeys,
  settingNamed,
  settingsData,
  settingsTaps,
} from "../../../bot/settings/taps.ts";
import { defaultSettings, settingsSchema } from "../../../storage/settings.ts";

const valuesOf = (key: (typeof settingKeys)[number]): readonly (string | number)[] => {
  const kind = settingCatalogue[key];
  return kind.kind === "number" ? kind.scale : kind.values;
};

test("every setting there is has its page", () => {
  expect(settingKeys.toSorted()).toEqual(Object.keys(defaultSettings).toSorted());
});

describe.each(settingKeys)("%s", (key) => {
  test("buttons offer only what it may be, in order, its usual value among them", () => {
    const values = valuesOf(key);
    for (const value of values) {
      expect(settingsSchema.shape[key].safeParse(value).data).toBe(value);
      expect(readValue(key, String(value))).toBe(value);
    }
    expect(values).toContain(defaultSettings[key]);
    const numbers = values.filter((value) => typeof value === "number");
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test("each button fits, and means one thing", () => {
    const scopes = ["all", "c1", "c9999"];
    for (const scope of scopes) {
      for (const value of valuesOf(key)) {
        for (const [name, data] of [
          ["one", settingsData.one(scope, key)],
          ["change", settingsData.change(scope, key, value)],
          ["same", settingsData.same(scope, key, value)],
          ["reset", settingsData.reset(scope, key)],
          ["preview", settingsData.preview(scope, key)],
          ["preview", settingsData.preview(scope, key, "c9999")],
          ["tune", settingsData.tune(scope, key, value, "c9999")],
        ] as const) {
          expect(Buffer.byteLength(data)).toBeLessThanOrEqual(callbackDataLimit);
          const meant = Object.entries(settingsTaps).filter(([, pattern]) => pattern.test(data));
          expect(meant.map(([tap]) => tap)).toEqual([name]);
          const [, of, setting] = settingsTaps[name].exec(data) ?? [];
          expect([of, settingNamed(setting)]).toEqual([scope, key]);
        }
        const change = settingsTaps.change.exec(settingsData.change(scope, key, value));
        const tune = settingsTaps.tune.exec(settingsData.tune(scope, key, value, "c2"));
        expect([change, tune].map((match) => readValue(key, match?.[3]))).toEqual([value, value]);
        expect(tune?.[4]).toBe("c2");
      }
    }
  });
});

describe("steps", () => {
  const { sensitivity, minimumArea, preRollMs } = settingCatalogue;
  const steps = (kind: typeof sensitivity, value: number, most?: number) => {
    if (kind.kind !== "number") throw new Error("not a number");
    const { leapDown, down, up, leapUp } = stepsFrom(kind, value, most);
    return [leapDown, down, up, leapUp];
  };

  test("as in CHAT.md: five and one to each side", () => {
    expect(steps(sensitivity, 25)).toEqual([20, 24, 26, 30]);
  });
  test("areas by about a fifth, and more where there is more", () => {
    expect(steps(minimumArea, 5_000)).toEqual([3_000, 4_000, 6_000, 8_500]);
  });
  test("end at the ends, and at the limit that is real", () => {
    expect(steps(sensitivity, 1)).toEqual([null, null, 2, 6]);
    expect(steps(sensitivity, 3)).toEqual([1, 2, 4, 8]);
    expect(steps(sensitivity, 2)).toEqual([null, 1, 3, 7]);
    expect(steps(sensitivity, 255)).toEqual([100, 120, null, null]);
    expect(steps(preRollMs, 8_000, 10_000)).toEqual([3_000, 7_000, 9_000, 10_000]);
    expect(steps(preRollMs, 20_000, 10_000)).toEqual([15_000, 19_000, null, null]);
  });
  test("from a value that no button offers, to the next ones that they do", () => {
    expect(steps(minimumArea, 4_200)).toEqual([3_000, 4_000, 5_000, 7_000]);
    expect(steps(minimumArea, 50)).toEqual([null, null, 100, 300]);
  });
});

test("what a setting can't be is no value: of another version, or out of range", () => {
  expect(readValue("sensitivity", "0")).toBeNull();
  expect(readValue("sensitivity", "2.5")).toBeNull();
  expect(readValue("sensitivity", "photo")).toBeNull();
  expect(readValue("sensitivity", undefined)).toBeNull();
  expect(readValue("alertStyle", "video")).toBeNull();
  expect(readValue("alertStyle", "5")).toBeNull();
  expect(readValue("minimumArea", "4200")).toBe(4_200);
});
