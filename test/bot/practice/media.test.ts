import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { Api, GrammyError, InputFile, InputMediaBuilder } from "grammy";
import { Emulator } from "../../../bot/practice/emulator.ts";
import type { Person } from "../../../bot/practice/emulator.ts";
import { jpeg, pngHead } from "./pictures.ts";
import { refusal } from "./raw.ts";

let emulator: Emulator;
let api: Api;
let anna: Person;
let chat: number;
let picture: Buffer;
let thumbnail: Buffer;
beforeAll(async () => {
  emulator = await new Emulator().start();
  api = new Api(emulator.token, { apiRoot: emulator.url });
  anna = emulator.person(1001);
  anna.start();
  chat = anna.chatId;
  picture = await jpeg(640, 360);
  thumbnail = await jpeg(320, 180);
});
afterAll(() => emulator.stop());

const photo = (bytes: Buffer) => new InputFile(bytes, "photo.jpg");
const video = (bytes = Buffer.from("as if a video")) => new InputFile(bytes, "clip.mp4");

const item = (caption?: string) =>
  InputMediaBuilder.photo(photo(picture), caption === undefined ? {} : { caption });

/** What the API says to a call that it refuses. */
async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => "ok",
    (reason: unknown) => reason,
  );
  return error instanceof GrammyError ? `${error.error_code} ${error.description}` : String(error);
}

describe("uploads through grammY (chunked multipart, names without quotes)", () => {
  test("a photo has its sizes smallest first, a parsed caption and a keyboard", async () => {
    const sent = await api.sendPhoto(chat, photo(picture), {
      caption: "<b>Hall</b>",
      parse_mode: "HTML",
      disable_notification: true,
      reply_markup: { inline_keyboard: [[{ text: "Disarm", callback_data: "disarm" }]] },
    });
    expect(sent.photo.map(({ width, height }) => [width, height])).toEqual([
      [90, 51],
      [320, 180],
      [640, 360],
    ]);
    expect(new Set(sent.photo.map((size) => size.file_unique_id)).size).toBe(3);
    expect(sent.caption_entities).toEqual([{ type: "bold", offset: 0, length: 4 }]);
    expect(emulator.file(sent.photo.at(-1)?.file_id ?? "")).toEqual(picture);
    expect(emulator.log(chat).at(-1)).toMatchObject({ by: "bot", silent: true });
    const { parameters } = emulator.calls("sendPhoto").at(-1) ?? {};
    expect(parameters).toMatchObject({
      disable_notification: "true",
      reply_markup: { inline_keyboard: [[{ text: "Disarm" }]] },
    });
  });

  test("a video keeps what its sender says of it, and its thumbnail", async () => {
    const sent = await api.sendVideo(chat, video(), {
      duration: 12,
      width: 1280,
      height: 720,
      supports_streaming: true,
      thumbnail: photo(thumbnail),
    });
    expect(sent.video).toMatchObject({
      duration: 12,
      width: 1280,
      height: 720,
      mime_type: "video/mp4",
      file_name: "clip.mp4",
      thumbnail: { width: 320, height: 180 },
    });
    const large = await api.sendVideo(chat, video(), { thumbnail: photo(picture) });
    expect(large.video).not.toHaveProperty("thumbnail");
    const heavy = api.sendVideo(chat, video(), { thumbnail: photo(Buffer.alloc(204_800)) });
    expect(await refusalOf(heavy)).toBe(
      "400 Bad Request: file of size 204800 bytes is too big for a thumbnail; the maximum size is 204799 bytes",
    );
  });

  test("animations are documents too; documents keep their names", async () => {
    const animation = await api.sendAnimation(chat, video());
    expect(animation.document.file_id).toBe(animation.animation.file_id);
    const log = new InputFile(Buffer.from("{}"), "events.json");
    const sent = await api.sendDocument(chat, log);
    expect(sent.document).toMatchObject({
      file_name: "events.json",
      mime_type: "application/json",
      file_size: 2,
    });
  });

  test("a plain form with the file in its own field works as well", async () => {
    const form = new FormData();
    form.set("chat_id", String(chat));
    form.set("photo", new Blob([picture]), "a.jpg");
    const address = `${emulator.url}/bot${emulator.token}/sendPhoto`;
    const response = await fetch(address, { method: "POST", body: form });
    expect(await response.json()).toMatchObject({ ok: true, result: { photo: expect.any(Array) } });
  });
});

describe("file_ids", () => {
  test("send the same media again, with ids that stay; of another kind they are refused", async () => {
    const first = await api.sendPhoto(chat, photo(picture));
    const fileId = first.photo.at(-1)?.file_id ?? "";
    const again = await api.sendPhoto(chat, fileId);
    expect(again.photo).toEqual(first.photo);
    expect(await refusalOf(api.sendVideo(chat, fileId))).toBe(
      "400 Bad Request: can't use file of type Photo as Video",
    );
    expect(await refusalOf(api.sendPhoto(chat, "AgACsomethingElse"))).toBe(
      "400 Bad Request: wrong file identifier/HTTP URL specified",
    );
  });

  test("getFile leads to the bytes, up to 20 MiB", async () => {
    const [received] = anna.sendPhotos([picture], { caption: "me" });
    const fileId = received?.photo?.at(-1)?.file_id ?? "";
    const file = await api.getFile(fileId);
    expect(file).toMatchObject({ file_id: fileId, file_size: picture.length });
    const root = `${emulator.url}/file/bot${emulator.token}`;
    const response = await fetch(`${root}/${file.file_path}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(picture);
    expect((await fetch(`${root}/photos/none.jpg`)).status).toBe(404);
    expect(await refusalOf(api.getFile("nonsense"))).toBe(
      "400 Bad Request: wrong file_id or the file is temporarily unavailable",
    );
    expect(await refusal(emulator, "getFile")).toBe("400 Bad Request: file_id not specified");
    const large = anna.sendDocument(Buffer.alloc(20 * 1024 * 1024 + 1), { name: "large.bin" });
    expect(await refusalOf(api.getFile(large.document?.file_id ?? ""))).toBe(
      "400 Bad Request: file is too big",
    );
  });

  test("a broken download is a broken download", async () => {
    const [received] = anna.sendPhotos([picture]);
    const { file_path } = await api.getFile(received?.photo?.at(-1)?.file_id ?? "");
    const download = () => fetch(`${emulator.url}/file/bot${emulator.token}/${file_path}`);
    emulator.faults.next("file", { truncate: 100 });
    await expect((await download()).arrayBuffer()).rejects.toThrow();
    emulator.faults.next("file", { reset: "before" });
    await expect(download()).rejects.toThrow();
    emulator.faults.next("file", { status: 500 });
    expect((await download()).status).toBe(500);
    expect((await download()).status).toBe(200);
  });
});

describe("refusals", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "file must be non-empty"],
    ["no picture", Buffer.from("not a picture"), "IMAGE_PROCESS_FAILED"],
    ["too long a picture", pngHead(2100, 100), "PHOTO_INVALID_DIMENSIONS"],
    ["too large a picture", pngHead(6000, 4001), "PHOTO_INVALID_DIMENSIONS"],
    [
      "too heavy a picture",
      Buffer.alloc(10_485_761, 1),
      "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
    ],
  ])("%s as a photo", async (_, bytes, reason) => {
    expect(await refusalOf(api.sendPhoto(chat, photo(bytes)))).toBe(`400 Bad Request: ${reason}`);
  });

  test("uploads over 50 MB, captions over 1024, and requests without a file", async () => {
    const huge = new InputFile(Buffer.alloc(51 * 1024 * 1024), "huge.mp4");
    expect(await refusalOf(api.sendVideo(chat, huge))).toBe("413 Request Entity Too Large");
    const caption = "x".repeat(1025);
    expect(await refusalOf(api.sendPhoto(chat, photo(picture), { caption }))).toBe(
      "400 Bad Request: message caption is too long",
    );
    expect(await refusal(emulator, "sendVideo", { chat_id: chat })).toBe(
      "400 Bad Request: there is no video in the request",
    );
  });
});

describe("albums", () => {
  test("are 2 to 10 messages with one media_group_id", async () => {
    const sent = await api.sendMediaGroup(chat, [
      item("first"),
      item(),
      InputMediaBuilder.video(video()),
    ]);
    expect(sent).toHaveLength(3);
    expect(
      new Set(
        emulator
          .messages(chat)
          .slice(-3)
          .map((message) => message.media_group_id),
      ).size,
    ).toBe(1);
    expect(sent.map((message) => message.caption)).toEqual(["first", undefined, undefined]);
    expect(sent[2]).toHaveProperty("video");
  });

  test("are refused whole: wrong number, wrong mixture, one bad item, a keyboard", async () => {
    const count = emulator.messages(chat).length;
    const eleven = Array.from({ length: 11 }, () => item());
    expect(await refusalOf(api.sendMediaGroup(chat, eleven))).toBe(
      "400 Bad Request: too many messages to send as an album",
    );
    expect(await refusalOf(api.sendMediaGroup(chat, []))).toBe(
      "400 Bad Request: there are no messages to send",
    );
    expect(await refusalOf(api.sendMediaGroup(chat, [item()]))).toMatch(/^400 .*2-10/);
    const document = InputMediaBuilder.document(new InputFile(Buffer.from("x"), "x.txt"));
    expect(await refusalOf(api.sendMediaGroup(chat, [item(), document] as never))).toBe(
      "400 Bad Request: can't use the media of the specified type in the album",
    );
    const bad = InputMediaBuilder.photo(photo(Buffer.from("bad")));
    expect(await refusalOf(api.sendMediaGroup(chat, [item(), bad]))).toBe(
      "400 Bad Request: IMAGE_PROCESS_FAILED",
    );
    expect(emulator.messages(chat)).toHaveLength(count);
  });

  test("of a person arrive as separate updates, the caption on the first", async () => {
    const offset = -1;
    await api.getUpdates({ offset });
    anna.sendPhotos([picture, picture, picture], { caption: "Anna" });
    const updates = await api.getUpdates();
    const messages = updates.slice(-3).map((update) => update.message);
    expect(new Set(messages.map((message) => message?.media_group_id)).size).toBe(1);
    expect(messages.map((message) => message?.caption)).toEqual(["Anna", undefined, undefined]);
  });
});

test("editMessageMedia turns a photo into a video in its place, and a text into a photo", async () => {
  const sent = await api.sendPhoto(chat, photo(picture), { caption: "movement" });
  const clip = InputMediaBuilder.video(video(), { caption: "<b>clip</b>", parse_mode: "HTML" });
  const edited = await api.editMessageMedia(chat, sent.message_id, clip);
  expect(edited).toMatchObject({
    message_id: sent.message_id,
    caption: "clip",
    video: { mime_type: "video/mp4" },
    edit_date: expect.any(Number),
  });
  expect(edited).not.toHaveProperty("photo");
  expect(await refusalOf(api.editMessageText(chat, sent.message_id, "text"))).toBe(
    "400 Bad Request: there is no text in the message to edit",
  );
  const fileId = edited === true ? "" : (edited.video?.file_id ?? "");
  const same = InputMediaBuilder.video(fileId, { caption: "<b>clip</b>", parse_mode: "HTML" });
  expect(await refusalOf(api.editMessageMedia(chat, sent.message_id, same))).toMatch(
    /^400 Bad Request: message is not modified/,
  );
  const captioned = await api.editMessageCaption(chat, sent.message_id, { caption: "other" });
  expect(captioned).toMatchObject({ caption: "other", video: { file_id: fileId } });
  const text = await api.sendMessage(chat, "loading");
  const shown = await api.editMessageMedia(
    chat,
    text.message_id,
    InputMediaBuilder.photo(photo(picture)),
  );
  expect(shown).not.toHaveProperty("text");
  expect(emulator.log(chat).slice(-1)).toMatchObject([{ kind: "edited", silent: true }]);
});
