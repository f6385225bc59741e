import { expect, test } from "vitest";
import { hostAndPort, resolveHost } from "../../../vision/capture/address.ts";

test("an address is its own, and needs nobody", async () => {
  const options = { lookup: () => Promise.reject(new Error("asked")) };
  expect(await resolveHost("10.0.0.2", options)).toBe("10.0.0.2");
  expect(await resolveHost("fe80::1", options)).toBe("fe80::1");
});

test("IPv4 is taken first, IPv6 where there is nothing else", async () => {
  const six = { address: "::1", family: 6 };
  const four = { address: "127.0.0.1", family: 4 };
  expect(await resolveHost("cam", { lookup: async () => [six, four] })).toBe("127.0.0.1");
  expect(await resolveHost("cam", { lookup: async () => [six] })).toBe("::1");
});

test("localhost is known to this machine", async () => {
  expect(await resolveHost("localhost")).toBe("127.0.0.1");
});

test.each([
  ["ENOTFOUND", "nobody is known by the name cam.local"],
  ["EAI_AGAIN", "the name cam.local cannot be looked up just now (is the network down?)"],
])("%s in words", async (code, message) => {
  const lookup = () => Promise.reject(Object.assign(new Error("x"), { code }));
  await expect(resolveHost("cam.local", { lookup })).rejects.toThrow(message);
});

test("a name server that never answers is not waited for", async () => {
  const aborter = new AbortController();
  const waiting = resolveHost("cam", {
    signal: aborter.signal,
    lookup: () => new Promise(() => undefined),
  });
  aborter.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");
});

test("IPv6 goes in brackets before a port", () => {
  expect([hostAndPort("10.0.0.2", 80), hostAndPort("::1", 80)]).toEqual([
    "10.0.0.2:80",
    "[::1]:80",
  ]);
});
