// Owns the program under test: Vigil as a process of its own, started with the words of
// package.json's "start", with only the environment that a test gives it.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const projectFolder = path.resolve(import.meta.dirname, "../..");
export const sharedFolder = path.resolve(projectFolder, "../shared");

const startWords = (
  JSON.parse(readFileSync(path.join(projectFolder, "package.json"), "utf8")) as {
    scripts: { start: string };
  }
).scripts.start.split(" ");

export interface VigilOptions {
  /** Added to a bare environment (PATH and HOME only). */
  env: Record<string, string>;
  dataFolder: string;
}

export class VigilProcess {
  readonly #child: ChildProcess;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #output = "";
  #listeners = new Set<() => void>();

  constructor(options: VigilOptions) {
    this.#child = spawn(process.execPath, startWords.slice(1), {
      cwd: projectFolder,
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        LOG_LEVEL: "debug",
        TZ: "UTC",
        // The developer's own .env must not leak into a test.
        VIGIL_ENV_FILE: "/dev/null",
        DATA_DIR: options.dataFolder,
        ...options.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (text: string) => {
        this.#output += text;
        for (const listener of this.#listeners) listener();
      });
    }
    this.exited = new Promise((resolve) => {
      this.#child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    void this.exited.then(() => {
      for (const listener of this.#listeners) listener();
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  /** All that it printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Resolves when the output from `after` (an index into output) on matches; rejects at the deadline or exit. */
  async printed(pattern: RegExp, timeoutMs = 30_000, after = 0): Promise<RegExpMatchArray> {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => finish(new Error(this.#complaint(`did not print ${pattern}`))),
        timeoutMs,
      );
      const look = () => {
        const match = pattern.exec(this.#output.slice(after));
        if (match) finish(match);
        else if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
          finish(new Error(this.#complaint(`ended without printing ${pattern}`)));
        }
      };
      const finish = (result: RegExpMatchArray | Error) => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        if (result instanceof Error) reject(result);
        else resolve(result);
      };
      this.#listeners.add(look);
      look();
    });
  }

  /** As a power cut would: no chance to tidy up. */
  async kill9(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.exited;
  }

  /** As Ctrl-C or systemd would. */
  async stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    this.#child.kill("SIGTERM");
    return await this.exited;
  }

  #complaint(what: string): string {
    return `Vigil ${what}. It printed:\n${this.#output.slice(-6_000)}`;
  }
}

/** A fresh data folder, and a function that removes it again. */
export function temporaryFolder(name: string): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), `vigil-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Processes whose parent is `pid`, zombies included, as "pid state name". */
export function childrenOf(pid: number): string[] {
  const found: string[] = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    let stat: string;
    try {
      stat = readFileSync(`/proc/${entry}/stat`, "utf8");
    } catch (error) {
      // A process that ended while we looked.
      if (
        (error as NodeJS.ErrnoException).code === "ENOENT" ||
        (error as NodeJS.ErrnoException).code === "ESRCH"
      )
        continue;
      throw error;
    }
    const [, name, state, parent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(stat) ?? [];
    if (Number(parent) === pid) found.push(`${entry} ${state} ${name}`);
  }
  return found;
}
