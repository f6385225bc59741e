// The rooms over state.json that say who may join, who is not heard, and where alerts go.
import fs from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { AlertChats } from "../../storage/alert-chats.ts";
import { Invitations } from "../../storage/invitations.ts";
import { Members, NoSuchMemberError } from "../../storage/members.ts";
import { openState } from "../../storage/state.ts";
import { Strangers } from "../../storage/strangers.ts";
import { FakeClock } from "../fakes/clock.ts";
import { dataFolder } from "../fakes/data-folder.ts";
import { breakDisk } from "../fakes/disk.ts";
import { RecordingLog } from "../fakes/log.ts";

const clock = new FakeClock();
const log = new RecordingLog();

async function open(folder: string) {
  const store = await openState(folder, clock, log);
  return {
    store,
    members: new Members(store, clock, log),
    invitations: new Invitations(store, clock),
    strangers: new Strangers(store),
    alertChats: new AlertChats(store, log),
  };
}

test("all of it outlives a restart; a code is nowhere on the disk", async () => {
  const folder = await dataFolder();
  const first = await open(folder);
  await first.members.addOwner({ id: 1, name: "Ann" });
  await first.members.admit({ id: 2, name: "Bob", role: "viewer" });
  await first.members.choose(2, { language: "de", quietHours: { from: 1320, to: 420 } });
  await first.members.noteTelegramLanguage(2, "ru");
  await first.strangers.ignore(9);
  await first.alertChats.put({ chat: -5, thread: 7, title: "Home", addedBy: "Ann" });
  const { code } = await first.invitations.create("member", "Ann");
  expect(await fs.readFile(path.join(folder, "state.json"), "utf8")).not.toContain(code);

  const { members, invitations, strangers, alertChats } = await open(folder);
  expect(members.find(2)).toMatchObject({ role: "viewer", language: "de", telegramLanguage: "ru" });
  expect(strangers.isIgnored(9)).toBe(true);
  expect(alertChats.find(-5)).toMatchObject({ thread: 7 });
  expect(await invitations.redeem(code, { id: 3, name: "Cyd" })).toMatchObject({ kind: "joined" });
  expect(await invitations.redeem(code, { id: 4, name: "Dan" })).toEqual({ kind: "over" });
  expect(members.all().map(({ role }) => role)).toEqual(["owner", "viewer", "member"]);
});

test("an older file opens: nobody has chosen anything, and no group is muted any more", async () => {
  const folder = await dataFolder();
  const old = {
    version: 1,
    members: [{ id: 1, name: "Ann", role: "owner", since: 5 }],
    mutes: [{ chat: -5, camera: "c1", remainingMs: 1000 }],
  };
  await fs.writeFile(path.join(folder, "state.json"), JSON.stringify(old));
  const { members, alertChats, invitations } = await open(folder);
  expect(members.owner()).toMatchObject({ language: null, quietHours: null, alsoPrivately: false });
  expect(alertChats.all()).toEqual([]);
  expect(invitations.open()).toEqual([]);
});

test("on a full disk nothing changes: the code still works, the role stays", async () => {
  const folder = await dataFolder();
  const { members, invitations } = await open(folder);
  await members.addOwner({ id: 1, name: "Ann" });
  const { code } = await invitations.create("viewer", "Ann");
  const disk = breakDisk(folder, "ENOSPC");
  await expect(invitations.redeem(code, { id: 2, name: "Bob" })).rejects.toThrow("disk is full");
  disk.mend();
  expect(members.find(2)).toBeNull();
  expect(await invitations.redeem(code, { id: 2, name: "Bob" })).toMatchObject({ kind: "joined" });
});

test("nobody is nobody, and the owner stays one", async () => {
  const { members } = await open(await dataFolder());
  await members.addOwner({ id: 1, name: "Ann" });
  let changes = 0;
  const stop = members.onChange(() => {
    changes += 1;
  });
  await expect(members.changeRole(2, "viewer")).rejects.toBeInstanceOf(NoSuchMemberError);
  await expect(members.handOver(2)).rejects.toBeInstanceOf(NoSuchMemberError);
  await members.changeRole(1, "viewer");
  expect(await members.remove(1)).toBeNull();
  expect(members.owner()?.id).toBe(1);
  await members.admit({ id: 2, name: "Bob", role: "member" });
  await members.handOver(2);
  expect(members.all().map(({ role }) => role)).toEqual(["member", "owner"]);
  stop();
  const before = changes;
  await members.changeRole(1, "viewer");
  expect(changes).toBe(before);
});

test("a group has one place for alerts; moves and lost topics are followed", async () => {
  const { alertChats } = await open(await dataFolder());
  const home = { chat: -5, thread: 7, title: "Home", addedBy: "Ann" };
  await alertChats.put(home);
  await alertChats.put({ ...home, thread: 8 });
  expect(alertChats.all()).toEqual([{ ...home, thread: 8 }]);
  expect(await alertChats.loseThread(-5, 7)).toBeNull();
  expect(await alertChats.loseThread(-5, 8)).toMatchObject({ title: "Home" });
  expect(alertChats.find(-5)?.thread).toBeNull();
  await alertChats.move(-5, -1005);
  await alertChats.move(-6, -1006);
  expect(alertChats.all()).toEqual([{ ...home, chat: -1005, thread: null }]);
  expect(await alertChats.remove(-5)).toBeNull();
  expect(await alertChats.remove(-1005)).toMatchObject({ title: "Home" });
});
