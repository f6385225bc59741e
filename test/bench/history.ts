// Owns the long history's cost: 50,000 incidents over a year, asked right after the start by a process
// of its own each time; and once without any index, as after an update from before there were any.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import type { HistoryQuery } from "../../storage/history/history-view.ts";
import { generateHistory, rarePerson } from "./history-generator.ts";

const incidents = 50_000;
const days = 365;
const child = path.join(import.meta.dirname, "history-child.ts");

const figures = z.object({
  openedMs: z.number(),
  pageMs: z.number(),
  countMs: z.number(),
  totalsMs: z.number(),
  againMs: z.number(),
  busiestMs: z.number(),
  found: z.number().nullable(),
  counted: z.number().nullable(),
  incidents: z.number(),
  rssGrowth: z.number(),
  heapGrowth: z.number(),
  peakGrowth: z.number(),
});

const questions: [name: string, query: HistoryQuery | null][] = [
  ["nothing, no index yet", null],
  ["nothing", null],
  ["/intruders", { kind: "intruders" }],
  ["a person of every day", { kind: "events", person: "pben00000" }],
  ["a person of the oldest day", { kind: "events", person: rarePerson }],
];

export function benchHistory(): void {
  const dataDir = mkdtempSync(path.join(tmpdir(), "vigil-bench-history-"));
  try {
    generateHistory(dataDir, incidents, days);
    console.log(
      `\nA history of ${incidents} incidents over ${days} days, asked right after the start; ms and MB`,
    );
    const rows = questions.map(([name, query]) => ({ asked: name, ...ask(dataDir, query) }));
    console.table(rows);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function ask(dataDir: string, query: HistoryQuery | null) {
  const parameters = ["--expose-gc", "--import", "tsx", child, dataDir, JSON.stringify(query)];
  const root = path.resolve(import.meta.dirname, "../..");
  const text = execFileSync(process.execPath, parameters, { cwd: root, encoding: "utf8" });
  const told = figures.parse(JSON.parse(text));
  if (told.incidents !== incidents) throw new Error(`${told.incidents} incidents were counted`);
  const round = (ms: number) => Math.round(ms);
  return {
    start: round(told.openedMs),
    "first page": query && round(told.pageMs),
    count: query && round(told.countMs),
    "page again": query && round(told.againMs),
    "all counted": round(told.totalsMs),
    "longest turn": round(told.busiestMs),
    found: told.found,
    of: told.counted,
    "RSS +": round(told.rssGrowth),
    "heap +": round(told.heapGrowth),
    "peak +": round(told.peakGrowth),
  };
}
