// A process that kill.test.ts starts and kills: it tells incidents as fast as it can, as the watch and
// the outbox do, seals them, and says which heads it was promised.
import { systemClock } from "../../../storage/clock.ts";
import { makeFolder } from "../../../storage/files.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { silentLog } from "../../../storage/log.ts";
import { Seal } from "../../../storage/seal/seal.ts";
import { writeDeliveries } from "../../../storage/settled-deliveries.ts";

const dataDir = String(process.argv[2]);
const options = { dataDir, clock: systemClock, log: silentLog };
await makeFolder(dataDir);
const seal = await Seal.open(options);
const incidents = await Incidents.open(dataDir, systemClock, silentLog, seal);
incidents.beforeSettling((id) => seal.whenSealed(id));

async function tell(camera: string): Promise<void> {
  const at = systemClock.wall();
  const about = { camera, cameraName: "Garden", alarm: "armed_away", timezone: "UTC" } as const;
  const { id } = await incidents.create({ ...about, cause: "movement", openedAt: at, beganAt: at });
  await incidents.append(id, { kind: "opened", photo: null, reason: null });
  for (const name of ["photo.jpg", "face-1.png"]) {
    await incidents.saveFile(id, name, Buffer.alloc(50_000, name));
    const head = await incidents.seal(id, [name]);
    if (head !== null) process.stdout.write(`${head}\n`);
    await incidents.append(id, { kind: "raised" });
  }
  await incidents.append(id, { kind: "ended", reason: "quiet", endedAt: at });
  await incidents.seal(id, [await writeDeliveries(incidents.folder(id), `${at}\n`)]);
  await incidents.settle(id);
}

async function keepTelling(camera: string): Promise<never> {
  for (;;) await tell(camera);
}

await Promise.all(["c1", "c2", "c3", "c4"].map(keepTelling));
