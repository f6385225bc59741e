// Owns one ONNX network: opened once, run often, its time counted. The only file that knows
// onnxruntime, which is loaded here and nowhere else (in the worker, see worker.ts).
import { performance } from "node:perf_hooks";
import { InferenceSession, Tensor } from "onnxruntime-node";

/** A network's answer: its numbers, and their shape. */
export interface Output {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/** A model file that can't be used; `message` is a sentence for the user. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** Counts how long networks ran, so that a bench can tell their time from ours. */
export class RunTime {
  ms = 0;
}

export class Network {
  readonly #session: InferenceSession;
  readonly #runTime: RunTime;

  private constructor(session: InferenceSession, runTime: RunTime) {
    this.#session = session;
    this.#runTime = runTime;
  }

  /**
   * One thread, nobody spinning: on 2 cores, a look every 150 ms (3 tiles, 1 face) costs 19 ms of
   * processor time so; two threads answer in 3/4 of the time, but cost 25 ms, and 148 ms when they
   * spin. Cameras need the other cores. Throws NetworkError.
   */
  static async open(file: string, runTime: RunTime): Promise<Network> {
    try {
      const session = await InferenceSession.create(file, {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: "sequential",
        logSeverityLevel: 3,
        extra: { session: { intra_op: { allow_spinning: "0" } } },
      });
      return new Network(session, runTime);
    } catch (cause) {
      const reason = cause instanceof Error ? (cause.message.split("\n")[0] as string) : "unknown";
      throw new NetworkError(`The model ${file} can't be opened (${reason}).`, { cause });
    }
  }

  /** One input, `data` of the shape `dims`; the outputs in the network's own order. */
  async run(data: Float32Array, dims: readonly number[]): Promise<Output[]> {
    const input = this.#session.inputNames[0] as string;
    const startedAt = performance.now();
    const answer = await this.#session.run({ [input]: new Tensor("float32", data, dims) });
    this.#runTime.ms += performance.now() - startedAt;
    return this.#session.outputNames.map((name) => {
      const output = answer[name] as Tensor;
      return { name, dims: output.dims, data: output.data as Float32Array };
    });
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
