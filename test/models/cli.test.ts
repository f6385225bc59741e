import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runModels, type Surroundings, type Terminal } from "../../models/cli.ts";
import { sendRange, startRegistry, type FakeRegistry } from "../fakes/npm-registry.ts";
import { fromNpm, fromZip, networks, packZip, tarball } from "../fakes/packs.ts";

let home: string;
let server: FakeRegistry;
let surroundings: Surroundings;
let said: string[];
let shown: (string | null)[];

beforeEach(async () => {
  home = await fs.mkdtemp(path.join(os.tmpdir(), "vigil-models-"));
  server = await startRegistry([{ name: "small-networks", version: "1.2.3", tarball }]);
  const zip = await packZip(networks);
  server.misbehave = (request, response) => {
    if (request.url !== "/networks.zip") return false;
    sendRange(request, response, zip);
    return true;
  };
  await fs.writeFile(path.join(home, "package.json"), "{}");
  await fs.writeFile(path.join(home, ".npmrc"), `noproxy=127.0.0.1\nregistry=${server.address}\n`);
  surroundings = {
    folder: path.join(home, "installed"),
    packs: [fromNpm, fromZip(`${server.address}/networks.zip`)],
    npm: { project: home, env: { HOME: home, PREFIX: home, npm_config_userconfig: "/dev/null" } },
    patience: { retryMs: 1 },
  };
});

afterEach(async () => {
  await server.close();
  await fs.rm(home, { recursive: true, force: true });
});

async function run(args: string, answer: boolean | null = null): Promise<number> {
  said = [];
  shown = [];
  const terminal: Terminal = {
    print: (line) => said.push(line),
    progress: (line) => shown.push(line),
    confirm: () => Promise.resolve(answer),
  };
  return await runModels(args.split(" ").filter(Boolean), terminal, surroundings);
}

test("list, install, use, verify", async () => {
  expect(await run("")).toBe(0);
  expect(said[0]).toMatch(/^\* small {7} .*not installed, \d+ B to fetch$/);
  expect(await run("use zipped")).toBe(1);
  expect(said).toEqual(["zipped is not installed: npm run models -- install zipped"]);
  expect(await run("install small")).toBe(0);
  expect(shown.at(-2)).toMatch(/^small: (\d+) of \1 B/);
  expect(shown.at(-1)).toBe(null);
  expect(said).toEqual([`small is installed in ${surroundings.folder}.`]);
  expect(await run("install zipped --accept-terms")).toBe(0);
  expect(said.at(-1)).toBe("To use it: npm run models -- use zipped");
  expect(await run("use zipped")).toBe(0);
  expect(said.join(" ")).toContain("not measured");
  expect(await run("list")).toBe(0);
  expect(said[0]).toMatch(/^ {2}small .*: installed$/);
  expect(said[2]).toMatch(/^\* zipped .*: installed$/);
  expect(await run("verify")).toBe(0);
  expect(said).toEqual(["small: 2 files, 140 kB, all right", "zipped: 2 files, 140 kB, all right"]);
});

test("verify finds a damaged file and says how to repair it", async () => {
  await run("install small");
  await fs.appendFile(path.join(surroundings.folder as string, "small/embed.onnx"), "x");
  expect(await run("verify small")).toBe(1);
  expect(said[0]).toBe(
    "small: embed.onnx missing or damaged. Repair: npm run models -- install small",
  );
  expect(await run("install small")).toBe(0);
  expect(await run("verify small")).toBe(0);
});

test("terms are shown, and asked about where there is somebody", async () => {
  expect(await run("install zipped")).toBe(1);
  expect(said).toEqual([
    "For research only.",
    "To accept it, add --accept-terms.",
    "zipped was not installed, because its terms were not accepted.",
  ]);
  expect(await run("install zipped", false)).toBe(1);
  expect(await run("install zipped", true)).toBe(0);
});

test("a failure is a sentence and an exit code", async () => {
  await server.close();
  expect(await run("install small")).toBe(1);
  expect(said[0]).toContain("cannot be reached (ECONNREFUSED)");
});

test.each(["dance", "install", "install nobody", "use small extra", "install small --form x"])(
  "%s is not understood",
  async (args) => {
    expect(await run(args)).toBe(2);
    expect(server.requests).toEqual([]);
  },
);

// Node resolves modules by other rules than the test runner does: the process as users start it.
test("npm run models", async () => {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "models/main.ts", "install", "nobody"],
    {
      cwd: path.resolve(import.meta.dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  expect(await once(child, "close")).toEqual([2, null]);
  expect(output).toBe("There is no pack nobody. There are: faceplugin, buffalo_l, buffalo_s.\n");
});
