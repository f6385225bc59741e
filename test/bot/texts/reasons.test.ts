// What vision and storage have to say: the sentence in the log and the words in the chat agree.
import { expect, test } from "vitest";
import { sayWords, say } from "../../../bot/texts/texts.ts";
import { PersonNameError } from "../../../storage/person-name.ts";
import { TooManyCropsError } from "../../../storage/person.ts";
import { storedWords, words, wordsOfOthers, type Reason } from "../../../storage/words.ts";
import { isPaused, momentGone, notMade, showsNothing } from "../../../vision/camera-trouble.ts";
import { nothingRecorded } from "../../../vision/capture/clip.ts";
import { fileProblem } from "../../../vision/capture/durable-file.ts";
import {
  lossFromError,
  lossFromFfmpeg,
  lossFromStatus,
  nobodyAnswers,
  streamOver,
  webPage,
  wrongPassword,
  type LossPlace,
} from "../../../vision/capture/loss.ts";
import { Watchdog } from "../../../vision/capture/watchdog.ts";

const camera: LossPlace = { name: "192.168.1.15:554", kind: "network", hasCredentials: true };
const open: LossPlace = { ...camera, hasCredentials: false };
const usb: LossPlace = { name: "/dev/video0", kind: "device", hasCredentials: false };
const film: LossPlace = { name: "room.mp4", kind: "file", hasCredentials: false };
const command: LossPlace = {
  name: "the camera's command",
  kind: "command",
  hasCredentials: false,
};
const lines = [
  "401 Unauthorized",
  "404 Not Found",
  "503 Service Unavailable",
  "461 Unsupported transport",
  "500 Internal Server Error",
  "Connection refused",
  "No route to host",
  "Device or resource busy",
  "Permission denied",
  "matches no streams",
  "Could not find tag for codec",
  "Unknown input format",
  "Invalid data found when processing input",
];
const exit = { code: 1, signal: null };
const fromFfmpeg = (line: string, place: LossPlace) =>
  lossFromFfmpeg({ lines: [line], exit, packets: 0 }, place);
const coded = (code: string) => Object.assign(new Error("x"), { code });

const losses = [
  ...lines.flatMap((line) => [camera, usb, film].map((place) => fromFfmpeg(line, place))),
  fromFfmpeg("No such file or directory", usb),
  fromFfmpeg("Unknown input format", command),
  lossFromFfmpeg({ lines: [], exit, packets: 5 }, camera),
  ...[403, 410, 429, 461, 502].map((status) => lossFromStatus(status, camera)),
  ...["ECONNREFUSED", "ECONNRESET", "HPE_INVALID", "EPROTO", "ENETUNREACH", "ODD"].map((code) =>
    lossFromError(coded(code), camera),
  ),
  ...[camera, usb, film, command].map((place) => streamOver(place, 9)),
  streamOver(command, 0),
  ...[camera, open].map(wrongPassword),
  nobodyAnswers(camera),
  webPage(),
];

const nothing = { fed: "nothing" as const, keyframeIntervalMs: null };
const silence = new Watchdog(0).check(25_000, nothing);

const inWords = ({ words: said }: Pick<Reason, "words">) => sayWords("en", said);
/** Whoever reads the log wants the code, whoever reads the chat does not. */
const withoutCodes = (sentence: string) =>
  sentence.replace(/ \(\d{3}\)$| \(permission denied\)$/, "");

test("a loss is told in the log's own words, without the codes", () => {
  const odd = /^Vigil may not open|^there is no file at|^the connection failed|name in/;
  for (const loss of [...losses, ...(silence ? [silence] : [])]) {
    if (odd.test(loss.sentence)) continue;
    expect(inWords(loss)).toBe(withoutCodes(loss.sentence));
  }
  expect(losses.length).toBeGreaterThan(50);
  expect(inWords(fromFfmpeg("Permission denied", usb))).toBe("I may not open /dev/video0");
  expect(inWords(fromFfmpeg("No such file or directory", film))).toBe("there is no file room.mp4");
  expect(inWords(fromFfmpeg("No such file or directory", command))).toBe(
    "the program of the camera's command is not there",
  );
});

test("what a camera could not do is told in the log's own words", () => {
  const garden = { id: "c1", name: "Garden" };
  const errors = [
    showsNothing(garden, null),
    showsNothing(garden, wrongPassword(camera)),
    isPaused(garden, "Anna"),
    momentGone(garden),
    notMade(garden, nothingRecorded()),
    new TooManyCropsError("Anna"),
    new PersonNameError("empty"),
    new PersonNameError("too_long"),
  ];
  for (const error of errors) expect(inWords(error)).toBe(error.message);
  const codes = ["ENOSPC", "EROFS", "ENOENT", "EEXIST", "EIO", "EMFILE"];
  for (const code of codes) {
    const problem = fileProblem(coded(code));
    expect(problem && inWords(problem)).toBe(problem?.sentence);
  }
  expect(inWords(new PersonNameError("taken", "Anna"))).toContain("called Anna already");
});

test("words within words are said in one language, and made harmless once", () => {
  const reason = words("why-no-clip", { why: wordsOfOthers("a < b & c") });
  expect(sayWords("en", reason)).toBe("No clip could be made: a < b & c.");
  const said = say("en", "failure-camera", { message: reason });
  expect(said).toBe("🟠 No clip could be made: a &lt; b &amp; c.");
});

test("words come back from the disk as they were", () => {
  const deep = words("why-no-clip", { why: words("why-disk", { why: "full", bytes: 3 }) });
  expect(storedWords.parse(JSON.parse(JSON.stringify(deep)))).toEqual(deep);
  expect(() => storedWords.parse({ key: "why-disk", values: { why: [] } })).toThrow();
});
