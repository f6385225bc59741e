import { expect, test } from "vitest";
import { settle } from "../fakes/clock.ts";
import { openRoom } from "../fakes/control-room.ts";
import { FakeFacePictures } from "../fakes/face-pictures.ts";
import { FakeFaces, seenFace } from "../fakes/faces.ts";
import { anna } from "../fakes/telegram.ts";

async function withAnnaEnrolled() {
  const faces = await FakeFaces.open();
  await faces.enroll("Anna", { Anna: 0.9 }, { Anna: 0.9 }, { Anna: 0.9 });
  const facePictures = new FakeFacePictures();
  const room = openRoom({ cameras: ["Hall"], faces, facePictures });
  const camera = room.watch.camera("Hall");
  camera.jpeg = faces.photoOf(
    seenFace({ Anna: 0.9 }, { box: { x: 10, y: 10, width: 90, height: 90 } }),
    seenFace({ Somebody: 0.9, Anna: 0.1 }, { box: { x: 200, y: 10, width: 60, height: 60 } }),
  );
  return { ...room, faces, facePictures, camera };
}

const named = /^Hall · .*\n#hall\n1: Anna \(0\.8\d\)\n2: nobody I know \(closest: Anna, 0\.\d\d\)/;

test("/snapshot marks the faces and names them below", async () => {
  const { telegram, control, facePictures } = await withAnnaEnrolled();
  await telegram.say(anna, "/snapshot");
  await control.idle();
  expect(telegram.last(anna.id)).toMatchObject({ kind: "photo" });
  expect(telegram.last(anna.id).text).toMatch(named);
  const marks = facePictures.markings.at(-1) ?? [];
  expect(marks.map(({ number, verdict }) => [number, verdict])).toEqual([
    [1, "KNOWN"],
    [2, "UNKNOWN"],
  ]);
});

test("/live marks every picture anew, and keeps the names in its last one", async () => {
  const { telegram, control, clock, facePictures } = await withAnnaEnrolled();
  await telegram.say(anna, "/live");
  await settle();
  expect(telegram.last(anna.id).text).toMatch(named);
  await clock.advance(6_000);
  await settle();
  expect(facePictures.markings.length).toBeGreaterThanOrEqual(3);
  await clock.advance(60_000);
  await control.idle();
  expect(telegram.last(anna.id).text).toMatch(named);
  expect(telegram.last(anna.id).text).toMatch(/\n⚪ Live has ended\.$/);
});

test.each([
  ["nobody is enrolled", { kind: "nobody" } as const, false],
  ["the picture can't be drawn on", null, true],
])("the plain picture comes where %s", async (_why, state, broken) => {
  const { telegram, control, faces, facePictures } = await withAnnaEnrolled();
  faces.fixedState = state;
  facePictures.broken = broken;
  await telegram.say(anna, "/snapshot");
  await control.idle();
  expect(telegram.last(anna.id)).toMatchObject({ kind: "photo" });
  expect(telegram.last(anna.id).text).toMatch(/^Hall · .*\n#hall$/);
});
