import { describe, expect, test } from "vitest";
import { mosaic } from "../../../../bot/practice/page/messages/album.ts";
import {
  altText,
  kindOf,
  serviceText,
  summary,
} from "../../../../bot/practice/page/messages/message-kind.ts";
import { photoFor, pictureBox } from "../../../../bot/practice/page/messages/pictures.ts";
import { type Row, rowsOf, speaker } from "../../../../bot/practice/page/messages/rows.ts";
import type { ChatMessage } from "../../../../bot/practice/page/protocol.ts";
import { message, noon, photo, video, wordless } from "./messages.ts";

function rows(messages: ChatMessage[]): Row[] {
  return rowsOf(messages, noon + 100, "UTC");
}

/** "day Today", "own 1 first", "theirs 2,3 first last". */
function outline(messages: ChatMessage[]): string[] {
  return rows(messages).map((row) => {
    if (row.kind === "day") return `day ${row.heading}`;
    if (row.kind === "service") return row.text;
    const ids = row.messages.map(({ message_id: id }) => id).join();
    const edges = `${row.first ? " first" : ""}${row.last ? " last" : ""}`;
    return `${row.own ? "own" : "theirs"} ${ids}${edges}`;
  });
}

describe("rows", () => {
  test("each day has its heading; bubbles of one side belong together", () => {
    const messages = [
      message(1, "bot", { date: noon - 86_400 }),
      message(2, "me"),
      message(3, "bot"),
      message(4, "bot"),
      message(5, "bot"),
    ];
    expect(outline(messages)).toEqual([
      "day Yesterday",
      "theirs 1 first last",
      "day Today",
      "own 2 first last",
      "theirs 3 first",
      "theirs 4",
      "theirs 5 last",
    ]);
  });

  test("a long silence parts bubbles", () => {
    const messages = [message(1, "bot"), message(2, "bot", { date: noon + 16 * 60 })];
    expect(outline(messages)).toContain("theirs 2 first last");
    expect(outline(messages)).toContain("theirs 1 first last");
  });

  test("an album is one row; two albums in a row are two", () => {
    const album = (id: number, group: string): ChatMessage =>
      wordless(id, "bot", { photo: photo(`p${id}`), media_group_id: group });
    expect(outline([album(1, "a"), album(2, "a"), album(3, "b"), album(4, "b")])).toEqual([
      "day Today",
      "theirs 1,2 first",
      "theirs 3,4 last",
    ]);
  });

  test("a service message stands between the groups", () => {
    const pinned = wordless(2, "bot", { pinned_message: message(1, "bot") as never });
    expect(outline([message(1, "bot"), pinned, message(3, "bot")])).toEqual([
      "day Today",
      "theirs 1 first last",
      "Vigil pinned “message 1”",
      "theirs 3 first last",
    ]);
  });

  test("keys stay when messages join in front of or after them", () => {
    const keys = (messages: ChatMessage[]): string[] => rows(messages).map(({ key }) => key);
    const before = keys([message(2, "bot"), message(3, "bot")]);
    expect(keys([message(2, "bot"), message(3, "bot"), message(4, "me")])).toEqual(
      expect.arrayContaining(before),
    );
  });

  test("who speaks for an album is whoever has words", () => {
    const silent = wordless(1, "bot", { photo: photo("a") });
    const captioned = wordless(2, "bot", { photo: photo("b"), caption: "Anna" });
    expect(speaker([silent, captioned])).toBe(captioned);
    expect(speaker([silent])).toBe(silent);
  });
});

describe("a message in one line", () => {
  test("its kind; an animation is not the document it also carries", () => {
    const document = { file_id: "d", file_unique_id: "d", file_name: "plan.pdf" };
    expect(kindOf(wordless(1, "bot", { animation: video("a"), document }))).toBe("animation");
    expect(kindOf(wordless(1, "bot", { document }))).toBe("document");
    expect(kindOf(message(1, "bot"))).toBe("text");
    expect(kindOf(wordless(1, "bot", {}))).toBe("other");
    expect(summary(wordless(1, "bot", { document }))).toBe("plan.pdf");
  });

  test("alt texts and summaries come from the caption", () => {
    const seen = wordless(1, "bot", { photo: photo("a"), caption: "🔴 Stranger\nIn view." });
    expect(altText(seen)).toBe("Photo: 🔴 Stranger");
    expect(summary(seen)).toBe("🔴 Stranger In view.");
    expect(altText(wordless(1, "bot", { video: video("a") }))).toBe("Video");
    expect(serviceText(seen)).toBeNull();
  });
});

describe("pictures", () => {
  test("the smallest size that is sharp enough, or the largest there is", () => {
    expect(photoFor(photo("a"), 430, 1)?.width).toBe(800);
    expect(photoFor(photo("a"), 430, 3)?.width).toBe(1280);
    expect(photoFor(photo("a"), 100, 1)?.width).toBe(320);
    expect(photoFor([], 100, 1)).toBeUndefined();
  });

  test("a photo and its clip get the same place; unknown sizes get a film's", () => {
    expect(pictureBox(1280, 720)).toEqual(pictureBox(1920, 1080));
    expect(pictureBox(0, 0).ratio).toBeCloseTo(16 / 9);
    expect(pictureBox(300, 3000)).toEqual({ width: 220, ratio: 0.5 });
  });
});

describe("an album's mosaic", () => {
  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])(
    "of %i fills its rectangle, nothing overlaps",
    (count) => {
      const ratios = Array.from(
        { length: count },
        (_, position) => [1.78, 0.75, 1, 1.33][position % 4] ?? 1,
      );
      const { tiles, ratio } = mosaic(ratios);
      expect(tiles).toHaveLength(count);
      expect(tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0)).toBeCloseTo(1);
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(3);
      for (const { left, top, width, height } of tiles) {
        expect(left + width).toBeLessThanOrEqual(1.000001);
        expect(top + height).toBeLessThanOrEqual(1.000001);
      }
    },
  );

  test("two wide ones lie on each other, two tall ones stand side by side", () => {
    expect(mosaic([1.78, 1.78]).tiles.map(({ left }) => left)).toEqual([0, 0]);
    expect(mosaic([0.75, 0.75]).tiles.map(({ top }) => top)).toEqual([0, 0]);
  });

  test("three wide ones: one large above two", () => {
    const { tiles } = mosaic([1.78, 1.78, 1.78]);
    expect(tiles.map(({ width }) => width)).toEqual([1, 0.5, 0.5]);
  });
});
