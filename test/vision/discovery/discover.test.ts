// The search and the question for the video, against ONVIF cameras on loopback. Nothing is sent to
// any other address: the socket that the package opens is turned to the cameras' own ports.
import type dgramModule from "node:dgram";
import { once } from "node:events";
import { createRequire } from "node:module";
import net, { type AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { FakeClock } from "../../fakes/clock.ts";
import {
  startOnvifCamera,
  type OnvifCamera,
  type OnvifCameraOptions,
} from "../../cameras/onvif-camera.ts";
import { discoverCameras, type FoundCamera } from "../../../vision/discovery/discover.ts";
import { streamAddress } from "../../../vision/discovery/stream-address.ts";

// As the package sees it: an import would be a copy of the bindings.
const dgram = createRequire(import.meta.url)("node:dgram") as typeof dgramModule;
const { createSocket } = dgram;
afterEach(() => {
  dgram.createSocket = createSocket;
});

const login = { user: "admin", password: "p@ss: /#1'" };
const streamUri = "rtsp://10.9.9.9:8554/Streaming/1?profile=main";

async function camera(options: Partial<OnvifCameraOptions> = {}): Promise<OnvifCamera> {
  const started = await startOnvifCamera({ name: "Hall", login, streamUri, ...options });
  onTestFinished(() => started.close());
  return started;
}

/** What is sent to the multicast group goes to these ports on loopback, and nowhere else. */
function onlyTo(ports: readonly number[]): string[] {
  const groups: string[] = [];
  dgram.createSocket = ((options: dgramModule.SocketOptions) => {
    const socket = createSocket(options);
    const send = socket.send.bind(socket) as (...all: unknown[]) => void;
    socket.send = ((
      message: Buffer,
      _offset: number,
      _length: number,
      port: number,
      to: string,
    ) => {
      groups.push(`${to}:${port}`);
      for (const one of ports) send(message, one, "127.0.0.1");
    }) as typeof socket.send;
    return socket;
  }) as typeof dgram.createSocket;
  return groups;
}

const search = (signal?: AbortSignal) =>
  discoverCameras({ interfaces: ["lo"], timeoutMs: 2_500, ...(signal && { signal }) });

test("cameras that answer are found, nonsense is ignored", async () => {
  const hall = await camera();
  const garden = await camera({ name: "Garden \u001b[2J", claimedHost: "10.9.9.9" });
  const others = await Promise.all(
    ["", "<xml", "<a/>", "<e:Envelope><e:Body><e:ProbeMatches/></e:Body></e:Envelope>"].map(
      (searchAnswer) => camera({ searchAnswer }),
    ),
  );
  const groups = onlyTo([hall, garden, ...others].map(({ searchPort }) => searchPort));
  const cameras = await search();
  expect(groups).toEqual(["239.255.255.250:3702"]);
  const service = { host: "127.0.0.1", path: "/onvif/device_service", secure: false };
  expect(cameras.sort((a, b) => b.name.localeCompare(a.name))).toEqual([
    { ...service, name: "Hall", port: hall.port },
    { ...service, name: "Garden [2J", port: garden.port },
  ]);
});

test("nobody there: none; called off: the reason", async () => {
  onlyTo([]);
  const aborter = new AbortController();
  const reason = new Error("enough");
  const searching = search(aborter.signal);
  aborter.abort(reason);
  await expect(searching).rejects.toBe(reason);
  await expect(discoverCameras({ interfaces: [] })).resolves.toEqual([]);
});

function found(service: OnvifCamera): FoundCamera {
  const { port } = service;
  return { name: "Hall", host: "127.0.0.1", port, path: "/onvif/device_service", secure: false };
}

test("the right login gets the address, with the host that answered and the login in it", async () => {
  const hall = await camera({ claimedHost: "10.9.9.9:80" });
  expect(await streamAddress(found(hall), login)).toEqual({
    address: "rtsp://admin:p%40ss%3A%20%2F%231%27@127.0.0.1:8554/Streaming/1?profile=main",
  });
  expect(hall.asked).toContain("GetStreamUri");
});

test("a camera without a login needs none", async () => {
  const { login: _, ...open } = { name: "Hall", login, streamUri };
  const hall = await startOnvifCamera(open);
  onTestFinished(() => hall.close());
  expect(await streamAddress(found(hall), null)).toEqual({
    address: "rtsp://127.0.0.1:8554/Streaming/1?profile=main",
  });
});

test.each([
  [{ ...login, password: "wrong" }, "wrong password"],
  [null, "it wants a user name and a password"],
])("another login is a loss of its own", async (credentials, sentence) => {
  const result = await streamAddress(found(await camera()), credentials);
  expect(result).toMatchObject({ loss: { kind: "wrong_password", sentence } });
});

test.each([
  ["http://10.9.9.9/video", "unsupported"],
  ["", "not_a_video"],
  ["rtsp://", "not_a_video"],
])("an answer that is no RTSP address is a loss: %j", async (uri, kind) => {
  const result = await streamAddress(found(await camera({ streamUri: uri })), login);
  expect(result).toMatchObject({ loss: { kind } });
});

test("nobody at the address, and nobody who answers in time", async () => {
  const gone = await startOnvifCamera({ name: "Hall", streamUri });
  const address = found(gone);
  await gone.close();
  expect(await streamAddress(address, null)).toMatchObject({ loss: { kind: "unreachable" } });

  // It listens, but never says anything.
  const mute = net.createServer();
  mute.listen(0, "127.0.0.1");
  await once(mute, "listening");
  onTestFinished(() => void mute.close());
  const { port } = mute.address() as AddressInfo;
  const clock = new FakeClock();
  const asking = streamAddress({ ...address, port }, null, { clock, timeoutMs: 60_000 });
  await clock.advance(60_000);
  expect(await asking).toMatchObject({ loss: { kind: "silent" } });
  expect(clock.pending).toBe(0);
});
