import { expect, test } from "vitest";
import { newPairingCode, Pairing } from "../../bot/pairing.ts";
import { StorageError } from "../../storage/errors.ts";
import { FakeMembers } from "../fakes/members.ts";
import { openRoom } from "../fakes/control-room.ts";
import { anna, group, stranger } from "../fakes/telegram.ts";

function codes(...list: string[]): () => string {
  return () => list.shift() ?? "ZZZZ-ZZZZ";
}

test("codes are unambiguous and differ", () => {
  const made = Array.from({ length: 200 }, newPairingCode);
  expect(new Set(made).size).toBe(200);
  for (const code of made) expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
});

test("a code is valid once, however it is written", () => {
  const pairing = new Pairing(codes("K7F2-93QX"));
  expect(pairing.try("k7f2 93qx")).toBe("paired");
  expect(pairing.code).toBeNull();
  expect(pairing.try("K7F2-93QX")).toBe("wrong");
  expect(pairing.instruction("vigil_bot")).toBeNull();
});

test("five wrong tries make a new code, and the old one is worth nothing", () => {
  const pairing = new Pairing(codes("K7F2-93QX", "AAAA-BBBB"));
  for (const guess of ["", "K7F2-93Q", "K7F2-93QXX", "?"]) expect(pairing.try(guess)).toBe("wrong");
  expect(pairing.try("AAAA-AAAA")).toBe("wrong_and_renewed");
  expect(pairing.try("K7F2-93QX")).toBe("wrong");
  expect(pairing.try("AAAA-BBBB")).toBe("paired");
});

test("whoever sends the console's code becomes the owner, and nobody after", async () => {
  const members = new FakeMembers();
  const room = openRoom({ members, pairing: new Pairing(codes("K7F2-93QX", "AAAA-BBBB")) });
  room.control.showPairing();
  expect(room.printed).toEqual([
    "Open https://t.me/vigil_bot?start=K7F2-93QX or send the bot: /start K7F2-93QX",
  ]);
  await room.telegram.say(stranger, "/start");
  await room.telegram.say(stranger, "/start 2222-2222");
  await room.telegram.say(anna, "/start K7F2-93QX", { chat: group });
  expect(room.telegram.calls).toEqual([]);
  expect(room.printed[1]).toBe("Somebody (id 6666) sent a wrong pairing code.");

  await room.telegram.say(anna, "/start K7F2-93QX");
  expect(members.owner()).toMatchObject({ id: anna.id, name: "Anna" });
  expect(room.telegram.last(anna.id).text).toContain("You are this guard's owner now");

  await room.telegram.say(stranger, "/start K7F2-93QX");
  expect(room.telegram.shownIn(stranger.id)).toEqual([]);
  room.printed.length = 0;
  room.control.showPairing();
  expect(room.printed).toEqual([]);
});

test("after five wrong codes the console shows a new one", async () => {
  const pairing = new Pairing(codes("K7F2-93QX", "AAAA-BBBB"));
  const room = openRoom({ members: new FakeMembers(), pairing });
  for (let guess = 0; guess < 5; guess++) await room.telegram.say(stranger, `/start ${guess}`);
  expect(room.printed.at(-1)).toContain("/start AAAA-BBBB");
  expect(room.telegram.calls).toEqual([]);
});

test("with OWNER_ID nobody pairs, and the owner's name is learnt from the first message", async () => {
  const members = new FakeMembers();
  const pairing = new Pairing(codes("K7F2-93QX"));
  const room = openRoom({ members, pairing, config: { ownerId: anna.id } });
  room.control.showPairing();
  expect(room.printed).toEqual([]);
  await room.telegram.say(stranger, "/start K7F2-93QX");
  expect(room.telegram.shownIn(stranger.id)).toEqual([]);
  await room.telegram.say(anna, "/start");
  expect(members.owner()).toMatchObject({ id: anna.id, name: "Anna" });
  expect(room.telegram.last(anna.id).text).toContain("I am here, Anna.");
});

test("an owner who paired before has no say once .env names another", async () => {
  const room = openRoom({ config: { ownerId: 77 } });
  await room.telegram.say(anna, "/status");
  expect(room.telegram.shownIn(anna.id)).toEqual([]);
  await room.telegram.say({ id: 77, is_bot: false, first_name: "Cleo" }, "/arm");
  expect(room.alarm.current()).toMatchObject({ state: "armed_away", by: "Cleo" });
});

test("a code whose owner could not be kept is valid again, and the person is told", async () => {
  const members = new FakeMembers();
  const keep = members.addOwner.bind(members);
  members.addOwner = async () => {
    members.addOwner = keep;
    const cause = Object.assign(new Error("refused"), { code: "ENOSPC" });
    throw new StorageError("/data/state.json", "Cannot write /data/state.json", { cause });
  };
  const pairing = new Pairing(codes("K7F2-93QX"));
  const room = openRoom({ members, pairing });
  await room.telegram.say(anna, "/start K7F2-93QX");
  expect(room.telegram.last(anna.id).text).toContain("My disk is full");
  expect(members.owner()).toBeNull();
  await room.telegram.say(anna, "/start K7F2-93QX");
  expect(members.owner()).toMatchObject({ id: anna.id });
  expect(pairing.code).toBeNull();
});
