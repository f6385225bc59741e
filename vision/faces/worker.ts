// Owns the thread that reads faces: it opens the networks, then does one task after the other.
// onnxruntime's run() blocks whoever calls it; here that is nobody else.
import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../capture/error-text.ts";
import { Recognition } from "./recognition.ts";
import type { FromWorker, ToWorker, WorkerSetup, WorkerTask } from "./worker-messages.ts";

if (!parentPort) throw new Error("worker.ts runs as a worker thread only.");
const guard = parentPort;

try {
  const recognition = await Recognition.open(workerData as WorkerSetup);
  guard.on("message", (message: ToWorker) => void obey(recognition, message));
  tell({ kind: "ready" });
} catch (error) {
  tell({ kind: "unusable", because: messageOf(error) });
}

async function obey(recognition: Recognition, message: ToWorker): Promise<void> {
  if (message.kind === "stop") {
    await recognition.close();
    guard.close(); // nothing else keeps this thread alive
    return;
  }
  const { id, task } = message;
  try {
    await carryOut(recognition, id, task);
  } catch (error) {
    tell({ kind: "failed", id, because: messageOf(error) });
  }
}

async function carryOut(recognition: Recognition, id: number, task: WorkerTask): Promise<void> {
  if (task.kind === "embed") {
    const embedded = [];
    for (const crop of task.crops) embedded.push(await recognition.embed(crop));
    tell(
      { kind: "embedded", id, embedded },
      embedded.map(({ embedding }) => embedding),
    );
    return;
  }
  const reading =
    task.kind === "look"
      ? await recognition.readFrame(withBuffer(task), task.regions)
      : await recognition.readPicture(task.picture);
  tell(
    { kind: "read", id, reading },
    reading.faces.flatMap((face) => [face.embedding, face.crop]),
  );
}

/** A Buffer becomes a plain Uint8Array on its way to another thread. */
function withBuffer(frame: { width: number; height: number; bytes: Uint8Array }) {
  const { buffer, byteOffset, byteLength } = frame.bytes;
  return { ...frame, bytes: Buffer.from(buffer, byteOffset, byteLength) };
}

function tell(message: FromWorker, moved: readonly ArrayBufferView[] = []): void {
  guard.postMessage(
    message,
    moved.map((view) => view.buffer as ArrayBuffer),
  );
}
