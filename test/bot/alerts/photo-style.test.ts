// The alert style "photo": clips are kept as evidence, and sent to who asks for them.
import { expect, test } from "vitest";
import { control, tap } from "./phone.ts";
import { addClip, anna, endIncident, house, openMovement, pass, told, until } from "./house.ts";

const texts = (rows: { text: string }[][]) => rows.map((row) => row.map(({ text }) => text));

test("the photo stays one; [Show clip] sends it", async () => {
  const home = await house({ people: { sendsClips: (camera) => camera !== "c1" } });
  const { calls } = home;
  const record = await openMovement(home);
  await until(() => calls.done.length === 1);
  await pass(home, 12_000);
  await addClip(home, record);
  await pass(home, 8_000);
  await addClip(home, record, { cut: "whole" });
  await endIncident(home, record);
  await told(home);
  const [shown, ...others] = calls.messages(anna);
  expect(others).toEqual([]);
  expect(shown).toMatchObject({ kind: "photo" });
  // Nothing is said of a clip that isn't there: when it began, and not when the clip begins.
  expect(shown?.html).toBe(
    "🔴 Movement at Front door · 14:59:59–15:00:20\n22 Nov 2026 · #frontdoor #movement",
  );
  expect(texts(calls.done.at(-1)?.buttons ?? [])).toEqual([
    ["Disarm", "Mute 1 h", "False alarm"],
    ["Save forever", "Show clip"],
  ]);
  expect(calls.done.some(({ method }) => method === "editToVideo")).toBe(false);

  await tap(home, control(home), "Show clip");
  await until(() => calls.messages(anna).some(({ kind }) => kind === "video"));
  expect(calls.messages(anna)).toHaveLength(2);
});

test("further parts are not sent either; another camera's clips are as ever", async () => {
  const home = await house({ people: { sendsClips: (camera) => camera !== "c1" } });
  const { calls } = home;
  const record = await openMovement(home);
  await addClip(home, record, { cut: "whole" });
  await addClip(home, record, { part: 2, cut: "whole" });
  await endIncident(home, record);
  await told(home);
  expect(calls.messages(anna).map(({ kind }) => kind)).toEqual(["photo"]);

  const other = await openMovement(home, { camera: "c2", cameraName: "Hall" });
  await addClip(home, other, { cut: "whole" });
  await endIncident(home, other);
  await told(home);
  expect(calls.messages(anna).map(({ kind }) => kind)).toEqual(["photo", "video"]);
});
