// A process that the bench of the history starts: it opens a data folder as the guard does, asks one
// question at once, and prints what that took and what it left in memory.
import type { HistoryQuery } from "../../storage/history/history-view.ts";
import { History } from "../../storage/history/history.ts";
import { systemClock } from "../../storage/clock.ts";
import { Incidents } from "../../storage/incidents.ts";
import { silentLog } from "../../storage/log.ts";

const [dataDir = "", asked = "null"] = process.argv.slice(2);
const query = JSON.parse(asked) as HistoryQuery | null;
const options = { dataDir, clock: systemClock, log: silentLog };

/** In megabytes, after what nobody needs is gone. */
function memory(): { rss: number; heap: number } {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: rss / 1e6, heap: heapUsed / 1e6 };
}

const before = memory();
let busiestMs = 0;
let turn = performance.now();
const watching = setInterval(() => {
  busiestMs = Math.max(busiestMs, performance.now() - turn);
  turn = performance.now();
}, 1);

const start = performance.now();
const incidents = await Incidents.open(dataDir, systemClock, silentLog);
const history = await History.open({ ...options, incidents });
const openedMs = performance.now() - start;
const page = query && (await history.page(query, { from: "newest" }, 5));
const pageMs = performance.now() - start - openedMs;
const counted = query && (await history.count(query));
const countMs = performance.now() - start - openedMs - pageMs;
const totals = await history.totals();
const totalsMs = performance.now() - start;
const again = performance.now();
if (query) await history.page(query, { from: "newest" }, 5);
const againMs = performance.now() - again;
clearInterval(watching);
const peak = process.resourceUsage().maxRSS / 1e3;
const after = memory();

console.log(
  JSON.stringify({
    openedMs,
    pageMs,
    countMs,
    totalsMs,
    againMs,
    busiestMs,
    found: page?.incidents.length ?? null,
    counted,
    incidents: totals.incidents,
    rssGrowth: after.rss - before.rss,
    heapGrowth: after.heap - before.heap,
    peakGrowth: peak - before.rss,
  }),
);
await history.close();
