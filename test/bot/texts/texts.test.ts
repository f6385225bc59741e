// The texts as a whole: every key that the code says exists in every language, every text is said by
// somebody, comes out in all its ways, and fits where it is shown.
import { I18n } from "@grammyjs/i18n";
import { describe, expect, test } from "vitest";
import { defaultLocale, locales, say, sayPlain } from "../../../bot/texts/texts.ts";
import { faultsOf, signs, type Rules } from "./faults.ts";
import { catalogueOf, localesOnDisk, needsOf, sourceOf, wordings } from "./fluent-file.ts";
import { bareWords, literals, parsed, sourceFiles, usedKeys } from "./said-in-code.ts";

/** Beginnings of keys that the code completes: `alert-ended-${reason}`. */
const dynamicKeys = [
  "alert-ended-",
  "alert-waited-",
  "alert-clip-",
  "backup-file-",
  "enroll-done-",
  "enroll-photo-",
  "know-",
  "know-name-",
  "who-",
  "who-file-",
  "presence-question",
  "presence-question-name",
  "zone-how-",
  "zone-button-",
  "zones-button-",
];

/** Buttons with a row to themselves. */
const wideButtons = new Set(["button-delete-selfies", "members-button-revoke-open"]);

const files = sourceFiles("bot", "vision", "storage");
const used = usedKeys(files);
const found = literals(files);
const english = catalogueOf(defaultLocale);
const known = new Set(english.keys);

/** Said without HTML everywhere. */
const html = new Set(used.filter(({ plain }) => !plain).map(({ key }) => key));
const plain = new Set(used.filter((one) => one.plain && !one.isBeginning).map(({ key }) => key));
const isButton = (key: string) => /(^|-)button-/.test(key);
const isToast = (key: string) => /(^|-)toast-/.test(key) && plain.has(key);
const rules: Rules = {
  isPlain: (key) => isButton(key) || isToast(key) || (plain.has(key) && !html.has(key)),
  isButton,
  isToast,
  wideButtons,
};

describe("the code and the texts", () => {
  test("every text that is said exists", () => {
    expect(used.length).toBeGreaterThan(250);
    const missing = used.filter(({ key, isBeginning }) => !isBeginning && !known.has(key));
    expect(missing.map(({ key, at }) => `${key} (${at})`)).toEqual([]);
  });

  test("every key that is put together is in the list, and begins some text", () => {
    const beginnings = used.filter(({ isBeginning }) => isBeginning);
    const unlisted = beginnings.filter(({ key }) => !dynamicKeys.includes(key));
    expect(unlisted.map(({ key, at }) => `${key} (${at})`)).toEqual([]);
    const completes = (key: string) => english.keys.some((one) => one.startsWith(key));
    expect(dynamicKeys.filter((key) => !found.beginnings.has(key) || !completes(key))).toEqual([]);
  });

  test("every text is said by somebody", () => {
    const within = new Set(english.keys.flatMap((key) => [...needsOf(english, key).messages]));
    const unsaid = english.keys.filter(
      (key) =>
        !found.whole.has(key) &&
        !within.has(key) &&
        !dynamicKeys.some((beginning) => key.startsWith(beginning)),
    );
    expect(unsaid).toEqual([]);
  });

  test("nothing is shown that isn't a text", () => {
    expect(bareWords(files)).toEqual([]);
  });

  test.each([
    ['await ctx.reply("Hello there");', "Hello there"],
    ['reply(ctx, { text: isLate ? say(l, "late") : `Sorry, ${name}` });', "Sorry, "],
    ['keyboard.text("Disarm", data.disarm());', "Disarm"],
    ['await answerFirst(ctx, "Done");', "Done"],
    ['ctx.api.sendMessage(chat, "All " + "well");', "All "],
    ['const words = () => ({ caption: news ?? "nothing new", keyboard });', "nothing new"],
  ])("but this would be: %s", (code, words) => {
    expect(bareWords([parsed("bot/odd.ts", code)])[0]).toBe(`bot/odd.ts:1: ${words}`);
    expect(bareWords([parsed("bot/setup/odd.ts", code)])).toEqual([]);
  });

  test.each([
    'keyboard.text("‹ 1 ›", "page:2").text(String(number), data);',
    'await reply(ctx, { text: say(ctx.locale, "late") });',
    "const words = () => ({ text: `<b>${first}</b> · ${second}`, keyboard });",
    'log.warn("Nobody could be told");',
  ])("this is not: %s", (code) => {
    expect(bareWords([parsed("bot/odd.ts", code)])).toEqual([]);
  });

  test("only the five signs are used", () => {
    const all = sourceOf(defaultLocale).match(/\p{Extended_Pictographic}/gu) ?? [];
    expect([...new Set(all)].filter((sign) => !signs.has(sign))).toEqual([]);
  });
});

describe.each(localesOnDisk)("%s", (locale) => {
  const catalogue = catalogueOf(locale);

  test("has every text, none too many, each sayable and fitting", () => {
    expect(faultsOf(english, catalogue, rules)).toEqual([]);
  });

  test("tags are one word of letters", () => {
    const tags = catalogue.keys.filter((key) => /(^|-)tag-/.test(key));
    expect(tags.length).toBeGreaterThan(3);
    for (const key of tags) expect(wordings(catalogue, key)[0]).toMatch(/^\p{L}+$/u);
  });
});

describe("what is found in a language that is wrong", () => {
  const source = sourceOf(defaultLocale);
  const faultsIn = (changed: string) => faultsOf(english, catalogueOf("xx", changed), rules);
  const replaced = (before: string | RegExp, after: string) => {
    const changed = source.replace(before, after);
    expect(changed).not.toBe(source);
    return faultsIn(changed);
  };

  test("nothing in a copy of English", () => {
    expect(faultsIn(source)).toEqual([]);
  });

  test.each([
    ["a text is missing", /^camera-which = .*$/m, "", "xx camera-which: is missing"],
    ["one too many", /^camera-which =/m, "camera-odd = x\n$&", "camera-odd: is not there in Eng"],
    ["one twice", /^camera-which =.*$/m, "$&\n$&", "camera-which: is there twice"],
    ["no Fluent", /^camera-which = .*$/m, "camera-which = { $", "camera-which: is no Fluent mess"],
    ["a wrong placeable", /^(camera-movement = .*)\$ago/m, "$1$when", "nobody gives it { $when }"],
    ["one left out", /^camera-movement = .*$/m, "camera-movement = x", "nothing of { $ago }"],
    ["a wrong reference", /\{ failure-until-then \}/, "{ failure-then }", "refers to failure-then"],
    ["an odd state", "[copy] from its", "[copie] from its", "{ $from } is never [copie]"],
    ["a state that is lost", /\[armed_home\] .*\n/, "", "{ $state } has no [armed_home]"],
    ["HTML on a button", /^button-cancel = .*$/m, "button-cancel = <b>No</b>", "without HTML"],
    ["& in a toast", /^toast-live-over = /m, "$&A & B ", "toast-live-over: is shown without HTML"],
    ["a bare <", /^camera-which = /m, "$&1 < 2 ", "camera-which: has a bare < or &"],
    ["a long button", /^button-cancel = /m, "$&Please, let it be as it was ", "for a button"],
    ["a long toast", /^toast-live-over = /m, `$&${"x".repeat(200)}`, "is too long for a toast"],
    ["another sign", /^camera-which = /m, "$&🎥 ", "camera-which: has the sign 🎥"],
    ["nothing", /^camera-which = .*$/m, 'camera-which = { "" }', "camera-which: is empty"],
  ])("%s", (_, before, after, fault) => {
    expect(replaced(before, after).join("\n")).toContain(fault);
  });
});

describe("how languages are told apart", () => {
  test("the folders are the languages", () => {
    expect([...locales].sort()).toEqual([...localesOnDisk].sort());
  });

  test("plural forms are the language's own, numbers have its comma", () => {
    const i18n = new I18n({ fluentBundleOptions: { useIsolating: false } });
    const forms = "[one] фото [few] фото‑few *[many] фото‑many".split(/ (?=\[|\*)/).join("\n    ");
    i18n.loadLocaleSync("ru", {
      source: `photos = { $count ->\n    ${forms}\n  }\nrate = { $rate }`,
    });
    const said = (count: number) => i18n.t("ru", "photos", { count });
    expect([1, 21, 101].map(said)).toEqual(Array(3).fill("фото"));
    expect([2, 4, 22].map(said)).toEqual(Array(3).fill("фото‑few"));
    expect([0, 5, 11, 12, 25].map(said)).toEqual(Array(5).fill("фото‑many"));
    expect(i18n.t("ru", "rate", { rate: 2.5 })).toBe("2,5");
  });

  test("a region's language is the language's, an unknown one's texts are English", () => {
    expect(say("en-AU", "button-cancel")).toBe("Cancel");
    expect(sayPlain("tlh", "button-cancel")).toBe("Cancel");
    expect(() => say("tlh", "no-such-text")).toThrow("There is no text no-such-text");
    expect(() => say("en", "camera-movement")).toThrow(/ago/);
  });
});
