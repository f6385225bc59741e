// Owns the last step: a systemd service, so that the guard is there after a reboot.
import { existsSync, statSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import path from "node:path";
import { storageError } from "../../storage/errors.ts";
import { readIfThere } from "../../storage/files.ts";
import { serviceUnit } from "./service-unit.ts";
import { done, skipped, surroundings, type Setup, type StepResult } from "./step.ts";

/** What of the machine the service depends on; tests bring their own. */
export interface Machine {
  /** systemd runs this machine (sd_booted(3)), and it is Linux. */
  systemd: boolean;
  root: boolean;
  home: string;
  node: string;
  /** Where units of the whole system are. */
  systemUnits: string;
}

export function thisMachine(): Machine {
  return {
    systemd: process.platform === "linux" && existsSync("/run/systemd/system"),
    root: process.getuid?.() === 0,
    home: homedir(),
    node: process.execPath,
    systemUnits: "/etc/systemd/system",
  };
}

/** A result that also knows the one command which comes next. */
export type ServiceResult = StepResult & { next: string | null };

export async function serviceStep(setup: Setup, machine: Machine): Promise<ServiceResult> {
  const { terminal, env } = setup;
  if (!machine.systemd) {
    terminal.info("This machine has no systemd, so how to start me at boot is left to you.");
    return { ...skipped("Service: this machine has no systemd"), next: null };
  }
  if (env.value("TOKEN") === null) {
    terminal.info("Without a token a service would only practise; come back when there is one.");
    return { ...skipped("Service: without a token it would only practise"), next: null };
  }
  const { projectFolder } = setup;
  const kind = machine.root ? "system" : "user";
  const folder = machine.root
    ? machine.systemUnits
    : path.join(machine.home, ".config/systemd/user");
  const file = path.join(folder, "vigil.service");
  const unit = serviceUnit({
    kind,
    projectFolder,
    dataFolder: surroundings(env).dataDir,
    node: machine.node,
    user: machine.root ? await ownerOf(projectFolder) : null,
    videoGroup: await hasVideoGroup(),
  });
  const enable = machine.root
    ? "systemctl enable --now vigil"
    : "systemctl --user enable --now vigil";
  const former = await readIfThere(file);
  if (former === unit) {
    terminal.success(`The service is in place: ${file}`);
    return { ...done(`Service: ${file}`), next: enable };
  }
  terminal.explain(file, unit.trimEnd().split("\n"));
  const question = former === null ? "Write this service?" : "Replace the service by this one?";
  if (!(await terminal.confirm(question, { yes: "Write it", no: "No" }))) {
    return { ...skipped("Service: not wanted"), next: null };
  }
  await write(file, unit);
  const scope = machine.root ? "" : " --user";
  terminal.success(
    [
      `Written: ${file}`,
      `See what it says:  journalctl${scope} -u vigil -f`,
      `Stop it:           systemctl${scope} disable --now vigil`,
      ...(machine.root
        ? []
        : [`So that it runs while you are logged out:  loginctl enable-linger ${userName()}`]),
    ].join("\n"),
  );
  return { ...done(`Service: ${file}`), next: enable };
}

/** There is nothing secret in it, and systemd wants to show it to everybody. */
async function write(file: string, unit: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, unit, { mode: 0o644 });
  } catch (error) {
    throw storageError("write", file, error);
  }
}

/** Whose folder it is, by name, for User=; null for root's, or where nobody can tell. */
async function ownerOf(folder: string): Promise<string | null> {
  const { uid } = statSync(folder);
  if (uid === 0) return null;
  const entry = (await linesOf("/etc/passwd")).find((line) => line.split(":")[2] === String(uid));
  return entry?.split(":")[0] ?? String(uid);
}

async function hasVideoGroup(): Promise<boolean> {
  return (await linesOf("/etc/group")).some((line) => line.startsWith("video:"));
}

async function linesOf(file: string): Promise<string[]> {
  return existsSync(file) ? (await readFile(file, "utf8")).split("\n") : [];
}

function userName(): string {
  return userInfo().username;
}
