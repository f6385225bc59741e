import { afterAll, beforeAll, expect, test } from "vitest";
import { Api, InputFile } from "grammy";
import { addresses } from "../../../../bot/practice/page/protocol.ts";
import { jpeg } from "../pictures.ts";
import { ServedPage } from "./served-page.ts";

const anna = 1001;
let page: ServedPage;
let api: Api;
beforeAll(async () => {
  page = await new ServedPage({ maximumKeptBytes: 10_000 }).start();
  api = new Api(page.emulator.token, { apiRoot: page.emulator.url });
  page.emulator.person(anna).start();
});
afterAll(() => page.stop());

const fetchFile = (fileId: string, headers: Record<string, string> = {}) =>
  fetch(page.url + addresses.file(fileId), { headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test("a video comes whole or in parts", async () => {
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
  const { video } = await api.sendVideo(anna, new InputFile(bytes, "clip.mp4"));
  const whole = await fetchFile(video.file_id);
  expect(whole.status).toBe(200);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "content-type": "video/mp4",
    "content-length": "1000",
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
  });
  expect(await bytesOf(whole)).toEqual(bytes);
  const part = await fetchFile(video.file_id, { range: "bytes=100-199" });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe("bytes 100-199/1000");
  expect(part.headers.get("content-length")).toBe("100");
  expect(await bytesOf(part)).toEqual(bytes.subarray(100, 200));
  const end = await fetchFile(video.file_id, { range: "bytes=-10" });
  expect(await bytesOf(end)).toEqual(bytes.subarray(990));
  const beyond = await fetchFile(video.file_id, { range: "bytes=1000-" });
  expect(beyond.status).toBe(416);
  expect(beyond.headers.get("content-range")).toBe("bytes */1000");
});

test("every size of a photo is a JPEG, and a thumbnail, too", async () => {
  const picture = await jpeg(640, 360);
  const { photo } = await api.sendPhoto(anna, new InputFile(picture, "photo.jpg"));
  for (const { file_id } of photo) {
    const response = await fetchFile(file_id);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(response.headers.get("content-disposition")).toBeNull();
    expect(await bytesOf(response)).toEqual(picture);
  }
  const thumbnail = new InputFile(await jpeg(320, 180), "thumbnail.jpg");
  const clip = new InputFile(Buffer.from("clip"), "clip.mp4");
  const { video } = await api.sendVideo(anna, clip, { thumbnail });
  const small = await fetchFile(video.thumbnail?.file_id ?? "");
  expect(small.headers.get("content-type")).toBe("image/jpeg");
});

test("a document is something to be saved, never a page of ours", async () => {
  const name = `Größe "2" (neu).html`;
  const { document } = page.emulator
    .person(anna)
    .sendDocument(Buffer.from("<script>alert(1)</script>"), { name, mimeType: "text/html" });
  const response = await fetchFile(document?.file_id ?? "");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition":
      `attachment; filename="Gr__e _2_ _neu_.html"; ` +
      "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%222%22%20%28neu%29.html",
    "content-security-policy": expect.stringMatching(/default-src 'none'.*sandbox/),
    "x-content-type-options": "nosniff",
  });
});

test("beyond a limit the oldest files are forgotten; their messages stay", async () => {
  const clip = () => new InputFile(Buffer.alloc(4000, 1), "clip.mp4");
  const sent = [await api.sendVideo(anna, clip()), await api.sendVideo(anna, clip())];
  const statusOf = async ({ video }: (typeof sent)[number]) =>
    (await fetchFile(video.file_id)).status;
  expect(await Promise.all(sent.map(statusOf))).toEqual([200, 200]);
  sent.push(await api.sendVideo(anna, clip()));
  expect(await Promise.all(sent.map(statusOf))).toEqual([404, 200, 200]);
  const shown = page.emulator.messages(anna).map(({ message_id }) => message_id);
  expect(shown).toEqual(expect.arrayContaining(sent.map(({ message_id }) => message_id)));
});
