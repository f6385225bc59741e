import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { EvidenceError } from "../../../bot/alerts/evidence-file.ts";
import { describeError, faultOf } from "../../../bot/alerts/telegram-errors.ts";
import { noAnswer, refusal } from "../../fakes/telegram-calls.ts";

// Texts as Telegram writes them: facts/telegram.md §3.3.
test.each([
  [400, "Bad Request: message to edit not found", "message_gone"],
  [400, "Bad Request: message can't be edited", "message_gone"],
  [
    400,
    "Bad Request: message is not modified: specified new message content and ...",
    "not_modified",
  ],
  [400, "Bad Request: message thread not found", "thread_gone"],
  [400, "Bad Request: chat not found", "chat_gone"],
  [400, "Bad Request: not enough rights to send text messages to the chat", "chat_gone"],
  [400, "Bad Request: not enough rights to send photos to the chat", "media_refused"],
  [403, "Forbidden: bot was blocked by the user", "chat_gone"],
  [403, "Forbidden: bot was kicked from the supergroup chat", "chat_gone"],
  [400, "Bad Request: wrong file identifier/HTTP URL specified", "file_id_refused"],
  [400, "Bad Request: wrong remote file identifier specified: Wrong padding", "file_id_refused"],
  [400, "Bad Request: wrong file_id or the file is temporarily unavailable", "file_id_refused"],
  [400, "Bad Request: can't use file of type Photo as Video", "file_id_refused"],
  [400, "Bad Request: PHOTO_INVALID_DIMENSIONS", "media_refused"],
  [400, "Bad Request: IMAGE_PROCESS_FAILED", "media_refused"],
  [413, "Request Entity Too Large", "media_refused"],
  [
    400,
    "Bad Request: file of size 11000000 bytes is too big for a photo; the maximum size is 10485760 bytes",
    "media_refused",
  ],
  [400, "Bad Request: message caption is too long", "refused"],
  [500, "Internal Server Error: restart", "unreachable"],
  [502, "Bad Gateway", "unreachable"],
  [401, "Unauthorized", "unreachable"],
])("%i %s", (code, description, kind) => {
  expect(faultOf(refusal(code, description)).kind).toBe(kind);
});

test("what Telegram adds is kept", () => {
  const flood = refusal(429, "Too Many Requests: retry after 7", { retry_after: 7 });
  expect(faultOf(flood)).toEqual({ kind: "slow_down", seconds: 7 });
  const moved = "Bad Request: group chat was upgraded to a supergroup chat";
  expect(faultOf(refusal(400, moved, { migrate_to_chat_id: -1007 }))).toEqual({
    kind: "moved",
    to: -1007,
  });
  expect(faultOf(new EvidenceError("a.mp4", "too_big"))).toMatchObject({ problem: "too_big" });
  expect(faultOf(noAnswer())).toEqual({ kind: "unreachable" });
  expect(faultOf(new Error("EIO"))).toEqual({ kind: "unexpected" });
});

test("what is written down holds no address, which would hold the token", () => {
  const url =
    "https://api.telegram.org/bot123456789:SECRETSECRETSECRETSECRETSECRETSECRET/sendPhoto";
  const cause = Object.assign(new Error(`request to ${url} failed`), { code: "ENOTFOUND" });
  expect(describeError(new HttpError("failed", cause))).toBe(
    "Telegram could not be reached (ENOTFOUND)",
  );
  expect(describeError(refusal(400, "Bad Request: chat not found"))).toBe(
    "400: Bad Request: chat not found",
  );
  expect(refusal(400, "x")).toBeInstanceOf(GrammyError);
});
