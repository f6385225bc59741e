import { describe, expect, test } from "vitest";
import { type RichNode, richText } from "../../../../bot/practice/page/text/rich-text.ts";
import { splitSigns } from "../../../../bot/practice/page/text/signs.ts";
import { entity } from "./messages.ts";

/** "<bold>text</bold>", so that a tree can be read. */
function written(nodes: RichNode[]): string {
  return nodes
    .map((node) =>
      typeof node === "string"
        ? node
        : `<${node.entity.type}>${written(node.children)}</${node.entity.type}>`,
    )
    .join("");
}

function draw(text: string, ...entities: ReturnType<typeof entity>[]): string {
  return written(richText(text, entities));
}

describe("a text and its entities", () => {
  test("without entities is itself, and nothing is nothing", () => {
    expect(richText("plain")).toEqual(["plain"]);
    expect(richText("")).toEqual([]);
  });

  test("side by side, with text around", () => {
    expect(draw("ab cd ef", entity("bold", 0, 2), entity("code", 6, 2))).toBe(
      "<bold>ab</bold> cd <code>ef</code>",
    );
  });

  test("nested, whichever comes first", () => {
    const expected = "<bold>ab<italic>cd</italic>ef</bold>";
    expect(draw("abcdef", entity("bold", 0, 6), entity("italic", 2, 2))).toBe(expected);
    expect(draw("abcdef", entity("italic", 2, 2), entity("bold", 0, 6))).toBe(expected);
  });

  test("of the same place keep their order", () => {
    expect(draw("abc", entity("bold", 0, 3), entity("italic", 0, 3))).toBe(
      "<bold><italic>abc</italic></bold>",
    );
  });

  test("overlapping: the later one is cut, and its pieces know that they are one", () => {
    const nodes = richText("abcdef", [entity("bold", 0, 4), entity("spoiler", 2, 4)]);
    expect(written(nodes)).toBe("<bold>ab<spoiler>cd</spoiler></bold><spoiler>ef</spoiler>");
    const [bold, last] = nodes as Exclude<RichNode, string>[];
    const inner = bold?.children[1] as Exclude<RichNode, string>;
    expect(inner.index).toBe(last?.index);
  });

  test("offsets count UTF-16 units: a sign is two", () => {
    expect(draw("🔴 Stranger", entity("bold", 3, 8))).toBe("🔴 <bold>Stranger</bold>");
  });

  test("a border inside a surrogate pair moves out of it", () => {
    expect(draw("a🔴b", entity("bold", 2, 1))).toBe("a<bold>🔴</bold>b");
    expect(draw("a🔴b", entity("bold", 0, 2))).toBe("<bold>a🔴</bold>b");
  });

  test("what reaches outside the text is clipped, and what is empty is left out", () => {
    expect(draw("abc", entity("bold", -2, 3), entity("code", 2, 50))).toBe(
      "<bold>a</bold>b<code>c</code>",
    );
    expect(draw("abc", entity("bold", 7, 3), entity("code", 1, 0))).toBe("abc");
  });

  test("blocks are outermost, also inside of something longer", () => {
    expect(draw("ab\nquote\nend", entity("bold", 0, 12), entity("blockquote", 3, 5))).toBe(
      "<bold>ab\n</bold><blockquote><bold>quote</bold></blockquote><bold>end</bold>",
    );
  });

  test("the line break after a block is the block's own; a second one is an empty line", () => {
    expect(draw("code\nafter", entity("pre", 0, 4))).toBe("<pre>code</pre>after");
    expect(draw("code\n\nafter", entity("pre", 0, 4))).toBe("<pre>code</pre>\nafter");
    expect(draw("code\n", entity("pre", 0, 4))).toBe("<pre>code</pre>");
  });

  test("no letter is lost, whatever the entities", () => {
    const text = "🔴 Stranger at Front door · 14:02\nIn view for 2.3 s.";
    const plain = (nodes: RichNode[]): string =>
      nodes.map((node) => (typeof node === "string" ? node : plain(node.children))).join("");
    for (let seed = 1; seed < 200; seed += 1) {
      const entities = ["bold", "italic", "spoiler", "underline"].map((type, position) =>
        entity(type, (seed * 7 * (position + 1)) % 50, (seed * 13 * (position + 2)) % 30),
      );
      expect(plain(richText(text, entities))).toBe(text);
    }
  });
});

test("signs are cut out of the words, and only ours", () => {
  expect(splitSigns("🔴 Stranger · 🔒")).toEqual([
    { sign: "🔴" },
    { text: " Stranger · " },
    { sign: "🔒" },
  ]);
  expect(splitSigns("⚪\uFE0F Disarmed 👍")).toEqual([{ sign: "⚪" }, { text: " Disarmed 👍" }]);
  expect(splitSigns("")).toEqual([]);
});
