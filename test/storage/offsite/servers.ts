// Owns the real places far away in tests: an S3 server, a WebDAV server, both behind a gate that counts
// what goes in and survives their death, so that they come back under the same address.
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { rcloneEnvironment } from "./real-store.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** Why there is no rclone to test with, or null. Under REQUIRE_REAL=1 a missing one is an error. */
export const whyNoRclone = findReason();

function findReason(): string | null {
  try {
    execFileSync("rclone", ["version"], { stdio: "pipe" });
    return null;
  } catch {
    if (process.env["REQUIRE_REAL"] === "1") throw new Error("REQUIRE_REAL=1, but no rclone");
    return "rclone is not on this machine";
  }
}

/** Runs rclone as a user would who wants the copy back. */
export async function rclone(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const { AWS_CA_BUNDLE: _, ...inherited } = rcloneEnvironment;
  const env = { ...inherited, ...environment };
  return (await promisify(execFile)("rclone", [...args], { env, timeout: 15_000 })).stdout;
}

/** The arguments of all rclone processes now that are no servers. */
export function rcloneArguments(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(argumentsOf)
    .filter((command) => /^\S*rclone\0(?!serve)/.test(command));
}

export function argumentsOf(pid: string | number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    // It has just ended.
    return "";
  }
}

export interface FarPlace {
  /** The gate's port. */
  port: number;
  /** The server's own folder. */
  folder: string;
  /** Bytes that went in since it was asked last. */
  received(): number;
  /** kill -9; whoever is connected is cut off. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** npm's s3rver, whose key and secret are both S3RVER. */
export function startS3(): Promise<FarPlace> {
  const script = path.join(root, "node_modules/s3rver/bin/s3rver.js");
  return startPlace((folder) => ({
    command: process.execPath,
    args: [script, "-d", folder, "-a", "127.0.0.1", "-p", "0"],
    address: /listening on 127\.0\.0\.1:(\d+)/,
  }));
}

export function startWebdav(user: string, password: string): Promise<FarPlace> {
  const login = ["--user", user, "--pass", password];
  return startPlace((folder) => ({
    command: "rclone",
    args: ["serve", "webdav", folder, "--addr", "127.0.0.1:0", ...login],
    address: /http:\/\/127\.0\.0\.1:(\d+)\//,
  }));
}

async function startPlace(
  plan: (folder: string) => { command: string; args: string[]; address: RegExp },
): Promise<FarPlace> {
  const folder = mkdtempSync(path.join(tmpdir(), "vigil-far-"));
  const sockets = new Set<net.Socket>();
  let child: ChildProcess | null = null;
  let behind = 0;
  let received = 0;
  const gate = net.createServer((near) => {
    const far = net.connect(behind, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on("error", () => socket.destroy());
    }
    near.on("data", (chunk) => void (received += chunk.length));
    near.pipe(far);
    far.pipe(near);
  });
  async function start() {
    const { command, args, address } = plan(folder);
    const started = spawn(command, args, {
      env: rcloneEnvironment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    behind = await new Promise<number>((resolve, reject) => {
      started.once("error", reject);
      started.once("exit", () => reject(new Error(`${command} ended`)));
      for (const stream of [started.stdout, started.stderr]) {
        createInterface({ input: stream }).on("line", (line) => {
          const port = address.exec(line)?.[1];
          if (port !== undefined) resolve(Number(port));
        });
      }
    });
  }
  async function kill() {
    const ended = child;
    child = null;
    if (ended && ended.exitCode === null && ended.signalCode === null) {
      const gone = new Promise((resolve) => void ended.once("exit", resolve));
      ended.kill("SIGKILL");
      await gone;
    }
    for (const socket of sockets) socket.destroy();
  }
  await start();
  await new Promise<void>((resolve) => void gate.listen(0, "127.0.0.1", resolve));
  const { port } = gate.address() as net.AddressInfo;
  return {
    async close() {
      await kill();
      await new Promise((resolve) => void gate.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
    port,
    folder,
    received() {
      const count = received;
      received = 0;
      return count;
    },
    kill,
    start,
  };
}
