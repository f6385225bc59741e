// Owns `npm run verify`: the same check as /verify on a data folder or a copy of one, in English. Writes
// nothing, so it may run beside the guard.
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { StorageError } from "../../storage/errors.ts";
import { evidenceSettings, type EvidenceSettingsValue } from "../../storage/evidence-settings.ts";
import { isThere, readIfThere } from "../../storage/files.ts";
import { dateOf } from "../../storage/incident-id.ts";
import { sealFolder } from "../../storage/seal/chain-files.ts";
import { findHead } from "../../storage/seal/find-head.ts";
import { isWell, type SealReport } from "../../storage/seal/report.ts";
import { verifyEvidence } from "../../storage/seal/verify.ts";
import { ConfigError, loadConfig } from "../config.ts";
import { bytes } from "../texts/numbers.ts";
import { sayPlain } from "../texts/texts.ts";
import { householdTimezone } from "../texts/times.ts";
import { chainLine, fileLine, foundLines, reportLines, type ReportReader } from "./report-lines.ts";

export interface VerifyTerminal {
  print(line: string): void;
  /** A line that the next one takes the place of; null: none any more. */
  progress(line: string | null): void;
}

const usage = "npm run verify [-- FOLDER] [--head a1b2c3d4]";
const progressEveryMs = 500;

/** Returns the exit code: 0 when all is as it was sealed. */
export async function runVerify(
  words: readonly string[],
  terminal: VerifyTerminal,
  { env, envFile }: { env: NodeJS.ProcessEnv; envFile: string },
): Promise<number> {
  try {
    const { folder, head } = readWords(words);
    // Without a folder it is the guard's own; a copy says nothing of cameras or times.
    const config = folder === null ? loadConfig(env, envFile) : null;
    const dataDir = folder ?? config?.dataDir ?? "";
    const reader: ReportReader = {
      locale: "en",
      timezone: config?.timezone ?? householdTimezone(),
      write: sayPlain,
      cameraName: (id) => config?.cameras.find((camera) => camera.id === id)?.name ?? null,
    };
    if (
      !(await isThere(path.join(dataDir, "incidents"))) &&
      !(await isThere(sealFolder(dataDir)))
    ) {
      terminal.print(`There is no evidence in ${dataDir}. Give the folder that DATA_DIR names.`);
      return 1;
    }
    const isKnown = head === null || (await tellOfHead(dataDir, head, terminal, reader));
    const report = await check(dataDir, terminal);
    for (const line of reportLines(report, reader)) terminal.print(line);
    for (const line of allFaults(report, dataDir, reader)) terminal.print(line);
    return isWell(report) && isKnown ? 0 : 1;
  } catch (error) {
    const isForTheUser = error instanceof StorageError || error instanceof ConfigError;
    if (!isForTheUser && !(error instanceof UsageError)) throw error;
    terminal.progress(null);
    terminal.print(error.message);
    return 1;
  }
}

class UsageError extends Error {
  override readonly name = "UsageError";
}

function readWords(words: readonly string[]): { folder: string | null; head: string | null } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { head: { type: "string" } },
      allowPositionals: true,
    });
    const [folder] = positionals;
    const head = values.head?.trim().toLowerCase() ?? null;
    if (positionals.length > 1 || (head !== null && !/^[0-9a-f]{8,64}$/.test(head))) {
      throw new UsageError(`Give one folder, and eight characters from 0 to f: ${usage}`);
    }
    return { folder: folder === undefined ? null : path.resolve(folder), head };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

async function tellOfHead(
  dataDir: string,
  head: string,
  terminal: VerifyTerminal,
  reader: ReportReader,
): Promise<boolean> {
  const found = await findHead(dataDir, head);
  for (const line of foundLines(head, found, reader)) terminal.print(line);
  return found?.genuine ?? false;
}

async function check(dataDir: string, terminal: VerifyTerminal): Promise<SealReport> {
  const told = await toldHeads(dataDir);
  let shownAt = Number.NEGATIVE_INFINITY;
  const report = await verifyEvidence({
    dataDir,
    told,
    onProgress({ incidents: done, of, bytes: count }) {
      if (performance.now() - shownAt < progressEveryMs) return;
      shownAt = performance.now();
      const size = bytes("en", count);
      terminal.progress(sayPlain("en", "verify-progress", { done, of, size }));
    },
  });
  terminal.progress(null);
  return report;
}

/** What was found wrong beside the first, with the place of each. */
function allFaults(report: SealReport, dataDir: string, reader: ReportReader): string[] {
  const chain = report.chain.slice(3).map((fault) => chainLine(fault, reader));
  const files = report.faults.map((fault) => {
    const { incident, file } = fault;
    const place = path.join(dataDir, "incidents", dateOf(incident), incident, file ?? "");
    return `${fileLine(fault, reader)}\n    ${place}`;
  });
  return [...chain, ...files];
}

const stateOnDisk = z.object({
  evidence: z.object({ toldHeads: evidenceSettings.shape.toldHeads }),
});

/** Heads that stood in the chat, as far as the folder has them. */
async function toldHeads(dataDir: string): Promise<EvidenceSettingsValue["toldHeads"]> {
  for (const name of ["state.json", "state.json.bak"]) {
    const text = await readIfThere(path.join(dataDir, name));
    if (text === null) continue;
    try {
      return stateOnDisk.parse(JSON.parse(text)).evidence.toldHeads;
    } catch {
      continue; // a broken or older one knows none; the check says what can be said without
    }
  }
  return [];
}
