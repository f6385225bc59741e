import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultPack, packs } from "../../../models/packs/catalogue.ts";
import { choosePack, chosenPack } from "../../../models/packs/chosen.ts";
import { installedFolder, wrongFiles } from "../../../models/packs/installer.ts";

describe.each(packs)("$id", (pack) => {
  test("is pinned, and has each role once", () => {
    const roles = pack.files.map(({ role }) => role).sort();
    const expected = ["detector", "embedder"];
    if (pack.detector === "ultraface") expected.push("landmarks");
    expect(roles).toEqual(expected);
    for (const { sha256, bytes } of pack.files) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(bytes).toBeGreaterThan(1_000_000);
    }
    expect(pack.id).toMatch(/^[a-z0-9_-]+$/);
  });

  test("has numbers that are in order", () => {
    const { thresholds, presets } = pack;
    expect(presets.lenient).toBeLessThan(presets.normal);
    expect(presets.normal).toBeLessThan(presets.strict);
    expect(thresholds.unknownBelow).toBeLessThan(thresholds.knownFewPhotos);
    expect(thresholds.knownFewPhotos).toBeLessThanOrEqual(thresholds.known);
  });

  test("asks first if it is not free for everyone", () => {
    expect(pack.notice === null).toBe(!pack.licence.includes("non-commercial"));
  });
});

// The fingerprints in the facts, against the record: a typing error here would cost every user.
test("the SCRFD file in shared/ is the one that buffalo_s names", async (context) => {
  const shared = path.resolve(import.meta.dirname, "../../../../shared/models/det_500m.onnx");
  const there = await fs.stat(shared).then(
    () => true,
    () => false,
  );
  if (!there && process.env["REQUIRE_REAL"] !== "1") context.skip("there is no ../shared here");
  const detector = packs
    .find(({ id }) => id === "buffalo_s")
    ?.files.find(({ role }) => role === "detector");
  const { digestOf } = await import("../../../models/npm/workbench.ts");
  expect((await digestOf(shared, "sha256")).toString("hex")).toBe(detector?.sha256);
});

describe("the choice", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "vigil-chosen-"));
  });

  afterEach(async () => {
    await fs.rm(folder, { recursive: true, force: true });
  });

  test("is the default pack until another is chosen", async () => {
    expect(await chosenPack(folder)).toEqual({ pack: defaultPack, problem: null });
    const [, other] = packs;
    await choosePack(other as (typeof packs)[0], folder);
    expect((await chosenPack(folder)).pack.id).toBe("buffalo_l");
    expect(await fs.readdir(folder)).toEqual(["chosen.json"]);
  });

  test.each(['{"pack":"gone"}', "{", "[]", '{"pack":7}', "null"])("%s is told", async (text) => {
    await fs.writeFile(path.join(folder, "chosen.json"), text);
    const { pack, problem } = await chosenPack(folder);
    expect(pack).toBe(defaultPack);
    expect(problem).toMatch(/chosen/);
  });
});

test("the installed folder is the project's, and git passes it over", async () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  expect(installedFolder).toBe(path.join(root, "models/installed"));
  expect(await fs.readFile(path.join(root, ".gitignore"), "utf8")).toContain("models/installed/");
});

test("a pack that was never installed lacks everything", async () => {
  const nowhere = path.join(os.tmpdir(), "vigil-nowhere");
  expect(await wrongFiles(defaultPack, nowhere)).toEqual(defaultPack.files);
});
