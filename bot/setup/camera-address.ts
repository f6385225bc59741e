// Owns coming by a camera's address: found on the network by ONVIF, or typed.
import type { Credentials } from "../../vision/capture/source.ts";
import { parseSource, SourceError } from "../../vision/capture/source.ts";
import { discoverCameras, type FoundCamera } from "../../vision/discovery/discover.ts";
import { streamAddress } from "../../vision/discovery/stream-address.ts";
import { addressHelp } from "./camera-help.ts";
import type { Setup } from "./step.ts";

export interface CameraAddress {
  /** As it may stand in CAMERA_URL. */
  address: string;
  /** What the camera calls itself; null when it was typed. */
  name: string | null;
}

/** Asks until there is an address. */
export async function askForAddress(setup: Setup): Promise<CameraAddress> {
  const { terminal } = setup;
  for (;;) {
    const way = await terminal.choose("Where is the camera?", [
      { value: "search", label: "Look for it on this network", hint: "ONVIF, takes 4 s" },
      { value: "type", label: "Type or paste its address" },
      { value: "help", label: "How do I get the address?" },
    ]);
    if (way === "help") terminal.explain("Addresses of cameras", addressHelp);
    else if (way === "type") return { address: await askToType(setup), name: null };
    else {
      const found = await search(setup);
      if (found) return found;
    }
  }
}

async function askToType({ terminal }: Setup): Promise<string> {
  return await terminal.ask({
    message: "Its address (leave user name and password out: I ask for them if they are needed)",
    placeholder: "rtsp://192.168.1.20:554/stream1",
    check(text) {
      try {
        parseSource(text);
        return undefined;
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        return error.message;
      }
    },
  });
}

/** Null: back to the question where the camera is. */
async function search(setup: Setup): Promise<CameraAddress | null> {
  const { terminal } = setup;
  const cameras = await terminal.waitFor("Looking for cameras", (signal) =>
    discoverCameras({ signal }),
  );
  if (cameras.length === 0) {
    terminal.warn(
      "No camera answered. ONVIF is often switched off until somebody allows it in the camera's " +
        "app, and phones don't know it; typing the address works for every camera.",
    );
    return null;
  }
  const choice = await terminal.choose(
    cameras.length === 1 ? "I found a camera:" : `I found ${cameras.length} cameras:`,
    [
      ...cameras.map(({ name, host }, index) => ({ value: `${index}`, label: name, hint: host })),
      { value: "none", label: "None of these" },
    ],
  );
  const camera = cameras[Number(choice)];
  return camera ? await askCamera(setup, camera) : null;
}

/** Asks a camera that was found where its video is, with the login that it wants. */
async function askCamera(setup: Setup, camera: FoundCamera): Promise<CameraAddress | null> {
  const { terminal, clock } = setup;
  let user = await terminal.ask({
    message: `User name at ${camera.name}`,
    placeholder: "often admin; leave it empty if there is none",
  });
  for (;;) {
    const credentials = await askForPassword(setup, user);
    const result = await terminal.waitFor(`Asking ${camera.name} for its video`, (signal) =>
      streamAddress(camera, credentials, { signal, clock }),
    );
    if ("address" in result) return { address: result.address, name: camera.name };
    const { kind, sentence } = result.loss;
    terminal.problem(`${camera.name}: ${sentence}.`);
    if (kind !== "wrong_password") return null;
    if (user === "") user = await terminal.ask({ message: "User name" });
  }
}

async function askForPassword({ terminal }: Setup, user: string): Promise<Credentials | null> {
  if (user === "") return null;
  return { user, password: await terminal.askSecret({ message: `Password of ${user}` }) };
}
