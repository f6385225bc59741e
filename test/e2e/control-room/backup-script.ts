// Owns the part of the scripted chat about second copies: of the evidence, somewhere else; and of the
// guard's whole state as one file, from which it begins anew within the same process.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, vi } from "vitest";
import type { ColdHouse } from "./cold-house.ts";

const passphrase = "correct horse battery staple";

/** The store is tried while other things are done; returns what is to be done afterwards. */
export async function tryCopyOffSite({ anna }: ColdHouse): Promise<() => Promise<void>> {
  await anna.types("/offsite");
  await anna.taps("offsite.page", "offsite.test");
  return async () => {
    await anna.taps("offsite.page Copy off site", "offsite.everything", "offsite.cancel");
  };
}

/** Made, changed one's mind, and sent back; what has changed since is gone, and comes again. */
export async function restoreBackup({ anna, chat, household }: ColdHouse): Promise<void> {
  await anna.types("/backup");
  await anna.types("/settings");
  await anna.taps("backup.root", "backup.make");
  await anna.types(passphrase);
  await anna.sees("once more");
  await anna.types(passphrase);
  const { document, message_id: kept } = await anna.sees("Backup of");
  const file = chat.emulator.file(document?.file_id ?? "");
  await anna.taps("backup.make another", "backup.cancel");
  const messages = chat.emulator.messages(anna.chatId);
  expect(messages.some(({ message_id: id }) => id === kept)).toBe(true);

  await anna.types("/cameras");
  await anna.taps("cameras.page Hall", "cameras.rename");
  await anna.types("Attic");
  await anna.sees("Hall is called Attic now");

  const name = document?.file_name ?? "";
  await anna.sendsDocument(file, name);
  await anna.taps("backup.drop");
  await anna.sendsDocument(file, name);
  await isAsked(household.dataFolder, (await anna.sees("Send me its passphrase")).message_id);
  await anna.types("not this one at all");
  await anna.sees("not its passphrase");
  await anna.types(passphrase);
  await anna.tapsUntil("backup.restore", "is restored");
  await anna.types("/status");
  await anna.sees("Hall ·");

  await anna.taps("backup.askTakeBack", "backup.keep", "backup.askTakeBack");
  await anna.tapsUntil("backup.takeBack", "as it was before the restore");
  await anna.types("/status");
  await anna.sees("Attic ·");
  expect(household.vigil().output).not.toContain(passphrase);
}

/** Files are fetched beside all else: the next text is an answer once the question is on disk. */
async function isAsked(dataFolder: string, message: number): Promise<void> {
  const look = async () => {
    const state = await readFile(path.join(dataFolder, "state.json"), "utf8");
    expect(JSON.parse(state).questions).toContainEqual(
      expect.objectContaining({ messageId: message }),
    );
  };
  await vi.waitFor(look, { timeout: 30_000 });
}
