// Owns what the chat may wish of backups, and how that is done with the data folder and .env:
// making one, looking into one that was sent, putting one in the place of what is there.
import path from "node:path";
import {
  type BackupContent,
  packBackup,
  unpackBackup,
} from "../../storage/backup/backup-content.ts";
import {
  lockBackup,
  whenMade,
  openBackup,
  usualCost,
  type ScryptCost,
} from "../../storage/backup/backup-file.ts";
import {
  prepareRestore,
  prepareTakingBack,
  type RestoreWish,
} from "../../storage/backup/restore.ts";
import type { Clock } from "../../storage/clock.ts";
import { readIfThere } from "../../storage/files.ts";
import { Serial } from "../../storage/serial.ts";
import { readState, type State } from "../../storage/state.ts";
import { EnvStore } from "../setup/env-store.ts";
import { camerasIn, camerasToBring, commandsIn } from "./camera-lines.ts";

/** What a backup holds, in numbers. */
export interface BackupSummary {
  madeAt: number;
  members: number;
  people: number;
  photos: number;
  cameras: number;
  /** How many of these run a program, and are not brought back. */
  commands: number;
}

export interface OpenedBackup {
  content: BackupContent;
  summary: BackupSummary;
}

export interface BackupDesk {
  /** Rejects with StorageError. */
  make(passphrase: string): Promise<{ file: Buffer; summary: BackupSummary }>;
  /** When a file was made. Throws BackupError for what is no backup. */
  madeAt(file: Buffer): number;
  /** Rejects with BackupError. */
  open(file: Buffer, passphrase: string): Promise<OpenedBackup>;
  /** Makes it ready and has the guard begin anew with it. Rejects with StorageError. */
  restore(opened: OpenedBackup, wish: Omit<RestoreWish, "madeAt">): Promise<void>;
  /** What was there before the last restore comes back. False: nothing is kept of it. */
  takeBack(wish: Pick<RestoreWish, "chat" | "messageId">): Promise<boolean>;
}

export interface BackupDeskOptions {
  dataDir: string;
  /** .env, whose lines about cameras belong to the backup; null: there is none (practice). */
  envFile: string | null;
  environment: NodeJS.ProcessEnv;
  clock: Clock;
  /** The guard begins anew. */
  restart: () => void;
  /** Less in tests. */
  cost?: ScryptCost;
}

export function createBackupDesk(options: BackupDeskOptions): BackupDesk {
  const { dataDir, envFile, environment, clock, restart, cost = usualCost } = options;
  const serial = new Serial();
  let isReady = false;
  return {
    madeAt: whenMade,
    async make(passphrase) {
      const env = await openEnv();
      const packed = await packBackup(dataDir, env ? camerasIn(env.texts()) : {});
      const at = clock.wall();
      const summary = summaryOf(await unpackBackup(packed), at);
      return { file: await lockBackup(packed, passphrase, at, cost), summary };
    },
    async open(file, passphrase) {
      const content = await unpackBackup(await openBackup(file, passphrase));
      return { content, summary: summaryOf(content, whenMade(file)) };
    },
    restore: ({ content, summary }, wish) =>
      once(async () => {
        const state = await stateHere(dataDir);
        const full = { ...wish, madeAt: summary.madeAt };
        const env = await openEnv();
        if (env) {
          const lines = camerasToBring(content.cameras, env.texts());
          if (Object.keys(lines).length > 0) await env.save(lines);
        }
        await prepareRestore(dataDir, content, full, { state, at: clock.wall() });
      }),
    async takeBack(wish) {
      let isThere = true;
      await once(async () => {
        isThere = await prepareTakingBack(dataDir, wish, clock.wall());
        return isThere;
      });
      return isThere;
    },
  };

  /**
   * One at a time, and none after the one for which the guard is about to begin anew: it would be
   * found half made, or carried out when nobody thinks of it any more. `prepare`: false for nothing.
   */
  function once(prepare: () => Promise<boolean | void>): Promise<void> {
    return serial.run(async () => {
      if (isReady || (await prepare()) === false) return;
      isReady = true;
      restart();
    });
  }

  async function openEnv(): Promise<EnvStore | null> {
    return envFile === null ? null : EnvStore.open(envFile, environment);
  }
}

/** This machine's state as it lies on disk; null where there is none that can be read. */
export async function stateHere(dataDir: string): Promise<State | null> {
  const text = await readIfThere(path.join(dataDir, "state.json"));
  try {
    return text === null ? null : readState(JSON.parse(text));
  } catch {
    return null; // broken: the guard itself says so when it starts
  }
}

function summaryOf({ state, people, crops, cameras }: BackupContent, at: number): BackupSummary {
  const ofEnv = Object.keys(cameras).filter((name) => name.endsWith("_URL")).length;
  return {
    madeAt: at,
    members: state.members.length,
    people: people.people.length,
    photos: crops.size,
    cameras: ofEnv + state.cameras.added.length,
    commands: commandsIn(cameras),
  };
}
