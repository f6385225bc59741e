// Owns putting a backup in the place of what is there, so that a kill at any moment leaves the old
// or the new, never a mixture: everything is made ready in DATA_DIR/restoring, and at the next start,
// before anything is read, moved into its place; what was there goes to DATA_DIR/before-restore-<time>.
import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { storageError } from "../errors.ts";
import {
  isThere,
  listIfThere,
  makeFolder,
  readIfThere,
  removeDurably,
  removeFolderDurably,
  syncFolder,
  writeDurably,
} from "../files.ts";
import { newMember } from "../members.ts";
import { state as stateSchema, type State } from "../state.ts";
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
  const state = asText(stateToRestore(content.state, wish, now));
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
    await removeFolderDurably(staging);
    return null;
  }
  const note = restoreNote.parse(JSON.parse(text));
  const before = path.join(dataDir, note.before);
  await makeFolder(before);
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

/** What of the backup comes true, and what stays as it is on this machine. Pure. */
export function stateToRestore(
  restored: State,
  { owner }: Pick<RestoreWish, "owner">,
  { state: now, at }: { state: Readonly<State> | null; at: number },
): State {
  const nothing = stateSchema.parse({ version: 1 });
  const here = now ?? nothing;
  return {
    ...restored,
    arming: { ...here.arming },
    told: { ...here.told },
    evidence: { ...restored.evidence, toldHeads: [...here.evidence.toldHeads] },
    // Questions, codes and mutes were about another day.
    questions: [],
    invitations: [],
    mutes: [],
    members: withOwner(restored.members, owner, at),
  };
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
