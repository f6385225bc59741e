// Owns DATA_DIR/seal/secret: 32 random bytes in hex that key the chain, readable by this user alone.
import { randomBytes } from "node:crypto";
import path from "node:path";
import { readIfThere, setAside, writeDurably } from "../files.ts";
import { type Log, registerSecret } from "../log.ts";

const secretBytes = 32;

function secretFile(folder: string): string {
  return path.join(folder, "secret");
}

/** Null when there is none, or none that can be used. Rejects with StorageError. */
export async function readSecret(folder: string): Promise<Buffer | null> {
  return asSecret(await readIfThere(secretFile(folder)));
}

/**
 * Makes a new secret, on disk before this resolves; something else that is called so is set aside.
 * Rejects with StorageError.
 */
export async function makeSecret(folder: string, now: number, log: Log): Promise<Buffer> {
  const file = secretFile(folder);
  if ((await readIfThere(file)) !== null) {
    const aside = await setAside(file, now);
    log.error(`${file} is no secret of the seal and was set aside as ${aside}`);
  }
  const text = randomBytes(secretBytes).toString("hex");
  registerSecret(text);
  await writeDurably(file, `${text}\n`);
  return Buffer.from(text, "hex");
}

function asSecret(text: string | null): Buffer | null {
  const hex = text?.trim() ?? "";
  if (!/^[0-9a-f]+$/.test(hex) || hex.length !== secretBytes * 2) return null;
  registerSecret(hex);
  return Buffer.from(hex, "hex");
}
