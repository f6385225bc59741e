import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { readUpload, usualLimits } from "../../../../bot/practice/web/uploads.ts";
import { jpeg, pngHead } from "../pictures.ts";
import { ServedPage } from "./served-page.ts";

const anna = 1001;
let page: ServedPage;
let picture: Buffer;
beforeAll(async () => {
  page = await new ServedPage().start();
  picture = await jpeg(640, 360);
});
afterAll(() => page.stop());

interface Part {
  bytes: Buffer;
  name: string;
  type?: string;
}

function formOf(as: string, files: readonly Part[], more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const { bytes, name, type } of files) {
    form.append("file", new File([new Uint8Array(bytes)], name, { type: type ?? "" }));
  }
  const fields = { person: String(anna), as, caption: "", ...more };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const photo = (name = "me.jpg"): Part => ({ bytes: picture, name, type: "image/jpeg" });
const latest = (count: number) => page.emulator.messages(anna).slice(-count);
const refused = (sentence: string) => ({ ok: false, sentence });

describe("photos", () => {
  test("one is a photo with its caption", async () => {
    const form = formOf("photo", [photo()], { caption: " Hällo /arm " });
    expect(await page.upload(form)).toEqual({ ok: true });
    const [sent] = latest(1);
    expect(sent).toMatchObject({
      from: { id: anna },
      caption: "Hällo /arm",
      caption_entities: [{ type: "bot_command", offset: 6, length: 4 }],
    });
    expect(page.emulator.file(sent?.photo?.at(-1)?.file_id ?? "")).toEqual(picture);
  });

  test("several are an album, more than ten are several albums", async () => {
    const many = Array.from({ length: 12 }, (_, index) => photo(`${index}.jpg`));
    expect(await page.upload(formOf("photo", many, { caption: "all" }))).toEqual({ ok: true });
    const albums = latest(12).map((message) => message.media_group_id);
    expect(new Set(albums.slice(0, 10)).size).toBe(1);
    expect(new Set(albums.slice(10)).size).toBe(1);
    expect(albums[10]).not.toBe(albums[9]);
    expect(latest(12).filter(({ caption }) => caption === "all")).toHaveLength(1);
  });

  test("one that is none keeps all of them back", async () => {
    const before = latest(100).length;
    const large = await jpeg(2600, 20);
    const narrow = await jpeg(2100, 100);
    const attempts: [Buffer, string][] = [
      [pngHead(64, 64), '"x" is no JPEG, as photos are. It can be sent as a file.'],
      [Buffer.from("text"), '"x" is no picture. It can be sent as a file.'],
      [Buffer.alloc(0), '"x" is empty.'],
      [large, '"x" is 2600 pixels long; a photo has 2560 at most. It can be sent as a file.'],
      [narrow, '"x" is too narrow for a photo. It can be sent as a file.'],
    ];
    for (const [bytes, sentence] of attempts) {
      const form = formOf("photo", [photo(), { bytes, name: "x" }]);
      expect(await page.upload(form)).toEqual(refused(sentence));
    }
    expect(latest(100)).toHaveLength(before);
  });
});

describe("files", () => {
  test("keep their names, and the type that the browser knows", async () => {
    const bytes = Buffer.from("<script>alert(1)</script>");
    const files: Part[] = [
      { bytes, name: "Größe 2.html", type: "text/html" },
      { bytes, name: "selfie.heic" },
      { bytes, name: "what.is-this" },
    ];
    const form = formOf("file", files, { caption: "look" });
    expect(await page.upload(form)).toEqual({ ok: true });
    expect(latest(3)).toMatchObject([
      { caption: "look", document: { file_name: "Größe 2.html", mime_type: "text/html" } },
      { document: { file_name: "selfie.heic", mime_type: "image/heic", file_size: bytes.length } },
      { document: { file_name: "what.is-this", mime_type: "application/octet-stream" } },
    ]);
    expect(latest(3)[1]).not.toHaveProperty("caption");
  });
});

describe("refusals", () => {
  test("nobody, nothing, neither photo nor file, too long a caption", async () => {
    const answers = await Promise.all([
      page.upload(formOf("photo", [photo()], { person: "4711" })),
      page.upload(formOf("photo", [photo()], { person: "" })),
      page.upload(formOf("photo", [])),
      page.upload(formOf("sticker", [photo()])),
      page.upload(formOf("photo", [photo()], { caption: "x".repeat(1025) })),
    ]);
    expect(answers).toEqual([
      refused("There is no such person in this practice chat."),
      refused("There is no such person in this practice chat."),
      refused("There is nothing to send."),
      refused("The page sent neither photos nor files. Please reload it."),
      refused("A caption holds 1024 characters."),
    ]);
  });

  test("too many files", async () => {
    const many = Array.from({ length: 51 }, () => ({ bytes: Buffer.from("x"), name: "x" }));
    expect(await page.upload(formOf("file", many))).toEqual(
      refused("At most 50 files can be sent at once."),
    );
  });

  test("no form, and half a form", async () => {
    const post = async (type: string, body: string) => {
      const headers = { "content-type": type };
      return (await fetch(`${page.url}upload`, { method: "POST", body, headers })).json();
    };
    expect(await post("text/plain", "hello")).toEqual(
      refused("The page sent a form that can't be read. Please reload it."),
    );
    const half = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf';
    expect(await post("multipart/form-data; boundary=b", half)).toEqual(
      refused("The files did not arrive whole. Please send them again."),
    );
  });

  test("the limits: 50 MB for each file, 100 MB together", () => {
    expect(usualLimits).toEqual({ fileBytes: 52_428_800, totalBytes: 104_857_600 });
  });

  test.each([
    ["a file of exactly the limit", [1000], ""],
    ["one byte more", [1001], '"file-0" is too large: a file may have 0 MB.'],
    ["exactly as much as all may have together", [600, 900, 500], ""],
    ["one byte more", [600, 900, 501], "This is too much at once: 0 MB can be sent together."],
  ])("%s", async (_, sizes, sentence) => {
    const request = requestOf(sizes);
    const attempt = readUpload(request, { fileBytes: 1000, totalBytes: 2000 });
    const outcome = await attempt.then(
      ({ files }) => files.map(({ bytes }) => bytes.length),
      (error: Error) => error.message,
    );
    expect(outcome).toEqual(sentence === "" ? sizes : sentence);
    expect(request.readableEnded).toBe(true);
  });
});

/** A form with files of these sizes, as if it had come over the wire. */
function requestOf(sizes: readonly number[]): IncomingMessage {
  const parts = sizes.map(
    (size, index) =>
      `--b\r\nContent-Disposition: form-data; name="file"; filename="file-${index}"\r\n\r\n${"x".repeat(size)}\r\n`,
  );
  const body = Readable.from([...parts, "--b--\r\n"].map((text) => Buffer.from(text)));
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  return Object.assign(body, { headers, complete: true }) as unknown as IncomingMessage;
}
