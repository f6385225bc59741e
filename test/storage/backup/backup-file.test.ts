import { describe, expect, test } from "vitest";
import {
  BackupError,
  lockBackup,
  whenMade,
  openBackup,
  usualCost,
} from "../../../storage/backup/backup-file.ts";

const content = Buffer.from("who belongs to the household");
const passphrase = "correct horse battery staple";
const cheap = { N: 1024, r: 8, p: 1 };

async function problemOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof BackupError ? error.problem : String(error);
}

describe("an encrypted backup", () => {
  const made = lockBackup(content, passphrase, 1_795_000_000_000, cheap);

  test("opens with its passphrase, however it is composed, and says when it was made", async () => {
    const file = await made;
    expect(whenMade(file)).toBe(1_795_000_000_000);
    expect((await openBackup(file, passphrase)).equals(content)).toBe(true);
    const accented = await lockBackup(content, "Caf\u00e9 au lait", 1, cheap);
    expect((await openBackup(accented, "Cafe\u0301 au lait")).equals(content)).toBe(true);
  });

  test("costs whoever guesses 64 MB and half a second a guess", async () => {
    const file = await lockBackup(content, passphrase, 1);
    expect(usualCost).toEqual({ N: 65_536, r: 8, p: 2 });
    expect((await openBackup(file, passphrase)).equals(content)).toBe(true);
  });

  test("shows nothing of its content", async () => {
    expect((await made).includes("household")).toBe(false);
  });

  test("tells a wrong passphrase from a damaged file", async () => {
    const file = await made;
    expect(await problemOf(openBackup(file, "something else"))).toBe("wrong_passphrase");
    const header = file.indexOf("\n") + 1;
    for (const at of [header, file.length - 1]) {
      const damaged = Buffer.from(file);
      damaged[at] = (damaged[at] as number) ^ 1;
      expect(await problemOf(openBackup(damaged, passphrase))).toBe("damaged");
    }
    expect(await problemOf(openBackup(file.subarray(0, header + 3), passphrase))).toBe("damaged");
  });

  test("a changed first line is found out", async () => {
    const file = await made;
    const changed = Buffer.from(file.toString("latin1").replace("1795", "1796"), "latin1");
    expect(await problemOf(openBackup(changed, passphrase))).toBe("damaged");
  });

  test("what asks for hours of work or is no backup is refused at once", async () => {
    const text = (await made).toString("latin1");
    const greedy = Buffer.from(text.replace('"N":1024', '"N":1073741824'), "latin1");
    expect(await problemOf(openBackup(greedy, passphrase))).toBe("damaged");
    const newer = Buffer.from(text.replace('"version":1', '"version":2'), "latin1");
    expect(await problemOf(openBackup(newer, passphrase))).toBe("newer");
    for (const other of [Buffer.alloc(0), Buffer.from("PK\u0003\u0004"), Buffer.alloc(5000, 65)]) {
      expect(await problemOf(openBackup(other, passphrase))).toBe("not_a_backup");
    }
  });
});
