import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { changeEnv, EnvFormatError, EnvValueError, readEnv } from "../../../bot/setup/env-file.ts";

const nasty = [
  "plain",
  "with space",
  " leading and trailing ",
  "a#b",
  "#begins",
  "a #b",
  "it's",
  'say "hi"',
  'it\'s "both"',
  "back`tick",
  "`'",
  '`"',
  "$HOME ${PATH}",
  "back\\slash",
  "\\n is no line break",
  "'\\n'",
  "ends\\",
  "=",
  "a=b=c",
  "tab\there",
  "\u00a0no-break",
  "пароль 🔑",
  "%23%20",
  "'quoted'",
  '"',
  "'",
  "",
];

test.each(nasty)("a value comes back as it was meant: %j", (value) => {
  const text = changeEnv("BEFORE=1\n", { SECRET: value, AFTER: "2" });
  expect({ ...parseEnv(text) }).toEqual({ BEFORE: "1", SECRET: value, AFTER: "2" });
  // And again over what is there, with quotes or not.
  const twice = changeEnv(text, { SECRET: `${value}x` });
  expect({ ...parseEnv(twice) }).toEqual({ BEFORE: "1", SECRET: `${value}x`, AFTER: "2" });
});

test.each(["two\nlines", "\r", "all ' \" ` three", "`'\"", "'`\\n\""])(
  "what can't be written is refused, and not repeated: %j",
  (value) => {
    const attempt = () => changeEnv("A=1\n", { PASSWORD: value });
    expect(attempt).toThrow(EnvValueError);
    expect(attempt).toThrow(/^PASSWORD can't be written/);
  },
);

describe("what was there stays", () => {
  const former = [
    "# My house",
    "",
    "  TOKEN = 'old'   # from BotFather",
    "UNKNOWN=keep me",
    "#TOKEN=in a comment",
    "export CAMERA_URL=rtsp://old",
    'KEY="line one',
    "TOKEN=inside a value",
    'line three"',
    "OWNER_ID=",
    "LAST=1",
  ].join("\n");

  test("comments, order, unknown lines and values over several lines", () => {
    const text = changeEnv(former, { TOKEN: "new one", CAMERA_URL: "rtsp://new", OWNER_ID: "7" });
    expect(text).toBe(
      former
        .replace("TOKEN = 'old'", 'TOKEN="new one"')
        .replace("CAMERA_URL=rtsp://old", "CAMERA_URL=rtsp://new")
        .replace("OWNER_ID=", "OWNER_ID=7"),
    );
    expect(readEnv(text)).toMatchObject({ UNKNOWN: "keep me", LAST: "1" });
    expect(readEnv(text)["KEY"]).toContain("TOKEN=inside a value");
  });

  test("what is new comes last, on a line of its own", () => {
    expect(changeEnv("A=1", { B: "2" })).toBe("A=1\nB=2\n");
    expect(changeEnv("A=1\r\n", { B: "2", A: "3" })).toBe("A=3\r\nB=2\r\n");
  });

  test("of two assignments the one that counts is changed", () => {
    expect(changeEnv("A=1\nA=2\n", { A: "3" })).toBe("A=1\nA=3\n");
  });

  test("the same value changes nothing", () => {
    expect(changeEnv("A='1' # x\n", { A: "1" })).toBe("A='1' # x\n");
  });

  test("a quote that is never closed is a bare value", () => {
    const text = changeEnv('A="open\nB=2\n', { A: "x", B: "3" });
    expect(readEnv(text)).toEqual({ A: "x", B: "3" });
  });

  test("what can't be changed safely is left alone", () => {
    // Node takes a byte order mark for a part of the first name.
    expect(() => changeEnv("\uFEFFB=1\n", { B: "3" })).toThrow(EnvFormatError);
    expect(readEnv(changeEnv("\uFEFFA=1\n", { B: "3" }))).toEqual({ "\uFEFFA": "1", B: "3" });
  });
});

test(".env.example filled in keeps every explanation", () => {
  const example = readFileSync(path.resolve(import.meta.dirname, "../../../.env.example"), "utf8");
  const changes = { TOKEN: "1:a", CAMERA_URL: "rtsp://u:p%23@h/1", CAMERA_NAME: "Front door" };
  const text = changeEnv(example, changes);
  expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual(
    example.split("\n").filter((line) => line.startsWith("#")),
  );
  expect(text.split("\n")).toHaveLength(example.split("\n").length);
  expect(readEnv(text)).toEqual({ ...readEnv(example), ...changes });
});

test("a new file begins with where to read more", () => {
  expect(changeEnv("", { TOKEN: "1:a" })).toBe(
    "# Written by npm run setup. Every setting is explained in .env.example.\nTOKEN=1:a\n",
  );
});
