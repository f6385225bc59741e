// With the real network of this machine, as far as any machine has one: its loopback.
import { createSocket } from "node:dgram";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../../storage/clock.ts";
import { ping, poke } from "../../../vision/presence/ping.ts";
import { runCommand } from "../../../vision/presence/run-command.ts";
import { SystemNetwork } from "../../../vision/presence/system-network.ts";

const folders = (process.env["PATH"] ?? "").split(path.delimiter);
const hasPing = folders.some((folder) => existsSync(path.join(folder, "ping")));

test("somebody who is there refuses a datagram, and that is an answer", async () => {
  const network = new SystemNetwork(systemClock);
  expect(await poke("127.0.0.1", 5_000, systemClock)).toBe("answered");
  expect(await network.look("127.0.0.1", 5_000)).toBe("here");
});

test("whoever takes the datagram and says nothing is silent, and asked no longer than said", async () => {
  // 127.9.9.9 is this machine, too, and here somebody listens on the port.
  const listener = createSocket("udp4");
  try {
    const bound = await new Promise<boolean>((resolve) => {
      listener.once("error", () => resolve(false));
      listener.bind(9, "127.9.9.9", () => resolve(true));
    });
    // Port 9 is for root alone on most machines; then the refusal is what there is to see.
    const expected = bound ? "silent" : "answered";
    expect(await poke("127.9.9.9", 200, systemClock)).toBe(expected);
    // The system knows no neighbours on the loopback; so without a ping nobody can tell.
    const network = new SystemNetwork(systemClock);
    const found = await network.look("127.9.9.9", 300.5);
    expect(found).toBe(bound && !hasPing ? "unknown" : "here");
  } finally {
    listener.close();
  }
});

test("what can't be asked is no silence", async () => {
  // Broadcasts are refused by the system itself.
  expect(await poke("255.255.255.255", 2_000, systemClock)).toBe("cannot");
});

test("a name that nobody knows, and what is no address, are not looked for", async () => {
  const network = new SystemNetwork(systemClock);
  expect(await network.look("nobody.invalid", 500)).toBe("unknown");
  expect(await network.look("-c5", 500)).toBe("unknown");
  expect(await network.look("$(reboot)", 500)).toBe("unknown");
});

test("without a ping the question does not get out; no shell reads what is given", async () => {
  expect(await ping("127.0.0.1", 1_000, "there-is-no-such-ping")).toBe("cannot");
  expect(await runCommand("echo", ["$(id)", "; reboot"], 2_000)).toEqual({
    exitCode: 0,
    output: "$(id) ; reboot\n",
  });
  expect(await runCommand("sleep", ["60"], 50)).toMatchObject({ exitCode: null });
  expect(await runCommand("false", [], 2_000)).toMatchObject({ exitCode: 1 });
});

test.skipIf(!hasPing)("ping: this machine answers (needs a ping on PATH)", async () => {
  expect(await ping("127.0.0.1", 3_000)).not.toBe("silent");
});

test("the router and the neighbours, where this machine tells", async () => {
  const network = new SystemNetwork(systemClock);
  const gateway = await network.gateway();
  expect(gateway === null || /^[\d.]+$/.test(gateway)).toBe(true);
  for (const address of await network.neighbours()) expect(address).toMatch(/^\d+(\.\d+){3}$/);
});
