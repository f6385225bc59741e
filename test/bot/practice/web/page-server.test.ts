import http from "node:http";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PageBuildError } from "../../../../bot/practice/web/bundle.ts";
import { PageServer } from "../../../../bot/practice/web/page-server.ts";
import { until } from "../../../cameras/until.ts";
import { FakeClock } from "../../../fakes/clock.ts";
import { RecordingLog } from "../../../fakes/log.ts";
import { ServedPage, people } from "./served-page.ts";

let page: ServedPage;
beforeEach(async () => {
  page = await new ServedPage().start();
});
afterEach(() => page.stop());
const host = () => `127.0.0.1:${page.port}`;

/** A connection that says just what it is told to, and takes a reset as an end. */
function rawSocket(): Socket {
  const socket = connect({ host: "127.0.0.1", port: page.port });
  socket.on("error", () => socket.destroy());
  return socket;
}

const closing = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
  });

describe("the door", () => {
  test("the secret is long, and new for every server", async () => {
    const [, secret] = /^http:\/\/127\.0\.0\.1:\d+\/([\w-]+)\/$/.exec(page.url) ?? [];
    expect(Buffer.from(secret ?? "", "base64url").length).toBeGreaterThanOrEqual(16);
    const other = await new ServedPage().start();
    expect(other.url).not.toContain(secret);
    expect((await fetch(`${other.url.slice(0, -2)}/`)).status).toBe(404);
    await other.stop();
  });

  test("every closed door looks the same", async () => {
    const root = `http://${host()}`;
    const refused = await Promise.all(
      [`${root}/`, `${root}/wrong/`, `${page.url}nothing`, `${page.url}file/AgACnone`].map(
        async (address) => {
          const response = await fetch(address);
          return [response.status, await response.text()];
        },
      ),
    );
    for (const answer of refused) expect(answer).toEqual([404, "Not found\n"]);
  });

  test("another site gets in neither by a name of its own nor by a form", async () => {
    const { pathname } = new URL(page.url);
    expect(await page.statusOf(pathname, { host: host() })).toBe(200);
    expect(await page.statusOf(pathname, { host: "evil.example" })).toBe(404);
    const act = { kind: "network", up: false };
    const body = JSON.stringify(act);
    const headers = { origin: "https://evil.example" };
    const forged = await fetch(`${page.url}act`, { method: "POST", body, headers });
    expect(forged.status).toBe(404);
    expect(page.emulator.networkUp).toBe(true);
    expect(await page.statusOf(`${pathname}act`, { host: host() }, "PUT")).toBe(404);
    expect(await page.statusOf(`${pathname}act`, { host: host() }, "OPTIONS")).toBe(404);
  });

  // Only on Linux does 127.0.0.2 lead here, too.
  test.skipIf(process.platform !== "linux")("is on this machine only", async () => {
    const socket = connect({ host: "127.0.0.1", port: page.port });
    await once(socket, "connect");
    socket.destroy();
    const elsewhere = connect({ host: "127.0.0.2", port: page.port });
    const [error] = (await once(elsewhere, "error")) as [NodeJS.ErrnoException];
    expect(error.code).toBe("ECONNREFUSED");
  });
});

test.each([
  ["", "text/html; charset=utf-8", "<!doctype html>"],
  ["page.js", "text/javascript; charset=utf-8", "void 0;"],
  ["page.css", "text/css; charset=utf-8", "p {}"],
])("serves %j", async (place, type, body) => {
  const response = await fetch(page.url + place);
  expect(response.headers.get("content-type")).toBe(type);
  expect(await response.text()).toBe(body);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "no-store",
    "content-security-policy": expect.stringMatching(
      /default-src 'none'.*img-src 'self' blob: data:.*frame-ancestors 'none'/,
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
});

test("a port that is taken is told, and another one serves", async () => {
  const second = new ServedPage();
  const { url, portWasTaken } = await second.server.start(page.port);
  expect(portWasTaken).toBe(true);
  expect(new URL(url).port).not.toBe(String(page.port));
  expect((await fetch(url)).status).toBe(200);
  await second.server.stop();
  const third = new ServedPage();
  const again = await third.server.start(Number(new URL(url).port));
  expect(again.portWasTaken).toBe(false);
  expect(new URL(again.url).port).toBe(new URL(url).port);
  await third.server.stop();
});

test("without its sources it doesn't start", async () => {
  const server = new PageServer({
    emulator: page.emulator,
    people,
    botName: "Vigil",
    log: new RecordingLog(),
    clock: new FakeClock(),
    page: () => Promise.reject(new PageBuildError("line 7")),
  });
  await expect(server.start(0)).rejects.toThrow("line 7");
  await server.stop();
});

describe("stopping", () => {
  test("tells every page, ends its stream in order, and closes the port with all connections", async () => {
    const readers = [await page.read(), await page.read()];
    const agent = new http.Agent({ keepAlive: true });
    const idle = await new Promise<http.IncomingMessage>((resolve) => {
      http.get(page.url, { agent }, resolve);
    });
    const closed = once(idle.socket, "close");
    idle.resume();
    await page.server.stop();
    for (const reader of readers) {
      expect(await reader.ended).toBe("in order");
      expect(reader.news.at(-1)).toEqual({ kind: "ended" });
    }
    await closed;
    agent.destroy();
    await expect(fetch(page.url)).rejects.toThrow();
    expect(page.clock.pending).toBe(0);
    const told = readers.map(({ news }) => news.length);
    page.emulator.person(1001).say("too late");
    expect(readers.map(({ news }) => news.length)).toEqual(told);
    await page.server.stop();
  });

  test("waits for no reader who doesn't read, and for no upload that doesn't end", async () => {
    const { pathname } = new URL(page.url);
    const [stuck, upload] = [rawSocket(), rawSocket()];
    const gone = Promise.all([closing(stuck), closing(upload)]);
    stuck.write(`GET ${pathname}news HTTP/1.1\r\nHost: ${host()}\r\n\r\n`);
    await once(stuck, "data");
    stuck.pause();
    for (let said = 0; said < 800; said += 1) page.emulator.person(1001).say("x".repeat(4000));
    upload.write(
      `POST ${pathname}upload HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 1000\r\n` +
        "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n",
    );
    await page.server.stop();
    stuck.resume();
    upload.resume();
    await gone;
    expect(page.log.messages("error")).toEqual([]);
  });
});

test("an upload that breaks off sends nothing and is no error of ours", async () => {
  const { pathname } = new URL(page.url);
  const [upload, act] = [rawSocket(), rawSocket()];
  const head = (place: string, length: number, more = "") =>
    `POST ${pathname}${place} HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: ${length}\r\n${more}\r\n`;
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of';
  const type = "Content-Type: multipart/form-data; boundary=b\r\n";
  await Promise.all([
    new Promise((sent) => void upload.write(head("upload", 1000, type) + part, sent)),
    new Promise((sent) => void act.write(`${head("act", 50)}{`, sent)),
  ]);
  upload.destroy();
  act.destroy();
  expect(await page.act({ kind: "say", person: 1001, text: "still here" })).toEqual({ ok: true });
  await page.stop();
  expect(page.emulator.messages(1001).map(({ text }) => text)).toEqual(["still here"]);
  expect(page.log.messages("error")).toEqual([]);
});

test("a network that is cut does not cut the page", async () => {
  const reader = await page.read();
  expect(reader.snapshot.network).toBe(true);
  expect(await page.act({ kind: "network", up: false })).toEqual({ ok: true });
  expect(await reader.next("network")).toEqual({ kind: "network", up: false });
  await expect(fetch(`${page.emulator.url}/bot${page.emulator.token}/getMe`)).rejects.toThrow();
  expect((await page.read()).snapshot.network).toBe(false);
  await page.act({ kind: "say", person: 1001, text: "written in the dark" });
  expect(await reader.next("message")).toMatchObject({ message: { text: "written in the dark" } });
  await page.act({ kind: "network", up: true });
  expect(await reader.next("network", 2)).toEqual({ kind: "network", up: true });
  const me = await fetch(`${page.emulator.url}/bot${page.emulator.token}/getMe`);
  expect(me.status).toBe(200);
});

test("a reader who doesn't read is dropped, others hear everything", async () => {
  const { pathname } = new URL(page.url);
  const stuck = rawSocket();
  stuck.write(`GET ${pathname}news HTTP/1.1\r\nHost: ${host()}\r\n\r\n`);
  await once(stuck, "data");
  stuck.pause();
  const reader = await page.read();
  const anna = page.emulator.person(1001);
  const dropped = () => page.log.messages("debug").some((line) => line.includes("too slowly"));
  let said = 0;
  while (!dropped() && said < 5000) {
    said += 1;
    anna.say("x".repeat(4000));
    if (said % 100 === 0) await until(() => reader.of("message").length === said, "all is heard");
  }
  expect(dropped()).toBe(true);
  await reader.next("message", said);
  stuck.destroy();
});
