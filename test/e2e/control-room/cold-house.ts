// Owns the house of the scripted chat: the program with no camera and no owner in its environment,
// a past that an earlier guard left on its disk (past-incidents.ts), what stands in the house (cameras that somebody walks past, one that never answers, one that is
// found by searching), and the people who will use it.
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";
import { startMjpegCamera } from "../../cameras/mjpeg-camera.ts";
import { startOnvifCamera } from "../../cameras/onvif-camera.ts";
import { drawScene, type Walk } from "../../media/drawn.ts";
import { openHousehold, type Household } from "../household.ts";
import { temporaryFolder } from "../vigil-process.ts";
import { type Past, writePast } from "./past-incidents.ts";
import { ScriptedChat, type Phone } from "./scripted-chat.ts";

const size = { width: 320, height: 240 };
const framesPerSecond = 10;

export const login = { kind: "basic", user: "admin", password: "s3same-street" } as const;

/**
 * Expected: "live:c1002: Hall shows no picture at the moment. …", a CameraError that whoever asked
 * reads, too (bot/failure.ts). Cameras that were paused or removed a moment ago connect anew.
 */
const cameraHadNothing = /WARN: (\/[a-z]+|[a-z]+:[\w:.,]+): \p{Lu}.* /u;

/** Expected, too: Carla has blocked the bot for a while; a machine without rclone. */
const somethingMissing =
  /WARN: (Chat 4713 could not be told|An alert could not be sent yet|A chat takes no alerts|.* rclone is not on this machine$)/;

export interface ColdHouse {
  household: Household;
  chat: ScriptedChat;
  anna: Phone;
  ben: Phone;
  carla: Phone;
  /** Belongs to nobody. */
  mallory: Phone;
  past: Past;
  /** Addresses: somebody walks every few seconds; nobody, behind a login; small; never answers. */
  walkedUrl: string;
  lockedUrl: string;
  smallUrl: string;
  deafUrl: string;
  /** What the program has logged that it should not have, in this conversation. */
  complaints(): string[];
  close(): Promise<void>;
}

/** Somebody who crosses the picture once in four seconds. */
const walk: Walk = { from: 1, to: 3, width: 60, height: 140, fromX: -60, toX: 320, y: 80 };

export async function openColdHouse(): Promise<ColdHouse> {
  const scene = { size, framesPerSecond, seconds: 4, codec: "mjpeg", noise: 4 } as const;
  const picture = (walks: Walk[]) => drawScene({ ...scene, walks });
  const walked = await startMjpegCamera({ file: picture([walk]), framesPerSecond });
  const locked = await startMjpegCamera({ file: picture([]), framesPerSecond, login });
  const small = await startMjpegCamera({
    file: drawScene({ ...scene, size: { width: 160, height: 120 }, walks: [] }),
    framesPerSecond,
  });
  const deaf = await startDeafCamera();
  const found = await startOnvifCamera({
    name: "Garden",
    streamUri: `rtsp://127.0.0.1:${deaf.port}/garden`,
  });
  const elsewhere = temporaryFolder("copy-off-site");
  const household = await openHousehold({
    name: "control-room",
    cameras: [],
    env: {
      OWNER_ID: "",
      BACKUP_REMOTE: `:local:${elsewhere.folder}`,
      NODE_OPTIONS: `--require ${path.join(import.meta.dirname, "search-on-loopback.cjs")}`,
      SEARCHED_PORT: String(found.searchPort),
    },
  });
  const { emulator } = household;
  const past = await writePast(household.dataFolder);
  const chat = new ScriptedChat(emulator);
  return {
    household,
    chat,
    anna: chat.phone(household.anna),
    ben: chat.phone(emulator.person(4712, { firstName: "Ben" })),
    carla: chat.phone(emulator.person(4713, { firstName: "Carla" })),
    mallory: chat.phone(emulator.person(6666, { firstName: "Mallory", username: "example_user" })),
    past,
    walkedUrl: `http://127.0.0.1:${walked.port}/video`,
    lockedUrl: `http://127.0.0.1:${locked.port}/video`,
    smallUrl: `http://127.0.0.1:${small.port}/video`,
    deafUrl: `http://127.0.0.1:${deaf.port}/video`,
    complaints() {
      const lines = household.vigil().output.split("\n");
      const bad = lines.filter((line) => /\b(WARN|ERROR|FATAL)\b|^Not handled/.test(line));
      return bad.filter((line) => !cameraHadNothing.test(line) && !somethingMissing.test(line));
    },
    async close() {
      await household.close();
      elsewhere.remove();
      await Promise.all([walked, locked, small, deaf, found].map((one) => one.close()));
    },
  };
}

/** Takes connections and never says a word. */
async function startDeafCamera(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<{ destroy(): unknown }>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
