// When and where something moved, written down and read again.
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Incidents } from "../../storage/incidents.ts";
import { silentLog } from "../../storage/log.ts";
import { readMovement, storeMovement } from "../../vision/store-movement.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";

async function openIncident() {
  const incidents = await Incidents.open(await dataFolder(), new FakeClock(), silentLog);
  const { id } = await incidents.create({
    cause: "movement",
    camera: "c1",
    cameraName: "Hall",
    alarm: "armed_away",
    openedAt: 0,
    beganAt: 0,
    timezone: "UTC",
  });
  return { incidents, id };
}

test("with the box where it is known, to a thousandth", async () => {
  const { incidents, id } = await openIncident();
  const moving = [
    { ms: 100, area: 5_000.4 },
    { ms: 300, area: 6_000, box: { x: 1 / 3, y: 0, width: 0.25, height: 2 / 3 } },
  ];
  await storeMovement({ incidents, log: silentLog }, id, moving, 1_000);
  expect(await readMovement(incidents, id)).toEqual([
    { at: 1_100, area: 5_000 },
    { at: 1_300, area: 6_000, box: [0.333, 0, 0.25, 0.667] },
  ]);
});

test("what an older version wrote is read; nothing, or something else, is null", async () => {
  const { incidents, id } = await openIncident();
  expect(await readMovement(incidents, id)).toBeNull();
  await writeFile(incidents.file(id, "movement.json"), '[{"at":1,"area":2}]\n');
  expect(await readMovement(incidents, id)).toEqual([{ at: 1, area: 2 }]);
  for (const damaged of ['[{"at":1,', '{"at":1}', '[{"at":1,"area":2,"box":[1]}]']) {
    await writeFile(incidents.file(id, "movement.json"), damaged);
    expect(await readMovement(incidents, id)).toBeNull();
  }
});
