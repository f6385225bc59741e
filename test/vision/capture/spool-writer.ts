// Owns a process for the spool's tests to kill: spools a packet every 20 ms and says on stdout
// which one it took last. Arguments: the file.
import { Spool } from "../../../vision/capture/spool.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";

const format = {
  codec: "mjpeg",
  width: 4,
  height: 4,
  extradata: Buffer.alloc(0),
  decodeDelay: 0,
} as const;
const file = process.argv[2] ?? "";
const spool = await Spool.create(file, format, { clock: systemClock, log: silentLog });
let ms = 0;
setInterval(() => {
  ms += 20;
  const bytes = Buffer.alloc(20_000, ms & 0xff);
  bytes.writeUInt16BE(0xffd8);
  spool.append({ ms, keyframe: true, bytes });
  process.stdout.write(`${ms}\n`);
}, 20);
