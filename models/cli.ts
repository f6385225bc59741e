// Owns `npm run models`: which packs there are, getting one, choosing one, checking them.
import { parseArgs } from "node:util";
import type { Patience } from "./npm/download.ts";
import type { SettingsPlace } from "./npm/npm-settings.ts";
import { describeProgress } from "./npm/progress.ts";
import { packs as knownPacks } from "./packs/catalogue.ts";
import { choosePack, chosenPack } from "./packs/chosen.ts";
import { installedFolder, installedPack, installPack, wrongFiles } from "./packs/installer.ts";
import type { Pack } from "./packs/pack.ts";

/** The person in front of it, or the file that the output goes to. */
export interface Terminal {
  print(line: string): void;
  /** A line that the next one replaces; null: done with that. */
  progress(line: string | null): void;
  /** Yes or no; null when there is nobody to ask. */
  confirm(question: string): Promise<boolean | null>;
}

export interface Surroundings {
  folder?: string;
  packs?: readonly Pack[];
  signal?: AbortSignal;
  npm?: SettingsPlace;
  patience?: Patience;
}

const usage = `npm run models                     which packs there are
npm run models -- install ID       fetch a pack and check it
    --from PATH                    take it from a folder or zip instead of the network
    --accept-terms                 you have read its terms and accept them
npm run models -- use ID           choose an installed pack; Vigil uses it from its next start
npm run models -- verify [ID]      check installed files against their hashes`;

/** Runs one command; answers the process' exit code: 0 well, 1 it failed, 2 it was not understood. */
export async function runModels(
  args: readonly string[],
  terminal: Terminal,
  surroundings: Surroundings = {},
): Promise<number> {
  const packs = surroundings.packs ?? knownPacks;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: "string" },
        "accept-terms": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const [command = "list", id, ...rest] = positionals;
    if (values.help || rest.length > 0) return explain(terminal, values.help ? 0 : 2);
    const pack = packs.find((known) => known.id === id);
    if (id !== undefined && !pack) {
      terminal.print(
        `There is no pack ${id}. There are: ${packs.map((one) => one.id).join(", ")}.`,
      );
      return 2;
    }
    if (command === "list" && !pack) return await list(packs, terminal, surroundings);
    if (command === "verify") return await verify(pack ? [pack] : packs, terminal, surroundings);
    if (command === "use" && pack) return await use(pack, terminal, surroundings);
    if (command === "install" && pack) {
      const { from } = values;
      const wishes = { accepted: values["accept-terms"], ...(from !== undefined && { from }) };
      return await install(pack, wishes, terminal, { ...surroundings, packs });
    }
    return explain(terminal, 2);
  } catch (cause) {
    terminal.progress(null);
    terminal.print(cause instanceof Error ? cause.message : String(cause));
    const misunderstood = (cause as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS");
    if (misunderstood) terminal.print(usage);
    return misunderstood ? 2 : 1;
  }
}

function explain(terminal: Terminal, exitCode: number): number {
  terminal.print(usage);
  return exitCode;
}

async function list(
  packs: readonly Pack[],
  terminal: Terminal,
  { folder = installedFolder }: Surroundings,
): Promise<number> {
  const chosen = await chosenPack(folder, packs);
  if (chosen.problem) terminal.print(chosen.problem);
  for (const pack of packs) {
    const installed = (await installedPack(pack, folder)) !== null;
    const used = pack.id === chosen.pack.id;
    const state = installed
      ? "installed"
      : `not installed, ${megabytes(sourceBytes(pack))} to fetch`;
    terminal.print(`${used ? "*" : " "} ${pack.id.padEnd(12)} ${pack.title}: ${state}`);
    terminal.print(`  ${"".padEnd(12)} ${pack.licence}`);
  }
  terminal.print(
    "* is the one that Vigil uses. `npm run models -- --help` tells what else there is.",
  );
  return 0;
}

async function verify(
  packs: readonly Pack[],
  terminal: Terminal,
  { folder = installedFolder }: Surroundings,
): Promise<number> {
  let damaged = 0;
  for (const pack of packs) {
    const wrong = await wrongFiles(pack, folder);
    if (wrong.length === pack.files.length) terminal.print(`${pack.id}: not installed`);
    else if (wrong.length === 0) {
      const bytes = pack.files.reduce((sum, file) => sum + file.bytes, 0);
      terminal.print(`${pack.id}: ${pack.files.length} files, ${megabytes(bytes)}, all right`);
    } else {
      damaged++;
      const names = wrong.map(({ file }) => file).join(", ");
      terminal.print(
        `${pack.id}: ${names} missing or damaged. Repair: npm run models -- install ${pack.id}`,
      );
    }
  }
  return damaged > 0 ? 1 : 0;
}

async function use(
  pack: Pack,
  terminal: Terminal,
  { folder = installedFolder }: Surroundings,
): Promise<number> {
  if (!(await installedPack(pack, folder))) {
    terminal.print(`${pack.id} is not installed: npm run models -- install ${pack.id}`);
    return 1;
  }
  await choosePack(pack, folder);
  terminal.print(`Vigil uses ${pack.id} from its next start.`);
  if (!pack.measured) {
    terminal.print("How well it does was not measured: look at /threshold before you rely on it.");
  }
  return 0;
}

async function install(
  pack: Pack,
  { accepted, from }: { accepted: boolean; from?: string },
  terminal: Terminal,
  { folder = installedFolder, packs, signal, npm, patience }: Surroundings,
): Promise<number> {
  if (await installedPack(pack, folder)) {
    terminal.print(`${pack.id} is installed already.`);
    return 0;
  }
  await installPack(pack, {
    folder,
    ...(from !== undefined && { from }),
    ...(signal && { signal }),
    ...(npm && { npm }),
    ...(patience && { patience }),
    async acceptNotice(notice) {
      terminal.print(notice);
      if (accepted) return true;
      const answer = await terminal.confirm("Do you accept this?");
      if (answer === null) terminal.print("To accept it, add --accept-terms.");
      return answer ?? false;
    },
    onProgress: (progress) => terminal.progress(`${pack.id}: ${describeProgress(progress)}`),
  });
  terminal.progress(null);
  terminal.print(`${pack.id} is installed in ${folder}.`);
  const chosen = await chosenPack(folder, packs);
  if (chosen.pack.id !== pack.id) {
    terminal.print(`To use it: npm run models -- use ${pack.id}`);
  }
  return 0;
}

function sourceBytes({ source }: Pack): number {
  return source.kind === "npm" ? source.tarball.bytes : source.aboutBytes;
}

function megabytes(bytes: number): string {
  return describeProgress({ receivedBytes: bytes, totalBytes: null, bytesPerSecond: 0 });
}
