// Owns doing with rclone what the copying asks of a place far away: the arguments of each wish, and
// what its end means. Every option is one of rclone 1.60 (Debian 12).
import path from "node:path";
import type { Clock } from "../clock.ts";
import { type Log, registerSecret } from "../log.ts";
import type { DayRun, CopyRun, OffsiteStore } from "./offsite-store.ts";
import { type RcloneEnd, type RcloneProgram, type RcloneRun, runRclone } from "./rclone-process.ts";
import { encrypted, placeIn, type Remote } from "./remote.ts";
import { type OffsiteTrouble, readTrouble, troubleOf } from "./trouble.ts";

export interface RcloneOptions {
  remote: Remote;
  /** Everything is encrypted with it before it leaves; null: it isn't. */
  password: string | null;
  /** As rclone's --bwlimit; null: none. */
  bandwidth: string | null;
  /** RCLONE_PATH; null: "rclone" on the PATH. */
  rclonePath: string | null;
  /** rclone's configuration file; null: where rclone looks by itself. */
  configFile: string | null;
  /** What rclone inherits: the proxy and whatever else it looks for. */
  environment: NodeJS.ProcessEnv;
  dataDir: string;
  clock: Clock;
  log: Log;
}

/**
 * A dead server ends an attempt within half a minute, because waiting is ours (offsite.ts): one try
 * each, and no address that takes 10 s to answer. --local-no-check-updated: events.jsonl may grow
 * while it is read, and is copied up to where it was. Two seconds between reports: see runRclone().
 */
const common = [
  ..."--use-json-log -v --stats 2s --ask-password=false".split(" "),
  ..."--retries 1 --low-level-retries 3 --contimeout 10s --timeout 60s".split(" "),
  ..."--transfers 2 --checkers 4 --buffer-size 1M --local-no-check-updated".split(" "),
];
/** What grows or is written anew; everything else of an incident is written once. */
const growing = ["events.jsonl", "deliveries.json"];
/** Nobody's to keep: recordings under way, what a crash left, a day's index (made anew at any time). */
const working = ["spool-*", ".*", "*.broken-*", "/index.json*"];

/** .env's own variables, which are nothing to rclone. */
const notForRclone = /^(TOKEN|BACKUP_.*|CAMERA_.*|AWS_CA_BUNDLE)$/;

export class Rclone implements OffsiteStore {
  readonly #options: RcloneOptions;
  readonly #command: string;
  #remote: Remote | null = null;

  constructor(options: RcloneOptions) {
    this.#options = options;
    this.#command = options.rclonePath ?? "rclone";
    for (const secret of options.remote.secrets) registerSecret(secret);
    if (options.password !== null) registerSecret(options.password);
  }

  /** Whether there is a program to call. */
  async isThere(): Promise<boolean> {
    return (await runRclone(this.#program({}), { args: ["version"] })).found;
  }

  async copy(files: readonly string[], run: CopyRun): Promise<OffsiteTrouble | null> {
    const differing: string[] = [];
    const end = await this.#run(run, (remote) => ({
      args: [
        "copy",
        "--files-from-raw",
        "-",
        ...this.#limit(),
        this.#here(""),
        placeIn(remote, ""),
      ],
      input: `${files.join("\n")}\n`,
      onLine: ({ level, msg, object }) => {
        if (object === null) return;
        if (/\bCopied \(/.test(msg)) run.onCopied(object);
        if (level === "error" && isAboutSizes(msg)) differing.push(path.basename(object));
      },
    }));
    // A store of files (a disk, a NAS) compares with what grew meanwhile: events, the seal's chain.
    // That is copied anew anyway.
    const onlyGrew =
      differing.length > 0 &&
      differing.every((name) => name.endsWith(".jsonl")) &&
      "errors" in end &&
      end.code !== null &&
      end.errors.every(isAboutSizes);
    return onlyGrew ? null : this.#troubleOf(end);
  }

  async copyDay(folder: string, run: DayRun): Promise<OffsiteTrouble | null> {
    // First what is written once, then what grows.
    const passes = [
      ["--immutable", ...filters(growing.map((name) => `- ${name}`))],
      [...filters([]), ...growing.flatMap((name) => ["--filter", `+ ${name}`]), "--filter", "- *"],
    ];
    for (const pass of passes) {
      let differing = 0;
      const end = await this.#run(run, (remote) => ({
        args: [
          "copy",
          ...pass,
          "--fast-list",
          "--min-age",
          "2m",
          ...this.#limit(),
          this.#here(folder),
          placeIn(remote, folder),
        ],
        onLine: ({ msg, object }) => {
          if (object === null) return;
          if (/\bCopied \(/.test(msg)) run.onCopied(`${folder}/${object}`);
          if (!msg.includes("immutable file modified")) return;
          differing += 1;
          run.onDiffering(`${folder}/${object}`);
        },
      }));
      const others = "errors" in end ? end.errors.filter((line) => !isAboutDiffering(line)) : [];
      if (differing > 0 && others.length === 0) continue;
      const trouble = this.#troubleOf(end);
      if (trouble) return trouble;
    }
    return null;
  }

  async remove(
    folder: string,
    names: readonly string[] | null,
    signal: AbortSignal,
  ): Promise<OffsiteTrouble | null> {
    const end = await this.#run({ signal }, (remote) =>
      names === null
        ? { args: ["purge", placeIn(remote, folder)] }
        : {
            args: ["delete", "--files-from-raw", "-", placeIn(remote, folder)],
            input: `${names.join("\n")}\n`,
          },
    );
    if ("errors" in end && isNotThere(end)) return null;
    return this.#troubleOf(end);
  }

  async write(name: string, bytes: Buffer, signal: AbortSignal): Promise<OffsiteTrouble | null> {
    const args = (remote: Remote) => ["rcat", placeIn(remote, name)];
    return this.#troubleOf(
      await this.#run({ signal }, (remote) => ({ args: args(remote), input: bytes })),
    );
  }

  async read(name: string, signal: AbortSignal): Promise<Buffer | OffsiteTrouble> {
    const end = await this.#run({ signal }, (remote) => ({ args: ["cat", placeIn(remote, name)] }));
    return this.#troubleOf(end) ?? ("output" in end ? end.output : troubleOf("other"));
  }

  async list(signal: AbortSignal): Promise<string[] | OffsiteTrouble> {
    const end = await this.#run({ signal }, (remote) => ({ args: ["lsf", placeIn(remote, "")] }));
    const trouble = this.#troubleOf(end);
    if (trouble || !("output" in end)) return trouble ?? troubleOf("other");
    return end.output
      .toString()
      .split("\n")
      .filter((name) => name !== "");
  }

  async removeFile(name: string, signal: AbortSignal): Promise<OffsiteTrouble | null> {
    const args = (remote: Remote) => ["deletefile", placeIn(remote, name)];
    return this.#troubleOf(await this.#run({ signal }, (remote) => ({ args: args(remote) })));
  }

  async #run(
    { signal }: { signal: AbortSignal },
    plan: (remote: Remote) => Omit<RcloneRun, "signal">,
  ): Promise<RcloneEnd | OffsiteTrouble> {
    const remote = await this.#prepared(signal);
    if ("kind" in remote) return remote;
    const { args, ...rest } = plan(remote);
    const [wish = "", ...others] = args;
    const run = { args: [wish, ...common, ...others], signal, ...rest };
    return runRclone(this.#program(remote.environment), run);
  }

  /** The remote, with its password obscured. */
  async #prepared(signal: AbortSignal): Promise<Remote | OffsiteTrouble> {
    const { remote, password } = this.#options;
    if (password === null) return remote;
    if (this.#remote) return this.#remote;
    const run = { args: ["obscure", "-"], input: password, signal };
    const end = await runRclone(this.#program({}), run);
    const obscured = end.output.toString().trim();
    if (end.code !== 0 || obscured === "") return this.#troubleOf(end) ?? troubleOf("other");
    registerSecret(obscured);
    this.#remote = encrypted(remote, obscured);
    return this.#remote;
  }

  #troubleOf(end: RcloneEnd | OffsiteTrouble): OffsiteTrouble | null {
    if ("kind" in end) return end;
    if (!end.found) return troubleOf("no_program");
    if (end.stalled) return troubleOf("stalled");
    if (end.code === 0) return null;
    const trouble = readTrouble(end.errors);
    this.#options.log.debug("rclone failed", { code: end.code, errors: end.errors });
    return trouble;
  }

  #program(more: Readonly<Record<string, string>>): RcloneProgram {
    const { environment, configFile, clock, log } = this.#options;
    const kept = Object.entries(environment).filter(([name]) => !notForRclone.test(name));
    const bundle = environment["AWS_CA_BUNDLE"];
    return {
      command: this.#command,
      environment: {
        // With AWS_CA_BUNDLE rclone's S3 fails before it begins; its own option does the same for all.
        ...(bundle ? { RCLONE_CA_CERT: bundle } : {}),
        ...Object.fromEntries(kept),
        ...(configFile === null ? {} : { RCLONE_CONFIG: configFile }),
        ...more,
      },
      clock,
      log,
    };
  }

  #limit(): string[] {
    const { bandwidth } = this.#options;
    return bandwidth === null ? [] : ["--bwlimit", bandwidth];
  }

  #here(folder: string): string {
    return path.join(this.#options.dataDir, folder);
  }
}

/** `own` rules, then those that nothing of which we only work with passes. */
function filters(own: readonly string[]): string[] {
  return [...own, ...working.map((name) => `- ${name}`)].flatMap((rule) => ["--filter", rule]);
}

function isAboutSizes(line: string): boolean {
  return line.includes("corrupted on transfer: sizes differ");
}

function isAboutDiffering(line: string): boolean {
  return /immutable file modified|Can't retry any of the errors/.test(line);
}

/** There was nothing to remove: rclone's exit codes 3 and 4, or the store's 404. */
function isNotThere({ code, errors }: RcloneEnd): boolean {
  if (code === 3 || code === 4) return true;
  return (
    code === 1 && errors.length > 0 && errors.every((line) => /not found|Attempt \d/i.test(line))
  );
}
