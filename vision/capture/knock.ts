// Owns asking why RTSP failed when ffmpeg only says "Invalid data found": it says so of a silent
// server, a web server and a network that swallows everything alike. One short visit tells them
// apart; nothing of this runs while a camera works.
import net from "node:net";
import type { Clock } from "../../storage/clock.ts";
import { inSeconds, lossFromError, makeLoss, nobodyAnswers, placeIn, seconds } from "./loss.ts";
import type { Loss, LossPlace } from "./loss.ts";
import { words } from "../../storage/words.ts";

const patienceMs = 3000;

/** What a visit found, or null when an RTSP server answers as it should. */
export function knock(
  address: string,
  port: number,
  place: LossPlace,
  options: { clock: Clock; signal: AbortSignal },
): Promise<Loss | null> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: address, port });
    let connected = false;
    let heard = "";
    const finish = (loss: Loss | null) => {
      cancel();
      options.signal.removeEventListener("abort", onAbort);
      socket.destroy();
      resolve(loss);
    };
    const onAbort = () => finish(null);
    const cancel = options.clock.after(patienceMs, () => {
      finish(
        connected
          ? makeLoss(
              "silent",
              `${place.name} is there, but says nothing for ${seconds(patienceMs)}`,
              words("why-mute", { place: placeIn(place), seconds: inSeconds(patienceMs) }),
            )
          : nobodyAnswers(place),
      );
    });
    options.signal.addEventListener("abort", onAbort, { once: true });
    if (options.signal.aborted) onAbort();
    socket.once("connect", () => {
      connected = true;
      socket.write("OPTIONS * RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: Vigil\r\n\r\n");
    });
    socket.on("data", (chunk: Buffer) => {
      heard += chunk.toString("latin1");
      if (heard.length < 5) return;
      finish(heard.startsWith("RTSP/") ? null : foreign(heard, place));
    });
    socket.once("error", (error) => finish(lossFromError(error, place)));
    socket.once("close", () => {
      const why = words("why-hangs-up", { place: placeIn(place) });
      finish(makeLoss("ended", `${place.name} hangs up at once`, why));
    });
  });
}

function foreign(heard: string, place: LossPlace): Loss {
  const isWeb = /^HTTP|^<(!|html)/i.test(heard);
  return makeLoss(
    "not_a_video",
    isWeb
      ? `at ${place.name} is a web server, not a video (RTSP is usually at port 554)`
      : `${place.name} is there, but is no RTSP camera`,
    words(isWeb ? "why-web-server" : "why-no-rtsp", { place: placeIn(place) }),
  );
}
