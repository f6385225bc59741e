// Chats that take no alerts, as /status shows them, and its [Try again].
import { expect, test } from "vitest";
import type { ParkedChat, TriedChat } from "../../../bot/alerts/parked-chats.ts";
import { openRoom } from "../../fakes/control-room.ts";
import { anna, ben } from "../../fakes/telegram.ts";

const parked: ParkedChat[] = [
  { chat: ben.id, count: 3, why: "blocked" },
  { chat: -500, count: 1, why: "not_in_it" },
  { chat: 77, count: 2, why: null },
];

test("each chat by its name, with the reason; what came of another try in words", async () => {
  const tried: TriedChat[] = [];
  const parkedChats = { list: () => parked, tryAgain: async () => tried };
  const { telegram, control } = openRoom({ parkedChats });
  await telegram.say(anna, "/status");
  const status = telegram.last(anna.id);
  expect(status.text).toContain("🟠 Ben has blocked me: 3 messages wait.\n");
  expect(status.text).toContain("🟠 I am not in the alert chat any more: 1 message waits.\n");
  expect(status.text).toContain(
    "🟠 Telegram refused what I wrote to somebody who has left: 2 messages wait.\n",
  );
  tried.push(
    { ...(parked[0] as ParkedChat), outcome: "told" },
    { ...(parked[1] as ParkedChat), outcome: "refused" },
    { ...(parked[2] as ParkedChat), outcome: "trying" },
  );
  await telegram.tap(anna, status, "Try again");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe(
    [
      "🟢 Ben takes my messages again.",
      "🟠 It did not work: I am not in the alert chat any more.",
      "🟠 No answer about somebody who has left yet. I go on trying.",
    ].join("\n"),
  );
  tried.length = 0;
  await telegram.tap(anna, status, "Try again");
  await control.idle();
  expect(telegram.last(anna.id).text).toBe("🟢 Nothing is waiting for another try.");
});

test("where nothing is parked there is no such button", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/status");
  const labels = telegram
    .last(anna.id)
    .buttons.flat()
    .map(({ text }) => text);
  expect(labels).toContain("Refresh");
  expect(labels).not.toContain("Try again");
});
