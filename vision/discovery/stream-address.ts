// Owns asking a camera that was found for the address of its video (ONVIF's GetStreamUri).
import onvif from "onvif";
import { sleep, systemClock, type Clock } from "../../storage/clock.ts";
import { hostAndPort } from "../capture/address.ts";
import { errorCode, messageOf } from "../capture/error-text.ts";
import { lossFromError, makeLoss, placeIn, wrongPassword, type Loss } from "../capture/loss.ts";
import {
  displayName,
  parseSource,
  SourceError,
  urlOf,
  type Credentials,
} from "../capture/source.ts";
import type { FoundCamera } from "./found-camera.ts";
import { words } from "../../storage/words.ts";

/** What CAMERA_URL shall say, or why the camera did not tell. */
export type StreamAddress = { address: string } | { loss: Loss };

export interface StreamAddressOptions {
  signal?: AbortSignal;
  clock?: Clock;
  /** For the whole conversation of five questions; 15 s unless said. */
  timeoutMs?: number;
}

/**
 * The RTSP address of the camera's first profile, which is its best picture, with `credentials`
 * in it. The host is the one that answered the search, whatever the camera says: a password is
 * never sent to a third place. Rejects only with the signal's reason.
 */
export async function streamAddress(
  found: FoundCamera,
  credentials: Credentials | null,
  options: StreamAddressOptions = {},
): Promise<StreamAddress> {
  const { signal, clock = systemClock, timeoutMs = 15_000 } = options;
  const place = {
    name: hostAndPort(found.host, found.port),
    kind: "network" as const,
    hasCredentials: credentials !== null,
  };
  const patience = new AbortController();
  const waiting = AbortSignal.any([patience.signal, ...(signal ? [signal] : [])]);
  try {
    const uri = await Promise.race([
      askForUri(found, credentials, timeoutMs),
      sleep(clock, timeoutMs, waiting).then(() => null),
    ]);
    if (uri === null) {
      const why = words("why-no-answer-in-time", { place: placeIn(place) });
      return { loss: makeLoss("silent", `${place.name} does not answer in time`, why) };
    }
    return readUri(uri, found, credentials);
  } catch (error) {
    signal?.throwIfAborted();
    if (isWrongPassword(error)) return { loss: wrongPassword(place) };
    if (errorCode(error) !== null) return { loss: lossFromError(error, place) };
    return { loss: saysNothing(place.name) };
  } finally {
    patience.abort();
  }
}

async function askForUri(
  found: FoundCamera,
  credentials: Credentials | null,
  timeoutMs: number,
): Promise<unknown> {
  const camera = new onvif.Cam({
    hostname: found.host,
    port: found.port,
    path: found.path,
    useSecure: found.secure,
    // A camera's certificate is its own; it protects as much as plain HTTP does, not less.
    secureOpts: { rejectUnauthorized: false },
    ...(credentials && { username: credentials.user, password: credentials.password }),
    timeout: timeoutMs,
    autoconnect: false,
    // Never another host's address, which a camera may name by mistake or on purpose.
    preserveAddress: true,
  });
  // Not camera.connect(), which asks for more than is needed here and never calls back when one
  // of those answers is odd. Its clock comes first: a login carries the time as the camera has it.
  await answer((callback) => camera.getSystemDateAndTime(callback));
  try {
    await answer((callback) => camera.getServices(true, callback));
  } catch (error) {
    if (isWrongPassword(error)) throw error;
    // The first ONVIF did not have GetServices.
    await answer((callback) => camera.getCapabilities(callback));
  }
  await answer((callback) => camera.getProfiles(callback));
  const profileToken = camera.profiles?.[0]?.$?.token;
  if (profileToken === undefined) throw new Error("It has no profile.");
  const media = await answer<{ uri?: unknown } | string>((callback) =>
    camera.getStreamUri({ protocol: "RTSP", profileToken }, callback),
  );
  return typeof media === "object" ? media.uri : media;
}

/** The package calls back a second time when something in its first callback throws: that is lost. */
function answer<T>(ask: (callback: (error: Error | null, data?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, data) => {
      if (error) reject(error);
      else resolve(data as T);
    });
  });
}

function readUri(uri: unknown, found: FoundCamera, credentials: Credentials | null): StreamAddress {
  try {
    const source = parseSource(typeof uri === "string" ? uri : "");
    if (source.kind === "rtsp") {
      return { address: urlOf({ ...source, host: found.host, credentials }) };
    }
    const other = `its video is at ${displayName(source)}, which is not RTSP`;
    const why = words("why-video-elsewhere", { address: displayName(source) });
    return { loss: makeLoss("unsupported", other, why) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { loss: saysNothing(found.host) };
  }
}

function saysNothing(place: string): Loss {
  const sentence = `${place} does not say where its video is`;
  return makeLoss("not_a_video", sentence, words("why-says-nothing", { place }));
}

/** HTTP's own refusal, or one of the SOAP faults of ONVIF's Core Specification, 5.11.2.2. */
function isWrongPassword(error: unknown): boolean {
  return /\b401\b|not\s?authori[sz]ed|unauthori[sz]ed|FailedAuthentication/i.test(messageOf(error));
}
