// Owns what /cameras needs in the chat's tests: the real list and keeper on a state that lies on no
// disk, with cameras and a network that do what the test says.
import type { CameraDesk } from "../../bot/cameras/desk.ts";
import {
  CameraList,
  type CamerasState,
  type StoredCameras,
  storedCameras,
} from "../../storage/camera-list.ts";
import type { Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { PendingCameras } from "../../storage/pending-cameras.ts";
import type { CameraWatchOptions } from "../../vision/camera-watch.ts";
import { parseSource, type Credentials, type Source } from "../../vision/capture/source.ts";
import type { FoundCamera } from "../../vision/discovery/discover.ts";
import type { StreamAddress } from "../../vision/discovery/stream-address.ts";
import { KeptCameras } from "../../vision/kept-cameras.ts";
import type { KeptCamera } from "../../vision/watch-view.ts";
import type { FakeWatch } from "./watch.ts";

export class CamerasStateInMemory implements CamerasState {
  value: { cameras: StoredCameras } = { cameras: storedCameras.parse({}) };
  /** What the next changes fail with. */
  problem: Error | null = null;

  async change(edit: (draft: { cameras: StoredCameras }) => void): Promise<void> {
    if (this.problem) throw this.problem;
    const draft = structuredClone(this.value);
    edit(draft);
    this.value = { cameras: storedCameras.parse(draft.cameras) };
  }
}

type Tried = Awaited<ReturnType<CameraDesk["tryCamera"]>>;

/** Its keeper begins with the cameras of `watch`, as .env's. */
export class FakeCameraDesk implements CameraDesk {
  readonly state: CamerasStateInMemory;
  readonly keeper: KeptCameras;
  readonly pending: PendingCameras;
  /** Ended by themselves. */
  readonly resumed: KeptCamera[] = [];
  /** What was tried, in order. */
  readonly tried: Source[] = [];
  /** With which logins cameras were asked where their video is. */
  readonly logins: (Credentials | null)[] = [];
  /** What the next trial comes to; it may wait. */
  onTry: (source: Source, signal: AbortSignal) => Promise<Tried> = async () => {
    throw new Error("The test did not expect a trial");
  };
  onDiscover: (signal: AbortSignal) => Promise<FoundCamera[]> = async () => [];
  onStreamAddress: () => Promise<StreamAddress> = async () => {
    throw new Error("The test did not expect that");
  };
  /** The files and devices that are there. */
  readonly paths = new Set<string>();

  constructor(
    watch: FakeWatch,
    clock: Clock,
    log: Log,
    state: CamerasStateInMemory = new CamerasStateInMemory(),
  ) {
    this.state = state;
    const fromEnv = watch.cameras.map(({ id, name }) => ({ id, name }));
    this.keeper = new KeptCameras({
      list: new CameraList(this.state, fromEnv, log),
      fromEnv: new Map(fromEnv.map(({ id }) => [id, parseSource("rtsp://10.0.0.1/cam")])),
      clock,
      log,
      // The fake cameras look at nothing else.
      optionsFor: ({ id, name, source }) => ({ id, name, source }) as CameraWatchOptions,
      onResumed: (camera) => this.resumed.push(camera),
    });
    this.keeper.start(watch);
    this.pending = new PendingCameras(this.state, clock);
  }

  tryCamera(source: Source, signal: AbortSignal): Promise<Tried> {
    this.tried.push(source);
    return this.onTry(source, signal);
  }

  discover(signal: AbortSignal): Promise<FoundCamera[]> {
    return this.onDiscover(signal);
  }

  streamAddress(_found: FoundCamera, credentials: Credentials | null): Promise<StreamAddress> {
    this.logins.push(credentials);
    return this.onStreamAddress();
  }

  async isThere(path: string): Promise<boolean> {
    return this.paths.has(path);
  }
}
