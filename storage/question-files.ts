// Owns questions that wait for an answer in a chat, one file per chat: what @grammyjs/conversations
// keeps between two messages. A day later nobody remembers being asked, so it is forgotten.
import path from "node:path";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { makeFolder, readIfThere, removeDurably, writeDurably } from "./files.ts";

const oldestMs = 24 * 3_600_000;
const chatId = /^-?\d{1,20}$/;
const questionFile = z.object({ writtenAt: z.number(), state: z.unknown() });

/** What the plugin calls a storage adapter. Its own `version` guards against changed code. */
export interface QuestionFiles<State> {
  read(chat: string): Promise<State | undefined>;
  write(chat: string, state: State): Promise<void>;
  delete(chat: string): Promise<void>;
}

/** What can't be read counts as not asked. Rejects with StorageError when the disk refuses. */
export function questionFiles<State>(folder: string, clock: Clock): QuestionFiles<State> {
  const fileOf = (chat: string) => path.join(folder, `${chat}.json`);
  return {
    async read(chat) {
      if (!chatId.test(chat)) return undefined;
      const text = await readIfThere(fileOf(chat));
      if (text === null) return undefined;
      const found = parsed(text);
      if (!found || clock.wall() - found.writtenAt > oldestMs) {
        await removeDurably(fileOf(chat));
        return undefined;
      }
      // Only the plugin knows the shape of what it wrote; it checks its own version.
      return found.state as State;
    },
    async write(chat, state) {
      if (!chatId.test(chat)) return;
      await makeFolder(folder);
      await writeDurably(fileOf(chat), JSON.stringify({ writtenAt: clock.wall(), state }));
    },
    async delete(chat) {
      if (chatId.test(chat)) await removeDurably(fileOf(chat));
    },
  };
}

function parsed(text: string): z.infer<typeof questionFile> | null {
  try {
    return questionFile.parse(JSON.parse(text));
  } catch {
    return null; // asked again when the next message comes
  }
}
