// Owns `npm run bench`: what watching costs and how soon the photo is in the chat, on this machine,
// in one run; and what a long history costs. `npm run bench cost`, `latency` or `history` runs one part.
import { benchCost } from "./cost.ts";
import { benchHistory } from "./history.ts";
import { benchLatency } from "./latency.ts";

const parts = { cost: benchCost, latency: benchLatency, history: benchHistory };
const wanted = process.argv[2];

for (const [name, run] of Object.entries(parts)) {
  if (wanted === undefined || wanted === name) await run();
}
process.exit(0);
