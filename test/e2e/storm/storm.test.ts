// kill -9 at random instants while incidents pour in on four cameras: what was announced as opened is
// there, no file is torn, every alert arrives, and next to none twice. PROVE=full kills 100 times.
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { incidentEvent } from "../../../storage/incident-events.ts";
import { verifyEvidence } from "../../../storage/seal/verify.ts";
import { jpeg } from "../../bot/practice/pictures.ts";
import { startChild } from "../../fakes/child-process.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { type Scene, writeScene } from "./scene.ts";

const kills = process.env["PROVE"] === "full" ? 100 : 3;
const driver = "test/e2e/storm/driver.ts";

test(`${kills} kills in a storm of incidents`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const emulator = await new Emulator().start();
  onTestFinished(() => emulator.stop());
  const anna = emulator.person(4711, { firstName: "Anna" });
  anna.start();
  const dataDir = await dataFolder();
  const sceneFile = path.join(await dataFolder(), "scene.json");
  const scene: Scene = {
    apiRoot: emulator.url,
    token: emulator.token,
    chat: anna.chatId,
    photo: await jpeg(320, 180),
    clip: randomBytes(200_000),
  };
  await writeScene(sceneFile, scene);
  const said = { created: new Map<string, string>(), opened: new Map<string, string>() };

  for (let kill = 0; kill < kills; kill++) {
    const child = startChild(driver, dataDir, sceneFile, String(kill));
    const lines: string[] = [];
    // Most in the storm, some while it is still starting.
    if (Math.random() < 0.85) lines.push(await child.hear());
    await pause(Math.random() * 2_500);
    lines.push(...(await child.kill()));
    for (const line of lines) {
      // The kill may have cut the last line that it said.
      const [, what, id = "", name = ""] =
        /^(created|opened) (\S+) (Hall \d+)$/.exec(line.trimEnd()) ?? [];
      if (what === "created" || what === "opened") said[what].set(id, name);
    }
    await expectWhole(dataDir, scene, said);
  }

  const last = startChild(driver, dataDir, sceneFile, "999", "rest");
  while ((await last.hear()) !== "all told");
  await last.kill();
  await expectWhole(dataDir, scene, said);
  const report = await verifyEvidence({ dataDir });
  expect(report).toMatchObject({ chain: [], faults: [], waiting: 0 });

  const sent = emulator
    .log(anna.chatId)
    .filter(({ by, kind }) => by === "bot" && kind === "sent")
    .map(({ message }) => message);
  const digests = sent.filter(isDigest);
  const own = sent.filter((message) => !isDigest(message));
  const isIn = (name: string) => (message: ChatMessage) => textOf(message).includes(`${name} ·`);
  const untold = [...said.opened.values()].filter((name) => !sent.some(isIn(name)));
  expect(untold).toEqual([]);
  const twice = [...said.created.values()].filter((name) => own.filter(isIn(name)).length > 1);
  const inTwo = digests.filter((one, index) =>
    digests.slice(0, index).some((before) => textOf(before) === textOf(one)),
  );
  console.log(
    `${kills} kills: ${said.created.size} incidents created, ${said.opened.size} announced as opened, ` +
      `${own.length} messages of their own and ${digests.length} digests; ` +
      `${twice.length} alerts twice, ${inTwo.length} digests twice; ${report.files} files verified`,
  );
  // A kill repeats what it caught on its way, and no more.
  expect(twice.length + inTwo.length).toBeLessThanOrEqual(kills);
});

/** Everything that was announced is there, and nothing on disk is torn. */
async function expectWhole(
  dataDir: string,
  { photo, clip }: Scene,
  said: Record<"created" | "opened", ReadonlyMap<string, string>>,
): Promise<void> {
  const kinds = new Map<string, string[]>();
  const torn: string[] = [];
  const names = await readdir(dataDir, { recursive: true });
  for (const name of names) {
    const file = path.join(dataDir, name);
    const base = path.basename(name);
    // What was being written beside its place when the kill came.
    if (base.startsWith(".") || base === "secret") continue;
    if (name.includes("broken")) torn.push(name);
    const whole = base === "photo.jpg" ? photo : base.endsWith(".mp4") ? clip : null;
    if (whole && !(await readFile(file)).equals(whole)) torn.push(name);
    if (base.endsWith(".json")) JSON.parse(await readFile(file, "utf8"));
    if (base !== "events.jsonl") continue;
    const lines = (await readFile(file, "utf8")).split("\n");
    // What stands behind the last line break was announced to nobody.
    const events = lines.slice(0, -1).map((line) => incidentEvent.parse(JSON.parse(line)));
    kinds.set(
      path.basename(path.dirname(name)),
      events.map(({ kind }) => kind),
    );
  }
  expect(torn).toEqual([]);
  const records = names.filter((name) => path.basename(name) === "incident.json");
  const there = new Set(records.map((name) => path.basename(path.dirname(name))));
  expect([...said.created.keys()].filter((id) => !there.has(id))).toEqual([]);
  expect([...said.opened.keys()].filter((id) => !kinds.get(id)?.includes("opened"))).toEqual([]);
}

function isDigest(message: ChatMessage): boolean {
  return /^\S+ \d+ incidents /.test(textOf(message));
}

function textOf({ text, caption }: ChatMessage): string {
  return caption ?? text ?? "";
}
