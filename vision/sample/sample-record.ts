// Owns the note beside the sample camera's clip: what made it. A clip of another recipe or another
// ffmpeg, or one whose note doesn't fit it, isn't used.
import { stat } from "node:fs/promises";
import { z } from "zod";
import { readIfThere, writeDurably } from "../../storage/files.ts";

const recordSchema = z.object({
  recipe: z.number().int(),
  /** Path and version: another one may encode in another format. */
  ffmpeg: z.string(),
  shows: z.enum(["walker", "people"]),
  /** Of the clip. */
  bytes: z.number().int().positive(),
  /** The stream's parameter sets, in base64: what takes the clip's place must have the same. */
  parameters: z.string().min(1),
});
export type SampleRecord = z.infer<typeof recordSchema>;

/** The note in `file` if it is about `clip` as it is on the disk; null otherwise. */
export async function readRecord(file: string, clip: string): Promise<SampleRecord | null> {
  const text = await readIfThere(file);
  if (text === null) return null;
  const record = recordSchema.safeParse(parse(text));
  if (!record.success) return null;
  const facts = await stat(clip).catch(() => null); // no clip: its note says nothing
  return facts?.size === record.data.bytes ? record.data : null;
}

export async function writeRecord(file: string, record: Omit<SampleRecord, "bytes">, clip: string) {
  const { size } = await stat(clip);
  await writeDurably(file, `${JSON.stringify({ ...record, bytes: size })}\n`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // torn or foreign: as good as none
  }
}
