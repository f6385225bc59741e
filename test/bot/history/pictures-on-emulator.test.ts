// /events against a server with Telegram's semantics, over real incident folders, with pictures that
// ffmpeg really draws: one message, which becomes words and a picture again where it must.
import { expect, test } from "vitest";
import { allowedUpdates } from "../../../bot/access.ts";
import { createBot } from "../../../bot/bot.ts";
import { facePictures } from "../../../bot/face-pictures.ts";
import { type ChatMessage, Emulator } from "../../../bot/practice/emulator.ts";
import { systemClock } from "../../../storage/clock.ts";
import type { IncidentSummary } from "../../../storage/history/incident-summary.ts";
import { Incidents } from "../../../storage/incidents.ts";
import { silentLog } from "../../../storage/log.ts";
import { fakeParts } from "../../fakes/control-room.ts";
import { dataFolder } from "../../fakes/data-folder.ts";
import { FakeHistory } from "../../fakes/history.ts";
import { difference, plainJpeg, readBack, tools } from "../../vision/pictures/pictures.ts";
import type { Colour } from "../../../vision/pictures/marks.ts";
import { happened, type Past } from "./past.ts";

const red: Colour = [200, 40, 40];
const blue: Colour = [40, 40, 200];

test("a sheet of photos, an incident's own, words, and back", { timeout: 60_000 }, async () => {
  const server = await new Emulator().start();
  const incidents = await Incidents.open(await dataFolder(), systemClock, silentLog);
  const keep = async (past: Past, files: Record<string, Buffer>): Promise<IncidentSummary> => {
    const { id: _, ...summary } = happened(past);
    const { cause, camera, cameraName, alarm, openedAt, beganAt, timezone } = summary;
    const record = { cause, camera, cameraName, alarm, openedAt, beganAt, timezone };
    const { id } = await incidents.create(record);
    for (const [name, bytes] of Object.entries(files)) await incidents.saveFile(id, name, bytes);
    return { ...summary, id };
  };
  const photo = (colour: Colour) => plainJpeg(640, 360, colour);
  const history = new FakeHistory(
    // Of a stranger the photo, of movement the small picture of the clip.
    await keep(
      { at: "2026-11-22 14:00:00" },
      { "photo.jpg": await photo(red), "clip-1.jpg": await photo(blue) },
    ),
    await keep(
      { at: "2026-11-22 13:00:00", verdict: "movement" },
      { "photo.jpg": await photo(red), "clip-1.jpg": await photo(blue) },
    ),
    await keep({ at: "2026-11-22 12:00:00" }, {}),
    await keep({ at: "2026-11-22 11:00:00" }, { "photo.jpg": Buffer.from("no picture") }),
  );
  const { parts } = fakeParts(
    {
      config: { token: server.token, telegramApiRoot: server.url },
      history,
      remover: history,
      incidents,
      facePictures: facePictures(tools),
    },
    systemClock,
  );
  const control = createBot(parts);
  await control.bot.init();
  const polling = control.bot.start({ allowed_updates: allowedUpdates });
  const anna = server.person(1001, { firstName: "Anna" });
  const last = () => server.messages(anna.chatId).at(-1);
  const shown = (text: string): Promise<ChatMessage> =>
    server.waitFor(() => {
      const message = last();
      return message && wordsOf(message).includes(text) ? message : undefined;
    });
  try {
    anna.say("/events");
    const list = await shown("4 incidents");
    const id = list.message_id;
    // Two cells of 300 x 169 above two, with their margins.
    expect(list.photo?.at(-1)).toMatchObject({ width: 645, height: 383 });
    const sheet = await readBack(server.file(list.photo?.at(-1)?.file_id ?? ""));
    expect(difference(sheet.colourAt(160, 100), red)).toBeLessThan(30);
    expect(difference(sheet.colourAt(480, 100), blue)).toBeLessThan(30);
    expect(difference(sheet.colourAt(160, 290), [70, 70, 70])).toBeLessThan(10);
    expect(difference(sheet.colourAt(480, 290), [70, 70, 70])).toBeLessThan(10);
    anna.tap(list, "1");
    const first = await shown("Front door\nSun, 22 Nov 2026");
    expect(first).toMatchObject({ message_id: id });
    expect(first.photo?.at(-1)).toMatchObject({ width: 640, height: 360 });
    // Nothing is left of the third one's pictures: words, in a message of their own.
    anna.tap(await shown("14:00"), "‹ Earlier");
    anna.tap(await shown("12:59:59"), "‹ Earlier");
    const words = await shown("11:59:59");
    expect(words.photo).toBeUndefined();
    expect(words.message_id).not.toBe(id);
    anna.tap(words, "To the list");
    const again = await shown("4 incidents");
    expect(again.message_id).toBe(words.message_id);
    expect(again.photo?.at(-1)).toMatchObject({ width: 645 });
    // The choice of a filter is words, and the list again a picture.
    anna.tap(again, "Filter");
    const filter = await shown("What shall I show?");
    anna.tap(filter, "Show 4");
    await shown("4 incidents");
    const left = server.messages(anna.chatId).filter(({ from }) => from?.is_bot);
    expect(left).toHaveLength(1);
    expect(server.calls().filter(({ error }) => error)).toEqual([]);
  } finally {
    await control.bot.stop();
    await control.close();
    await polling;
    await incidents.close();
    await server.stop();
  }
});

function wordsOf(message: ChatMessage): string {
  return message.text ?? message.caption ?? "";
}
