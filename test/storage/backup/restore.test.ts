import { cp, mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { packBackup, unpackBackup } from "../../../storage/backup/backup-content.ts";
import { BackupError } from "../../../storage/backup/backup-file.ts";
import {
  finishRestore,
  prepareRestore,
  prepareTakingBack,
  stateToRestore,
} from "../../../storage/backup/restore.ts";
import { state } from "../../../storage/state.ts";
import { dataFolder } from "../../fakes/data-folder.ts";

const at = Date.UTC(2026, 10, 22, 16);
const owner = { id: 7, name: "Anna" };
const wish = { madeAt: at - 1000, chat: 7, messageId: 42, owner };
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

function stateOf(part: object) {
  return state.parse({ version: 1, ...part });
}

/** A data folder with one person of that name, one face, and that member. */
async function household(name: string, member: number): Promise<string> {
  const folder = await dataFolder();
  const person = {
    id: "paaaaaaaa",
    name,
    since: 1,
    addition: "aaaaaaaaa",
    crops: [
      {
        id: "faaaaaaaa",
        addition: "aaaaaaaaa",
        source: { kind: "photo" },
        takenAt: 1,
        addedAt: 1,
      },
    ],
  };
  const members = [{ id: member, name: "Owner", role: "owner", since: 1 }];
  await mkdir(path.join(folder, "people", person.id), { recursive: true });
  await writeFile(path.join(folder, "people", person.id, "faaaaaaaa.png"), picture);
  await writeFile(
    path.join(folder, "people.json"),
    JSON.stringify({ version: 1, people: [person] }),
  );
  await writeFile(path.join(folder, "state.json"), JSON.stringify(stateOf({ members })));
  return folder;
}

async function nameIn(folder: string): Promise<string> {
  const { people } = JSON.parse(await readFile(path.join(folder, "people.json"), "utf8"));
  return people.map(({ name }: { name: string }) => name).join();
}

async function membersIn(folder: string): Promise<number[]> {
  const { members } = JSON.parse(await readFile(path.join(folder, "state.json"), "utf8"));
  return members.map(({ id }: { id: number }) => id);
}

describe("what a backup holds", () => {
  test("comes back whole: state, people with their faces, the seal's secret, cameras", async () => {
    const folder = await household("Anna", 7);
    await mkdir(path.join(folder, "seal"));
    await writeFile(path.join(folder, "seal", "secret"), "secret\n");
    await writeFile(path.join(folder, "people", "paaaaaaaa", ".leftover.tmp"), "no face");
    const cameras = { CAMERA_1_URL: "rtsp://user:pass@camera/1" };
    const content = await unpackBackup(await packBackup(folder, cameras));
    expect(content.state.members.map(({ id }) => id)).toEqual([7]);
    expect(content.people.people[0]?.name).toBe("Anna");
    expect([...content.crops.keys()]).toEqual(["people/paaaaaaaa/faaaaaaaa.png"]);
    expect(content.crops.get("people/paaaaaaaa/faaaaaaaa.png")?.equals(picture)).toBe(true);
    expect(content.sealSecret).toBe("secret\n");
    expect(content.cameras).toEqual(cameras);
  });

  test("many faces leave no listeners behind", async () => {
    const folder = await household("Anna", 7);
    for (let number = 10; number < 40; number++) {
      await writeFile(path.join(folder, "people", "paaaaaaaa", `faaaaaa${number}.png`), picture);
    }
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const { crops } = await unpackBackup(await packBackup(folder, {}));
    expect(crops.size).toBe(31);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });

  test("what is no backup inside is refused", async () => {
    await expect(unpackBackup(Buffer.from("no zip"))).rejects.toThrow(BackupError);
    const folder = await household("Anna", 7);
    await writeFile(path.join(folder, "state.json"), `{"version":9}`);
    await expect(unpackBackup(await packBackup(folder, {}))).rejects.toMatchObject({
      problem: "newer",
    });
  });
});

describe("restoring", () => {
  test("replaces people and members, keeps the alarm's state and lets the restorer own", () => {
    const backup = stateOf({
      members: [{ id: 1, name: "Old", role: "owner", since: 1 }],
      arming: { state: "armed_away", mode: "armed_away", since: 1, by: "Old" },
      mutes: [{ chat: 1, camera: "c1", remainingMs: 5 }],
    });
    const here = stateOf({ arming: { state: "disarmed", since: 9, by: "Anna" } });
    const merged = stateToRestore(backup, { owner }, { state: here, at });
    expect(merged.arming).toMatchObject({ state: "disarmed", since: 9 });
    expect(merged.mutes).toEqual([]);
    expect(merged.members.map(({ id, role }) => [id, role])).toEqual([
      [7, "owner"],
      [1, "owner"],
    ]);
  });

  test("without a wish nothing happens, and half a wish is dropped", async () => {
    const folder = await household("Here", 7);
    expect(await finishRestore(folder)).toBeNull();
    await mkdir(path.join(folder, "restoring"));
    await writeFile(path.join(folder, "restoring", "state.json"), "half");
    expect(await finishRestore(folder)).toBeNull();
    expect(await nameIn(folder)).toBe("Here");
    expect(await readdir(folder)).not.toContain("restoring");
  });

  test("can be taken back", async () => {
    const folder = await household("Here", 7);
    const content = await unpackBackup(await packBackup(await household("There", 8), {}));
    await prepareRestore(folder, content, wish, { state: stateOf({}), at });
    const note = await finishRestore(folder);
    expect(note).toMatchObject({ madeAt: at - 1000, chat: 7, messageId: 42 });
    expect(await nameIn(folder)).toBe("There");
    expect(await membersIn(folder)).toEqual([7, 8]);
    expect(await readdir(path.join(folder, "people", "paaaaaaaa"))).toEqual(["faaaaaaaa.png"]);

    expect(await prepareTakingBack(folder, { chat: 7, messageId: 43 }, at + 1)).toBe(true);
    expect(await finishRestore(folder)).toMatchObject({ madeAt: null, messageId: 43 });
    expect(await nameIn(folder)).toBe("Here");
    expect(await membersIn(folder)).toEqual([7]);
  });

  test("taking back leaves nothing of the backup where there was nothing before", async () => {
    const folder = await dataFolder();
    await writeFile(path.join(folder, "state.json"), JSON.stringify(stateOf({})));
    const content = await unpackBackup(await packBackup(await household("There", 8), {}));
    await prepareRestore(folder, content, wish, { state: null, at });
    await finishRestore(folder);
    expect(await nameIn(folder)).toBe("There");
    await prepareTakingBack(folder, { chat: null, messageId: null }, at + 1);
    await finishRestore(folder);
    expect(await readdir(folder)).not.toContain("people.json");
    expect(await prepareTakingBack(await dataFolder(), { chat: null, messageId: null }, at)).toBe(
      false,
    );
  });

  test("a kill at any rename leaves a restore that the next start completes", async () => {
    const source = await unpackBackup(await packBackup(await household("There", 8), {}));
    for (let kill = 1; kill <= 11; kill++) {
      const folder = await household("Here", 7);
      await prepareRestore(folder, source, wish, { state: null, at });
      let renames = 0;
      const spy = vi.spyOn(fs, "rename").mockImplementation(async (from, to) => {
        renames += 1;
        if (renames === kill) throw Object.assign(new Error("killed"), { code: "EIO" });
        return rename(from, to);
      });
      const ended = await finishRestore(folder).then(
        () => "whole",
        () => "cut off",
      );
      spy.mockRestore();
      if (ended === "cut off") await finishRestore(folder);
      expect(await nameIn(folder)).toBe("There");
      expect(await membersIn(folder)).toEqual([7, 8]);
      const before = (await readdir(folder)).find((name) => name.startsWith("before-restore-"));
      expect(await nameIn(path.join(folder, before ?? ""))).toBe("Here");
    }
  });

  test("neither a restore nor taking it back changes the alarm, whatever happened meanwhile", async () => {
    const armed = { state: "armed_away", mode: "armed_away", since: 5, by: "Anna" };
    const folder = await household("Here", 7);
    const content = await unpackBackup(await packBackup(await household("There", 8), {}));
    await prepareRestore(folder, content, wish, { state: stateOf({}), at });
    // Somebody arms while the guard is about to begin anew.
    await writeFile(path.join(folder, "state.json"), JSON.stringify(stateOf({ arming: armed })));
    await finishRestore(folder);
    const armingIn = async () =>
      JSON.parse(await readFile(path.join(folder, "state.json"), "utf8"));
    expect(await armingIn()).toMatchObject({ arming: armed, members: [{ id: 7 }, { id: 8 }] });

    // A day later it is armed otherwise, and two more heads stand in the chat.
    const now = { ...(await armingIn()), arming: { ...armed, since: 9, by: "Ben" } };
    now.evidence.toldHeads = [{ number: 4, head: "ab", at: 3 }];
    await writeFile(path.join(folder, "state.json"), JSON.stringify(now));
    expect(await prepareTakingBack(folder, { chat: 7, messageId: 43 }, at + 1)).toBe(true);
    await finishRestore(folder);
    expect(await armingIn()).toMatchObject({
      arming: { state: "armed_away", since: 9, by: "Ben" },
      evidence: { toldHeads: [{ number: 4 }] },
      members: [],
    });
  });

  test("no file has evidence removed: where there is some, it is kept as long as before", async () => {
    const stricter = stateOf({ evidence: { keepDays: 1, mostBytes: 1, minimumFreeBytes: 9e12 } });
    const here = stateOf({ evidence: { keepDays: null } });
    const onNew = stateToRestore(stricter, { owner }, { state: here, at });
    expect(onNew.evidence).toMatchObject({ keepDays: 1, mostBytes: 1 });
    const folder = await household("Here", 7);
    await mkdir(path.join(folder, "incidents", "2026-11-20"), { recursive: true });
    const content = await unpackBackup(await packBackup(await household("There", 8), {}));
    await prepareRestore(folder, { ...content, state: stricter }, wish, { state: here, at });
    const text = await readFile(path.join(folder, "restoring", "state.json"), "utf8");
    const { evidence } = JSON.parse(text);
    expect(evidence.keepDays).toBeNull();
    expect(evidence).not.toHaveProperty("mostBytes");
    expect(evidence).not.toHaveProperty("minimumFreeBytes");
  });

  test("a camera that is a command comes from no file", () => {
    const camera = { name: "Hall", addedBy: "Anna", addedAt: 1 };
    const cameras = {
      added: [
        { ...camera, id: "c1001", url: " PIPE:touch /tmp/owned" },
        { ...camera, id: "c1002", name: "Door", url: "rtsp://door/1" },
      ],
      changes: { c1002: { detectionUrl: "pipe:sh" }, c1: { name: "Porch" } },
      pending: [{ id: "p1", url: "pipe:sh", name: null, since: 1 }],
    };
    const merged = stateToRestore(stateOf({ cameras }), { owner }, { state: null, at });
    expect(merged.cameras.added.map(({ id }) => id)).toEqual(["c1002"]);
    expect(merged.cameras.changes).toEqual({ c1: { name: "Porch" } });
    expect(merged.cameras.pending).toEqual([]);
  });

  test("a note that can't be read keeps nobody from starting", async () => {
    const folder = await household("Here", 7);
    const content = await unpackBackup(await packBackup(await household("There", 8), {}));
    await prepareRestore(folder, content, wish, { state: null, at });
    await writeFile(path.join(folder, "restoring", "ready.json"), "{");
    expect(await finishRestore(folder)).toBeNull();
    expect(await nameIn(folder)).toBe("Here");
    expect((await readdir(folder)).filter((name) => name.startsWith("restoring"))).toEqual([
      expect.stringMatching(/^restoring\.broken-/),
    ]);
    expect(await finishRestore(folder)).toBeNull();
  });

  test("an older machine's secret stands beside the own one", async () => {
    const from = await household("There", 8);
    await mkdir(path.join(from, "seal"));
    await writeFile(path.join(from, "seal", "secret"), "old\n");
    const content = await unpackBackup(await packBackup(from, {}));
    const folder = await household("Here", 7);
    await cp(path.join(from, "seal"), path.join(folder, "seal"), { recursive: true });
    await writeFile(path.join(folder, "seal", "secret"), "own\n");
    await prepareRestore(folder, content, wish, { state: null, at });
    expect(await readFile(path.join(folder, "seal", "secret"), "utf8")).toBe("own\n");
    expect(await readFile(path.join(folder, "seal", "secret-of-backup"), "utf8")).toBe("old\n");
  });
});
