import { describe, expect, test } from "vitest";
import { lookForAll } from "../../../vision/presence/network.ts";
import { arpEntries, gatewayIn, neighbourIn } from "../../../vision/presence/neighbours.ts";
import { FakePhoneNetwork } from "../../fakes/phone-network.ts";

const phones = new Map([
  ["h1", "192.168.1.23"],
  ["h2", "192.168.1.24"],
]);

async function found(network: FakePhoneNetwork): Promise<string[]> {
  return [...(await lookForAll(network, phones, 1_000))].map(([id, one]) => `${id} ${one}`);
}

describe("silence means something only while the network works", () => {
  test("the router answers", async () => {
    const network = new FakePhoneNetwork();
    expect(await found(network)).toEqual(["h1 silent", "h2 silent"]);
    network.found.set("192.168.1.24", "here");
    expect(await found(network)).toEqual(["h1 silent", "h2 here"]);
    network.found.set("192.168.1.23", "unknown");
    expect(await found(network)).toEqual(["h1 unknown", "h2 here"]);
  });

  test("the router does not answer, but a phone does", async () => {
    const network = new FakePhoneNetwork();
    network.found.set("192.168.1.1", "silent").set("192.168.1.23", "here");
    expect(await found(network)).toEqual(["h1 here", "h2 silent"]);
  });

  test.each(["silent", "unknown"] as const)("nobody answers, the router is %s", async (router) => {
    const network = new FakePhoneNetwork();
    network.found.set("192.168.1.1", router);
    expect(await found(network)).toEqual(["h1 unknown", "h2 unknown"]);
  });

  test("there is no router", async () => {
    const network = new FakePhoneNetwork();
    network.router = null;
    expect(await found(network)).toEqual(["h1 unknown", "h2 unknown"]);
  });
});

describe("what the system's tables say", () => {
  test.each([
    ["192.0.2.1 dev eth0 lladdr 02:fc:00:00:00:05 REACHABLE", "reachable"],
    ["192.0.2.1 dev eth0 lladdr 02:fc:00:00:00:05 STALE", "asking"],
    ["192.0.2.1 dev eth0 lladdr 02:fc:00:00:00:05 ref 1 used 0/0/0 probes 4 DELAY", "asking"],
    ["192.0.2.77 dev eth0 FAILED ", "gone"],
    ["192.0.2.77 dev eth0 INCOMPLETE", "asking"],
    [
      "fe80::1 dev wlan0 FAILED\nfe80::1 dev eth0 lladdr 02:00:00:00:00:01 router REACHABLE",
      "reachable",
    ],
    ["", "none"],
  ])("%j: %s", (output, expected) => {
    expect(neighbourIn(output)).toBe(expected);
  });

  test("/proc/net/arp and /proc/net/route", () => {
    const arp = `IP address       HW type     Flags       HW address            Mask     Device
192.0.2.77       0x1         0x0         00:00:00:00:00:00     *        eth0
192.0.2.1        0x1         0x2         02:fc:00:00:00:05     *        eth0
`;
    expect(arpEntries(arp)).toEqual([
      { address: "192.0.2.77", isComplete: false },
      { address: "192.0.2.1", isComplete: true },
    ]);
    const route = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0
`;
    expect(gatewayIn(route)).toBe("192.0.2.1");
    expect(gatewayIn(route.replace("0003", "0001"))).toBeNull();
    expect(gatewayIn("")).toBeNull();
  });
});
