// Owns a camera at an http address: asks once and sees by the answer what it is. MJPEG is cut
// apart here (ffmpeg's demuxer rounds times); a single picture is asked for again and again;
// other video goes through ffmpeg; a web page is told for what it is.
import type { IncomingMessage } from "node:http";
import { sleep } from "../../storage/clock.ts";
import { runCopy } from "./copy-session.ts";
import { HttpClient } from "./http-client.ts";
import { makeLoss, webPage } from "./loss.ts";
import type { Loss } from "./loss.ts";
import { PictureTaker, runPictures } from "./mjpeg-session.ts";
import type { SessionContext } from "./session-context.ts";
import { playlistArguments } from "./source-arguments.ts";
import { placeOf } from "./source.ts";
import { readStream } from "./stream-session.ts";
import type { HttpSource } from "./source.ts";
import { words } from "../../storage/words.ts";

/** Between two requests for a single picture. */
const stillIntervalMs = 500;
const maximumPictureBytes = 16 << 20;

export async function runHttp(source: HttpSource, context: SessionContext): Promise<Loss> {
  const client = new HttpClient(source, context);
  const answer = await client.get();
  if ("kind" in answer) return answer;
  const { response } = answer;
  const place = placeOf(source);
  const type =
    (response.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (type.startsWith("multipart/")) {
    return await runPictures(response, { multipart: true, place }, context);
  }
  if (type === "image/jpeg" || type === "image/jpg")
    return await runStills(client, response, context);
  if (/mpegurl/.test(type) || /\.m3u8(\?|$)/.test(answer.source.path)) {
    response.destroy();
    const args = playlistArguments(answer.source, answer.address, context.ffmpeg.capabilities);
    return (await runCopy({ args, place }, context)).loss;
  }
  if (type === "" || type === "application/octet-stream" || type.startsWith("video/")) {
    return await readStream(response, place, context);
  }
  response.destroy();
  if (type === "text/html" || type === "application/xhtml+xml") return webPage();
  const sentence = `this address serves ${type}, not a video`;
  return makeLoss("not_a_video", sentence, words("why-other-type", { type }));
}

/** A camera that has one picture to give at a time; `first` is the answer that showed it. */
async function runStills(
  client: HttpClient,
  first: IncomingMessage,
  context: SessionContext,
): Promise<Loss> {
  const { clock, signal } = context;
  const taker = new PictureTaker(context);
  let response = first;
  for (;;) {
    const askedAt = clock.monotonic();
    const jpeg = await readPicture(response);
    if (!jpeg) {
      const sentence = "the camera broke a picture off";
      return makeLoss("ended", sentence, words("why-picture-broken-off"));
    }
    const loss = taker.take(jpeg);
    if (loss) return loss;
    await sleep(clock, stillIntervalMs - (clock.monotonic() - askedAt), signal);
    const answer = await client.get();
    if ("kind" in answer) return answer;
    response = answer.response;
  }
}

async function readPicture(response: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maximumPictureBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    return null; // the connection broke
  }
  return Buffer.concat(chunks);
}
