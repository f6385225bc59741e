// Owns a stand-in for the thread that reads faces: a real thread without networks, so that tests
// can have it crash, hang or answer when they want.
import { Worker } from "node:worker_threads";

/**
 * It answers every task with what it was given: a face at the first region, an embedding of the
 * crop's first byte. A region with a negative x orders otherwise: -1 exits, -2 throws, -3 never
 * answers, -4 fails the task.
 */
const code = `
  const { parentPort, workerData } = require("node:worker_threads");
  if (workerData.refuse) {
    parentPort.postMessage({ kind: "unusable", because: workerData.refuse });
  } else {
    const exitAtOnce = workerData.exitAtOnce;
    if (exitAtOnce) process.exit(9);
    parentPort.on("message", (message) => {
      if (message.kind === "stop") return parentPort.close();
      const { id, task } = message;
      if (task.kind === "embed") {
        const embedded = task.crops.map((crop) => ({ embedding: Float32Array.of(crop[0]), rawNorm: 3 }));
        return parentPort.postMessage({ kind: "embedded", id, embedded });
      }
      const order = task.kind === "look" ? task.regions[0]?.x : 0;
      if (order === -1) process.exit(7);
      if (order === -2) throw new Error("out of its mind");
      if (order === -3) return;
      if (order === -4) return parentPort.postMessage({ kind: "failed", id, because: "no" });
      const bytes = task.kind === "look" ? task.bytes : task.picture.data;
      const face = { box: task.kind === "look" ? task.regions[0] : null, score: bytes[0] };
      parentPort.postMessage({
        kind: "read", id, reading: { faces: [face], networkMs: 1, totalMs: 2 },
      });
    });
    parentPort.postMessage({ kind: "ready" });
  }
`;

export interface FakeFaceWorker {
  /** The networks can't be opened, for this reason. */
  refuse?: string;
  /** It is gone before it was ready. */
  exitAtOnce?: boolean;
}

export function startFakeFaceWorker(behaviour: FakeFaceWorker = {}): Worker {
  return new Worker(code, { eval: true, workerData: behaviour });
}
