import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DownloadError } from "../../../models/npm/download-error.ts";
import {
  installedPack,
  installPack,
  wrongFiles,
  type InstallOptions,
} from "../../../models/packs/installer.ts";
import type { Pack } from "../../../models/packs/pack.ts";
import {
  breakOffAfter,
  sendRange,
  startRegistry,
  type FakeRegistry,
} from "../../fakes/npm-registry.ts";
import { fromNpm, fromZip, networks, packZip, tarball } from "../../fakes/packs.ts";

let home: string;
let folder: string;
let server: FakeRegistry;
let zip: Buffer;
let zipped: Pack;
let options: InstallOptions;

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "vigil-packs-"));
  folder = path.join(home, "installed");
  server = await startRegistry([{ name: "small-networks", version: "1.2.3", tarball }]);
  zip = await packZip({ "README.txt": Buffer.from("hello"), ...nested("release") });
  server.misbehave = (request, response) => serveZip(request, response);
  zipped = fromZip(`${server.address}/networks.zip`);
  await fs.writeFile(path.join(home, "package.json"), "{}");
  await fs.writeFile(path.join(home, ".npmrc"), `noproxy=127.0.0.1\nregistry=${server.address}\n`);
  options = {
    folder,
    npm: { project: home, env: { HOME: path.join(home, "nobody"), PREFIX: home } },
    patience: { stallMs: 20_000, retryMs: 1 },
    acceptNotice: () => true,
  };
});

afterEach(async () => {
  await server.close();
  await fs.rm(home, { recursive: true, force: true });
});

const serveZip: NonNullable<FakeRegistry["misbehave"]> = (request, response) => {
  if (request.url !== "/networks.zip") return false;
  sendRange(request, response, zip);
  return true;
};

function nested(inside: string): Record<string, Buffer> {
  return Object.fromEntries(
    Object.entries(networks).map(([name, content]) => [`${inside}/${name}`, content]),
  );
}

async function contents(pack: Pack): Promise<string[]> {
  return (await fs.readdir(path.join(folder, pack.id)).catch(() => [])).sort();
}

async function failure(pack: Pack, overrides: InstallOptions = {}): Promise<DownloadError> {
  const error = await installPack(pack, { ...options, ...overrides }).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(DownloadError);
  expect(await installedPack(pack, folder)).toBe(null);
  return error as DownloadError;
}

describe("installing", () => {
  test("from npm, once", async () => {
    expect(await installedPack(fromNpm, folder)).toBe(null);
    const installed = await installPack(fromNpm, options);
    expect(await contents(fromNpm)).toEqual(["detect.onnx", "embed.onnx"]);
    expect(installed.files).toEqual({
      detector: path.join(folder, "small/detect.onnx"),
      embedder: path.join(folder, "small/embed.onnx"),
    });
    server.requests.length = 0;
    await installPack(fromNpm, options);
    expect(server.requests).toEqual([]);
  });

  test("from a release's zip, whatever folder the files are in", async () => {
    const progress: (number | null)[] = [];
    await installPack(zipped, {
      ...options,
      onProgress: ({ totalBytes }) => progress.push(totalBytes),
    });
    expect(await contents(zipped)).toEqual(["detect.onnx", "embed.onnx"]);
    expect(progress.at(-1)).toBe(zip.length);
    expect(await wrongFiles(zipped, folder)).toEqual([]);
  });

  test("only what is damaged is written again", async () => {
    await installPack(zipped, options);
    const whole = path.join(folder, "zipped/embed.onnx");
    const { ino } = await fs.stat(whole);
    await fs.writeFile(path.join(folder, "zipped/detect.onnx"), "scratched");
    expect((await wrongFiles(zipped, folder)).map(({ file }) => file)).toEqual(["detect.onnx"]);
    await installPack(zipped, options);
    expect((await fs.stat(whole)).ino).toBe(ino);
    expect(await wrongFiles(zipped, folder)).toEqual([]);
  });

  test("terms that are not accepted: nothing is asked for", async () => {
    const asked: string[] = [];
    const error = await failure(zipped, {
      acceptNotice: (notice) => {
        asked.push(notice);
        return false;
      },
    });
    expect(asked).toEqual(["For research only."]);
    expect(error.reason).toBe("not_accepted");
    expect(server.requests).toEqual([]);
  });
});

describe("what goes wrong is one sentence, and nothing is installed", () => {
  test("a file with another hash in the zip", async () => {
    const other = Buffer.from(networks["embed.onnx"] as Buffer);
    other[7] = 0;
    zip = await packZip({ ...nested("x"), "x/embed.onnx": other });
    const error = await failure(zipped);
    expect(error.reason).toBe("wrong_content");
    expect(error.message).toContain("sent as zipped is not what Vigil expects");
    expect(await contents(zipped)).toEqual([]);
  });

  test("a file missing in the zip", async () => {
    zip = await packZip({ "detect.onnx": networks["detect.onnx"] as Buffer });
    expect((await failure(zipped)).reason).toBe("wrong_content");
    expect(await contents(zipped)).toEqual([]);
  });

  test("a web page, or no zip at all", async () => {
    zip = Buffer.from("<html><body>Sign in to the hotel's Wi-Fi</body></html>");
    expect((await failure(zipped)).reason).toBe("web_page");
    zip = Buffer.alloc(5000, "no zip");
    expect((await failure(zipped)).reason).toBe("wrong_content");
  });

  test("a download that breaks off; the next one goes on there", async () => {
    server.misbehave = breakOffAfter(40, zip);
    expect((await failure(zipped)).reason).toBe("broken_off");
    expect(await contents(zipped)).toEqual([".partial"]);
    server.misbehave = serveZip;
    server.requests.length = 0;
    await installPack(zipped, options);
    expect(server.requests).toEqual(["/networks.zip bytes=200-"]);
    expect(await contents(zipped)).toEqual(["detect.onnx", "embed.onnx"]);
  });

  test("another server's zip in place of the rest is noticed, and fetched whole", async () => {
    server.misbehave = breakOffAfter(40, Buffer.alloc(zip.length, "old "));
    await failure(zipped);
    server.misbehave = serveZip;
    await installPack(zipped, options);
    expect(await contents(zipped)).toEqual(["detect.onnx", "embed.onnx"]);
  });

  test("without https, somewhere else than on loopback", async () => {
    const error = await failure(fromZip("http://models.example/networks.zip"));
    expect(error.message).toBe("models.example is not asked without https.");
  });

  test("stopped", async () => {
    const error = await failure(zipped, { signal: AbortSignal.abort() });
    expect(error.message).toBe("Fetching zipped was stopped.");
  });

  test("a file where the folder should be", async () => {
    await fs.writeFile(folder, "in the way");
    expect((await failure(zipped)).reason).toBe("disk");
    expect((await failure(fromNpm)).reason).toBe("disk");
  });
});

describe("from files that the user has brought", () => {
  let brought: string;

  beforeEach(async () => {
    brought = path.join(home, "brought");
    await fs.mkdir(brought);
    for (const [name, content] of Object.entries(networks)) {
      await fs.writeFile(path.join(brought, name), content);
    }
  });

  test.each([
    ["npm", () => fromNpm],
    ["zip", () => zipped],
  ])("a pack of %s, out of a folder, asking nobody", async (_, pack) => {
    await installPack(pack(), { ...options, from: brought });
    expect(await contents(pack())).toEqual(["detect.onnx", "embed.onnx"]);
    expect(server.requests).toEqual([]);
  });

  test("the zip itself", async () => {
    const file = path.join(home, "networks.zip");
    await fs.writeFile(file, zip);
    await installPack(zipped, { ...options, from: file });
    expect(await contents(zipped)).toEqual(["detect.onnx", "embed.onnx"]);
    await fs.rm(path.join(folder, "zipped"), { recursive: true });
    await fs.truncate(file, zip.length - 30);
    const error = await failure(zipped, { from: file });
    expect(error.message).toContain("doesn't have the right detect.onnx, embed.onnx");
  });

  test("one file wrong, one missing: nothing is taken", async () => {
    await fs.writeFile(path.join(brought, "embed.onnx"), "<html>");
    const wrong = await failure(zipped, { from: brought });
    expect(wrong.message).toContain("doesn't have the right embed.onnx (missing");
    expect(await contents(zipped)).toEqual([]);
    await fs.rm(path.join(brought, "detect.onnx"));
    const both = await failure(zipped, { from: brought });
    expect(both.message).toContain("detect.onnx, embed.onnx");
  });

  test("a folder that isn't there", async () => {
    const error = await failure(zipped, { from: path.join(home, "nowhere") });
    expect(error.message).toBe(`There is no ${path.join(home, "nowhere")}.`);
  });

  test("the terms are asked for as well", async () => {
    const error = await failure(zipped, { from: brought, acceptNotice: () => false });
    expect(error.reason).toBe("not_accepted");
  });
});
