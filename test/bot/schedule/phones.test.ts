import { describe, expect, test } from "vitest";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";
import { openHouse } from "./house.ts";

/** Anna has opened the phones' page; nobody's phone is known. */
async function phones() {
  const house = await openHouse();
  await house.telegram.say(anna, "/schedule");
  await house.tap("Schedule · times", "Phones");
  const { presence } = house.selfActing;
  return { ...house, presence, view: house.selfActing.phones };
}

describe("adding a phone", () => {
  test("by typing name and address; wrong ones are asked for again, in place", async () => {
    const { tap, shows, type, presence } = await phones();
    const page = await shows("Phones · arming when everybody has left\nAdd the phones");
    expect(labels(page)).toEqual([["Add a phone"], ["Back"]]);
    await tap("Phones ·", "Add a phone");
    await shows(
      "Whose phone, and at which address? Send me a name and the address, like Anna 192.168.1.23",
    );
    const wrong: [string, string][] = [
      ["Anna", "🟠 The address is missing."],
      ["192.168.1.23", "🟠 The name is missing."],
      ["Anna $(reboot)", "🟠 That is no address"],
      ["Anna 127.0.0.1", "🟠 That is no address of a phone."],
      [`${"x".repeat(40)} 192.168.1.23`, "🟠 That name is too long."],
    ];
    for (const [typed, problem] of wrong) {
      await type(typed);
      expect((await shows(problem)).id).toBe(page.id);
    }
    expect(presence.value.phones).toEqual([]);
    await type("Anna <3 192.168.1.23");
    await shows("🟢 I look for Anna &lt;3 now.\nPhones ·");
    expect(presence.value.phones).toEqual([{ id: "h1", name: "Anna <3", address: "192.168.1.23" }]);
    await shows("Anna added a phone that I look for: Anna &lt;3", ben.id);
    await tap("🟢 I look for", "Add a phone");
    await type("Ben 192.168.1.23");
    await shows("🟠 There is a phone with that address already");
    await tap("🟠 There is a phone", "Cancel");
    await shows("Phones ·");
  });

  test("by tapping an address that answered lately; then only the name is asked for", async () => {
    const { telegram, tap, shows, type, presence, view } = await phones();
    await presence.addPhone("Ben", "192.168.1.24");
    view.found = ["192.168.1.24", "192.168.1.30", "192.168.1.31", "192.168.1.32"];
    await tap("Phones ·", "Add a phone");
    const question = await shows("Whose phone, and at which address?");
    expect(question.text).toContain("These answered on your network lately:");
    expect(labels(question)).toEqual([
      ["192.168.1.30", "192.168.1.31"],
      ["192.168.1.32"],
      ["Cancel"],
    ]);
    await tap("Whose phone, and", "192.168.1.31");
    await shows("Whose phone is 192.168.1.31? Send me a name, or /cancel.");
    await type("…");
    await shows("🟠 The name is missing.\nWhose phone is 192.168.1.31?");
    await type("Carla's  phone");
    await shows("🟢 I look for Carla's phone now.");
    expect(presence.find("h2")).toMatchObject({ name: "Carla's phone", address: "192.168.1.31" });
    // What nobody wrote into a button.
    await telegram.tapData(anna, telegram.last(anna.id), "schedule:phone:add:300.1.1.1");
    await shows("Whose phone, and at which address?");
    await type("/cancel");
    await shows("Phones ·");
  });

  test("in a group the answer is a reply", async () => {
    const { telegram, shows } = await openHouse();
    await telegram.say(anna, "/schedule", { chat: group });
    await telegram.tap(anna, await shows("Schedule · times", group.id), "Phones");
    await telegram.tap(anna, await shows("Phones ·", group.id), "Add a phone");
    const { id } = await shows("Whose phone, and at which address? Reply", group.id);
    const extra = { reply_to_message: { message_id: id, date: 0, chat: group } };
    await telegram.say(anna, "Anna anna.lan", { chat: group, extra });
    expect((await shows("🟢 I look for Anna now.", group.id)).id).toBe(id);
  });
});

test("switched on and off; who is at home, and since when", async () => {
  const { telegram, tap, shows, presence, view, clock } = await phones();
  await presence.addPhone("Anna", "192.168.1.23");
  await presence.addPhone("Ben", "ben.lan");
  await presence.addPhone("Carla", "carla.lan");
  await tap("Phones ·", "Back");
  await tap("Schedule · times", "Phones");
  expect((await shows("Phones ·")).text).toContain("⚪ Off.\nAnna (192.168.1.23)\nBen (ben.lan)");
  await tap("Phones ·", "Switch on");
  expect(presence.value.enabled).toBe(true);
  await shows("I arm only after I have seen a phone at home once.");
  await shows("🔒 Anna switched on: I arm when all phones have left.", ben.id);

  const since = clock.wall() - 12 * 60_000;
  view.places.set("h1", { place: "home", since, silentFrom: null });
  view.places.set("h2", { place: "away", since: since - 3_600_000 * 2, silentFrom: 0 });
  await tap("Phones ·", "+");
  const page = await shows("🔒 On: when no phone has answered for 15 min, I arm (away).");
  expect(page.text.split("\n").slice(2)).toEqual([
    "🟢 Anna (192.168.1.23) · at home for 12 min",
    "⚪ Ben (ben.lan) · away for 2 h",
    "🟠 Carla (carla.lan) · not known yet",
  ]);
  expect(labels(page)).toEqual([
    ["−", "After 15 min", "+"],
    ["Switch off", "Add a phone"],
    ["Remove Anna"],
    ["Remove Ben"],
    ["Remove Carla"],
    ["Back"],
  ]);
  await tap("Phones ·", "−");
  await tap("Phones ·", "−");
  expect(presence.value.awayAfterMs).toBe(5 * 60_000);
  await tap("Phones ·", "After 5 min");
  expect(presence.value.awayAfterMs).toBe(10 * 60_000);
  await tap("Phones ·", "Switch off");
  expect(presence.value.enabled).toBe(false);
  await shows("⚪ Anna switched off: I do not arm any more", ben.id);
  expect(telegram.shownIn(anna.id)).toHaveLength(1);
});

test("removed after a question; the last one gone switches it off", async () => {
  const { telegram, tap, shows, presence } = await phones();
  await presence.addPhone("Anna", "192.168.1.23");
  await presence.change({ enabled: true });
  await tap("Phones ·", "Back");
  await tap("Schedule · times", "Phones");
  await tap("Phones ·", "Remove Anna");
  await tap("Really stop looking for Anna?", "Keep");
  await tap("Phones ·", "Remove Anna");
  await tap("Really stop looking for Anna?", "Remove Anna");
  const page = await shows("⚪ I do not look for Anna any more.\nPhones ·");
  expect(presence.value).toMatchObject({ enabled: false, phones: [] });
  await shows("Anna removed a phone that I looked for: Anna", ben.id);
  for (const data of ["ask:h1", "remove:h1"]) {
    await telegram.tapData(anna, page, `schedule:phone:${data}`);
    await shows("⚪ That phone is not there any more.");
  }
  await telegram.tapData(anna, page, "schedule:presence:on");
  expect(presence.value.enabled).toBe(false);
});

test("a tap that comes too late changes nothing", async () => {
  const { telegram, shows, presence } = await phones();
  await presence.addPhone("Anna", "192.168.1.23");
  const tooOld =
    "Bad Request: query is too old and response timeout expired or query ID is invalid";
  for (const data of ["presence:on", "away:1", "phone:remove:h1"]) {
    await telegram.say(anna, "/schedule");
    telegram.failNext("answerCallbackQuery", tooOld);
    await telegram.tapData(anna, telegram.last(anna.id), `schedule:${data}`);
    await shows(
      data.startsWith("phone") ? "Really stop looking" : "🟠 Your tap reached me too late",
    );
  }
  expect(presence.value).toMatchObject({ enabled: false, awayAfterMs: 600_000 });
  expect(presence.value.phones).toHaveLength(1);
});

test("a member sees who is at home, and changes nothing", async () => {
  const { telegram, tap, shows, presence } = await phones();
  await presence.addPhone("Anna", "192.168.1.23");
  await telegram.say(ben, "/schedule");
  await tap("Schedule · times", "Phones", ben);
  expect(labels(await shows("Phones ·", ben.id))).toEqual([["Back"]]);
});
