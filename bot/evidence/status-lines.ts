// Owns what /status says of evidence: what it takes, and that the disk is nearly full.
import { say, sayPlain } from "../texts/texts.ts";
import { sizeText, usageText } from "./words.ts";
import type { EvidenceParts } from "./room.ts";

/** However little the owner wants to be free. */
const leastFree = 100_000_000;

/** `line` is Telegram HTML; `trouble` plain text, null while all is well. Rejects with StorageError. */
export async function evidenceStatus(
  { evidence }: { evidence: EvidenceParts },
  locale: string,
): Promise<{ line: string; trouble: string | null }> {
  const { mostBytes, minimumFreeBytes } = evidence.settings.current();
  const { totals, disk } = await evidence.retention.measure();
  const isFull = disk !== null && disk.freeBytes < Math.max(minimumFreeBytes, leastFree);
  return {
    line: say(locale, "status-evidence", { size: usageText(locale, totals.bytes, mostBytes) }),
    trouble: isFull
      ? sayPlain(locale, "evidence-trouble-disk", { free: sizeText(locale, disk.freeBytes) })
      : null,
  };
}
