// Owns trying the camera whose address was given, and what can be done when it shows nothing.
import { FfmpegMissingError, findFfmpeg, type Ffmpeg } from "../../vision/capture/ffmpeg.ts";
import type { Loss, LossKind } from "../../vision/capture/loss.ts";
import { displayName, parseSource, urlOf, type Source } from "../../vision/capture/source.ts";
import { tryCamera, type CameraTrial } from "../../vision/capture/trial.ts";
import { surroundings, type Setup } from "./step.ts";
import { SkipStep } from "./terminal.ts";

/** What a trial came to: the address (with another password, maybe), and what the camera showed. */
export interface TriedCamera {
  address: string;
  /** Null: it showed nothing, or couldn't be tried, and shall be kept all the same. */
  trial: CameraTrial | null;
}

const codecNames = { h264: "H.264", hevc: "H.265", mjpeg: "MJPEG" } as const;

/** What to look at first; other losses say it themselves. */
const advice: Partial<Record<LossKind, string>> = {
  unreachable: "Is it switched on and in this network, and is its number right?",
  name_unknown: "Try its number, like 192.168.1.20, in place of the name.",
  not_found: "Its path is another one: see How do I get the address?",
  not_a_video: "Its path or port is another one: see How do I get the address?",
  busy: "Close other programs that look at it, or use its second stream.",
  silent: "Restart the camera, or try another of its streams.",
};

/** Tries until the camera shows something; "another" when another address is wanted. */
export async function tryAddress(setup: Setup, given: string): Promise<TriedCamera | "another"> {
  const { terminal } = setup;
  const ffmpeg = await lookForFfmpeg(setup);
  if (!ffmpeg) return { address: given, trial: null };
  let address = given;
  for (;;) {
    const source = parseSource(address);
    const result = await terminal.waitFor(`Connecting to ${displayName(source)}`, (signal) =>
      tryCamera(source, { ffmpeg, clock: setup.clock, log: setup.log, signal }),
    );
    if ("trial" in result) {
      terminal.success(`I see a picture: ${describeTrial(result.trial)}.`);
      return { address, trial: result.trial };
    }
    sayLoss(setup, source, result.loss);
    if (result.loss.kind === "wrong_password") {
      const other = await askForLogin(setup, source);
      if (other !== null) {
        address = other;
        continue;
      }
    }
    const choice = await terminal.choose("What now?", [
      { value: "again", label: "Try again" },
      { value: "another", label: "Use another address" },
      { value: "keep", label: "Keep this address all the same", hint: "the guard goes on trying" },
    ]);
    if (choice === "another") return "another";
    if (choice === "keep") return { address, trial: null };
  }
}

/** "1280x720, H.264". */
export function describePicture({ width, height, codec }: CameraTrial): string {
  return `${width}x${height}, ${codecNames[codec]}`;
}

/** "1280x720, H.264, 15 pictures a second, 0.4 s to the first one". */
export function describeTrial(trial: CameraTrial): string {
  const { picturesPerSecond, firstPictureMs } = trial;
  const seconds = Math.max(0.1, firstPictureMs / 1000).toFixed(1);
  return [
    describePicture(trial),
    ...(picturesPerSecond === null ? [] : [rate(picturesPerSecond)]),
    `${seconds} s to the first one`,
  ].join(", ");
}

function rate(perSecond: number): string {
  const rounded = perSecond < 2 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond);
  return rounded === 1 ? "1 picture a second" : `${rounded} pictures a second`;
}

function sayLoss({ terminal }: Setup, source: Source, loss: Loss): void {
  const hint = advice[loss.kind];
  terminal.problem(
    [`${displayName(source)}: ${loss.sentence}.`, ...(hint === undefined ? [] : [hint])].join("\n"),
  );
}

/**
 * The address with what the person types: after a wrong password only that is asked for again.
 * Null when there is no place for a login, or they pressed Esc.
 */
async function askForLogin({ terminal }: Setup, source: Source): Promise<string | null> {
  if (source.kind !== "rtsp" && source.kind !== "http") return null;
  try {
    const user =
      source.credentials?.user ??
      (await terminal.ask({ message: "User name at the camera", placeholder: "often admin" }));
    const password = await terminal.askSecret({ message: `Password of ${user} at the camera` });
    return urlOf({ ...source, credentials: { user, password } });
  } catch (error) {
    if (error instanceof SkipStep) return null;
    throw error;
  }
}

/** Null, and said, when there is none: the address can be kept untried. */
async function lookForFfmpeg({ terminal, env, log }: Setup): Promise<Ffmpeg | null> {
  const { ffmpegPath } = surroundings(env);
  try {
    return await findFfmpeg({ log, ...(ffmpegPath !== null && { ffmpegPath }) });
  } catch (error) {
    if (!(error instanceof FfmpegMissingError)) throw error;
    terminal.warn(`I can't try the camera. ${error.message}`);
    return null;
  }
}
