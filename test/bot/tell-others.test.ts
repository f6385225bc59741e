import { expect, test } from "vitest";
import type { ChatContext } from "../../bot/context.ts";
import { createTellOthers } from "../../bot/tell-others.ts";
import { RecordingLog } from "../fakes/log.ts";

const [anna, ben, carl, group] = [1, 2, 3, -500];

test("everybody but the one who acted is told once, in their chat's language", async () => {
  const sent: unknown[] = [];
  const log = new RecordingLog();
  const chats = [anna, ben, carl].map((chat) => ({ chat, thread: null }));
  const tellOthers = createTellOthers({
    targets: {
      privateChats: () => chats,
      groups: () => [{ chat: group, thread: 7, chosen: null }],
      move: async () => undefined,
    },
    log,
    localeOf: (chat) => (chat === ben ? "de" : "en"),
  });
  const sendMessage = async (...call: unknown[]) => {
    if (call[0] === carl) throw new Error("Forbidden: bot was blocked by the user");
    sent.push(call);
  };
  const ctx = { person: { id: anna }, chatId: anna, api: { sendMessage } };
  await tellOthers(ctx as unknown as ChatContext, (locale) => ({ text: `In ${locale}` }));
  expect(sent).toEqual([
    [ben, "In de", { disable_notification: true }],
    [group, "In en", { disable_notification: true, message_thread_id: 7 }],
  ]);
  expect(log.messages("warn")).toEqual([`Chat ${carl} could not be told who acted`]);
});
