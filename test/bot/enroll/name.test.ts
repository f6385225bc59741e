import { describe, expect, test } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { ben } from "../../fakes/telegram.ts";
import { bothOwn, foldersOf, mostlyAnna, openEnrolling } from "./household.ts";

describe("the name", () => {
  test.each([
    ["👨‍👩‍👧".repeat(3), "👨‍👩‍👧".repeat(3)],
    ["../../etc", "../../etc"],
    ["Tom & <b>Jerry</b>", "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;"],
  ])("%s is one", async (name, shown) => {
    const house = await openEnrolling();
    await house.says("/enroll");
    await house.says(name);
    expect(house.last().text).toContain(`Now 3 to 5 photos of ${shown}:`);
    await house.sends([mostlyAnna]);
    await house.taps("Done");
    expect(house.faces.people.all().map((person) => person.name)).toEqual([name]);
    expect(await foldersOf(house.dataDir)).toEqual([]);
  });

  test.each([
    ["x".repeat(300), /too long for a name: at most 64/],
    [" \u200b ", /at least one character that can be seen/],
    ["Anna /cancel", /without|name alone/],
  ])("%s is none, and the question stays", async (name, answer) => {
    const house = await openEnrolling();
    await house.says("/enroll");
    await house.says(name);
    expect(house.last().text).toMatch(answer);
    expect(labels(house.last())).toEqual([["Cancel"]]);
    await house.says("Anna");
    expect(house.last().text).toMatch(/^Now 3 to 5 photos of Anna/);
  });

  test("one that is taken: add to that person, or another name", async () => {
    const house = await openEnrolling();
    await house.faces.enroll("Anna", mostlyAnna);
    await house.says("/enroll anna");
    expect(house.last().text).toMatch(/^I know somebody called Anna already/);
    expect(labels(house.last())).toEqual([["Add to Anna", "Another name"], ["Cancel"]]);
    await house.taps("Another name");
    expect(house.last().text).toBe("Whose face is it? Send me a name.");
    await house.says("Anna");
    await house.taps("Add to Anna");
    expect(house.last().text).toMatch(/^Now more photos of Anna/);
    await house.sends([mostlyAnna]);
    await house.taps("Done");
    expect(house.faces.people.all()).toMatchObject([{ name: "Anna", crops: { length: 2 } }]);
  });

  test("taken by somebody else meanwhile: nothing is lost", async () => {
    const house = await openEnrolling({ members: bothOwn() });
    await house.says("/enroll Cleo");
    await house.says("/enroll Cleo", ben);
    await house.sends([{ Cleo: 0.9 }]);
    await house.sends([{ Another: 0.9 }], ben);
    await house.taps("Done");
    await house.taps("Done", house.progress(ben.id), ben);
    expect(house.last(ben.id).text).toMatch(/^🟠 Somebody else enrolled a Cleo meanwhile/);
    await house.taps("Another name", house.last(ben.id), ben);
    await house.says("Cleo 2", ben);
    expect(house.last(ben.id).text).toMatch(/^Cleo 2 · 1 of 3\n1 good/);
    await house.taps("Done", house.progress(ben.id), ben);
    expect(house.faces.people.all().map(({ name }) => name)).toEqual(["Cleo", "Cleo 2"]);
  });

  test("other commands and pictures pass the question by", async () => {
    const house = await openEnrolling();
    await house.says("/enroll");
    await house.says("/status");
    expect(house.last().text).toContain("Disarmed");
    await house.sends([mostlyAnna]);
    expect(house.last().text).toBe("The name first, please: whose face is it?");
    await house.says("Anna");
    expect(house.last().text).toMatch(/^Now 3 to 5 photos of Anna/);
  });
});
