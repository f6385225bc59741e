// Owns what the guard and the thread that reads faces say to each other. Types only. One job at a
// time; buffers are moved, not copied.
import type { Embedded } from "./embedder.ts";
import type { Box, Picture } from "./faces.ts";
import type { FaceNetworks } from "./networks.ts";
import type { Reading } from "./recognition.ts";

/** The thread's workerData. */
export type WorkerSetup = FaceNetworks;

export type WorkerTask =
  | { kind: "look"; width: number; height: number; bytes: Uint8Array; regions: readonly Box[] }
  | { kind: "picture"; picture: Picture }
  | { kind: "embed"; crops: readonly Uint8Array[] };

export type ToWorker = { kind: "task"; id: number; task: WorkerTask } | { kind: "stop" };

export type FromWorker =
  | { kind: "ready" }
  /** The networks can't be opened; the thread ends. */
  | { kind: "unusable"; because: string }
  | { kind: "read"; id: number; reading: Reading }
  | { kind: "embedded"; id: number; embedded: Embedded[] }
  /** This one task failed; the thread goes on. */
  | { kind: "failed"; id: number; because: string };
