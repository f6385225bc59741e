// Owns a small RTSP camera for machines without GStreamer: one path, H.264 or HEVC, RTP within
// the TCP connection, login by basic or digest. Each client gets the file from its beginning, in
// real time, over and over, or until its end.
import net from "node:net";
import type { AddressInfo } from "node:net";
import { readAccessUnits, unitType } from "./access-units.ts";
import type { AccessUnit } from "./access-units.ts";
import { demandOf, isLetIn } from "./login-check.ts";
import type { Login } from "./login-check.ts";
import { RtpSender } from "./rtp.ts";

export interface RtspCameraOptions {
  /** A video file without B-frames. */
  file: string;
  codec: "h264" | "hevc";
  framesPerSecond: number;
  login?: Login;
  /** Begins anew at the file's end, else hangs up. True unless said. */
  loop?: boolean;
  /** Without the parameter sets in the description, as some cameras; they are in-band anyway. */
  bareDescription?: boolean;
  ffmpeg?: string;
  /** A client was sent this picture, counted from its start, just now. */
  onPicture?(index: number): void;
}

export interface TestCamera {
  readonly port: number;
  /** Clients that are being played to. */
  playing(): number;
  close(): Promise<void>;
}

/** `rtsp://127.0.0.1:PORT/cam`; any other path is 404. */
export async function startRtspCamera(options: RtspCameraOptions): Promise<TestCamera> {
  const pictures = readAccessUnits(options.file, options.codec, options.ffmpeg);
  const description = describe(pictures, options);
  const clients = new Set<Client>();
  const server = net.createServer((socket) => {
    const client = new Client(socket, pictures, description, options);
    clients.add(client);
    socket.on("close", () => {
      client.stop();
      clients.delete(client);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    playing: () => [...clients].filter((client) => client.isPlaying).length,
    async close() {
      for (const client of clients) client.hangUp();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

class Client {
  readonly #socket: net.Socket;
  readonly #pictures: AccessUnit[];
  readonly #description: string;
  readonly #options: RtspCameraOptions;
  #input = Buffer.alloc(0);
  #timer: NodeJS.Timeout | null = null;

  constructor(
    socket: net.Socket,
    pictures: AccessUnit[],
    description: string,
    options: RtspCameraOptions,
  ) {
    this.#socket = socket;
    this.#pictures = pictures;
    this.#description = description;
    this.#options = options;
    socket.on("error", () => socket.destroy()); // clients come and go as they like
    socket.on("data", (chunk) => this.#receive(chunk));
  }

  get isPlaying(): boolean {
    return this.#timer !== null;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  hangUp(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#input = Buffer.concat([this.#input, chunk]);
    for (;;) {
      if (this.#input[0] === 0x24) {
        // The client's own reports on the reception: passed over.
        if (this.#input.length < 4) return;
        const length = 4 + this.#input.readUInt16BE(2);
        if (this.#input.length < length) return;
        this.#input = this.#input.subarray(length);
        continue;
      }
      const end = this.#input.indexOf("\r\n\r\n");
      if (end < 0) return;
      const request = this.#input.toString("latin1", 0, end);
      this.#input = this.#input.subarray(end + 4);
      this.#answer(request);
    }
  }

  #answer(request: string): void {
    const [method = "", url = ""] = request.split(/[ \r]/, 2);
    const header = (name: string) =>
      new RegExp(`^${name}: *(.*)$`, "im").exec(request)?.[1]?.trim();
    const send = (status: string, headers: Record<string, string> = {}, body = "") => {
      const all = { CSeq: header("CSeq") ?? "0", ...headers };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      if (body) lines.push(`Content-Length: ${Buffer.byteLength(body)}\r\n`);
      this.#socket.write(`RTSP/1.0 ${status}\r\n${lines.join("")}\r\n${body}`);
    };
    const { login } = this.#options;
    if (method !== "OPTIONS" && login && !isLetIn(login, method, header("Authorization"))) {
      send("401 Unauthorized", { "WWW-Authenticate": demandOf(login) });
      return;
    }
    if (method === "OPTIONS") {
      send("200 OK", { Public: "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER" });
    } else if (!/^rtsps?:\/\/[^/]+\/cam(\/|$)/.test(url)) {
      send("404 Not Found");
    } else if (method === "DESCRIBE") {
      send(
        "200 OK",
        { "Content-Type": "application/sdp", "Content-Base": `${url}/` },
        this.#description,
      );
    } else if (method === "SETUP") {
      if (header("Transport")?.includes("TCP")) {
        send("200 OK", {
          Transport: "RTP/AVP/TCP;unicast;interleaved=0-1",
          Session: "1;timeout=60",
        });
      } else send("461 Unsupported Transport");
    } else if (method === "PLAY") {
      send("200 OK", { Session: "1", Range: "npt=0.000-" });
      this.#play();
    } else {
      send("200 OK", { Session: "1" });
      if (method === "TEARDOWN") this.#socket.end();
    }
  }

  #play(): void {
    if (this.#timer) return;
    const { framesPerSecond, codec, loop = true } = this.#options;
    const sender = new RtpSender(codec);
    const startedAt = performance.now();
    let next = 0;
    // A late timer catches up: what was due meanwhile is sent at once, at its own time.
    this.#timer = setInterval(
      () => {
        while (next / framesPerSecond <= (performance.now() - startedAt) / 1000) {
          const picture = this.#pictures[next % this.#pictures.length];
          if (!picture || (!loop && next >= this.#pictures.length)) {
            this.#socket.end();
            return this.stop();
          }
          for (const packet of sender.packets(picture, next / framesPerSecond)) {
            const frame = Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]);
            if (this.#socket.writable) this.#socket.write(Buffer.concat([frame, packet]));
          }
          this.#options.onPicture?.(next);
          next += 1;
        }
      },
      1000 / framesPerSecond / 2,
    );
  }
}

function describe(pictures: AccessUnit[], options: RtspCameraOptions): string {
  const first = pictures.find((picture) => picture.keyframe)?.units ?? [];
  const set = (type: number) =>
    first.find((unit) => unitType(unit, options.codec) === type)?.toString("base64") ?? "";
  const format =
    options.codec === "h264"
      ? `packetization-mode=1; sprop-parameter-sets=${set(7)},${set(8)}`
      : `sprop-vps=${set(32)}; sprop-sps=${set(33)}; sprop-pps=${set(34)}`;
  const lines = [
    "v=0",
    "o=- 0 0 IN IP4 127.0.0.1",
    "s=test camera",
    "c=IN IP4 0.0.0.0",
    "t=0 0",
    "m=video 0 RTP/AVP 96",
    `a=rtpmap:96 ${options.codec === "h264" ? "H264" : "H265"}/90000`,
    ...(options.bareDescription ? [] : [`a=fmtp:96 ${format}`]),
    "a=control:track1",
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}
