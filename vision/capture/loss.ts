// Owns why a camera was lost, in words a person understands. ffmpeg's last lines, HTTP statuses
// and socket errors come in; one short clause comes out ("wrong password"), that fits behind
// "Garden is lost:" and never holds a credential: in English for the log, and as words for readers.
import { withoutSecrets } from "../../storage/log.ts";
import { words, wordsOfOthers, type Reason, type Words } from "../../storage/words.ts";
import { errorCode, messageOf } from "./error-text.ts";
import type { Exit } from "./ffmpeg-process.ts";

export type LossKind =
  /** The camera wants another user name or password. */
  | "wrong_password"
  /** It knows us and says no. */
  | "forbidden"
  /** Nobody listens there, or no network leads there. */
  | "unreachable"
  | "name_unknown"
  /** Somebody answers there, but not with a video. */
  | "not_a_video"
  /** No stream, file or device of that name. */
  | "not_found"
  /** It has no room for another viewer, or another program holds the device. */
  | "busy"
  /** It sends something that we (or this ffmpeg) cannot take. */
  | "unsupported"
  /** Connected, but no packet comes. */
  | "silent"
  /** Packets come, but the decoder makes no picture of them. */
  | "undecodable"
  /** Pictures come, but always the same. */
  | "frozen"
  /** It was there and is gone: the stream ended, or the connection broke. */
  | "ended";

/** Both its sentence and its words are a clause in lower case without a full stop. */
export interface Loss extends Reason {
  readonly kind: LossKind;
}

/** What a loss is about, as the user wrote it and without credentials. */
export interface LossPlace {
  /** "192.168.1.15:554", "/dev/video0", "clip.mp4", "the command". */
  readonly name: string;
  readonly kind: "network" | "device" | "file" | "command";
  /** The address holds a user name and a password. */
  readonly hasCredentials: boolean;
}

/**
 * Words of others (an error's, a server's) go through withoutSecrets before they come here; ours
 * must not: "*** password" would tell that the password is "wrong".
 */
export function makeLoss(kind: LossKind, sentence: string, said: Words): Loss {
  return { kind, sentence, words: said };
}

/** What the loss is about, as a value of words: its name, which needs a language for a command. */
export function placeIn(place: LossPlace): string | Words {
  return place.kind === "command" ? words("why-the-command") : place.name;
}

/** For words: seconds with at most one decimal. */
export function inSeconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** "3 s", "2.5 s". */
export function seconds(ms: number): string {
  return `${inSeconds(ms)} s`;
}

type Rule = readonly [pattern: RegExp, make: (place: LossPlace) => Loss];

/** First match wins, over all lines: what comes first here is the more telling. */
const ffmpegRules: readonly Rule[] = [
  [/\b401\b.*Unauthorized|authorization failed/i, wrongPassword],
  [/\b403\b.*Forbidden/i, (place) => lossFromStatus(403, place)],
  [/\b404\b.*Not Found/i, (place) => lossFromStatus(404, place)],
  [/\b453\b|Not Enough Bandwidth/i, (place) => lossFromStatus(453, place)],
  [/\b461\b|Unsupported transport/i, (place) => lossFromStatus(461, place)],
  [/\b503\b.*Unavailable/i, (place) => lossFromStatus(503, place)],
  [/Server returned 5XX|\b50[0-9]\b.*Error/i, (place) => lossFromStatus(500, place)],
  [/Connection refused/i, nobodyAnswers],
  [/(Connection|Operation) timed out/i, nobodyAnswers],
  [/No route to host|Network is unreachable|Host is down/i, noWay],
  [/Failed to resolve hostname|Name or service not known/i, nameUnknown],
  [/No such file or directory|No such device|Not a directory/i, notThere],
  [/Device or resource busy/i, deviceBusy],
  [/Permission denied/i, mayNotOpen],
  [/matches no streams|does not contain any stream/i, noVideo],
  [/codec not currently supported in container|Could not find tag for codec/i, unknownCodec],
  [/Unknown input format|Protocol not found|Unrecognized option|Unknown encoder/i, oldFfmpeg],
];

/**
 * What the end of a copying ffmpeg means. `packets` is how many it delivered before: after the
 * first one a broken stream is simply over, and only the lines that name a reason count.
 */
export function lossFromFfmpeg(
  end: { lines: readonly string[]; exit: Exit; packets: number },
  place: LossPlace,
): Loss {
  if (end.packets === 0) {
    for (const [pattern, make] of ffmpegRules) {
      if (end.lines.some((line) => pattern.test(line))) return make(place);
    }
    const { signal } = end.exit;
    if (signal) {
      return makeLoss("ended", `ffmpeg was ended by ${signal}`, words("why-ffmpeg-ended"));
    }
    if (end.lines.some((line) => /could not be started/.test(line))) {
      return makeLoss(
        "unsupported",
        withoutSecrets(`ffmpeg ${end.lines.at(-1) ?? "did not start"}`),
        words("why-ffmpeg-not-started"),
      );
    }
    if (end.lines.some((line) => /Invalid data found/i.test(line))) return noVideo(place);
  }
  return streamOver(place, end.packets);
}

/** It ended without giving a reason, after so many pictures. */
export function streamOver(place: LossPlace, pictures: number): Loss {
  if (pictures === 0) {
    const early = words("why-ended-early", { place: placeIn(place) });
    return makeLoss("ended", `${place.name} ended before a picture came`, early);
  }
  const sentence = {
    network: "the camera ended the connection",
    device: `${place.name} was unplugged or stopped`,
    file: `the file ${place.name} is over`,
    command: "the camera's command ended",
  }[place.kind];
  return makeLoss("ended", sentence, words("why-ended", { place: place.name, kind: place.kind }));
}

/** A status other than success, of HTTP or RTSP (whose numbers agree where both have one). */
export function lossFromStatus(status: number, place: LossPlace): Loss {
  if (status === 401 || status === 407) return wrongPassword(place);
  const make = (kind: LossKind, sentence: string, why: string) =>
    makeLoss(kind, sentence, words("why-status", { why, place: placeIn(place) }));
  if (status === 403) {
    return make("forbidden", "the camera refuses to show this stream (403)", "forbidden");
  }
  if (status === 404 || status === 410) {
    return make("not_found", `there is no stream at that path (${status})`, "not_found");
  }
  if (status === 453 || status === 503 || status === 429) {
    return make("busy", `the camera has no room for another viewer (${status})`, "busy");
  }
  if (status === 461) {
    return make("unsupported", "the camera does not send its stream over TCP (461)", "no_tcp");
  }
  if (status >= 500) {
    return make("ended", `the camera reports an error of its own (${status})`, "own_error");
  }
  const odd = `${place.name} answers with status ${status}, not with a video`;
  return make("not_a_video", odd, "odd");
}

/** What Node's socket, TLS or HTTP code threw. */
export function lossFromError(error: unknown, place: LossPlace): Loss {
  const code = errorCode(error) ?? "";
  if (code === "ECONNREFUSED" || code === "ETIMEDOUT") return nobodyAnswers(place);
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH" || code === "EHOSTDOWN")
    return noWay(place);
  if (code === "ECONNRESET" || code === "EPIPE") {
    return makeLoss("ended", "the camera broke the connection off", words("why-broken-off"));
  }
  if (code.startsWith("HPE_")) {
    const sentence = `${place.name} does not speak HTTP, so it is not such a camera`;
    return makeLoss("not_a_video", sentence, words("why-no-http", { place: placeIn(place) }));
  }
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || code.startsWith("ERR_TLS")) {
    const sentence = `no secure connection to ${place.name} could be made`;
    return makeLoss("unsupported", sentence, words("why-not-secure", { place: placeIn(place) }));
  }
  const message = withoutSecrets(messageOf(error));
  const why = words("why-connection-failed", { message: wordsOfOthers(message) });
  return makeLoss("ended", `the connection failed (${message})`, why);
}

export function wrongPassword(place: LossPlace): Loss {
  return makeLoss(
    "wrong_password",
    place.hasCredentials ? "wrong password" : "it wants a user name and a password",
    words(place.hasCredentials ? "why-wrong-password" : "why-wants-password"),
  );
}

export function nobodyAnswers(place: LossPlace): Loss {
  const why = words("why-nobody-answers", { place: placeIn(place) });
  return makeLoss("unreachable", `nobody answers at ${place.name}`, why);
}

export function webPage(): Loss {
  const sentence = "this address is a web page, not a video";
  return makeLoss("not_a_video", sentence, words("why-web-page"));
}

function noWay(place: LossPlace): Loss {
  const why = words("why-no-way", { place: placeIn(place) });
  return makeLoss("unreachable", `the network does not reach ${place.name}`, why);
}

function nameUnknown(place: LossPlace): Loss {
  const why = words("why-name-unknown", { name: place.name });
  return makeLoss("name_unknown", `nobody is known by the name in ${place.name}`, why);
}

function notThere(place: LossPlace): Loss {
  const what = { network: "stream", device: "camera", file: "file", command: "program" }[
    place.kind
  ];
  const why = words("why-not-there", { kind: place.kind, place: place.name });
  return makeLoss("not_found", `there is no ${what} at ${place.name}`, why);
}

function deviceBusy(place: LossPlace): Loss {
  const why = words("why-device-busy", { place: placeIn(place) });
  return makeLoss("busy", `another program is using ${place.name}`, why);
}

function mayNotOpen(place: LossPlace): Loss {
  const why = words("why-may-not-open", { place: placeIn(place) });
  return makeLoss("forbidden", `Vigil may not open ${place.name} (permission denied)`, why);
}

function noVideo(place: LossPlace): Loss {
  const what = place.kind === "file" ? place.name : `what ${place.name} sends`;
  const why = words("why-no-video", { kind: place.kind, place: placeIn(place) });
  return makeLoss("not_a_video", `${what} is not a video`, why);
}

function unknownCodec(place: LossPlace): Loss {
  return makeLoss(
    "unsupported",
    `${place.name} sends neither H.264 nor H.265 nor MJPEG; choose one of them in the camera`,
    words("why-unknown-codec", { place: placeIn(place) }),
  );
}

function oldFfmpeg(place: LossPlace): Loss {
  const why = words("why-old-ffmpeg", { place: placeIn(place) });
  return makeLoss("unsupported", `this machine's ffmpeg cannot open ${place.name}`, why);
}
