import { describe, expect, test } from "vitest";
import { withFoundEntities } from "../../../bot/practice/entities.ts";
import { parseHtml } from "../../../bot/practice/html.ts";

function complaintAbout(html: string): string {
  try {
    parseHtml(html);
  } catch (error) {
    return (error as Error).message.replace("Bad Request: can't parse entities: ", "");
  }
  return "none";
}

describe("parse_mode HTML", () => {
  test("tags become entities in UTF-16 units", () => {
    expect(
      parseHtml('👩‍👦 <b>Anna</b> <a href="https://a.example/x">x</a> &lt;3 &amp;&quot;'),
    ).toEqual({
      text: '👩‍👦 Anna x <3 &"',
      entities: [
        { type: "bold", offset: 6, length: 4 },
        { type: "text_link", offset: 11, length: 1, url: "https://a.example/x" },
      ],
    });
  });

  test("nesting, synonyms, quotes and code with a language", () => {
    const { text, entities } = parseHtml(
      '<STRONG>a<em>b</em></STRONG><blockquote expandable>q</blockquote><pre><code class="language-ts">let</code></pre><code>c</code><span class="tg-spoiler">s</span>',
    );
    expect(text).toBe("abqletcs");
    expect(entities).toEqual([
      { type: "italic", offset: 1, length: 1 },
      { type: "bold", offset: 0, length: 2 },
      { type: "expandable_blockquote", offset: 2, length: 1 },
      { type: "pre", offset: 3, length: 3, language: "ts" },
      { type: "code", offset: 6, length: 1 },
      { type: "spoiler", offset: 7, length: 1 },
    ]);
  });

  test("numeric and unknown character references; empty tags and local links leave no entity", () => {
    expect(parseHtml("&#65;&#x1F600;&nbsp;<b></b><a href='localhost'>x</a>")).toEqual({
      text: "A😀&nbsp;x",
      entities: [],
    });
  });

  // "Tür 🔒 " is 10 bytes long, but 7 UTF-16 units: offsets in complaints count bytes.
  test.each([
    ["Tür 🔒 <foo>", 'Unsupported start tag "foo" at byte offset 10'],
    ['Tür 🔒 <a ="x">', 'Empty attribute name in the tag "a" at byte offset 10'],
    ["Tür 🔒 <u>offen", 'Can\'t find end tag corresponding to start tag "u"'],
    ["Tür 🔒 <a href = ", 'Unclosed start tag "a" at byte offset 10'],
    ["Tür 🔒 <a href=x?y>", "Unexpected end of name token at byte offset 18"],
    ['Tür 🔒 <a href="x>', "Unclosed start tag at byte offset 10"],
    ["Tür 🔒 </b>", "Unexpected end tag at byte offset 10"],
    ["Tür 🔒 <b>a</b x", "Unclosed end tag at byte offset 14"],
    ["Tür 🔒 <b>a</i>", 'Unmatched end tag at byte offset 14, expected "</b>", found "</i>"'],
    ["1 < 2", 'Unsupported start tag "" at byte offset 2'],
    ["a <b", "Unclosed start tag at byte offset 2"],
    ['<span class="x">s</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ])("%s is refused", (html, complaint) => {
    expect(complaintAbout(html)).toBe(complaint);
  });
});

test("commands, hashtags, mentions and addresses are found, but not inside code", () => {
  const text = "/arm@vigil_bot #frontdoor @anna https://a.example/x. a@b.example a/b #1 /x";
  const code = { type: "code" as const, offset: text.length - 2, length: 2 };
  const found = withFoundEntities(text, [code]).map((entity) => [
    entity.type,
    text.slice(entity.offset, entity.offset + entity.length),
  ]);
  expect(found).toEqual([
    ["bot_command", "/arm@vigil_bot"],
    ["hashtag", "#frontdoor"],
    ["mention", "@anna"],
    ["url", "https://a.example/x"],
    ["email", "a@b.example"],
    ["code", "/x"],
  ]);
});
