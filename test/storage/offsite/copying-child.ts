// A process that copies an incident slowly, to be killed in the middle of it.
import { Offsite } from "../../../storage/offsite/offsite.ts";
import { systemClock } from "../../../storage/clock.ts";
import { silentLog } from "../../../storage/log.ts";
import { realStore } from "./real-store.ts";

const [dataDir = "", remote = "", id = ""] = process.argv.slice(2);
const parts = { clock: systemClock, log: silentLog };
const offsite = await Offsite.open({
  dataDir,
  store: realStore(remote, dataDir, { ...parts, bandwidth: "2M" }),
  name: "far",
  isEncrypted: false,
  bandwidth: "2M",
  place: "child",
  ...parts,
});
offsite.start([]);
offsite.stored(id, ["photo.jpg", "clip-1.mp4"]);
process.stdout.write(`${process.pid}\n`);
