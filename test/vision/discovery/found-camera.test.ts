import { expect, test } from "vitest";
import { harmless, matchesIn, readProbeMatch } from "../../../vision/discovery/found-camera.ts";

const match = (scopes: unknown, addresses: unknown = "http://192.168.1.20/onvif/device_service") =>
  readProbeMatch({ XAddrs: addresses, scopes }, "192.168.1.20");

test("name, port and path are the camera's, the host is who answered", () => {
  expect(
    match(
      "onvif://www.onvif.org/type/video onvif://www.onvif.org/name/AXIS%20M1065",
      "https://[fe80::1]:8443/onvif/x http://10.0.0.1:8080/onvif/device",
    ),
  ).toEqual({
    name: "AXIS M1065",
    host: "192.168.1.20",
    port: 8443,
    path: "/onvif/x",
    secure: true,
  });
});

test.each<[unknown, string]>([
  ["onvif://www.onvif.org/hardware/DS-2CD2042", "DS-2CD2042"],
  ["onvif://www.onvif.org/name/%20%20 onvif://www.onvif.org/hardware/X1", "X1"],
  [{ _: "onvif://www.onvif.org/name/Hall", $: { MatchBy: "" } }, "Hall"],
  ["onvif://www.onvif.org/name/100%", "100%"],
  ["onvif://www.onvif.org/name/%1b%5b31mred%0aline", "[31mred line"],
  ["onvif://www.onvif.org/name/%E2%80%AEdrah", "drah"],
  [`onvif://www.onvif.org/name/${"x".repeat(500)}`, "x".repeat(32)],
  ["", "Camera"],
  [undefined, "Camera"],
  [null, "Camera"],
  [42, "Camera"],
])("scopes %j: a name of one harmless line", (scopes, name) => {
  expect(match(scopes)?.name).toBe(name);
});

test.each([undefined, null, 7, "", "ftp://192.168.1.20/", "not an address", [], { _: 7 }])(
  "without an HTTP service it is no camera: %j",
  (addresses) => {
    expect(match("", addresses === undefined ? null : addresses)).toBeNull();
  },
);

test("a sender that is no IPv4 address, or a path without end, is no camera", () => {
  const good = { XAddrs: "http://h/onvif", scopes: "" };
  expect(readProbeMatch(good, "fe80::1")).toBeNull();
  expect(readProbeMatch(null, "10.0.0.1")).toBeNull();
  expect(match("", `http://h/${"a".repeat(1000)}`)).toBeNull();
  expect(readProbeMatch(good, "10.0.0.1")?.port).toBe(80);
});

test("one match, several, and none", () => {
  expect(matchesIn({ probeMatches: { probeMatch: { XAddrs: "a" } } })).toEqual([{ XAddrs: "a" }]);
  expect(matchesIn({ probeMatches: { probeMatch: [1, 2] } })).toEqual([1, 2]);
  for (const odd of [null, undefined, "x", {}, { probeMatches: "x" }, { probeMatches: null }]) {
    expect(matchesIn(odd)).toEqual([]);
  }
});

test("control characters and overlong text go, letters of every script stay", () => {
  expect(harmless("a\u0000b\u001b[2J\tc")).toBe("a b [2J c");
  expect(harmless("  Außen 大门 🚪 ")).toBe("Außen 大门 🚪");
});
