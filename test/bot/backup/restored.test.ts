// What the chats hear when the guard has begun anew with a backup.
import type { Api } from "grammy";
import { expect, test } from "vitest";
import { tellRestored } from "../../../bot/backup/restored.ts";
import type { RestoreNote } from "../../../storage/backup/restore.ts";
import { RecordingLog } from "../../fakes/log.ts";

const note: RestoreNote = {
  before: "before-restore-2026-11-22T16-00-00-000Z",
  madeAt: Date.parse("2026-11-20T09:30:00Z"),
  chat: 1,
  messageId: 42,
  brings: [],
};

async function told(of: RestoreNote, { isGone = false } = {}): Promise<string[]> {
  const said: string[] = [];
  const api = {
    editMessageText: (chat: number, message: number, text: string) => {
      if (isGone) return Promise.reject(new Error("message to edit not found"));
      said.push(`${chat}/${message}: ${text}`);
      return Promise.resolve(true);
    },
    sendMessage: (chat: number, text: string) => {
      said.push(`${chat}: ${text}`);
      return Promise.resolve({});
    },
  } as unknown as Api;
  await tellRestored(of, {
    api,
    log: new RecordingLog(),
    localeOf: () => "en",
    timezone: "UTC",
    household: { member: (id) => (id === 1 ? ({ name: "Anna" } as never) : null) },
    destinations: [1, 2].map((chat) => ({ chat, thread: null })),
  });
  return said;
}

const when = "20 Nov 2026, 09:30";

test("the question becomes the news, and the others hear who did it", async () => {
  const others = `2: Anna has restored the backup of ${when}: settings, people and members are as they were then.`;
  expect(await told(note)).toEqual([`1/42: 🟢 The backup of ${when} is restored.`, others]);
  expect(await told(note, { isGone: true })).toEqual([
    `1: 🟢 The backup of ${when} is restored.`,
    others,
  ]);
});

test("taken back, likewise; at the machine nobody needs to be told in the chat", async () => {
  expect(await told({ ...note, madeAt: null })).toEqual([
    "1/42: 🟢 Everything is as it was before the restore.",
    "2: Anna has taken the restored backup back: settings, people and members are as before.",
  ]);
  expect(await told({ ...note, chat: null })).toEqual([]);
});
