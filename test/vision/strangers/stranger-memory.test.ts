// Who is called "seen before", and at what price for the cameras.
import { describe, expect, test } from "vitest";
import { defaultPack } from "../../../models/packs/catalogue.ts";
import { storageError } from "../../../storage/errors.ts";
import { InUseError } from "../../../storage/history/history-view.ts";
import type { IncidentEvent, NewIncidentEvent } from "../../../storage/incident-events.ts";
import type { Sighting } from "../../../vision/strangers/strangers-view.ts";
import type { Likeness } from "../../fakes/faces.ts";
import { day, embeddingOf, hour, StrangersHouse } from "./strangers-house.ts";

const thief: Likeness = { Thief: 0.85 };
const other: Likeness = { Other: 0.85 };

function sighting(incident: string, likeness = thief, change: Partial<Sighting> = {}): Sighting {
  const embedding = embeddingOf(likeness);
  return { incident, track: 1, file: "face-1.png", verdict: "UNKNOWN", embedding, ...change };
}

describe("seen before", () => {
  test("in how many earlier visits, and since when", async () => {
    const house = await StrangersHouse.open();
    const first = await house.incident(5 * day, thief, other);
    await house.incident(3 * day, other);
    const last = await house.incident(2 * hour, thief);
    const now = await house.incident(0);
    await house.ready();
    expect(house.memory.see(sighting(now))).toEqual({
      times: 2,
      since: house.history.incidents[0]?.openedAt,
      last,
      complete: true,
    });
    expect(house.memory.visits(now).earlier.map(({ incident }) => incident)).toEqual([last, first]);
    expect(house.memory.visits(first).later.map(({ incident }) => incident)).toContain(last);
    await house.memory.stop();
    expect(house.clock.pending).toBe(0);
  });

  test("never: by others below the threshold, by the household, and by what is unsure", async () => {
    const house = await StrangersHouse.open();
    // .85 * .6 = .51 is below .55, above what makes somebody of the household.
    await house.incident(day, { Thief: 0.6 }, other);
    const now = await house.incident(0);
    await house.ready();
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 0, complete: true });
    for (const verdict of ["KNOWN", "UNSURE", "TOO_SMALL", null] as const) {
      expect(house.memory.see(sighting(now, thief, { verdict }))).toBeUndefined();
    }
    expect(house.memory.see(sighting(now, thief, { embedding: null }))).toBeUndefined();
    await house.memory.stop();
  });

  test("strangers of this moment are remembered by their tracks, unless they become known", async () => {
    const house = await StrangersHouse.open();
    await house.ready();
    const before = await house.incident(0);
    house.memory.see(sighting(before));
    await house.clock.advance(hour);
    const now = await house.incident(0);
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 1, last: before });
    house.memory.see(sighting(before, thief, { verdict: "KNOWN" }));
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 0 });
    expect(house.slices).toEqual([]);
    await house.memory.stop();
  });

  test("who was enrolled meanwhile is no stranger any more", async () => {
    const house = await StrangersHouse.open();
    await house.incident(day, thief);
    const now = await house.incident(0);
    await house.ready();
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 1 });
    await house.faces.enroll("Ben", { Thief: 0.9 });
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 0 });
    expect(house.memory.visits(now)).toEqual({ earlier: [], later: [] });
    expect(house.memory.traces(now)).toEqual({ faces: 0, incidents: 0 });
    await house.memory.stop();
  });

  test("an incident that is deleted is forgotten", async () => {
    const house = await StrangersHouse.open();
    const before = await house.incident(day, thief);
    const now = await house.incident(0);
    await house.ready();
    await house.history.removeIncident(before, { reason: "by_hand", by: null });
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 0 });
    await house.memory.stop();
  });
});

describe("looking through", () => {
  test("off while nobody is enrolled, or the household is being learned", async () => {
    const house = await StrangersHouse.open();
    const now = await house.incident(day, thief);
    house.faces.fixedState = { kind: "nobody" };
    house.memory.start();
    await house.clock.advance(60_000);
    expect(house.memory.state()).toEqual({ kind: "off" });
    expect(house.memory.see(sighting(now))).toBeUndefined();
    house.faces.fixedState = { kind: "learning", known: 1, total: 3 };
    await house.clock.advance(60_000);
    expect(house.slices).toEqual([]);
    house.faces.fixedState = null;
    await house.until(() => house.memory.state().kind === "ready");
    expect(house.slices).toEqual([1]);
    await house.memory.stop();
  });

  test("a few at a time, and one by one while a camera reads faces", async () => {
    const house = await StrangersHouse.open();
    const many = Array.from({ length: 9 }, () => other);
    await house.incident(day, ...many);
    await house.incident(2 * day, ...many);
    house.memory.start();
    const known = () => {
      const state = house.memory.state();
      return state.kind === "looking" ? state.known : 0;
    };
    await house.until(() => known() === 6);
    expect(house.memory.state()).toEqual({ kind: "looking", known: 6, total: 18 });
    expect(house.slices).toEqual([6]);
    const busySince = house.clock.monotonic();
    await house.until(() => {
      // A camera looks five times a second.
      house.faces.read = { done: house.faces.read.done + 1, dropped: 0 };
      return house.slices.length === 4;
    }, 200);
    expect(house.slices).toEqual([6, 1, 1, 1]);
    expect(house.clock.monotonic() - busySince).toBeGreaterThan(4_000);
    await house.until(() => house.memory.state().kind === "ready");
    expect(house.slices.reduce((sum, crops) => sum + crops, 0)).toBe(18);
    expect(Math.max(...house.slices)).toBe(6);
    await house.memory.stop();
  });

  test("a face that can't be read is left out", async () => {
    const house = await StrangersHouse.open();
    const before = await house.incident(day, thief);
    const broken = await house.incident(2 * day, thief, thief);
    await house.incidents.saveFile(broken, "face-1.png", Buffer.from("no picture"));
    await house.incidents.removeFile(broken, "face-2.png");
    const now = await house.incident(0);
    await house.ready();
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 1, last: before });
    expect(house.log.lines.filter((line) => line.message.includes("left out"))).toHaveLength(1);
    await house.memory.stop();
  });

  test("a history or a reader that fails now is asked again", async () => {
    const house = await StrangersHouse.open();
    await house.incident(day, thief);
    const { history } = house;
    const days = history.days.bind(history);
    history.days = () => Promise.reject(storageError("read", "index", new Error("bad disk")));
    house.memory.start();
    await house.until(() => house.log.lines.some(({ level }) => level === "warn"));
    expect(house.memory.state().kind).toBe("looking");
    history.days = days;
    await house.until(() => house.memory.state().kind === "ready", 5_000);
    await house.memory.stop();
  });

  test("another pack of models: everything anew, and nothing compared meanwhile", async () => {
    const house = await StrangersHouse.open();
    await house.incident(day, thief);
    const now = await house.incident(0);
    await house.ready();
    house.pack = { ...defaultPack, id: "another" };
    expect(house.memory.state().kind).toBe("looking");
    expect(house.memory.see(sighting(now))).toMatchObject({ complete: false });
    await house.until(() => house.memory.state().kind === "ready");
    expect(house.slices.reduce((sum, crops) => sum + crops, 0)).toBeGreaterThanOrEqual(2);
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 1, complete: true });
    await house.memory.stop();
  });
});

describe("told too early", () => {
  const isFace = (event: IncidentEvent) => event.kind === "face";
  const face: NewIncidentEvent = {
    kind: "face",
    track: 1,
    verdict: "UNKNOWN",
    people: [],
    face: null,
    seenMs: 2_100,
    seenBefore: { times: 0, since: null, last: null, complete: false },
  };

  test("one more event of the same face once all were looked through; of nobody else", async () => {
    const house = await StrangersHouse.open();
    const before = await house.incident(day, thief);
    const now = await house.incident(0);
    const known = await house.incident(1000);
    const held = await house.incident(2000);
    house.memory.start();
    await house.until(() => house.memory.state().kind === "looking");
    for (const id of [now, known, held]) {
      expect(house.memory.see(sighting(id))).toMatchObject({ complete: false });
    }
    await house.incidents.append(now, face);
    // This one turned out to be somebody; that one's face was not told of yet.
    await house.incidents.append(known, face);
    await house.incidents.append(known, { ...face, verdict: "KNOWN" });
    await house.until(() => house.memory.state().kind === "ready");
    await house.memory.stop();
    const events = await house.incidents.events(now);
    expect(events.filter(isFace)).toMatchObject([
      face,
      { ...face, seenBefore: { times: 1, last: before, complete: true } },
    ]);
    expect(await house.incidents.events(known)).toHaveLength(2);
    expect(await house.incidents.events(held)).toHaveLength(0);
  });

  test("what the track's end said meanwhile is not said again", async () => {
    const house = await StrangersHouse.open();
    await house.incident(day, thief);
    const now = await house.incident(0);
    house.memory.start();
    await house.until(() => house.memory.state().kind === "looking");
    house.memory.see(sighting(now));
    await house.incidents.append(now, face);
    await house.incidents.append(now, {
      ...face,
      seenBefore: { times: 1, since: 1, last: "x", complete: true },
    });
    await house.until(() => house.memory.state().kind === "ready");
    await house.memory.stop();
    expect(await house.incidents.events(now)).toHaveLength(2);
  });
});

describe("forgetting", () => {
  test("removes the stranger's faces everywhere, and nobody else's", async () => {
    const house = await StrangersHouse.open();
    const first = await house.incident(5 * day, other, thief);
    const second = await house.incident(2 * day, thief, thief);
    const asked = await house.incident(day, thief);
    await house.ready();
    expect(house.memory.traces(asked)).toEqual({ faces: 4, incidents: 3 });
    expect(await house.memory.forget(asked, "Anna")).toEqual({ faces: 4, incidents: 3, inUse: 0 });
    expect(house.history.removedFiles).toEqual([
      { id: asked, files: ["face-1.png"], by: "Anna" },
      { id: second, files: ["face-1.png", "face-2.png"], by: "Anna" },
      { id: first, files: ["face-2.png"], by: "Anna" },
    ]);
    const now = await house.incident(0);
    expect(house.memory.see(sighting(now))).toMatchObject({ times: 0 });
    expect(house.memory.see(sighting(now, other))).toMatchObject({ times: 1 });
    await house.memory.stop();
  });

  test("an incident that goes on keeps its faces; a disk that refuses is told of at the end", async () => {
    const house = await StrangersHouse.open();
    const older = await house.incident(2 * day, thief);
    const busy = await house.incident(day, thief);
    const asked = await house.incident(hour, thief);
    await house.ready();
    const { history } = house;
    const removeFiles = history.removeFiles.bind(history);
    history.removeFiles = (id, ...rest) =>
      id === busy ? Promise.reject(new InUseError(id)) : removeFiles(id, ...rest);
    expect(await house.memory.forget(asked, "Anna")).toEqual({ faces: 2, incidents: 2, inUse: 1 });

    const again = await house.incident(1000, thief);
    history.change(again, {});
    history.removeFiles = (id, ...rest) =>
      id === busy
        ? Promise.reject(storageError("remove", busy, new Error("bad disk")))
        : removeFiles(id, ...rest);
    await house.until(() => house.memory.traces(again).faces === 2);
    await expect(house.memory.forget(again, "Anna")).rejects.toThrow();
    expect(house.memory.traces(busy)).toEqual({ faces: 1, incidents: 1 });
    expect(history.removedFiles.map(({ id }) => id)).toEqual([asked, older, again]);
    await house.memory.stop();
  });
});
