// Owns a room in which zones are painted, for the tests of /zones.
import { onTestFinished } from "vitest";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import type { ZonePictures } from "../../../bot/zones/zone-pictures.ts";
import type { ZoneView } from "../../../vision/pictures/zone-picture.ts";
import { openRoom, type TestRoom } from "../../fakes/control-room.ts";
import { anna, type FakeTelegram, type ShownMessage } from "../../fakes/telegram.ts";

/** Draws nothing, and remembers what it was to draw. */
export class FakeZonePictures implements ZonePictures {
  readonly drawn: ZoneView[] = [];
  opened = 0;
  blanks = 0;
  problem: Error | null = null;

  async open() {
    this.opened++;
    return { width: 8, height: 8, data: new Uint8Array(192) };
  }

  blank() {
    this.blanks++;
    return { width: 8, height: 8, data: new Uint8Array(192) };
  }

  async draw(_: unknown, view: ZoneView) {
    if (this.problem) throw this.problem;
    this.drawn.push(structuredClone(view));
    return Buffer.from(`picture ${this.drawn.length}`);
  }
}

export interface ZonesHouse extends TestRoom {
  pictures: FakeZonePictures;
  /** The newest message in Anna's chat. */
  shown(): ShownMessage;
  /** Opens the editor of a new zone. */
  newZone(kind?: "Watch" | "Ignore"): Promise<void>;
  /** Taps what is labelled so in it, and lets what was coalesced be drawn. */
  tap(label: string): Promise<void>;
  /** Taps the cell that the picture's edges call so. */
  tapCell(name: string): Promise<void>;
  /** The eight rows of cells, like "■□□□□□□□". */
  cells(): string[];
}

export function zonesHouse(options: Parameters<typeof openRoom>[0] = {}): ZonesHouse {
  const pictures = new FakeZonePictures();
  const room = openRoom({ cameras: ["Front door"], zonePictures: pictures, ...options });
  const { telegram, clock } = room;
  onTestFinished(() => checkKeyboards(telegram));
  const shown = () => telegram.last(anna.id);
  const cells = () =>
    shown()
      .buttons.slice(0, 8)
      .map((row) => row.map(({ text }) => text).join(""));
  const tap = async (label: string) => {
    await telegram.tap(anna, shown(), label);
    await clock.advance(1_100);
  };
  return {
    ...room,
    pictures,
    shown,
    cells,
    tap,
    async newZone(kind = "Watch") {
      await telegram.say(anna, "/zones");
      await tap("Add a zone");
      await tap(kind);
    },
    async tapCell(name) {
      const column = name.charCodeAt(0) - 65;
      const row = Number(name[1]) - 1;
      await telegram.tapData(anna, shown(), shown().buttons[row]?.[column]?.callback_data ?? "");
      await clock.advance(1_100);
    },
  };
}

/** Every keyboard that was sent must be one that Telegram takes and a phone shows. */
function checkKeyboards({ calls }: FakeTelegram): void {
  for (const { method, payload } of calls) {
    const markup = payload["reply_markup"] as { inline_keyboard?: ShownMessage["buttons"] };
    const rows = markup?.inline_keyboard ?? [];
    const buttons = rows.flat();
    const isGood =
      buttons.length <= 100 &&
      rows.every(({ length }) => length >= 1 && length <= 8) &&
      buttons.every(
        ({ text, callback_data: data }) =>
          text !== "" && Buffer.byteLength(data ?? "") <= callbackDataLimit,
      );
    if (!isGood) throw new Error(`Telegram would refuse ${method}: ${JSON.stringify(rows)}`);
  }
}
