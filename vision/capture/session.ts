// Owns one connection to a camera, whatever its kind, from start to end. It does not come back by
// itself and does not judge silence: camera.ts does, with backoff.ts and watchdog.ts.
import type { Clock } from "../../storage/clock.ts";
import { withoutSecrets } from "../../storage/log.ts";
import type { Log } from "../../storage/log.ts";
import { AddressError, resolveHost } from "./address.ts";
import { runCommand } from "./command-session.ts";
import { runCopy } from "./copy-session.ts";
import { askFfmpeg } from "./ffmpeg-capabilities.ts";
import { messageOf } from "./error-text.ts";
import type { Ffmpeg } from "./ffmpeg.ts";
import { runFile } from "./file-session.ts";
import { runHttp } from "./http-session.ts";
import { knock } from "./knock.ts";
import { makeLoss } from "./loss.ts";
import type { Loss } from "./loss.ts";
import type { VideoFormat } from "./packet.ts";
import type { SessionContext, SessionPacket } from "./session-context.ts";
import {
  avfoundationArguments,
  dshowArguments,
  readV4l2Formats,
  rtspArguments,
  v4l2Arguments,
  v4l2ProbeArguments,
} from "./source-arguments.ts";
import { placeOf } from "./source.ts";
import type { RtspSource, Source } from "./source.ts";
import { words } from "../../storage/words.ts";

export type { SessionPacket } from "./session-context.ts";

export interface Session {
  start(): void;
  /** Resolves when every process and socket of it is gone. No handler is called any more. */
  stop(): Promise<void>;
}

export interface SessionOptions {
  ffmpeg: Ffmpeg;
  clock: Clock;
  log: Log;
  /** Once, before the first packet. */
  onFormat(format: VideoFormat): void;
  /** `arrival` is monotonic milliseconds. */
  onPacket(packet: SessionPacket, arrival: number): void;
  /** Once, after the last packet and when all is cleaned up; not after stop(). */
  onEnd(loss: Loss): void;
}

export function openSession(source: Source, options: SessionOptions): Session {
  const { clock, ffmpeg, log } = options;
  const aborter = new AbortController();
  const { signal } = aborter;
  const sink = {
    format(format: VideoFormat) {
      if (!signal.aborted) options.onFormat(format);
    },
    packet(packet: SessionPacket) {
      if (!signal.aborted) options.onPacket(packet, clock.monotonic());
    },
  };
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    const loss = await connect(source, { ffmpeg, clock, log, sink, signal }).catch(
      (error: unknown) => {
        if (error instanceof AddressError)
          return makeLoss("name_unknown", error.message, error.words);
        if (signal.aborted) return null; // a wait that was called off
        log.error("a camera's session failed", { error });
        return makeLoss(
          "ended",
          `something went wrong inside Vigil (${withoutSecrets(messageOf(error))})`,
          words("why-fault-of-ours"),
        );
      },
    );
    if (loss && !signal.aborted) options.onEnd(loss);
  }
  return {
    start() {
      if (!signal.aborted) running ??= run();
    },
    async stop() {
      aborter.abort();
      await running;
    },
  };
}

async function connect(source: Source, context: SessionContext): Promise<Loss> {
  const { capabilities, path } = context.ffmpeg;
  const copy = async (args: string[]) =>
    (await runCopy({ args, place: placeOf(source) }, context)).loss;
  switch (source.kind) {
    case "rtsp":
      return await runRtsp(source, context);
    case "http":
      return await runHttp(source, context);
    case "file":
      return await runFile(source, context);
    case "pipe":
      return await runCommand(source, context);
    case "v4l2": {
      const formats = await askFfmpeg(path, v4l2ProbeArguments(source.device));
      return await copy(
        v4l2Arguments(source.device, readV4l2Formats(formats.stderr), capabilities),
      );
    }
    case "dshow":
      return await copy(dshowArguments(source.name, capabilities));
    case "avfoundation":
      return await copy(avfoundationArguments(source.device, capabilities));
  }
}

async function runRtsp(source: RtspSource, context: SessionContext): Promise<Loss> {
  const { clock, ffmpeg, signal } = context;
  const place = placeOf(source);
  const address = await resolveHost(source.host, { signal });
  const args = rtspArguments(source, address, ffmpeg.capabilities);
  const end = await runCopy({ args, place }, context);
  if (!end.unexplained || source.secure || signal.aborted) return end.loss;
  return (await knock(address, source.port, place, { clock, signal })) ?? end.loss;
}
