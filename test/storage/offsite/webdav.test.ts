// The copy off site on a real WebDAV server, encrypted: what lies there, a server killed in mid-upload,
// a wrong password; and a disk over there that is full.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { dataFolder } from "../../fakes/data-folder.ts";
import { incident, openHouse, pathOf, someBytes } from "./house.ts";
import { realStore } from "./real-store.ts";
import { type FarPlace, rclone, rcloneArguments, startWebdav, whyNoRclone } from "./servers.ts";

const login = "open sesame";
const password = "correct horse battery";

async function remoteAt({ port }: FarPlace, pass = login): Promise<string> {
  const obscured = (await rclone(["obscure", pass])).trim();
  return `:webdav,url='http://127.0.0.1:${port}/',vendor=other,user=anna,pass=${obscured}:vigil`;
}

/** Every file below, by its path there, and its size. */
function filesIn(folder: string): Map<string, number> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, statSync(path.join(folder, name)).size]));
}

describe.skipIf(whyNoRclone !== null)("on a real WebDAV server", () => {
  test("what lies there cannot be read, survives the server's death, and comes back with the password", async () => {
    const far = await startWebdav("anna", login);
    onTestFinished(far.close);
    const remote = await remoteAt(far);
    const house = await openHouse((parts) =>
      realStore(remote, parts.dataDir, { ...parts, password, bandwidth: "6M" }),
    );
    const id = incident(1);
    const photo = Buffer.concat([Buffer.from("PLAIN PHOTO "), someBytes(50_000)]);
    const clip = someBytes(9_000_000);
    await house.store(id, { "incident.json": `{"plain":1}`, "photo.jpg": photo });
    await house.copied();
    const lying = [...filesIn(far.folder).keys()];
    expect(lying).toHaveLength(2);
    expect(lying.join("\n")).not.toMatch(/incident|photo|2026/);
    for (const name of lying) {
      expect(readFileSync(path.join(far.folder, name)).includes("PLAIN")).toBe(false);
    }

    await house.store(id, { "clip-1.mp4": clip });
    let sent = 0;
    far.received();
    await house.until("a part of the clip sent", () => (sent += far.received()) > 1_000_000, 0);
    const shown = rcloneArguments().join("\n");
    expect(shown).toContain("vigilcrypt:");
    for (const secret of [login, password, remote]) expect(shown).not.toContain(secret);
    await far.kill();
    // What was cut off lies there torn, and is put right.
    const torn = [...filesIn(far.folder).values()];
    expect(torn.every((bytes) => bytes < clip.length)).toBe(true);
    await far.start();
    await house.copied();
    expect(JSON.stringify(house.log.lines)).not.toContain(login);

    const back = await dataFolder();
    const obscured = (await rclone(["obscure", password])).trim();
    await rclone(["copy", "mine:", back], {
      RCLONE_CONFIG_FAR_TYPE: "webdav",
      RCLONE_CONFIG_FAR_URL: `http://127.0.0.1:${far.port}/`,
      RCLONE_CONFIG_FAR_USER: "anna",
      RCLONE_CONFIG_FAR_PASS: (await rclone(["obscure", login])).trim(),
      RCLONE_CONFIG_MINE_TYPE: "crypt",
      RCLONE_CONFIG_MINE_REMOTE: "far:vigil",
      RCLONE_CONFIG_MINE_PASSWORD: obscured,
    });
    expect(readFileSync(path.join(back, pathOf(id, "photo.jpg"))).equals(photo)).toBe(true);
    expect(readFileSync(path.join(back, pathOf(id, "clip-1.mp4"))).equals(clip)).toBe(true);

    const steps = await house.offsite.test(new AbortController().signal, () => undefined);
    expect(steps.map(({ outcome }) => outcome)).toEqual(["well", "well", "well", "well"]);
    await house.offsite.removing({
      incident: id,
      files: ["photo.jpg"],
      reason: "forgotten",
      by: "Anna",
    });
    execFileSync("rm", [path.join(house.dataDir, pathOf(id, "photo.jpg"))]);
    await house.until("it is removed there", () => house.offsite.status().removals === 0);
    expect(filesIn(far.folder).size).toBe(2);
  });

  test("a wrong password is a refused login; one that is not obscured is said to be", async () => {
    const far = await startWebdav("anna", login);
    onTestFinished(far.close);
    const { signal } = new AbortController();
    const house = await openHouse((parts) => realStore("nobody:vigil", parts.dataDir, parts));
    const wrong = realStore(await remoteAt(far, "wrong"), house.dataDir, house);
    expect(await wrong.list(signal)).toMatchObject({ kind: "login" });
    const plain = `:webdav,url='http://127.0.0.1:${far.port}/',user=anna,pass=plain:vigil`;
    expect(await realStore(plain, house.dataDir, house).list(signal)).toMatchObject({
      kind: "not_obscured",
    });
    await house.store(incident(1), { "photo.jpg": "photo" });
    await house.until("it is noticed", () => house.offsite.status().trouble !== null, 50);
    expect(house.offsite.status().trouble).toMatchObject({ kind: "unknown_remote" });
  });
});

const mayMount = process.platform === "linux" && process.getuid?.() === 0;
test.skipIf(whyNoRclone !== null || !mayMount)(
  "a full disk over there is said to be full, and room helps",
  async () => {
    const folder = await dataFolder();
    const disk = path.join(folder, "disk");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]);
    onTestFinished(() => void execFileSync("umount", ["-l", disk]));
    const house = await openHouse((parts) =>
      realStore(`:local:${disk}/vigil`, parts.dataDir, parts),
    );
    await house.store(incident(1), { "photo.jpg": someBytes(100_000) });
    await house.copied();
    await house.store(incident(1), { "clip-1.mp4": someBytes(4_000_000) });
    await house.until("it is noticed", () => house.offsite.status().trouble !== null, 50);
    expect(house.offsite.status().trouble).toMatchObject({ kind: "no_room" });
    execFileSync("mount", ["-o", "remount,size=16m", disk]);
    await house.copied();
    expect(statSync(path.join(disk, "vigil", pathOf(incident(1), "clip-1.mp4"))).size).toBe(
      4_000_000,
    );
  },
);
