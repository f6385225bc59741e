// Owns the encrypted form of a backup: a line that says what it is, and behind it what only the
// passphrase opens. scrypt (RFC 7914) makes the key, AES-256-GCM encrypts, and its tag covers the
// line, too. Pure but for the work of deriving the key, which takes about half a second.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from "node:crypto";
import { z } from "zod";

export const backupExtension = ".vigil";
const magic = "VIGIL-BACKUP";
/** As OWASP's cheat sheet on password storage gives it for scrypt (2^16, 8, 2): 64 MB. */
export const usualCost = { N: 2 ** 16, r: 8, p: 2 } as const;
const longestHeader = 2000;
const tagBytes = 16;

const header = z.object({
  version: z.number().int(),
  /** Wall-clock milliseconds. */
  madeAt: z.number(),
  // Bounded, because whoever sends a file must not make us spend an hour or all memory on it.
  N: z
    .number()
    .int()
    .min(2)
    .max(2 ** 17),
  r: z.number().int().min(1).max(8),
  p: z.number().int().min(1).max(4),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  nonce: z.string().regex(/^[0-9a-f]{24}$/),
  /** Tells a wrong passphrase from a damaged file. */
  check: z.string().regex(/^[0-9a-f]{8}$/),
});
type Header = z.infer<typeof header>;
export type ScryptCost = Pick<Header, "N" | "r" | "p">;

export const backupProblems = ["not_a_backup", "newer", "damaged", "wrong_passphrase"] as const;
export type BackupProblem = (typeof backupProblems)[number];

/** A file that can't be used as a backup; `problem` says why. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem, options?: ErrorOptions) {
    super(`The backup cannot be used: ${problem.replaceAll("_", " ")}`, options);
    this.problem = problem;
  }
}

/** Encrypts `content`. The same twice gives different files. `cost` is less in tests. */
export async function lockBackup(
  content: Buffer,
  passphrase: string,
  madeAt: number,
  cost: ScryptCost = usualCost,
): Promise<Buffer> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const { key, check } = await derive(passphrase, salt, cost);
  const fields: Header = {
    version: 1,
    madeAt,
    ...cost,
    salt: salt.toString("hex"),
    nonce: nonce.toString("hex"),
    check,
  };
  const line = Buffer.from(`${magic} ${JSON.stringify(fields)}\n`);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(line);
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([line, body, cipher.getAuthTag()]);
}

/** When it was made. Throws BackupError "not_a_backup" or "newer"; needs no passphrase. */
export function whenMade(file: Buffer): number {
  return readHeader(file).fields.madeAt;
}

/** What lockBackup() was given. Rejects with BackupError. */
export async function openBackup(file: Buffer, passphrase: string): Promise<Buffer> {
  const { fields, line } = readHeader(file);
  const { key, check } = await derive(passphrase, Buffer.from(fields.salt, "hex"), fields);
  if (check !== fields.check) throw new BackupError("wrong_passphrase");
  const body = file.subarray(line.length, -tagBytes);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(fields.nonce, "hex"));
    decipher.setAAD(line);
    decipher.setAuthTag(file.subarray(-tagBytes));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch (cause) {
    throw new BackupError("damaged", { cause });
  }
}

function readHeader(file: Buffer): { fields: Header; line: Buffer } {
  const end = file.subarray(0, longestHeader).indexOf(0x0a);
  const text = end === -1 ? "" : file.subarray(0, end).toString("utf8");
  if (!text.startsWith(`${magic} `)) throw new BackupError("not_a_backup");
  const raw = parseJson(text.slice(magic.length + 1));
  const version = z.object({ version: z.number() }).safeParse(raw).data?.version ?? 0;
  if (version > 1) throw new BackupError("newer");
  const fields = header.safeParse(raw);
  if (!fields.success || file.length < end + 1 + tagBytes) throw new BackupError("damaged");
  return { fields: fields.data, line: file.subarray(0, end + 1) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON: the caller finds nothing in it
  }
}

/** Letters that look the same count as the same, however a keyboard composes them. */
function derive(
  passphrase: string,
  salt: Buffer,
  { N, r, p }: ScryptCost,
): Promise<{ key: Buffer; check: string }> {
  const options = { N, r, p, maxmem: 128 * N * r + 32 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize("NFKC"), salt, 64, options, (error, derived) => {
      if (error) reject(error);
      else {
        const check = createHash("sha256").update(derived.subarray(32)).digest("hex").slice(0, 8);
        resolve({ key: derived.subarray(0, 32), check });
      }
    });
  });
}
