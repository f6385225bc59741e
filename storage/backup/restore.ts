// Owns putting a backup in the place of what is there, so that a kill at any moment leaves the old
// or the new, never a mixture: everything is made ready in DATA_DIR/restoring, and at the next start,
// before anything is read, moved into its place; what was there goes to DATA_DIR/before-restore-<time>.
// Whatever is brought or taken back, this machine's alarm stays as it is in that very moment.
import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { isDate } from "../incident-id.ts";
import { storageError } from "../errors.ts";
import {
  isThere,
  listIfThere,
  makeFolder,
  readIfThere,
  removeDurably,
  removeFolderDurably,
  setAside,
  syncFolder,
  writeDurably,
} from "../files.ts";
import { newMember } from "../members.ts";
import { readState, state as stateSchema, type State } from "../state.ts";
import type { BackupContent } from "./backup-content.ts";

const stagingName = "restoring";
const readyName = "ready.json";
const beforePattern = /^before-restore-[0-9TZ-]+$/;
/** What a backup replaces, in this order. */
const replaced = [
  "people",
  "people.json",
  "people.json.bak",
  "state.json",
  "state.json.bak",
] as const;

/** What is said in the chat when it is done. */
export const restoreNote = z.object({
  /** Where what was there is kept, under DATA_DIR. */
  before: z.string().regex(beforePattern),
  /** When the backup was made; null: a restore is taken back. */
  madeAt: z.number().nullable(),
  /** Whose wish, and the message that becomes the news; null: somebody at the machine. */
  chat: z.number().int().nullable(),
  messageId: z.number().int().nullable(),
  /** What of `replaced` is brought; the rest goes. */
  brings: z.array(z.string()),
});
export type RestoreNote = z.infer<typeof restoreNote>;

export interface RestoreWish extends Omit<RestoreNote, "before" | "brings"> {
  /** Who restores: an owner afterwards, too, whoever the backup names. */
  owner: { id: number; name: string } | null;
}

/**
 * Makes everything ready; the next finishRestore() carries it out. `now` is this machine's state:
 * its alarm stays as it is, because no file may arm or disarm a house. Rejects with StorageError.
 */
export async function prepareRestore(
  dataDir: string,
  content: BackupContent,
  wish: RestoreWish,
  now: { state: Readonly<State> | null; at: number },
): Promise<void> {
  const staging = path.join(dataDir, stagingName);
  await removeFolderDurably(staging);
  await makeFolder(path.join(staging, "people"));
  for (const [name, bytes] of content.crops) {
    await makeFolder(path.dirname(path.join(staging, name)));
    await writeDurably(path.join(staging, name), bytes);
  }
  const hasEvidence = (await listIfThere(path.join(dataDir, "incidents"))).some(isDate);
  const state = asText(stateToRestore(content.state, wish, { ...now, hasEvidence }));
  const people = asText(content.people);
  for (const [name, text] of Object.entries({ "state.json": state, "people.json": people })) {
    await writeDurably(path.join(staging, name), text);
    await writeDurably(path.join(staging, `${name}.bak`), text);
  }
  if (content.sealSecret !== null) await keepSecret(dataDir, content.sealSecret);
  await makeReady(staging, wish, now.at);
}

/**
 * Makes ready to bring back what was there before the last restore. False: nothing is kept of it.
 * The wish's message becomes the news. Rejects with StorageError.
 */
export async function prepareTakingBack(
  dataDir: string,
  wish: Pick<RestoreNote, "chat" | "messageId">,
  at: number,
): Promise<boolean> {
  const before = (await listIfThere(dataDir)).findLast((name) => beforePattern.test(name));
  if (before === undefined) return false;
  const staging = path.join(dataDir, stagingName);
  await removeFolderDurably(staging);
  // Ready before it moves: what is found in `staging` without that is thrown away.
  await makeReady(path.join(dataDir, before), { ...wish, madeAt: null }, at);
  await rename(path.join(dataDir, before), staging);
  return true;
}

/** Carries out what was made ready; null: nothing was. Rejects with StorageError; then call it again. */
export async function finishRestore(dataDir: string): Promise<RestoreNote | null> {
  const staging = path.join(dataDir, stagingName);
  const ready = path.join(staging, readyName);
  const text = await readIfThere(ready);
  if (text === null) {
    // Cut off before it was whole: as if nobody had asked.
    if (await isThere(staging)) await removeFolderDurably(staging);
    return null;
  }
  const note = readNote(text);
  if (!note) {
    // Nobody can tell what it was about; what is in it is left for a person to look at.
    await setAside(staging, Date.now());
    return null;
  }
  const before = path.join(dataDir, note.before);
  await makeFolder(before);
  await keepHere(dataDir, staging);
  for (const name of replaced) {
    const target = path.join(dataDir, name);
    const brought = note.brings.includes(name);
    // Gone from here: it is in its place already, and what was there is put away.
    if (brought && !(await isThere(path.join(staging, name)))) continue;
    if (await isThere(target)) await rename(target, path.join(before, name));
    if (brought) await rename(path.join(staging, name), target);
  }
  for (const name of await listIfThere(dataDir)) {
    if (beforePattern.test(name) && name !== note.before) {
      await removeFolderDurably(path.join(dataDir, name));
    }
  }
  await removeDurably(ready);
  await removeFolderDurably(staging);
  return note;
}

/**
 * What of the backup comes true, and what stays as it is on this machine. Where there is evidence
 * (`hasEvidence`), so does how long it is kept: no file may have it removed. Pure.
 */
export function stateToRestore(
  restored: State,
  { owner }: Pick<RestoreWish, "owner">,
  {
    state: now,
    at,
    hasEvidence = false,
  }: { state: Readonly<State> | null; at: number; hasEvidence?: boolean },
): State {
  const here = now ?? stateSchema.parse({ version: 1 });
  const { keepDays: _days, mostBytes: _most, minimumFreeBytes: _free, ...rest } = restored.evidence;
  const evidence = hasEvidence ? { ...rest, ...limitsOf(here) } : restored.evidence;
  return {
    ...withHere(restored, here),
    evidence: { ...evidence, toldHeads: [...here.evidence.toldHeads] },
    cameras: withoutCommands(restored.cameras),
    members: withOwner(restored.members, owner, at),
  };
}

/** No file may arm or disarm a house, whether it is brought or taken back. */
function withHere(brought: State, here: Readonly<State>): State {
  return {
    ...brought,
    arming: { ...here.arming },
    told: { ...here.told },
    evidence: { ...brought.evidence, toldHeads: [...here.evidence.toldHeads] },
    // Questions, codes and mutes were about another day.
    questions: [],
    invitations: [],
    mutes: [],
  };
}

/** Those that were chosen in the chat. */
function limitsOf({ evidence }: Readonly<State>): Partial<State["evidence"]> {
  const { keepDays, mostBytes, minimumFreeBytes } = evidence;
  const all = Object.entries({ keepDays, mostBytes, minimumFreeBytes });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** The chat takes no pipe:COMMAND, so in a file it is somebody else's wish to run programs here. */
function withoutCommands(cameras: State["cameras"]): State["cameras"] {
  return {
    ...cameras,
    added: cameras.added.filter(({ url }) => !runsCommand(url)),
    changes: Object.fromEntries(
      Object.entries(cameras.changes).filter(
        ([, { detectionUrl, evidenceUrl }]) =>
          !runsCommand(detectionUrl) && !runsCommand(evidenceUrl),
      ),
    ),
    // They waited for an answer to a question that is gone.
    pending: [],
  };
}

/** Whether a camera's address is a program to be run. */
export function runsCommand(url = ""): boolean {
  return /^\s*pipe:/i.test(url);
}

/**
 * What happened here since all was made ready (or since what comes back was put away) holds. Again
 * after a kill it changes nothing: then the one that is here has moved, or is the one brought.
 */
async function keepHere(dataDir: string, staging: string): Promise<void> {
  const [brought, here] = await Promise.all([stateIn(staging), stateIn(dataDir)]);
  if (!brought || !here) return;
  const text = asText(withHere(brought, here));
  for (const name of ["state.json.bak", "state.json"]) {
    if (await isThere(path.join(staging, name))) await writeDurably(path.join(staging, name), text);
  }
}

/** null: there is none that can be read; whoever opens it says so. */
async function stateIn(folder: string): Promise<State | null> {
  const text = await readIfThere(path.join(folder, "state.json"));
  try {
    return text === null ? null : readState(JSON.parse(text));
  } catch {
    return null; // broken, and repaired or set aside when it is opened
  }
}

function readNote(text: string): RestoreNote | null {
  try {
    return restoreNote.parse(JSON.parse(text));
  } catch {
    return null; // the caller puts it aside
  }
}

function withOwner(
  members: State["members"],
  owner: RestoreWish["owner"],
  at: number,
): State["members"] {
  if (!owner) return members;
  const known = members.some(({ id }) => id === owner.id);
  const all = known ? members : [newMember({ ...owner, role: "owner", since: at }), ...members];
  return all.map((member) => (member.id === owner.id ? { ...member, role: "owner" } : member));
}

/** The old machine's secret opens the chains of its evidence; ours has a chain of its own already. */
async function keepSecret(dataDir: string, secret: string): Promise<void> {
  const folder = path.join(dataDir, "seal");
  const own = await readIfThere(path.join(folder, "secret"));
  if (own?.trim() === secret.trim()) return;
  await makeFolder(folder);
  await writeDurably(path.join(folder, own === null ? "secret" : "secret-of-backup"), secret);
}

async function makeReady(
  folder: string,
  wish: Omit<RestoreNote, "before" | "brings">,
  at: number,
): Promise<void> {
  const time = new Date(at).toISOString().replaceAll(/[:.]/g, "-");
  const { madeAt, chat, messageId } = wish;
  const there = new Set(await listIfThere(folder));
  const brings = replaced.filter((name) => there.has(name));
  const before = `before-restore-${time}`;
  const note: RestoreNote = { before, madeAt, chat, messageId, brings };
  await writeDurably(path.join(folder, readyName), asText(note));
}

async function rename(from: string, to: string): Promise<void> {
  try {
    await fs.rename(from, to);
    await syncFolder(path.dirname(to));
    if (path.dirname(from) !== path.dirname(to)) await syncFolder(path.dirname(from));
  } catch (cause) {
    throw storageError("move", from, cause);
  }
}

function asText(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
