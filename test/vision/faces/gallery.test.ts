// Who a face looks like: means, the shortlist's crops, changes one by one.
import { describe, expect, test } from "vitest";
import { cosine, meanOf } from "../../../vision/faces/cosine.ts";
import { Gallery } from "../../../vision/faces/gallery.ts";
import { anybody, chance, like } from "./synthetic.ts";

function enrol(gallery: Gallery, person: string, ...embeddings: Float32Array[]): void {
  for (const [index, embedding] of embeddings.entries()) {
    gallery.expect(person, `${person}-${index}`);
    expect(gallery.learn(person, `${person}-${index}`, embedding)).toBe(true);
  }
}

describe("match", () => {
  test("names the closest three with scores, photos and margin", () => {
    const gallery = new Gallery();
    const probe = anybody(1);
    enrol(gallery, "ann", like(probe, 0.7, 2));
    enrol(gallery, "ben", like(probe, 0.5, 3), like(probe, 0.5, 4));
    enrol(gallery, "cleo", like(probe, 0.3, 5));
    enrol(gallery, "dora", like(probe, 0.1, 6));
    const { top, margin, people, crops } = gallery.match(probe);
    expect(top.map(({ person, photos }) => [person, photos])).toEqual([
      ["ann", 1],
      ["ben", 2],
      ["cleo", 1],
    ]);
    expect(top[0]?.score).toBeCloseTo(0.7, 5);
    expect(margin).toBeCloseTo(0.7 - (top[1]?.score ?? 0), 5);
    expect([people, crops]).toEqual([4, 5]);
  });

  test("takes the better of mean and closest crop", () => {
    const gallery = new Gallery();
    const probe = anybody(1);
    // The mean of looks that differ is closer to the person than each of them.
    const looks = [2, 3, 4].map((seed) => like(probe, 0.5, seed));
    enrol(gallery, "ann", ...looks);
    const mean = cosine(meanOf(looks), probe);
    expect(mean).toBeGreaterThan(0.6);
    expect(gallery.match(probe).top[0]?.score).toBeCloseTo(mean, 5);
    // One crop that shows the same moment is closer than the mean.
    enrol(gallery, "ben", like(probe, 0.95, 5));
    gallery.expect("ben", "other");
    gallery.learn("ben", "other", like(probe, 0.1, 6));
    expect(gallery.match(probe).top[0]?.score).toBeCloseTo(0.95, 5);
  });

  test("of nobody is empty, of one has the whole score as margin", () => {
    const gallery = new Gallery();
    const probe = anybody(1);
    expect(gallery.match(probe)).toEqual({ top: [], margin: 0, people: 0, crops: 0, compared: 0 });
    enrol(gallery, "ann", like(probe, 0.6, 2));
    expect(gallery.match(probe).margin).toBeCloseTo(0.6, 5);
    expect(gallery.match(probe, { except: "ann" }).top).toEqual([]);
  });

  test("a thousand people with five photos: everybody's mean, and 20 people's photos", () => {
    const gallery = new Gallery();
    const faces = Array.from({ length: 1000 }, (_, index) => anybody(index));
    for (const [index, one] of faces.entries()) {
      const person = `p${index}`;
      for (let photo = 0; photo < 5; photo++) {
        gallery.expect(person, `${photo}`);
        gallery.learn(person, `${photo}`, like(one, 0.8, 1_000_000 + index * 10 + photo));
      }
    }
    for (const index of [0, 123, 999]) {
      const found = gallery.match(like(faces[index] as Float32Array, 0.8, 7_777_777));
      expect(found.top[0]?.person).toBe(`p${index}`);
      expect(found).toMatchObject({ people: 1000, crops: 5000, compared: 1000 + 20 * 5 });
    }
  });

  test("of equals, the order of enrolment and removal changes nothing", () => {
    const probe = anybody(1);
    const same = like(probe, 0.5, 2);
    const one = new Gallery();
    for (const person of ["ann", "ben", "cleo", "dora"]) enrol(one, person, same);
    const other = new Gallery();
    for (const person of ["dora", "zoe", "cleo", "ben", "ann"]) enrol(other, person, same);
    other.forget("zoe");
    expect(other.match(probe)).toEqual(one.match(probe));
  });

  test("refuses what is no embedding", () => {
    const gallery = new Gallery();
    gallery.expect("ann", "1");
    const broken = anybody(1);
    broken[7] = Number.NaN;
    for (const wrong of [broken, new Float32Array(128), new Float32Array(512)]) {
      expect(() => gallery.learn("ann", "1", wrong)).toThrow(RangeError);
      expect(() => gallery.match(wrong)).toThrow(RangeError);
    }
    expect(gallery.learning).toEqual({ known: 0, total: 1 });
  });
});

describe("learning", () => {
  test("counts what is known of what is expected", () => {
    const gallery = new Gallery();
    for (const crop of ["1", "2", "3"]) gallery.expect("ann", crop);
    gallery.expect("ben", "1");
    expect(gallery.learning).toEqual({ known: 0, total: 4 });
    gallery.learn("ann", "2", anybody(1));
    gallery.forgetCrop("ann", "3");
    expect(gallery.learning).toEqual({ known: 1, total: 3 });
    gallery.expect("ann", "2");
    expect(gallery.learning).toEqual({ known: 1, total: 3 });
    expect([gallery.size, gallery.photosOf("ann"), gallery.photosOf("ben")]).toEqual([1, 1, 0]);
  });

  test("an embedding that comes after its person was forgotten is not taken", () => {
    const gallery = new Gallery();
    gallery.expect("ann", "1");
    gallery.forget("ann");
    expect(gallery.learn("ann", "1", anybody(1))).toBe(false);
    expect(gallery.size).toBe(0);
  });
});

test("any sequence of changes leaves the same as learning what is left", () => {
  const next = chance(42);
  const gallery = new Gallery();
  const left = new Map<string, Map<string, Float32Array>>();
  for (let step = 0; step < 600; step++) {
    const person = `p${Math.floor(next() * 12)}`;
    const crop = `c${Math.floor(next() * 6)}`;
    const own = left.get(person) ?? new Map<string, Float32Array>();
    const what = next();
    if (what < 0.6 && !own.has(crop)) {
      const embedding = anybody(step);
      gallery.expect(person, crop);
      gallery.learn(person, crop, embedding);
      left.set(person, own.set(crop, embedding));
    } else if (what < 0.9) {
      gallery.forgetCrop(person, crop);
      own.delete(crop);
      if (own.size === 0) left.delete(person);
    } else {
      gallery.forget(person);
      left.delete(person);
    }
  }
  const fresh = new Gallery();
  for (const [person, crops] of left) {
    for (const [crop, embedding] of crops) {
      fresh.expect(person, crop);
      fresh.learn(person, crop, embedding);
    }
    expect(gallery.embeddingsOf(person)).toEqual(crops);
  }
  expect(left.size).toBeGreaterThan(5);
  for (let seed = 1000; seed < 1010; seed++) {
    const probe = anybody(seed);
    expect(gallery.match(probe).top.map(({ person }) => person)).toEqual(
      fresh.match(probe).top.map(({ person }) => person),
    );
    expect(gallery.match(probe).margin).toBeCloseTo(fresh.match(probe).margin, 5);
  }
});
