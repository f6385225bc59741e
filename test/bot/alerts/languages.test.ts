// Every chat reads alerts in its own language; a clip is uploaded once for all.
import { expect, test } from "vitest";
import { say } from "../../../bot/texts/texts.ts";
import { calendarDate } from "../../../bot/texts/times.ts";
import { refusal } from "../../fakes/telegram-calls.ts";
import { addClip, anna, ben, endIncident, house, openMovement, told } from "./house.ts";

const languages = new Map([
  [anna, "en"],
  [ben, "de"],
]);
const localeOf = (chat: number) => languages.get(chat) ?? "en";
const audience = [anna, ben].map((chat) => ({ chat, thread: null }));

test("captions are each chat's own, the clip is uploaded once", async () => {
  const home = await house({ audience, localeOf });
  const record = await openMovement(home);
  await told(home);
  await endIncident(home, record);
  await addClip(home, record, { cut: "whole" });
  await told(home);
  for (const [chat, locale] of languages) {
    const [message, ...others] = home.calls.messages(chat);
    expect(others).toEqual([]);
    expect(message?.html).toContain(calendarDate(locale, record.openedAt, record.timezone));
  }
  const german = home.calls.messages(ben)[0]?.html;
  expect(german).toContain("22. Nov. 2026");
  const clips = home.calls.done.filter(({ method }) => method === "editToVideo");
  expect(clips).toHaveLength(2);
  expect(clips.filter(({ source }) => source && "fileId" in source)).toHaveLength(1);
});

test("who is told that a group's alerts come to them instead hears it in their language", async () => {
  const asked: number[] = [];
  const home = await house({
    audience: [{ chat: -500, thread: null }],
    fallback: audience,
    localeOf: (chat) => {
      asked.push(chat);
      return localeOf(chat);
    },
  });
  home.calls.fail(refusal(403, "Forbidden: bot was kicked"), ({ chat }) => chat === -500, 9);
  await openMovement(home);
  await told(home);
  expect(asked).toEqual(expect.arrayContaining([anna, ben]));
  for (const chat of [anna, ben]) {
    const said = home.calls.messages(chat).map(({ html }) => html);
    const news = say(localeOf(chat), "alert-chat-gone");
    expect(said.some((html) => html.startsWith(news))).toBe(true);
  }
});
