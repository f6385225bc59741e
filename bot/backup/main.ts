// Owns `npm run backup -- FILE` and `npm run restore -- FILE`: the same as /backup and back, at the
// machine, for files that are too large for Telegram or when the chat is lost. Restoring waits for
// the guard to be stopped.
import path from "node:path";
import { password, isCancel } from "@clack/prompts";
import { BackupError, backupExtension } from "../../storage/backup/backup-file.ts";
import { finishRestore } from "../../storage/backup/restore.ts";
import { systemClock } from "../../storage/clock.ts";
import { StorageError } from "../../storage/errors.ts";
import { readWhole, writeDurably } from "../../storage/files.ts";
import { AlreadyRunningError, lockFolder } from "../../storage/lock.ts";
import { withoutSecrets } from "../../storage/log.ts";
import { ConfigError, loadConfig } from "../config.ts";
import { createBackupDesk, type BackupDesk, type BackupSummary } from "./desk.ts";
import { passphraseProblem } from "./passphrase.ts";

class Usage extends Error {}

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const [what, file] = process.argv.slice(2);
  const envFile = process.env["VIGIL_ENV_FILE"] ?? path.resolve(".env");
  const { dataDir } = loadConfig(process.env, envFile);
  const desk = createBackupDesk({
    dataDir,
    envFile,
    environment: process.env,
    clock: systemClock,
    restart: () => undefined,
  });
  if (what === "backup" && file) await back(desk, withExtension(file));
  else if (what === "restore" && file) await restore(desk, file, dataDir);
  else throw new Usage("Say which file: npm run backup -- FILE, or npm run restore -- FILE");
}

async function back(desk: BackupDesk, file: string): Promise<void> {
  const passphrase = await ask("A passphrase of at least 12 letters, best several words:");
  if (passphraseProblem(passphrase) !== null) {
    throw new Usage("That passphrase is too short, too long or too plain. Nothing was written.");
  }
  if (process.stdin.isTTY && (await ask("The same once more:")) !== passphrase) {
    throw new Usage("These were two different ones. Nothing was written.");
  }
  const made = await desk.make(passphrase);
  await writeDurably(path.resolve(file), made.file);
  print(`Written to ${file}: ${inWords(made.summary)}.`);
}

async function restore(desk: BackupDesk, file: string, dataDir: string): Promise<void> {
  const bytes = await readWhole(path.resolve(file));
  print(`This is a backup of ${new Date(desk.madeAt(bytes)).toLocaleString()}.`);
  const lock = await lockFolder(dataDir);
  try {
    const opened = await desk.open(bytes, await ask("Its passphrase:"));
    await desk.restore(opened, { chat: null, messageId: null, owner: null });
    const note = await finishRestore(dataDir);
    print(`Restored: ${inWords(opened.summary)}. The alarm stays as it was.`);
    if (opened.summary.commands > 0) {
      print(
        "Cameras that run a program (pipe:) come from no file: put their lines into .env by hand.",
      );
    }
    if (note) print(`What was there before is kept in ${path.join(dataDir, note.before)}.`);
  } finally {
    await lock.release();
  }
}

/** Not shown while it is typed; without a terminal, the first line of what comes in. */
async function ask(message: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine();
  const typed = await password({ message });
  if (isCancel(typed)) throw new Usage("Nothing was changed.");
  return typed;
}

async function firstLine(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8").split(/\r?\n/)[0] ?? "";
}

function inWords({ members, people, photos, cameras }: BackupSummary): string {
  return `${members} members, ${people} faces to know with ${photos} photos, ${cameras} cameras`;
}

function withExtension(file: string): string {
  return path.extname(file) === "" ? `${file}${backupExtension}` : file;
}

const sentences = {
  not_a_backup: "This file is no backup of Vigil's.",
  newer: "This backup is from a newer Vigil. Update this one first.",
  damaged: "This backup is damaged: copy it once more, or take an older one.",
  wrong_passphrase: "That is not its passphrase.",
} as const;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const message = error instanceof BackupError ? sentences[error.problem] : sentenceOf(error);
    process.stderr.write(`${withoutSecrets(message)}\n`);
    process.exit(1);
  },
);

function sentenceOf(error: unknown): string {
  const isForTheUser = [AlreadyRunningError, ConfigError, StorageError, Usage].some(
    (kind) => error instanceof kind,
  );
  if (error instanceof Error) return isForTheUser ? error.message : (error.stack ?? error.message);
  return String(error);
}
