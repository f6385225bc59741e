import { afterEach, beforeEach, expect, test } from "vitest";
import { Api, InputFile, InputMediaBuilder } from "grammy";
import { Emulator } from "../../../bot/practice/emulator.ts";
import type { ChatMessage, Person } from "../../../bot/practice/emulator.ts";
import { jpeg } from "./pictures.ts";

let emulator: Emulator;
let api: Api;
let anna: Person;
beforeEach(async () => {
  emulator = await new Emulator({ maximumKeptBytes: 10_000 }).start();
  api = new Api(emulator.token, { apiRoot: emulator.url });
  anna = emulator.person(1001);
  anna.start();
});
afterEach(() => emulator.stop());

const clip = () => new InputFile(Buffer.alloc(3000), "clip.mp4");
const sendClip = () => api.sendVideo(anna.chatId, clip());
const isKept = (fileId: string) => emulator.keptFile(fileId) !== undefined;

test("what no message shows any more goes first, then the oldest; up to the limit all stay", async () => {
  const first = await sendClip();
  const edited = await sendClip();
  const media = InputMediaBuilder.video(clip());
  const now = await api.editMessageMedia(anna.chatId, edited.message_id, media);
  const ids = [first.video, edited.video, (now as ChatMessage).video].map(
    (video) => video?.file_id ?? "",
  );
  expect(ids.map(isKept)).toEqual([true, true, true]);
  const fourth = await sendClip();
  expect(ids.map(isKept)).toEqual([true, false, true]);
  const fifth = await sendClip();
  expect(ids.map(isKept)).toEqual([false, false, true]);
  expect([fourth, fifth].map(({ video }) => isKept(video.file_id))).toEqual([true, true]);
  expect(emulator.messages(anna.chatId).map(({ message_id }) => message_id)).toContain(
    first.message_id,
  );
});

test("the bot is told that it must upload it again", async () => {
  const { video } = await sendClip();
  for (let count = 0; count < 3; count += 1) await sendClip();
  await expect(api.sendVideo(anna.chatId, video.file_id)).rejects.toThrow("wrong file identifier");
  await expect(api.getFile(video.file_id)).rejects.toThrow("temporarily unavailable");
});

test("the sizes of a photo share their bytes: they count once, and go together", async () => {
  const picture = await jpeg(640, 360);
  const limited = new Emulator({ maximumKeptBytes: 2 * picture.length });
  const ben = limited.person(1002);
  const copies = [Buffer.from(picture), Buffer.from(picture), Buffer.from(picture)];
  const keptSizes = (message: ChatMessage | undefined) =>
    message?.photo?.map(({ file_id }) => limited.keptFile(file_id) !== undefined);
  const [first, second] = copies.slice(0, 2).flatMap((bytes) => ben.sendPhotos([bytes]));
  await Promise.resolve();
  expect([first, second].map(keptSizes)).toEqual([
    [true, true, true],
    [true, true, true],
  ]);
  const [third] = ben.sendPhotos(copies.slice(2));
  await Promise.resolve();
  expect([first, second, third].map(keptSizes)).toEqual([
    [false, false, false],
    [true, true, true],
    [true, true, true],
  ]);
});

test("an album that just arrives loses none of its pictures to its own first message", async () => {
  const pictures = await Promise.all([jpeg(64, 64), jpeg(64, 65), jpeg(64, 66)]);
  const size = pictures.reduce((sum, { length }) => sum + length, 0);
  const limited = new Emulator({ maximumKeptBytes: size });
  const ben = limited.person(1002);
  ben.sendDocument(Buffer.alloc(size));
  const album = ben.sendPhotos(pictures);
  await Promise.resolve();
  const ids = album.flatMap(({ photo }) => photo ?? []).map(({ file_id }) => file_id);
  expect(ids.every((id) => limited.keptFile(id) !== undefined)).toBe(true);
});
