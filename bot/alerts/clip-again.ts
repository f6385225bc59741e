// Owns sending an incident's clips once more, as silent replies: because somebody asked, days
// later perhaps. Not a delivery: whoever asked sees whether it worked and can ask again.
import { sleep, type Clock } from "../../storage/clock.ts";
import type { Log } from "../../storage/log.ts";
import { say } from "../texts/texts.ts";
import { calendarDate, clockTime } from "../texts/times.ts";
import { wholeStory, type ClipEvent } from "./clip-roles.ts";
import { composeAgain } from "./compose.ts";
import type { EvidenceFiles } from "./evidence-file.ts";
import type { Telling } from "./step.ts";
import { describeError, faultOf } from "./telegram-errors.ts";
import type { Destination, NewMessage, TelegramCalls, Video } from "./telegram.ts";

/** Longer waits than this are not worth it: the asker is told to try again. */
const longestWaitSeconds = 60;

export interface ClipAgainOptions {
  calls: TelegramCalls;
  files: EvidenceFiles;
  clock: Clock;
  log: Log;
  /** Something is written to the chat. */
  onSend: (chat: number) => void;
  /** We are going: nothing more is begun, and no wait goes on. */
  goodbye: AbortSignal;
}

export interface ClipRequest extends Destination {
  telling: Telling;
  /** The message to reply to. */
  replyTo: number | null;
  locale: string;
}

/** Sends all there is, and one sentence where something is missing. Rejects never. */
export async function sendClipsAgain(request: ClipRequest, options: ClipAgainOptions) {
  const { telling, locale } = request;
  const problems = new Set<string>();
  await options.calls.showUploading(request).catch((error: unknown) => {
    options.log.debug("No chat action", { why: describeError(error) });
  });
  for (const event of wholeStory(telling.events)) {
    if (options.goodbye.aborted) return;
    const problem = await sendOne(event, request, options);
    if (problem !== null) problems.add(problem);
  }
  if (problems.size === 0 || options.goodbye.aborted) return;
  const { record } = telling;
  const variables = {
    camera: record.cameraName,
    date: calendarDate(locale, record.openedAt, record.timezone),
    time: clockTime(record.openedAt, record.timezone),
  };
  const html = [...problems].map((key) => say(locale, key, variables)).join("\n");
  try {
    await options.calls.sendText(messageFor(request, html));
  } catch (error) {
    options.log.warn("Nobody could be told that a clip is missing", { why: describeError(error) });
  }
}

/** Returns the text key of what went wrong; null when it was sent. */
async function sendOne(
  event: ClipEvent,
  request: ClipRequest,
  { calls, files, clock, log, onSend, goodbye }: ClipAgainOptions,
): Promise<string | null> {
  const { record } = request.telling;
  const message = messageFor(request, composeAgain(request.telling, event, request.locale));
  for (let attempt = 1; ; attempt++) {
    try {
      onSend(request.chat);
      const send = (video: Video) => calls.sendVideo(message, video, goodbye);
      await files.sendClip(record.id, event.clip, send, goodbye);
      return null;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === "media_refused") {
        return fault.problem === "missing"
          ? "alert-clip-not-kept"
          : `alert-clip-${fault.problem.replace("_", "-")}`;
      }
      const { id } = record;
      const isWorthIt =
        (fault.kind === "file_id_refused" &&
          (await files.forgetFileId(id, event.clip.file, "video"))) ||
        (fault.kind === "slow_down" && fault.seconds <= longestWaitSeconds);
      if (!isWorthIt || attempt >= 3 || goodbye.aborted) {
        log.warn("A clip could not be sent again", { incident: id, why: describeError(error) });
        return "alert-clip-not-sent";
      }
      if (fault.kind === "slow_down") {
        await sleep(clock, fault.seconds * 1000, goodbye).catch(() => undefined);
        if (goodbye.aborted) return "alert-clip-not-sent";
      }
    }
  }
}

function messageFor({ chat, thread, replyTo }: ClipRequest, html: string): NewMessage {
  return { chat, thread, replyTo, html, buttons: [], loud: false };
}
