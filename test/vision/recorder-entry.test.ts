// What is written down of an entry delay: told without a sound, and then raised or called off.
import { expect, test } from "vitest";
import type { GuardOrder } from "../../vision/guard/guard-orders.ts";
import { recorderScript } from "./recorder-script.ts";

const patience = { timeout: 10_000 };
const open = { kind: "open", beganMs: 20_000, photoMs: 20_000, recordFromMs: 15_000 } as const;
const entryMs = 30_000;

async function scene() {
  const script = await recorderScript();
  script.camera.film(21_000);
  const carryOut = (...orders: GuardOrder[]) => {
    for (const order of orders) script.recorder.carryOut(order, []);
  };
  const opening = async () => (await script.events()).find(({ kind }) => kind === "opened");
  return { ...script, carryOut, opening };
}

test("movement says when it becomes an alarm; raised comes after it, however fast", async () => {
  const { carryOut, clock, opening, recorder, told } = await scene();
  const entryEndsAt = clock.wall() + entryMs;
  carryOut({ ...open, entryMs }, { kind: "raise" }, { kind: "raise" });
  await recorder.idle();
  expect(await opening()).toMatchObject({ entryEndsAt });
  expect(await told()).toEqual(["opened with photo", "raised"]);
});

test("what waited for a verdict, too: from when it is told", async () => {
  const { carryOut, clock, opening, recorder } = await scene();
  carryOut({ ...open, kind: "hold" });
  await clock.advance(8_000);
  const tell = { kind: "tell", because: "no_face", loud: true, track: null } as const;
  carryOut({ ...tell, entryMs: 12_000 });
  await recorder.idle();
  expect(await opening()).toMatchObject({
    waited: { because: "no_face", loud: true },
    entryEndsAt: clock.wall() + 12_000,
  });
});

test("without a delay there is nothing to raise", async () => {
  const { carryOut, opening, recorder, told } = await scene();
  carryOut(open, { kind: "raise" });
  await recorder.idle();
  expect(await opening()).not.toHaveProperty("entryEndsAt");
  expect(await told()).toEqual(["opened with photo"]);
});

test("one that is closed is raised as well", async () => {
  const { carryOut, part, end, recorder, told } = await scene();
  carryOut({ ...open, entryMs });
  part(1, 15_000, 21_000);
  end(21_000);
  carryOut({ kind: "closed" }, { kind: "raise" });
  await expect.poll(told, patience).toContain("raised");
  await recorder.idle();
  expect((await told()).at(-1)).toBe("raised");
});

test("disarmed while it goes on: its end says so, with who did it", async () => {
  const { carryOut, part, end, recorder, told, events } = await scene();
  carryOut({ ...open, entryMs });
  part(1, 15_000, 21_000);
  end(21_000, "disarmed");
  carryOut({ kind: "closed" }, { kind: "calm" }, { kind: "raise" });
  await recorder.idle();
  expect((await told()).filter((event) => !event.startsWith("clip"))).toEqual([
    "opened with photo",
    "ended disarmed",
  ]);
  expect((await events()).find(({ kind }) => kind === "ended")).toMatchObject({ by: "Ada" });
});

test("disarmed after it was over: it is said apart", async () => {
  const { carryOut, part, end, recorder, told, events } = await scene();
  carryOut({ ...open, entryMs });
  part(1, 15_000, 21_000);
  end(21_000);
  carryOut({ kind: "closed" }, { kind: "calm" }, { kind: "raise" });
  await recorder.idle();
  expect((await told()).filter((event) => !event.startsWith("clip"))).toEqual([
    "opened with photo",
    "ended quiet",
    "excused",
  ]);
  expect((await events()).at(-1)).toMatchObject({ because: "disarmed", people: [], by: "Ada" });
  expect((await events()).find(({ kind }) => kind === "ended")).not.toHaveProperty("by");
});

test("one that was the household's is over: a later alarm doesn't raise it once more", async () => {
  const { carryOut, part, end, recorder, told } = await scene();
  carryOut({ ...open, entryMs });
  part(1, 15_000, 21_000);
  end(21_000);
  carryOut({ kind: "resolve", people: [], loud: false }, { kind: "closed" });
  carryOut({ kind: "raise" }, { kind: "calm" });
  await recorder.idle();
  expect(await told()).not.toContain("raised");
  expect((await told()).join()).not.toContain("excused");
});
