// Owns an HTTP camera as phones and cheap boxes are: /video is multipart MJPEG with the habits
// that real ones have, /shot.jpg one picture, / a web page, /old sends elsewhere.
import { readFileSync } from "node:fs";
import http from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { demandOf, isLetIn } from "./login-check.ts";
import type { Login } from "./login-check.ts";
import type { TestCamera } from "./rtsp-camera.ts";

export interface MjpegCameraOptions {
  /** JPEGs one after another, as `ffmpeg -f mjpeg` writes them. */
  file: string;
  framesPerSecond: number;
  login?: Login;
  /** "no_length": parts without Content-Length; "other_boundary": not the one announced. */
  habit?: "usual" | "no_length" | "other_boundary";
}

export async function startMjpegCamera(options: MjpegCameraOptions): Promise<TestCamera> {
  const pictures = readPictures(options.file);
  const playing = new Set<ServerResponse>();
  const server = http.createServer((request, response) => {
    const { login } = options;
    if (login && !isLetIn(login, request.method ?? "", request.headers.authorization)) {
      response.writeHead(401, { "WWW-Authenticate": demandOf(login) }).end();
    } else if (request.url === "/") {
      response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Welcome</html>");
    } else if (request.url === "/old") {
      response.writeHead(302, { Location: "/video" }).end();
    } else if (request.url === "/shot.jpg") {
      response.writeHead(200, { "Content-Type": "image/jpeg" }).end(pictures[0]);
    } else if (request.url === "/video") {
      play(response, pictures, options);
      playing.add(response);
      response.on("close", () => playing.delete(response));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    playing: () => playing.size,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function play(response: ServerResponse, pictures: Buffer[], options: MjpegCameraOptions): void {
  const habit = options.habit ?? "usual";
  const announced = habit === "usual" ? "pictures" : '"--pictures"';
  const written = habit === "other_boundary" ? "--somethingelse" : "--pictures";
  response.writeHead(200, { "Content-Type": `multipart/x-mixed-replace; boundary=${announced}` });
  let next = 0;
  const timer = setInterval(() => {
    const picture = pictures[next % pictures.length] as Buffer;
    next += 1;
    const length = habit === "no_length" ? "" : `Content-Length: ${picture.length}\r\n`;
    response.write(`${written}\r\nContent-Type: image/jpeg\r\n${length}\r\n`);
    response.write(picture);
    response.write("\r\n");
  }, 1000 / options.framesPerSecond);
  response.on("close", () => clearInterval(timer));
}

/** Cuts at start markers: enough for what ffmpeg writes, and not the code under test. */
function readPictures(file: string): Buffer[] {
  const bytes = readFileSync(file);
  const start = Buffer.from([0xff, 0xd8, 0xff]);
  const pictures: Buffer[] = [];
  for (let at = bytes.indexOf(start); at >= 0;) {
    const next = bytes.indexOf(start, at + 3);
    pictures.push(bytes.subarray(at, next < 0 ? bytes.length : next));
    at = next;
  }
  return pictures;
}
