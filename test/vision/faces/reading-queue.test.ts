import { expect, test } from "vitest";
import { ReadingQueue } from "../../../vision/faces/reading-queue.ts";

const look = (camera: string, ms: number) => ({ camera, ms });

function newQueue() {
  return new ReadingQueue<{ camera: string; ms: number }, string, { crops: number }>();
}

test("the newest frame of a camera takes the place of the one that waits", () => {
  const queue = newQueue();
  expect(queue.addLook(look("hall", 1))).toBeNull();
  expect(queue.addLook(look("yard", 2))).toBeNull();
  expect(queue.addLook(look("hall", 3))).toEqual(look("hall", 1));
  expect(queue.waiting).toBe(2);
  // The hall waited longer than the yard, and still does.
  expect([queue.next(), queue.next(), queue.next()]).toEqual([
    look("hall", 3),
    look("yard", 2),
    null,
  ]);
});

test("live frames overtake photos, and photos the gallery", () => {
  const queue = newQueue();
  queue.addGallery({ crops: 5 });
  queue.addPhoto("selfie");
  queue.addLook(look("hall", 1));
  expect([queue.next(), queue.next(), queue.next()]).toEqual([
    look("hall", 1),
    "selfie",
    { crops: 5 },
  ]);
});

test("cameras that never stop can't keep photos and the gallery waiting for ever", () => {
  const queue = newQueue();
  queue.addGallery({ crops: 5 });
  for (let photo = 1; photo <= 5; photo++) queue.addPhoto(`photo ${photo}`);
  const turns: unknown[] = [];
  for (let ms = 0; ms < 28; ms++) {
    queue.addLook(look("hall", ms));
    const job = queue.next();
    turns.push(job !== null && typeof job === "object" && "camera" in job ? "look" : job);
  }
  const [a, b] = ["look", "look"];
  expect(turns).toEqual(
    [
      [a, b, "look", "photo 1"],
      [a, b, "look", "photo 2"],
      [a, b, "look", "photo 3"],
      [a, b, "look", { crops: 5 }],
      [a, b, "look", "photo 4"],
      [a, b, "look", "photo 5"],
      [a, b, "look", "look"],
    ].flat(),
  );
});

test("more than 16 photos are too many", () => {
  const queue = newQueue();
  for (let photo = 0; photo < 16; photo++) expect(queue.addPhoto("photo")).toBe(true);
  expect(queue.addPhoto("photo")).toBe(false);
});

test("an interrupted gallery comes before those behind it; emptying takes all", () => {
  const queue = newQueue();
  queue.addGallery({ crops: 5 });
  queue.addGallery({ crops: 7 });
  queue.returnGallery(queue.next() as { crops: number });
  queue.addLook(look("hall", 1));
  expect(queue.empty()).toEqual([look("hall", 1), { crops: 5 }, { crops: 7 }]);
  expect(queue.next()).toBeNull();
});
