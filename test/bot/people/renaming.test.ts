import { expect, test } from "vitest";
import { answerWithinMs } from "../../../bot/asking/asking.ts";
import { labels } from "../../fakes/control-room.ts";
import { anna, ben, group } from "../../fakes/telegram.ts";
import { openFacesRoom } from "./household.ts";

const question = "What shall I call Ana from now on?";

/** Anna has tapped [Rename] on Ana's page; Ben is enrolled, too. */
async function asked() {
  const room = await openFacesRoom();
  const { telegram, faces, tap, shows } = room;
  const { person } = await faces.enroll("Ana", { Ana: 0.9 });
  await faces.enroll("Ben", { Ben: 0.9 });
  await telegram.say(anna, "/people");
  await tap("I know 2 people", "1 · Ana");
  await tap("Ana · 1 photo", "Rename");
  const message = await shows(question);
  const name = () => faces.people.find(person.id)?.name;
  return { ...room, id: person.id, name, message };
}

test("the next text is the name; the question becomes the person's page again", async () => {
  const { telegram, shows, name, message, clock } = await asked();
  expect(message.text).toBe(`${question} Send me the name, or /cancel.`);
  expect(labels(message)).toEqual([["Cancel"]]);
  await telegram.say(anna, "  Anna <3\n");
  const page = await shows("🟢 Ana is called Anna &lt;3 now.\nAnna &lt;3 · 1 photo");
  expect(page.id).toBe(message.id);
  expect(name()).toBe("Anna <3");
  expect(clock.pending).toBe(0);
  await telegram.say(anna, "Bertha");
  await shows("I didn't understand that.");
  expect(name()).toBe("Anna <3");
});

test.each([
  ["ben", "🟠 Somebody is called Ben already."],
  ["\u200b", "🟠 A name needs at least one visible character."],
  ["x".repeat(300), "🟠 A name has at most 64 characters."],
])("%j is refused with the reason, and asked for again", async (wrong, reason) => {
  const { telegram, shows, name, message } = await asked();
  await telegram.say(anna, wrong);
  const again = await shows(reason);
  expect(again.id).toBe(message.id);
  expect(again.text).toContain(question);
  expect(name()).toBe("Ana");
  await telegram.say(anna, "../../etc 👩‍🚀");
  await shows("🟢 Ana is called ../../etc 👩‍🚀 now.");
});

test("[Cancel], /cancel, another command or another message's button end it", async () => {
  const { telegram, faces, shows, tap, name, message } = await asked();
  await tap(question, "Cancel");
  await shows("Ana · 1 photo");

  await telegram.tap(anna, message, "Rename");
  await shows(question);
  await telegram.say(anna, "/cancel");
  await shows("⚪ Nothing was renamed.\nAna · 1 photo");

  await telegram.tap(anna, message, "Rename");
  await shows(question);
  await telegram.say(anna, "/status");
  await shows("⚪ Nothing was renamed.\nAna · 1 photo");
  await shows("⚪ Disarmed since");

  await telegram.tap(anna, message, "Rename");
  await shows(question);
  await tap("⚪ Disarmed since", "Refresh");
  await shows("⚪ Nothing was renamed.\nAna · 1 photo");

  await telegram.say(anna, "Bertha");
  await shows("I didn't understand that.");
  expect(name()).toBe("Ana");
  expect(faces.people.all()).toHaveLength(2);
});

test("after five minutes the question says that it waits no more", async () => {
  const { telegram, shows, name, clock } = await asked();
  await clock.advance(answerWithinMs - 1000);
  await shows(question);
  await clock.advance(1000);
  await shows("⚪ I no longer wait for a name; nothing was renamed.\nAna · 1 photo");
  await telegram.say(anna, "Bertha");
  await shows("I didn't understand that.");
  expect(name()).toBe("Ana");
});

test("whoever was asked answers; in a group by replying to the question", async () => {
  const { telegram, faces, shows } = await openFacesRoom();
  const { person } = await faces.enroll("Ana", { Ana: 0.9 });
  await telegram.say(anna, "/people", { chat: group });
  const list = await shows("I know 1 person", group.id);
  await telegram.tap(anna, list, "1 · Ana");
  await telegram.tap(anna, await shows("Ana · 1 photo", group.id), "Rename");
  const message = await shows(question, group.id);
  expect(message.text).toBe(`${question} Reply to this message with the name.`);
  const reply_to_message = { message_id: message.id, date: 0, chat: group };
  await telegram.say(anna, "good morning", { chat: group });
  await telegram.say(ben, "Berta", { chat: group, extra: { reply_to_message } });
  await shows(question, group.id);
  await telegram.say(anna, "Anna", { chat: group, extra: { reply_to_message } });
  await shows("🟢 Ana is called Anna now.", group.id);
  expect(faces.people.find(person.id)?.name).toBe("Anna");
});

test("somebody forgotten meanwhile is not renamed, and that is said", async () => {
  const { telegram, faces, shows, id, message } = await asked();
  await faces.people.forget(id);
  await telegram.say(anna, "Anna");
  const list = await shows("⚪ I don't know that person any more.\nI know 1 person.");
  expect(list.id).toBe(message.id);
});

test("a question whose message was deleted comes anew, and is still answered", async () => {
  const { telegram, shows, name, message } = await asked();
  telegram.failNext("editMessageMedia", "Bad Request: message to edit not found");
  telegram.messages.delete(message.id);
  await telegram.say(anna, "Ben");
  const again = await shows("🟠 Somebody is called Ben already.");
  expect(again.id).not.toBe(message.id);
  await telegram.say(anna, "Anna");
  await shows("🟢 Ana is called Anna now.");
  expect(name()).toBe("Anna");
});

test("the end of the program ends the wait", async () => {
  const { control, clock } = await asked();
  await control.close();
  expect(clock.pending).toBe(0);
});
