import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { createBackupDesk } from "../../../bot/backup/desk.ts";
import { finishRestore } from "../../../storage/backup/restore.ts";
import { state } from "../../../storage/state.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";

const passphrase = "a lamp, a ladder, a lemon";

/** A machine with one member of that name; its .env says `env`. */
async function machine(member: string, env: string) {
  const dataDir = await dataFolder();
  const members = [{ id: 7, name: member, role: "owner", since: 1 }];
  const file = path.join(dataDir, "state.json");
  await writeFile(file, JSON.stringify(state.parse({ version: 1, members })));
  const envFile = path.join(dataDir, ".env");
  await writeFile(envFile, env);
  let restarts = 0;
  const restart = () => void (restarts += 1);
  const cost = { N: 1024, r: 8, p: 1 };
  const clock = new FakeClock();
  const desk = createBackupDesk({ dataDir, envFile, environment: {}, clock, restart, cost });
  const membersNow = async () => {
    const { members: now } = JSON.parse(await readFile(file, "utf8"));
    return now.map(({ name }: { name: string }) => name);
  };
  return { dataDir, envFile, desk, restarts: () => restarts, membersNow };
}

const wish = { chat: null, messageId: null, owner: null };

test("two who restore at once: the first one's comes true, the guard begins anew once", async () => {
  const [ada, ben] = [await machine("Ada", "TOKEN=1:a\n"), await machine("Ben", "TOKEN=1:b\n")];
  const here = await machine("Anna", "TOKEN=1:c\n");
  const open = async (from: typeof ada) =>
    here.desk.open((await from.desk.make(passphrase)).file, passphrase);
  const [first, second] = [await open(ada), await open(ben)];
  await Promise.all([here.desk.restore(first, wish), here.desk.restore(second, wish)]);
  expect(await here.desk.takeBack(wish)).toBe(true);
  expect(here.restarts()).toBe(1);
  await finishRestore(here.dataDir);
  expect(await here.membersNow()).toEqual(["Ada"]);
});

test("a backup with a camera that is a command says so, and brings the others", async () => {
  const lines = 'CAMERA_1_URL="pipe:libcamera-vid -o -"\nCAMERA_2_URL=rtsp://hall/1\n';
  const from = await machine("Ada", `TOKEN=1:a\n${lines}`);
  const here = await machine("Anna", "TOKEN=1:c\n");
  const opened = await here.desk.open((await from.desk.make(passphrase)).file, passphrase);
  expect(opened.summary).toMatchObject({ cameras: 2, commands: 1 });
  await here.desk.restore(opened, wish);
  const env = await readFile(here.envFile, "utf8");
  expect(env).toContain("CAMERA_2_URL=rtsp://hall/1");
  expect(env).not.toContain("pipe:");
});
