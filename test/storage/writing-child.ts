// A process that kill.test.ts starts and kills: it writes state and incidents as fast as it can
// and prints what was confirmed to be on disk.
import { systemClock } from "../../storage/clock.ts";
import { Incidents } from "../../storage/incidents.ts";
import { lockFolder } from "../../storage/lock.ts";
import { silentLog } from "../../storage/log.ts";
import { openState } from "../../storage/state.ts";

const folder = String(process.argv[2]);
await lockFolder(folder);
const state = await openState(folder, systemClock, silentLog);
const incidents = await Incidents.open(folder, systemClock, silentLog);

function confirm(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

async function writeState(): Promise<never> {
  for (let count = state.value.told["count"] ?? 0; ; count++) {
    await state.change((draft) => {
      draft.told["count"] = count;
      // Long enough for a torn file to be possible at all.
      draft.told["x".repeat(1_000_000)] = count;
    });
    confirm({ count });
  }
}

async function writeIncidents(): Promise<never> {
  const known = { alarm: "armed_away", cameraName: "Garden", timezone: "UTC" } as const;
  for (;;) {
    const at = systemClock.wall();
    const { id } = await incidents.create({
      ...known,
      cause: "movement",
      camera: "c1",
      openedAt: at,
      beganAt: at,
    });
    confirm({ id, seq: 0 });
    for (let part = 1; part <= 10; part++) {
      const { seq } = await incidents.append(id, {
        kind: "clip_failed",
        part,
        reason: "y".repeat(20_000),
      });
      confirm({ id, seq });
    }
  }
}

await Promise.all([writeState(), writeIncidents()]);
