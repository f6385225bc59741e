// Owns listening to a session in tests: what it delivered, and waiting for it.
import { silentLog } from "../../../storage/log.ts";
import { systemClock } from "../../../storage/clock.ts";
import type { Ffmpeg } from "../../../vision/capture/ffmpeg.ts";
import type { Loss } from "../../../vision/capture/loss.ts";
import type { VideoFormat } from "../../../vision/capture/packet.ts";
import { openSession } from "../../../vision/capture/session.ts";
import type { Session, SessionPacket } from "../../../vision/capture/session.ts";
import { parseSource } from "../../../vision/capture/source.ts";
import { until } from "../../cameras/until.ts";

export interface Listener {
  session: Session;
  formats: VideoFormat[];
  packets: (SessionPacket & { arrival: number })[];
  losses: Loss[];
  /** Resolves when so many more packets came than now. */
  more(count: number): Promise<void>;
  /** Resolves with the loss that ended it. */
  lost(): Promise<Loss>;
}

/** Opens and starts a session on an address as it would stand in CAMERA_URL. */
export function listen(address: string, ffmpeg: Ffmpeg): Listener {
  const formats: VideoFormat[] = [];
  const packets: Listener["packets"] = [];
  const losses: Loss[] = [];
  const session = openSession(parseSource(address), {
    ffmpeg,
    clock: systemClock,
    log: silentLog,
    onFormat: (format) => formats.push(format),
    onPacket: (packet, arrival) => packets.push({ ...packet, arrival }),
    onEnd: (loss) => losses.push(loss),
  });
  session.start();
  const state = () => JSON.stringify({ formats, packets: packets.length, losses });
  return {
    session,
    formats,
    packets,
    losses,
    async more(count) {
      const wanted = packets.length + count;
      await until(() => packets.length >= wanted || losses.length > 0, `${count} packets`);
      if (packets.length < wanted) throw new Error(`lost instead of ${count} packets: ${state()}`);
    },
    async lost() {
      await until(() => losses.length > 0, `a loss; ${state()}`);
      return losses[0] as Loss;
    },
  };
}

/** What is wrong with a video of 320x240: empty for one that begins and goes on as it should. */
export function videoFaults({ formats, packets }: Listener, codec: VideoFormat["codec"]): string[] {
  const faults: string[] = [];
  const [format] = formats;
  if (formats.length !== 1 || format?.codec !== codec)
    faults.push(`formats: ${JSON.stringify(formats)}`);
  if (format?.width !== 320 || format.height !== 240) faults.push("another size");
  if (!packets[0]?.keyframe) faults.push("does not begin with a keyframe");
  const times = packets.map((packet) => packet.pts ?? packet.arrival);
  if (times.some((time, index) => time < (times[index - 1] ?? 0)))
    faults.push(`times: ${times.join()}`);
  for (const { bytes } of packets) {
    const start = bytes.readUInt16BE(0);
    const good = codec === "mjpeg" ? start === 0xffd8 : start === 0 && (bytes[2] ?? 9) <= 1;
    if (!good) faults.push(`a packet begins with ${bytes.toString("hex", 0, 4)}`);
  }
  return faults;
}
