// How a program that stands in for rclone is run, heard and ended.
import { chmodSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createOffsite } from "../../../bot/offsite/create-offsite.ts";
import { registerSecret, silentLog } from "../../../storage/log.ts";
import { type RcloneLine, runRclone } from "../../../storage/offsite/rclone-process.ts";
import { readRemote } from "../../../storage/offsite/remote.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { openHouse, incident } from "./house.ts";
import { realStore } from "./real-store.ts";

async function program(script: string) {
  const command = path.join(await dataFolder(), "rclone");
  writeFileSync(command, `#!/bin/sh\n${script}\n`);
  chmodSync(command, 0o755);
  const clock = new FakeClock();
  return { command, environment: { PATH: process.env["PATH"] }, clock, log: silentLog };
}

const report = (bytes: number) => `echo '{"level":"info","msg":"","stats":{"bytes":${bytes}}}' >&2`;

describe.skipIf(process.platform === "win32")("a program", () => {
  test("hears its input; its log is read line by line, its last words are errors without secrets", async () => {
    registerSecret("geheimnis");
    const lines: RcloneLine[] = [];
    const end = await runRclone(
      await program(`cat; echo '{"level":"info","msg":"Copied (new)","object":"a/b"}' >&2
echo '{"level":"error","msg":"no geheimnis"}' >&2; printf 'Failed to copy' >&2; exit 5`),
      { args: [], input: "some input", onLine: (line) => lines.push(line) },
    );
    expect(end).toMatchObject({ code: 5, found: true, stalled: false });
    expect(end.output.toString()).toBe("some input");
    expect(end.errors).toEqual(["no ***", "Failed to copy"]);
    expect(lines[0]).toMatchObject({ msg: "Copied (new)", object: "a/b" });
  });

  test("that finds events.jsonl longer than it began has no trouble; a clip may not differ", async () => {
    const words = "corrupted on transfer: sizes differ 401 vs 150";
    const copy = async (name: string) => {
      const file = `incidents/2026-11-22/20261122-140211-c1/${name}`;
      const { command, clock } = await program(
        `cat >/dev/null; echo '{"level":"error","msg":"${words}","object":"${file}"}' >&2
echo 'Failed to copy: ${words}' >&2; exit 1`,
      );
      const options = { clock, log: silentLog, rclonePath: command };
      const store = realStore(":local:/nowhere", await dataFolder(), options);
      const { signal } = new AbortController();
      return store.copy([file], { signal, onCopied: () => undefined });
    };
    expect(await copy("events.jsonl")).toBeNull();
    expect(await copy("clip-1.mp4")).toMatchObject({ kind: "other" });
  });

  test("that doesn't end when asked is ended by force after 2 s", async () => {
    const parts = await program(`trap '' TERM; ${report(1)}; while :; do sleep 0.05; done`);
    const abort = new AbortController();
    let isUp: () => void = () => undefined;
    const up = new Promise<void>((resolve) => (isUp = resolve));
    const running = runRclone(parts, { args: [], signal: abort.signal, onLine: () => isUp() });
    await up;
    abort.abort();
    await parts.clock.advance(1_999);
    const before = await Promise.race([running, Promise.resolve("runs")]);
    expect(before).toBe("runs");
    await parts.clock.advance(1);
    expect(await running).toMatchObject({ code: null });
    expect(parts.clock.pending).toBe(0);
  });

  test("that stands still for five minutes is ended, and one that goes on is not", async () => {
    const parts = await program(`${report(1)}; read line; ${report(2)}; exec sleep 60`);
    const seen: number[] = [];
    const running = runRclone(parts, {
      args: [],
      onLine: ({ progress }) => seen.push(progress ?? 0),
    });
    const until = async (count: number) => {
      const deadline = Date.now() + 10_000;
      while (seen.length < count && Date.now() < deadline)
        await new Promise((go) => setTimeout(go, 5));
      expect(seen).toHaveLength(count);
    };
    await until(2);
    await parts.clock.advance(299_000);
    expect(await Promise.race([running, Promise.resolve("runs")])).toBe("runs");
    await parts.clock.advance(1_000);
    expect(await running).toMatchObject({ stalled: true });
  });
});

test("without rclone the guard says so at the start and goes on", async () => {
  const dataDir = await dataFolder();
  const printed: string[] = [];
  const remote = readRemote("gdrive:vigil");
  const clock = new FakeClock();
  const parts = { remote, password: null, bandwidth: null, configFile: null };
  const copy = await createOffsite({
    config: { dataDir, offsite: { ...parts, rclonePath: "/nowhere/rclone" } },
    clock,
    log: silentLog,
    print: (line) => printed.push(line),
  });
  await copy?.start({
    incidents: { pending: async () => [] },
    state: { value: { offsite: { told: null } } } as never,
    api: () => ({}) as never,
    household: { people: () => [] },
    localeOf: () => "en",
  });
  const deadline = Date.now() + 10_000;
  while (printed.length === 0 && Date.now() < deadline)
    await new Promise((go) => setTimeout(go, 5));
  expect(printed).toEqual([expect.stringMatching(/^BACKUP_REMOTE is set, but there is no rclone/)]);
  await copy?.stop();
  expect(clock.pending).toBe(0);
  expect(
    await createOffsite({ config: { dataDir }, clock, log: silentLog, print: () => undefined }),
  ).toBeNull();

  const house = await openHouse((open) =>
    realStore("gdrive:vigil", open.dataDir, { ...open, rclonePath: "/nowhere/rclone" }),
  );
  await house.store(incident(1), { "photo.jpg": "photo" });
  await house.until("it is noticed", () => house.offsite.status().trouble !== null, 50);
  expect(house.offsite.status().trouble).toMatchObject({ kind: "no_program" });
});
