import path from "node:path";
import { describe, expect, test } from "vitest";
import { withoutSecrets } from "../../../storage/log.ts";
import {
  displayName,
  parseSource,
  placeOf,
  SourceError,
  urlOf,
} from "../../../vision/capture/source.ts";
import type { HttpSource, RtspSource } from "../../../vision/capture/source.ts";

function network(text: string): RtspSource | HttpSource {
  const source = parseSource(text);
  if (source.kind !== "rtsp" && source.kind !== "http") throw new Error(source.kind);
  return source;
}

describe("addresses on the network", () => {
  test("all parts of one", () => {
    expect(parseSource(" rtsp://admin:pass@192.168.1.15:8554/stream/1?channel=2 ")).toEqual({
      kind: "rtsp",
      secure: false,
      host: "192.168.1.15",
      port: 8554,
      path: "/stream/1?channel=2",
      credentials: { user: "admin", password: "pass" },
    });
  });

  test.each([
    ["rtsp://cam", 554, false],
    ["rtsps://cam/x", 322, true],
    ["http://cam", 80, false],
    ["HTTPS://cam:8443/video", 8443, true],
  ])("usual ports: %s", (text, port, secure) => {
    expect(network(text)).toMatchObject({ host: "cam", port, secure, credentials: null });
  });

  test.each([
    ["admin:p@ss@10.0.0.2/x", "p@ss"],
    ["admin:p:a:s@10.0.0.2/x", "p:a:s"],
    ["admin:pa/ss@10.0.0.2/x", "pa/ss"],
    ["admin:12/34@10.0.0.2/x", "12/34"],
    ["admin:p@/:%x@10.0.0.2/x", "p@/:%x"],
    ["admin:p?a#s@10.0.0.2/x", "p?a#s"],
    ["admin:p%40%2F%3A%25x@10.0.0.2/x", "p@/:%x"],
    ["admin:100%sure@10.0.0.2/x", "100%sure"],
    ["admin:пароль@10.0.0.2/x", "пароль"],
    ["admin:@10.0.0.2/x", ""],
  ])("passwords as people write them: %s", (text, password) => {
    const source = network(`rtsp://${text}`);
    expect(source).toMatchObject({ host: "10.0.0.2", port: 554, path: "/x" });
    expect(source.credentials).toEqual({ user: "admin", password });
    const url = urlOf(source, "10.9.9.9");
    expect(url).toBe(`rtsp://admin:${encodeURIComponent(password)}@10.9.9.9:554/x`);
  });

  test("an @ in the path is no password's end", () => {
    expect(network("rtsp://10.0.0.2:554/user@home")).toMatchObject({
      host: "10.0.0.2",
      path: "/user@home",
      credentials: null,
    });
    expect(network("rtsp://a:b@10.0.0.2/user@home")).toMatchObject({
      host: "10.0.0.2",
      path: "/user@home",
      credentials: { user: "a", password: "b" },
    });
    expect(network("rtsp://localhost:8554/a@b").host).toBe("localhost");
  });

  test("IPv6", () => {
    const source = network("rtsp://u:pw@[fe80::1]:8554/x");
    expect(source).toMatchObject({ host: "fe80::1", port: 8554 });
    expect(urlOf(source)).toBe("rtsp://u:pw@[fe80::1]:8554/x");
    expect(placeOf(source).name).toBe("[fe80::1]:8554");
  });

  test("nothing that is shown or logged holds a password", () => {
    const source = network(
      "rtsp://admin:V3ry%2FSecret@10.0.0.2/user=admin&password=Oth3rOne&channel=1",
    );
    expect(displayName(source)).toBe("rtsp://10.0.0.2/user=***&password=***&channel=1");
    expect(placeOf(source)).toEqual({
      name: "10.0.0.2:554",
      kind: "network",
      hasCredentials: true,
    });
    const line = withoutSecrets(`${urlOf(source)} V3ry/Secret V3ry%2FSecret Oth3rOne`);
    expect(line).not.toMatch(/V3ry|Oth3rOne/);
  });
});

describe("other sources", () => {
  test.each([
    ["/dev/video0", { kind: "v4l2", device: "/dev/video0" }],
    ["/dev/v4l/by-id/usb-cam", { kind: "v4l2", device: "/dev/v4l/by-id/usb-cam" }],
    ["/films/a b.mp4", { kind: "file", path: "/films/a b.mp4", loop: true }],
    ["file:/films/x#once", { kind: "file", path: "/films/x", loop: false }],
    ["file:///films/a%20b.mp4", { kind: "file", path: "/films/a b.mp4", loop: true }],
    ["clip.mp4", { kind: "file", path: path.resolve("clip.mp4"), loop: true }],
    [
      "pipe:gst-launch-1.0 videotestsrc ! fdsink",
      { kind: "pipe", command: "gst-launch-1.0 videotestsrc ! fdsink" },
    ],
    ["dshow:Integrated Camera", { kind: "dshow", name: "Integrated Camera" }],
    ["dshow:video=USB Camera", { kind: "dshow", name: "USB Camera" }],
    ["avfoundation:1", { kind: "avfoundation", device: "1" }],
  ])("%s", (text, source) => {
    expect(parseSource(text)).toEqual(source);
  });

  test("a command is not shown whole", () => {
    expect(displayName(parseSource("pipe:curl -u me:secret http://cam"))).toBe("pipe:curl …");
  });
});

test.each([
  ["", /empty/],
  ["hello", /not an address I know\. I know rtsp/],
  ["ftp://me:secret@cam/x", /not an address I know: ftp:\/\/…\. I know/],
  ["admin:secret@192.168.1.15/x", /not an address I know\. I know/],
  ["rtsp:/cam", /begins with rtsp:\/\//],
  ["rtsp://", /no host/],
  ["rtsp://me:secret@", /no host/],
  ["rtsp://cam:99999/", /99999 is not a port/],
  ["pipe:", /command/],
  ["file:", /path/],
])("what is no address is told in a sentence: %s", (text, message) => {
  expect(() => parseSource(text)).toThrow(message);
  expect(() => parseSource(text)).toThrow(SourceError);
  expect(() => parseSource(text)).not.toThrow(/secret/);
});
