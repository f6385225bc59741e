// Owns what the test of a storm tells its driver: where Telegram is, and what cameras see.
import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

const scene = z.object({
  apiRoot: z.string(),
  token: z.string(),
  chat: z.number(),
  photo: z.string(),
  clip: z.string(),
});

export interface Scene {
  apiRoot: string;
  token: string;
  chat: number;
  photo: Buffer;
  clip: Buffer;
}

export async function writeScene(file: string, { photo, clip, ...rest }: Scene): Promise<void> {
  const pictures = { photo: photo.toString("base64"), clip: clip.toString("base64") };
  await writeFile(file, JSON.stringify({ ...rest, ...pictures }));
}

export async function readScene(file: string): Promise<Scene> {
  const { photo, clip, ...rest } = scene.parse(JSON.parse(await readFile(file, "utf8")));
  return { ...rest, photo: Buffer.from(photo, "base64"), clip: Buffer.from(clip, "base64") };
}
