// Evidence through a server with Telegram's semantics: what comes out of the chat is what was on disk.
import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { allowedUpdates } from "../../../../bot/access.ts";
import { createBot } from "../../../../bot/bot.ts";
import { type ChatMessage, Emulator } from "../../../../bot/practice/emulator.ts";
import { timelinePicture } from "../../../../vision/pictures/timeline-picture.ts";
import { systemClock } from "../../../../storage/clock.ts";
import { fakeParts } from "../../../fakes/control-room.ts";
import { dataFolder } from "../../../fakes/data-folder.ts";
import { openExports } from "../../../fakes/exports.ts";
import { unzip } from "../../../fakes/unzip.ts";
import { tools } from "../../../vision/pictures/pictures.ts";

test("files in parts, their hashes below them, and a timeline", { timeout: 60_000 }, async () => {
  const server = await new Emulator().start();
  const { exports, history, put, left } = await openExports({
    clock: systemClock,
    mostBytes: 2_500_000,
  });
  const [first, second] = ["20261120-100000-c1", "20261121-100000-c1"];
  const clips = [randomBytes(2_000_000), randomBytes(2_000_000)];
  const at = (day: number) => ({
    openedAt: Date.UTC(2026, 10, day, 9),
    endedAt: Date.UTC(2026, 10, day, 10),
  });
  await put(first, { "clip-1.mp4": clips[0] as Buffer }, at(20));
  await put(second, { "clip-1.mp4": clips[1] as Buffer }, at(21));
  const config = { token: server.token, telegramApiRoot: server.url };
  const { parts } = fakeParts(
    { config, history, exports, timelinePicture: (timeline) => timelinePicture(timeline, tools) },
    systemClock,
  );
  const control = createBot(parts);
  await control.bot.init();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  const anna = server.person(1001, { firstName: "Anna" });
  const shown = (text: string): Promise<ChatMessage> =>
    server.waitFor(
      () =>
        server.messages(anna.chatId).findLast((one) => `${one.text} ${one.caption}`.includes(text)),
      { what: text },
    );
  try {
    anna.say("/export 2026-11-20 - 2026-11-21");
    const page = await shown("2 incidents, 4.0 MB, 2 files.");
    anna.tap(page, "Export 2 files");
    await shown("Exported: 2 incidents, 4.0 MB, 2 files.");
    const folder = await dataFolder();
    for (const [index, id] of [first, second].entries()) {
      const message = await shown(`Part ${index + 1} of 2`);
      expect(message.document).toMatchObject({
        file_name: `vigil-2026-11-20-to-2026-11-21-part-${index + 1}-of-2.zip`,
        mime_type: "application/zip",
      });
      const bytes = server.file(message.document?.file_id ?? "");
      expect(message.caption).toContain(createHash("sha256").update(bytes).digest("hex"));
      const file = path.join(folder, `${index}.zip`);
      await writeFile(file, bytes);
      const entries = await unzip(file);
      const clip = entries.get(`${id}/originals/clip-1.mp4`)?.content;
      expect(clip?.equals(clips[index] as Buffer)).toBe(true);
      const readme = entries.get("README.txt")?.content.toString() ?? "";
      expect(readme).toContain(`This is part ${index + 1} of 2.`);
      expect(readme).toContain("\r\nHOW TO CHECK THE FILES\r\n");
    }
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
    anna.say("/events 2026-11-21");
    anna.tap(await shown("· 1 incident"), "Timeline");
    const timeline = await shown("Timeline · Sat, 21 Nov 2026");
    expect(timeline.photo?.at(-1)).toMatchObject({ width: 1080 });
  } finally {
    await control.bot.stop();
    await control.close();
    await polling;
    await server.stop();
  }
});
