// Owns a household that enrols people, for the tests of /enroll and /who: the real chat side, desk
// and disk, with faces by formula and files by name.
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { User } from "grammy/types";
import { FileNotFetchedError, type TelegramFiles } from "../../../bot/telegram-files.ts";
import { Enrolling } from "../../../storage/enrolling.ts";
import type { SeenFace } from "../../../vision/faces/faces.ts";
import { FakeClock } from "../../fakes/clock.ts";
import { openRoom } from "../../fakes/control-room.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { FakeFacePictures } from "../../fakes/face-pictures.ts";
import { FakeMembers } from "../../fakes/members.ts";
import { FakeFaces, type Likeness, seenFace } from "../../fakes/faces.ts";
import { RecordingLog } from "../../fakes/log.ts";
import { anna, ben, type ShownMessage } from "../../fakes/telegram.ts";

/** Files in Telegram by file_id; an Error is what fetching it comes to. */
class FakeFiles implements TelegramFiles {
  readonly files = new Map<string, Buffer | Error>();
  fetched: string[] = [];
  /** Called before each; may wait. */
  before: () => Promise<void> = async () => undefined;

  async fetch(fileId: string, signal: AbortSignal): Promise<Buffer> {
    await this.before();
    signal.throwIfAborted();
    this.fetched.push(fileId);
    const file = this.files.get(fileId) ?? new FileNotFetchedError("no such file");
    if (file instanceof Error) throw file;
    return file;
  }
}

/** A face that may be enrolled as Anna. */
export const mostlyAnna = { Anna: 0.9 };

export interface EnrollingOptions {
  dataDir?: string;
  /** False: words only. */
  pictures?: boolean;
  /** The household, if not Anna (owner) and Ben. */
  members?: FakeMembers;
  /** The faces and files of a household whose process was killed. */
  after?: { faces: FakeFaces; files: FakeFiles; clock: FakeClock };
}

/** Two who may enrol: nothing keeps an owner's enrolment from outliving a change of owners. */
export const bothOwn = () =>
  new FakeMembers(
    { id: anna.id, name: "Anna", role: "owner" },
    { id: ben.id, name: "Ben", role: "owner" },
  );

export async function openEnrolling(options: EnrollingOptions = {}) {
  const { dataDir, pictures = true, after, members } = options;
  const folder = dataDir ?? (await dataFolder());
  const log = new RecordingLog();
  const clock = after?.clock ?? new FakeClock();
  const faces = after?.faces ?? (await FakeFaces.open({ dataDir: folder, clock }));
  const files = after?.files ?? new FakeFiles();
  const facePictures = new FakeFacePictures();
  const enrolling = await Enrolling.open(folder, clock, log);
  const room = openRoom({
    clock,
    faces,
    enrolling,
    telegramFiles: files,
    ...(pictures && { facePictures }),
    ...(members && { members }),
  });
  const { telegram, control } = room;
  let photos = 0;

  return {
    ...room,
    dataDir: folder,
    faces,
    files,
    facePictures,
    enrolling,
    last: (chat = anna.id) => telegram.last(chat),
    /** What shows how far an enrolment is. */
    progress: (chat = anna.id) =>
      telegram.shownIn(chat).findLast(({ text }) => /^\S+( \d)? · \d+ (of|good)/.test(text)),
    async says(text: string, from: User = anna) {
      await telegram.say(from, text);
      await control.idle();
    },
    async taps(label: string, message?: ShownMessage, from: User = anna) {
      await telegram.tap(from, message ?? telegram.last(from.id), label);
      await control.idle();
    },
    /** Sends a photo on which these faces are; returns its message. */
    async sends(found: (Likeness | SeenFace)[], from: User = anna, extra: object = {}) {
      const seen = found.map((one) => (isSeen(one) ? one : seenFace(one)));
      const file = `photo-${++photos}-${from.id}`;
      files.files.set(file, faces.photoOf(...seen));
      const message = await telegram.send(from, { photo: sizesOf(file), ...extra });
      await control.idle();
      return message;
    },
    /** Sends a document, or whatever else; returns its message. */
    async sendsOther(content: Record<string, unknown>, from: User = anna) {
      const message = await telegram.send(from, content);
      await control.idle();
      return message;
    },
  };
}

export type EnrollingHousehold = Awaited<ReturnType<typeof openEnrolling>>;

function isSeen(one: Likeness | SeenFace): one is SeenFace {
  return "embedding" in one;
}

/** What Telegram tells of a photo: smaller sizes come first. */
export function sizesOf(file: string) {
  return [
    { file_id: `${file}-small`, file_unique_id: "s", width: 90, height: 68 },
    { file_id: file, file_unique_id: "l", width: 1280, height: 960, file_size: 200_000 },
    { file_id: `${file}-middle`, file_unique_id: "m", width: 320, height: 240 },
  ];
}

/** What is left of enrolments under way. */
export async function foldersOf(dataDir: string): Promise<string[]> {
  const names = await readdir(path.join(dataDir, "enrolling"));
  const left = names.filter((name) => !/^(questions|selfies\.json.*)$/.test(name));
  return [...left, ...(await readdir(path.join(dataDir, "enrolling", "questions")))];
}

export async function filesOf(dataDir: string, chat: number): Promise<string[]> {
  return (await readdir(path.join(dataDir, "enrolling", String(chat)))).toSorted();
}
