// Owns one entry of the seal's chain: its shape, the line it is on disk, and its code. The code
// (HMAC-SHA256, RFC 2104) is over the very text of the line, so that no bit of it can change unseen.
import { createHash, createHmac } from "node:crypto";
import { z } from "zod";
import { removalReasons } from "../evidence-seal.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const place = {
  /** 1, 2, 3 ... over all files of the chain. */
  number: z.number().int().positive(),
  /** Wall-clock time. */
  at: z.number(),
};
/** The code of the entry before; zeros for the very first. */
const previous = { previous: sha256 };

/** What of a file is in the chain: its first `bytes` bytes, which is all of it unless it grows. */
export const sealedFile = z.object({
  name: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256,
});
export type SealedFile = z.infer<typeof sealedFile>;

/** Why a chain begins: there was none; its secret was gone; its end was not as it had been written. */
export const beginnings = ["first", "secret_lost", "damaged"] as const;
export type Beginning = (typeof beginnings)[number];

const begun = { kind: z.literal("begun"), key: z.string(), because: z.enum(beginnings) };
const sealed = {
  kind: z.literal("sealed"),
  incident: z.string(),
  /** Found after a restart, so nobody knows for sure that Vigil wrote them. */
  afterRestart: z.literal(true).optional(),
  files: z.array(sealedFile),
};
const removed = {
  kind: z.literal("removed"),
  incident: z.string(),
  /** All of the incident goes. */
  whole: z.boolean(),
  reason: z.enum(removalReasons),
  by: z.string().nullable(),
  /** What went; without a hash where it could not be read any more. */
  files: z.array(sealedFile.extend({ sha256: sha256.nullable() })),
};

export const sealEntry = z.discriminatedUnion("kind", [
  z.object({ ...place, ...begun, ...previous }),
  z.object({ ...place, ...sealed, ...previous }),
  z.object({ ...place, ...removed, ...previous }),
]);
export type SealEntry = z.infer<typeof sealEntry>;
/** An entry before the chain gave it its place. */
export type NewSealEntry = DistributiveOmit<SealEntry, "number" | "previous">;
export type RemovedEntry = Extract<SealEntry, { kind: "removed" }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Where the chain ends (or ended once): the number and the code, as 64 hex digits, of an entry. */
export interface SealHead {
  number: number;
  head: string;
}

/** As many characters of a head as stand in captions. */
export const shortHeadLength = 8;
export const shortHead = /^[0-9a-f]{8}$/;

/** What the very first entry follows. */
export const nothingBefore: SealHead = { number: 0, head: "0".repeat(64) };

/** The entry after `before` as a line without its line break, and the head that it makes. */
export function writeLine(
  { at, ...entry }: NewSealEntry,
  before: SealHead,
  secret: Buffer,
): { line: string; head: SealHead } {
  const number = before.number + 1;
  const signed = JSON.stringify({ number, at, ...entry, previous: before.head });
  const head = codeOf(signed, secret);
  return { line: `${signed.slice(0, -1)},"mac":"${head}"}`, head: { number, head } };
}

export interface ReadLine {
  entry: SealEntry;
  /** As the line says. */
  head: string;
  /** The code is that of the line, by this secret. */
  genuine: boolean;
}

const codeAtEnd = /,"mac":"([0-9a-f]{64})"\}$/;
const codeLength = ',"mac":""}'.length + 64;

/** Null for what is no line of the chain. Without a secret nothing is genuine. */
export function readLine(line: string, secret: Buffer | null): ReadLine | null {
  const head = codeAtEnd.exec(line.slice(-codeLength))?.[1];
  if (head === undefined) return null;
  const signed = `${line.slice(0, -codeLength)}}`;
  let raw: unknown;
  try {
    raw = JSON.parse(signed);
  } catch {
    return null; // bytes that were cut short or changed are no line: whoever asks says so
  }
  const parsed = sealEntry.safeParse(raw);
  if (!parsed.success) return null;
  return { entry: parsed.data, head, genuine: secret !== null && codeOf(signed, secret) === head };
}

/** Whether a whole line of the chain stands at its beginning, and something else behind it. */
export function isLineAndMore(text: string): boolean {
  return /,"mac":"[0-9a-f]{64}"\}./s.test(text);
}

/** Tells secrets apart without telling them. */
export function keyOf(secret: Buffer): string {
  return createHash("sha256").update("vigil seal key\n").update(secret).digest("hex").slice(0, 8);
}

function codeOf(text: string, secret: Buffer): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}
