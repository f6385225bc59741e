// /backup and back, against a server with Telegram's semantics and a real data folder.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { createBackupDesk } from "../../../bot/backup/desk.ts";
import { createBot } from "../../../bot/bot.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { finishRestore } from "../../../storage/backup/restore.ts";
import { systemClock } from "../../../storage/clock.ts";
import { state } from "../../../storage/state.ts";
import { fakeParts } from "../../fakes/control-room.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { FakeMembers } from "../../fakes/members.ts";

const passphrase = "a lamp, a ladder, a lemon";
const envText = "TOKEN=1:a\nCAMERA_1_URL=rtsp://user:secret@10.0.0.5/1\nCAMERA_1_NAME=Hall\n";

/** A data folder in which Ada owns the guard. */
async function machine(owner: number): Promise<string> {
  const folder = await dataFolder();
  const members = [{ id: owner, name: "Ada", role: "owner", since: 1 }];
  await writeFile(
    path.join(folder, "state.json"),
    JSON.stringify(state.parse({ version: 1, members })),
  );
  await mkdir(path.join(folder, "people"));
  return folder;
}

async function openRoom(emulator: Emulator, dataDir: string, envFile: string) {
  let restarts = 0;
  const members = new FakeMembers(
    { id: 1001, name: "Anna", role: "owner" },
    { id: 1002, name: "Ben", role: "member" },
  );
  const desk = createBackupDesk({
    dataDir,
    envFile,
    environment: {},
    clock: systemClock,
    restart: () => {
      restarts += 1;
    },
    cost: { N: 1024, r: 8, p: 1 },
  });
  const config = { token: emulator.token, telegramApiRoot: emulator.url };
  const { parts } = fakeParts({ members, backupDesk: desk, config }, systemClock);
  const control = createBot(parts);
  await control.bot.init();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  return {
    restarts: () => restarts,
    async close() {
      await control.bot.stop();
      await polling;
      await control.close();
    },
  };
}

const wordsOf = (message: ChatMessage) => message.text ?? message.caption ?? "";

test("a backup is made, and comes back on another machine", { timeout: 60_000 }, async () => {
  const emulator = await new Emulator().start();
  const old = await machine(77);
  const env = path.join(old, ".env");
  await writeFile(env, envText);
  const fresh = await machine(1001);
  const freshEnv = path.join(fresh, ".env");
  await writeFile(freshEnv, "TOKEN=2:b\n");
  const anna = emulator.person(1001, { firstName: "Anna" });
  const ben = emulator.person(1002, { firstName: "Ben" });
  const group = emulator.group({ title: "Home", members: [anna], botIsAdmin: true });

  const shown = (text: string) =>
    emulator.waitFor(() =>
      emulator.messages(anna.chatId).findLast((one) => wordsOf(one).includes(text)),
    );
  const isDeleted = (message: ChatMessage) =>
    emulator.waitFor(() =>
      emulator.messages(anna.chatId).every(({ message_id: id }) => id !== message.message_id),
    );
  let room = await openRoom(emulator, old, env);
  try {
    anna.start();
    ben.start();
    anna.say("/backup");
    anna.tap(await shown("A backup holds"), "Make a backup");
    await shown("Send me a passphrase");
    await isDeleted(anna.say("short"));
    await shown("That is too short");
    await isDeleted(anna.say(passphrase));
    await shown("once more, so that");
    anna.say(`${passphrase}!`);
    await shown("two different ones");
    anna.say(passphrase);
    await shown("once more, so that");
    await isDeleted(anna.say(passphrase));
    const sent = await shown("Backup of");
    expect(wordsOf(sent)).toContain("one member, no faces, one camera");
    expect(sent.document?.file_name).toMatch(/^vigil-\d{4}-\d{2}-\d{2}\.vigil$/);
    const file = emulator.file(sent.document?.file_id ?? "");
    expect(file.includes("rtsp://")).toBe(false);
    expect(JSON.stringify(emulator.messages(anna.chatId))).not.toContain(passphrase);

    await room.close();
    room = await openRoom(emulator, fresh, freshEnv);
    ben.sendDocument(file, { name: "a.vigil" });
    await emulator.waitFor(() =>
      emulator.messages(ben.chatId).find((one) => wordsOf(one).includes("Only an owner")),
    );
    anna.sendDocument(Buffer.from("something else"), { name: "b.vigil" });
    await shown("no backup of mine");
    anna.sendDocument(file, { name: "a.vigil", in: group });
    await emulator.waitFor(() => emulator.messages(group.id).findLast(({ from }) => from?.is_bot));
    anna.sendDocument(file, { name: "a.VIGIL" });
    await shown("This is a backup of");
    await isDeleted(anna.say("not the passphrase"));
    await shown("not its passphrase");
    await isDeleted(anna.say(passphrase));
    const question = await shown("Restore the backup of");
    expect(wordsOf(question)).toContain("Gets access again: Ada.");
    expect(room.restarts()).toBe(0);
    anna.tap(question, "Restore it");
    await expect.poll(() => room.restarts()).toBe(1);
    await shown("Restoring.");
    // A second tap on the question, from a phone that has not seen the edit.
    anna.tap(question, "Restore it", { stale: true });
    await shown("not have that file any more");
    expect(room.restarts()).toBe(1);
    const note = await finishRestore(fresh);
    expect(note).toMatchObject({ chat: anna.chatId, messageId: question.message_id });
    const restored = state.parse(
      JSON.parse(await readFile(path.join(fresh, "state.json"), "utf8")),
    );
    expect(restored.members.map(({ id, role }) => [id, role])).toEqual([
      [1001, "owner"],
      [77, "owner"],
    ]);
    expect(await readFile(freshEnv, "utf8")).toContain("CAMERA_1_URL=");
    expect(await readFile(freshEnv, "utf8")).toContain("TOKEN=2:b");
  } finally {
    await room.close();
    await emulator.stop();
  }
});
