// Owns the chat's room with face recognition in it, for the tests of /people and what is near.
import { vi } from "vitest";
import { FakeFacePictures } from "../../fakes/face-pictures.ts";
import { FakeFaces } from "../../fakes/faces.ts";
import { openRoom } from "../../fakes/control-room.ts";
import { anna, type ShownMessage } from "../../fakes/telegram.ts";

/** Generous: the disk of a busy machine. */
const withinMs = 15_000;

export async function openFacesRoom(options: Parameters<typeof openRoom>[0] = {}) {
  const faces = await FakeFaces.open();
  const facePictures = new FakeFacePictures();
  const room = openRoom({ faces, facePictures, ...options });
  const { telegram } = room;
  return { ...room, faces, facePictures, shows, tap };

  /** The message with a line that begins with `text`, as soon as Anna's screen (or `chat`'s) shows it. */
  function shows(text: string, chat = anna.id): Promise<ShownMessage> {
    return vi.waitFor(
      () => {
        const message = telegram.shownIn(chat).find((one) => `\n${one.text}`.includes(`\n${text}`));
        if (message) return message;
        const shown = telegram.shownIn(chat).map((one) => one.text);
        throw new Error(`Nothing says "${text}": ${shown.join(" | ")}`);
      },
      { timeout: withinMs, interval: 5 },
    );
  }

  /** Anna taps `label` under the message that says `under`. */
  async function tap(under: string, label: string): Promise<void> {
    await telegram.tap(anna, await shows(under), label);
  }
}
