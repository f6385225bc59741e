import { expect, test } from "vitest";
import { checkAddress, readPhone } from "../../../vision/presence/address.ts";

test.each([
  ["Anna 192.168.1.23", { name: "Anna", address: "192.168.1.23" }],
  ["  Anna's old phone ,  192.168.1.23 ", { name: "Anna's old phone", address: "192.168.1.23" }],
  ["Anna\nFE80:0::1", { name: "Anna", address: "fe80:0::1" }],
  ["Bärbel Pixel-7.fritz.box", { name: "Bärbel", address: "pixel-7.fritz.box" }],
  ["Anna iphone", { name: "Anna", address: "iphone" }],
  ["Anna", "no_address"],
  ["", "no_address"],
  ["192.168.1.23", "no_name"],
  ["… 192.168.1.23", "no_name"],
  [`${"x".repeat(33)} 192.168.1.23`, "long_name"],
  ["Anna 127.0.0.1", "own_address"],
  ["Anna localhost", "own_address"],
  ["Anna ::1", "own_address"],
  ["Anna 0.0.0.0", "own_address"],
  ["Anna 224.0.0.251", "own_address"],
  ["Anna 255.255.255.255", "own_address"],
  ["Anna ff02::1", "own_address"],
  ["Anna 192.168.1", "bad_address"],
  ["Anna 192.168.1.300", "bad_address"],
  ["Anna fe80::1%eth0", "bad_address"],
  // What a program or a shell could take for something else.
  ["Anna -f", "bad_address"],
  ["Anna --help", "bad_address"],
  ["Anna $(reboot)", "bad_address"],
  ["Anna `id`.lan", "bad_address"],
  ["Anna a|b", "bad_address"],
  ["Anna a..b", "bad_address"],
  [`Anna ${"a.".repeat(200)}b`, "bad_address"],
])("%j", (typed, expected) => {
  expect(readPhone(typed)).toEqual(expected);
});

test("every address that passes is one to look for", () => {
  expect(checkAddress("192.168.1.23")).toBeNull();
  expect(checkAddress("anna.lan")).toBeNull();
});
