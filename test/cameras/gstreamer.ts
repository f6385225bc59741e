// Owns starting GStreamer's RTSP server (shared/cameras/rtsp.py), a camera that we did not write.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import net from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Login } from "./login-check.ts";

const script = path.resolve(import.meta.dirname, "../../../shared/cameras/rtsp.py");
// Another python on the PATH may lack gi.
const python = "/usr/bin/python3";
const imports =
  "import gi; gi.require_version('Gst','1.0'); gi.require_version('GstRtspServer','1.0'); " +
  "from gi.repository import Gst, GstRtspServer";

export interface GstreamerCamera {
  readonly port: number;
  close(): Promise<void>;
}

/** Why it cannot be used here, or null. Under REQUIRE_REAL=1 a missing one is an error. */
export function whyNoGstreamer(): string | null {
  const reason = findReason();
  if (reason !== null && process.env["REQUIRE_REAL"] === "1") {
    throw new Error(`REQUIRE_REAL=1, but ${reason}`);
  }
  return reason;
}

function findReason(): string | null {
  if (!existsSync(script)) return "../shared/cameras/rtsp.py is not there";
  const probe = spawnSync(python, ["-c", imports], { stdio: "ignore", timeout: 20_000 });
  return probe.status === 0 ? null : "GStreamer's RTSP server is not installed";
}

/** `rtsp://127.0.0.1:PORT/cam`: the file in real time for every client, once. */
export async function startGstreamerCamera(options: {
  file: string;
  codec: "h264" | "hevc";
  login?: Login;
}): Promise<GstreamerCamera> {
  const { login } = options;
  const port = await freePort();
  const args = [script, String(port), options.file, options.codec === "hevc" ? "h265" : "h264"];
  if (login) args.push(login.kind, login.user, login.password);
  const child = spawn(python, args, { stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  const killOnExit = () => child.kill("SIGKILL"); // a test run that breaks off must not leave it
  process.once("exit", killOnExit);
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes("ready")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`GStreamer ended with ${code}: ${said}`)));
  });
  return {
    port,
    async close() {
      child.kill("SIGKILL");
      await gone;
      process.off("exit", killOnExit);
    },
  };
}

/** Free a moment ago, which is the best that a server taking a number can be given. */
async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
