// Owns the practice chat as a whole: what `npm start` runs while there is no TOKEN. A Bot API
// server, its page and the sample camera around the very same guard that goes live later; all in
// DATA_DIR/practice, begun anew at every start, so that nothing of it mixes with real evidence.
import { rm } from "node:fs/promises";
import path from "node:path";
import type { Clock } from "../../storage/clock.ts";
import { makeFolder, readIfThere, writeDurably } from "../../storage/files.ts";
import { AlreadyRunningError, lockFolder, type FolderLock } from "../../storage/lock.ts";
import type { Log } from "../../storage/log.ts";
import { newMember } from "../../storage/members.ts";
import { openState } from "../../storage/state.ts";
import { fetchFromNpm } from "../../models/npm/tarball.ts";
import { findFfmpeg } from "../../vision/capture/ffmpeg.ts";
import { parseSource } from "../../vision/capture/source.ts";
import { footage } from "../../vision/sample/footage.ts";
import { SampleCamera } from "../../vision/sample/sample-camera.ts";
import type { CameraConfig, Config } from "../config.ts";
import { startGuard } from "../guard.ts";
import { keepGuarding, type KeptGuard } from "../keep-guarding.ts";
import { openInBrowser, tunnelCommand } from "./browser.ts";
import { Emulator } from "./emulator.ts";
import { anna, ben, people } from "./people.ts";
import { PageServer } from "./web/page-server.ts";

/** Where the page is looked for again after a restart; another port is taken where it is busy. */
const usualPort = 8642;
/** Short, because the sample's visits are: live, half a minute is better. */
const practiceCooldownMs = 10_000;

export interface PracticeOptions {
  config: Config;
  clock: Clock;
  log: Log;
  /** Aborted: it need not begin any more. */
  signal: AbortSignal;
  print(line: string): void;
}

/**
 * Starts the practice chat; its page is there before the guard is, and what is written meanwhile
 * waits. Throws what startGuard() throws, and AlreadyRunningError with the other one's address.
 */
export async function startPractice(options: PracticeOptions): Promise<KeptGuard> {
  const { config, clock, log, print } = options;
  const folder = path.join(config.dataDir, "practice");
  const addressFile = path.join(folder, "address");
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ends.toReversed()) {
      await end().catch((error: unknown) => {
        log.error("Something of the practice chat could not be ended in order", { error });
      });
    }
  };
  try {
    const lock = await lockPractice(folder, addressFile);
    ends.push(() => lock.release());
    const emulator = await new Emulator().start();
    ends.push(() => emulator.stop());
    const page = new PageServer({ emulator, people, botName: "Vigil", log, clock });
    const { url, portWasTaken } = await page.start(usualPort);
    ends.push(() => rm(addressFile, { force: true }));
    ends.push(() => page.stop());
    await writeDurably(addressFile, Buffer.from(url));
    print("There is no TOKEN yet, so this is practice: nothing of it leaves this computer.");
    if (portWasTaken) {
      print(`Port ${usualPort} is taken by another program; I took another one.`);
    }
    print(`\n  Practice chat:  ${url}\n`);
    const tunnel = tunnelCommand(process.env, url);
    if (tunnel !== null) {
      print("You are here by SSH: the address opens on your own computer while this runs there:");
      print(`\n  ${tunnel}\n`);
    }
    print("To guard for real: npm run setup. To end this: Ctrl-C.");
    openInBrowser(url, log);

    const home = await freshHome(folder, clock, log);
    const ffmpeg = await findFfmpeg({
      log,
      ...(config.ffmpegPath === null ? {} : { ffmpegPath: config.ffmpegPath }),
    });
    const cameras = config.cameras.length > 0 ? config.cameras : await sampleCamera();
    if (config.cameras.length > 0) {
      page.showSample({ kind: "own", cameras: cameras.map(({ name }) => name) });
    }
    async function sampleCamera(): Promise<CameraConfig[]> {
      const sample = new SampleCamera({
        folder: path.join(folder, "sample"),
        ffmpeg,
        fetch: (where) => fetchFromNpm(footage, where),
        clock,
        log,
      });
      sample.onState((state) => page.showSample(state));
      page.showSample(sample.state);
      const file = await sample.prepare(options.signal);
      const enough = new AbortController();
      const improving = sample.improve(enough.signal);
      ends.push(() => {
        enough.abort();
        return improving;
      });
      return [{ id: "c1", name: "Living room", source: parseSource(`file:${file}`) }];
    }

    const guard = await keepGuarding(() =>
      startGuard({
        config: {
          ...config,
          token: emulator.token,
          telegramApiRoot: emulator.url,
          ownerId: anna.id,
          alertChat: null,
          cameras,
          dataDir: home,
          // What is practised is nobody's evidence.
          offsite: null,
          startingSettings: { cooldownMs: practiceCooldownMs, ...config.startingSettings },
        },
        clock,
        log,
        temporaryFolder: path.join(home, "temporary"),
        print,
      }),
    );
    ends.push(() => guard.stop());
    // A bot may only write to who has written to it.
    emulator.person(ben.id).start();
    return { ended: guard.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function lockPractice(folder: string, addressFile: string): Promise<FolderLock> {
  try {
    return await lockFolder(folder);
  } catch (error) {
    if (!(error instanceof AlreadyRunningError)) throw error;
    const address = await readIfThere(addressFile);
    if (address === null) throw error;
    throw new AlreadyRunningError(folder, error.pid, `Its practice chat:\n\n  ${address}\n`);
  }
}

/** A household that was never lived in, except that Ben is a member of it. */
async function freshHome(folder: string, clock: Clock, log: Log): Promise<string> {
  const home = path.join(folder, "home");
  await rm(home, { recursive: true, force: true });
  await makeFolder(path.join(home, "temporary"));
  const state = await openState(home, clock, log);
  await state.change((draft) => {
    draft.members = [
      newMember({ id: ben.id, name: ben.firstName, role: "member", since: clock.wall() }),
    ];
  });
  await state.close();
  return home;
}
