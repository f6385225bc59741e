import { describe, expect, test, vi } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben } from "../../fakes/telegram.ts";
import { bothOwn, foldersOf, mostlyAnna, openEnrolling } from "./household.ts";

describe("ends", () => {
  test("/cancel at every step leaves nothing, and says so", async () => {
    const house = await openEnrolling();
    await house.says("/cancel");
    expect(house.last().text).toBe("⚪ There is nothing to cancel.");
    const steps = [
      async () => undefined,
      async () => house.says("Anna"),
      async () => house.sends([mostlyAnna]),
      async () => house.sends([{ Ben: 0.9 }, { Cleo: 0.9 }]),
    ];
    for (let upTo = 1; upTo <= steps.length; upTo++) {
      await house.says("/enroll");
      for (const step of steps.slice(0, upTo)) await step();
      await house.says("/cancel");
      expect(house.last().text).toBe("⚪ Cancelled. Nothing was kept.");
      expect(await foldersOf(house.dataDir)).toEqual([]);
      // What is said afterwards is no name and no photo any more.
      await house.says("Anna");
      expect(house.last().text).toMatch(/^I didn't understand/);
    }
    expect(house.faces.people.all()).toEqual([]);
  });

  test("[Cancel] while a photo is being looked at", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    let arrive: (() => void) | undefined;
    house.files.before = () => new Promise((resolve) => (arrive = resolve));
    await house.telegram.send(anna, { photo: [{ file_id: "x", width: 9, height: 9 }] });
    await vi.waitFor(() => expect(arrive).toBeDefined());
    await house.telegram.tap(anna, house.last(), "Cancel");
    arrive?.();
    await house.control.idle();
    expect(house.last().text).toBe("⚪ Cancelled. Nothing was kept.");
    expect(await foldersOf(house.dataDir)).toEqual([]);
    expect(house.log.messages("error")).toEqual([]);
  });

  test("an hour without anything ends it with a message", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    await house.clock.advance(59 * 60_000);
    await house.sends([mostlyAnna]);
    await house.clock.advance(59 * 60_000);
    expect(house.last().text).toContain("2 good");
    await house.clock.advance(60_000);
    await house.control.idle();
    expect(house.last().text).toBe(
      "⚪ Nothing came for an hour, so I ended this. Nothing was kept.",
    );
    expect(await foldersOf(house.dataDir)).toEqual([]);
    // The same for one that never got a name.
    await house.taps("Start again");
    await house.clock.advance(60 * 60_000);
    await house.control.idle();
    expect(house.last().text).toContain("Nothing came for an hour");
    await house.says("Anna");
    expect(house.last().text).toMatch(/^I didn't understand/);
  });

  test("a second /enroll shows how far the first is", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    await house.says("/enroll Ben");
    expect(house.last().text).toMatch(/^Anna · 1 of 3/);
    expect(labels(house.last())).toEqual([["Done", "Cancel"]]);
    await house.taps("Done");
    expect(house.faces.people.all().map(({ name }) => name)).toEqual(["Anna"]);
  });

  test("two people enrol at once, each in their chat", async () => {
    const house = await openEnrolling({ members: bothOwn() });
    await Promise.all([house.says("/enroll Anna"), house.says("/enroll Ben", ben)]);
    await Promise.all([house.sends([mostlyAnna]), house.sends([{ Ben: 0.9 }], ben)]);
    await house.control.idle();
    await house.taps("Done");
    await house.taps("Done", house.progress(ben.id), ben);
    const names = house.faces.people.all().map(({ name }) => name);
    expect(names.toSorted()).toEqual(["Anna", "Ben"]);
    expect(house.last(ben.id).text).toContain("closest: Anna, 0.00");
  });

  test("old buttons say that it is over", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    const old = structuredClone(house.last());
    await house.taps("Cancel");
    await house.taps("Done", old);
    expect(house.telegram.callsOf("answerCallbackQuery").at(-1)?.["text"]).toBe(
      "This enrolment is over.",
    );
    expect(house.faces.people.all()).toEqual([]);
  });

  test("the disk refuses at [Done]: nothing is lost, and it can be tried again", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    const { add } = house.faces.people;
    house.faces.people.add = () => Promise.reject(new Error("disk"));
    await house.taps("Done");
    expect(house.last().text).toMatch(/^🟠 That went wrong/);
    house.faces.people.add = add;
    await house.taps("Done", house.progress());
    expect(house.faces.people.all()).toMatchObject([{ name: "Anna" }]);
  });

  test("a late tap on [Undo] or [Delete the photos] does nothing yet", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    await house.taps("Done");
    const done = structuredClone(house.last());
    for (const label of ["Undo", "Delete the photos from this chat"]) {
      house.telegram.failNext("answerCallbackQuery", "Bad Request: query is too old");
      await house.taps(label, done);
      expect(house.last().text).toMatch(/^⚪ Your tap reached me late/);
    }
    expect(house.faces.people.all()).toHaveLength(1);
    expect(house.telegram.callsOf("deleteMessages")).toEqual([]);
  });

  test("photos older than 48 hours are left to the user", async () => {
    const house = await openEnrolling();
    await house.says("/enroll Anna");
    await house.sends([mostlyAnna]);
    await house.taps("Done");
    await house.clock.advance(49 * 3_600_000);
    await house.taps("Delete the photos from this chat");
    expect(house.last().text).toContain("1 photo is older than 48 hours");
    expect(house.telegram.callsOf("deleteMessages")).toEqual([]);
  });
});
