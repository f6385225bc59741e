// Owns `npm run bench`: what watching costs and how soon the photo is in the chat, on this machine,
// in one run. `npm run bench cost` or `npm run bench latency` runs one half.
import { benchCost } from "./cost.ts";
import { benchLatency } from "./latency.ts";

const halves = { cost: benchCost, latency: benchLatency };
const wanted = process.argv[2];

for (const [name, run] of Object.entries(halves)) {
  if (wanted === undefined || wanted === name) await run();
}
process.exit(0);
