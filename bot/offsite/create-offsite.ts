// Owns making the copy off site of what .env says, and saying at the start when it can't work.
import type { Incidents } from "../../storage/incidents.ts";
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { Offsite } from "../../storage/offsite/offsite.ts";
import { Rclone } from "../../storage/offsite/rclone.ts";
import type { Config } from "../config.ts";
import { type OffsiteNoticeParts, watchOffsite } from "./notice.ts";

export interface RunningOffsite {
  offsite: Offsite;
  /** Begins to copy, and to tell the owner when that fails. */
  start(
    parts: Omit<OffsiteNoticeParts, "offsite" | "clock" | "log"> & {
      incidents: Pick<Incidents, "pending">;
    },
  ): Promise<void>;
  /** What is under way is ended within 2 s and goes on after the next start. */
  stop(): Promise<void>;
}

/** null: .env names no remote. Rejects with StorageError when its folder cannot be made. */
export async function createOffsite(parts: {
  config: Pick<Config, "offsite" | "dataDir" | "proxySettings">;
  clock: Clock;
  log: Log;
  print(line: string): void;
}): Promise<RunningOffsite | null> {
  const { config, clock, print } = parts;
  if (!config.offsite) return null;
  const log = parts.log.child({ part: "off site" });
  const { remote, password, bandwidth } = config.offsite;
  const { dataDir } = config;
  const environment = { ...process.env, ...config.proxySettings };
  const store = new Rclone({ ...config.offsite, environment, dataDir, clock, log });
  const offsite = await Offsite.open({
    dataDir,
    store,
    name: remote.name,
    isEncrypted: password !== null,
    bandwidth,
    place: password === null ? remote.place : `encrypted ${remote.place}`,
    clock,
    log,
  });
  let stopWatching: (() => void) | null = null;
  return {
    offsite,
    async start({ incidents, ...noticeParts }) {
      stopWatching = watchOffsite({ ...noticeParts, offsite, clock, log });
      offsite.start(await incidents.pending());
      void store.isThere().then((isThere) => {
        if (isThere) return;
        print(
          "BACKUP_REMOTE is set, but there is no rclone on this machine, so nothing is copied off site. " +
            "Install it (Debian, Ubuntu, Raspberry Pi: sudo apt install rclone), or set RCLONE_PATH.",
        );
      });
    },
    async stop() {
      stopWatching?.();
      await offsite.stop();
    },
  };
}
