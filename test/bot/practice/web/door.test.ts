import { describe, expect, test } from "vitest";
import { admit } from "../../../../bot/practice/web/door.ts";

const door = { secret: "abc-DEF_123", port: 8642 };
const host = "127.0.0.1:8642";
const get = (url: string, headers: object = { host }) =>
  admit(door, { method: "GET", url, headers: { ...headers } });
const post = (headers: object) =>
  admit(door, { method: "POST", url: "/abc-DEF_123/act", headers: { host, ...headers } });

describe("the secret", () => {
  test.each([
    ["/abc-DEF_123/", ""],
    ["/abc-DEF_123/news?from=1", "news"],
    ["/abc-DEF_123/file/AgAC-_9", "file/AgAC-_9"],
  ])("%s leads to %j", (url, place) => {
    expect(get(url)).toBe(place);
  });

  test.each([
    "/",
    "/abc-DEF_123",
    "/abc-DEF_12/",
    "/abc-DEF_1234/",
    "/ABC-DEF_123/",
    "//abc-DEF_123/",
    "/?/abc-DEF_123/",
    "/x/abc-DEF_123/",
    "http://127.0.0.1:8642/abc-DEF_123/",
    "*",
  ])("%s leads nowhere", (url) => {
    expect(get(url)).toBeUndefined();
  });
});

test.each([
  ["127.0.0.1:8642", true],
  ["localhost:8642", true],
  ["LOCALHOST:8642", true],
  ["[::1]:8642", true],
  ["127.0.0.1", false],
  ["127.0.0.1:8643", false],
  ["evil.example:8642", false],
  ["127.0.0.1.evil.example:8642", false],
  ["127.0.0.1:8642.evil.example", false],
])("Host %s: %s", (name, welcome) => {
  expect(get("/abc-DEF_123/", { host: name })).toBe(welcome ? "" : undefined);
});

test("no Host, no way in", () => {
  expect(get("/abc-DEF_123/", {})).toBeUndefined();
});

test("what is posted comes from our own page, or from no page at all", () => {
  expect(post({})).toBe("act");
  expect(post({ origin: `http://${host}` })).toBe("act");
  expect(post({ host: "localhost:8642", origin: "http://localhost:8642" })).toBe("act");
  expect(post({ origin: "http://localhost:8642" })).toBeUndefined();
  expect(post({ origin: "https://evil.example" })).toBeUndefined();
  expect(post({ origin: "http://127.0.0.1:8643" })).toBeUndefined();
  expect(post({ origin: "null" })).toBeUndefined();
});
