import { expect, test } from "vitest";
import { thresholdData } from "../../../bot/threshold/proposal.ts";
import { defaultPack, packs } from "../../../models/packs/catalogue.ts";
import type { Pack } from "../../../models/packs/pack.ts";
import { labels, openRoom } from "../../fakes/control-room.ts";
import { anna, ben, stranger } from "../../fakes/telegram.ts";
import { openFacesRoom } from "../people/household.ts";

const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
const head = "Who counts as known";

/** Anna with four photos, one of them weak, Ben with one, and what the cameras saw since yesterday. */
async function household() {
  const room = await openFacesRoom();
  const { faces, clock } = room;
  const photos = [0.9, 0.9, 0.9, 0.55].map((likeness) => ({ Anna: likeness }));
  const { person } = await faces.enroll("Anna", ...photos);
  const other = (await faces.enroll("Ben", { Ben: 0.9 })).person;
  const seen = (who: string | null, score: number, index: number) => ({
    id: `t${index}`,
    person: who,
    score,
    second: 0,
    photos: 4,
    camera: "c1",
    at: clock.wall() - 86_400_000 + index,
  });
  faces.recent = [
    ...[0.62, 0.58, 0.55, 0.47].map((score, index) => seen(person.id, score, index)),
    seen(other.id, 0.43, 5),
    seen(person.id, 0.2, 6),
    seen("pgone0000", 0.9, 7),
  ];
  return { ...room, person };
}

test("without face recognition one sentence says so", async () => {
  const { telegram } = openRoom();
  await telegram.say(anna, "/threshold");
  expect(telegram.last(anna.id).text).toContain("can't recognise faces here");
});

test("what holds now, in plain words, and what it does", async () => {
  const { telegram, shows } = await household();
  await telegram.say(anna, "/threshold");
  const page = await shows(head);
  expect(page.text.split("\n")).toEqual([
    "Who counts as known",
    "Now 0.45 (the pack's own): so much like your photos must a face look before I call it by name. Higher: a stranger is less easily taken for one of you, but I recognise you less often too.",
    "Whoever has fewer than 3 photos is known from 0.40 on.",
    "",
    "Anna: 4 of 4 photos recognised by the others (weakest 0.53)",
    "Ben: one photo, so there is nothing to compare it with",
    "Of 6 faces seen since yesterday:",
    "· 4 stay Anna (weakest 0.47)",
    "· 2 stay unknown or unsure",
  ]);
  expect(labels(page)).toEqual([
    ["−.05", "−.01", "+.01", "+.05"],
    ["Lenient", "Normal", "Strict", "Low light"],
  ]);
  expect(page.silent).toBe(true);
});

test("taps change the proposal alone, and tell what it would do", async () => {
  const { telegram, faces, shows, tap } = await household();
  await telegram.say(anna, "/threshold");
  const { id } = await shows(head);
  await tap(head, "+.05");
  await shows("<b>Proposed: 0.50</b>.");
  await tap(head, "+.05");
  const proposed = await shows("<b>Proposed: 0.55</b>.");
  expect(proposed.id).toBe(id);
  expect(proposed.text.split("\n").slice(5)).toEqual([
    "Anna: 3 of 4 photos recognised by the others, 4 until now (weakest 0.53)",
    "Ben: one photo, so there is nothing to compare it with",
    "Of 6 faces seen since yesterday:",
    "· 3 stay Anna (weakest 0.55)",
    "· 1 would be unsure instead of Anna (0.47): an alarm while you are away",
    "· 2 stay unknown or unsure",
  ]);
  expect(labels(proposed).slice(2)).toEqual([["The pack's own"], ["Use 0.55", "Keep 0.45"]]);
  await tap(head, "Normal");
  expect((await shows("<b>Proposed: 0.41</b>, normal:")).text).toContain(
    "· 1 would newly be Ben (0.43)",
  );
  expect(faces.settings.value).toMatchObject({ preset: null, known: null });
  await tap(head, "Keep 0.45");
  expect((await shows(head)).text).not.toContain("Proposed");
});

test("[Use] commits, tells the others, and can be undone; [The pack's own] is a proposal, too", async () => {
  const { telegram, faces, shows, tap, control } = await household();
  await telegram.say(anna, "/threshold");
  await tap(head, "Strict");
  await tap(head, "Use 0.48");
  const used = await shows("🟢 Used from now on.\nNow 0.48 (strict)");
  expect(labels(used)).toEqual([["Undo", "Change"]]);
  expect(faces.settings.value).toMatchObject({ preset: "strict", known: null });
  expect(faces.thresholds().known).toBe(0.48);
  await control.idle();
  expect(telegram.last(ben.id)).toMatchObject({
    text: "⚪ A face counts as known from 0.48 on, said Anna · 14:00",
    silent: true,
  });
  await tap("🟢 Used", "Undo");
  await shows("🟢 Used from now on.\nNow 0.45 (the pack's own)");
  expect(faces.settings.value).toMatchObject({ preset: null, known: null });
  await tap("🟢 Used", "Undo");
  await shows("🟢 Used from now on.\nNow 0.48 (strict)");
  await tap("🟢 Used", "Change");
  await tap(head, "The pack's own");
  await tap(head, "Use 0.45");
  await shows("🟢 Used from now on.\nNow 0.45 (the pack's own)");
  expect(faces.settings.value).toMatchObject({ preset: null, known: null });
});

test("low light asks for more pictures, and says that this can't be tried out", async () => {
  const { telegram, faces, shows, tap } = await household();
  await telegram.say(anna, "/threshold");
  await tap(head, "Low light");
  const page = await shows("<b>Proposed: 0.45</b>, low light: 6 pictures must agree");
  expect(page.text).toContain("How many pictures must agree can't be tried out");
  await tap(head, "Use 0.45");
  await shows("🟢 Used from now on.\nNow 0.45 (low light)");
  expect(faces.rules().agreeingFrames).toBe(6);
});

test("at the end of the scale the buttons beyond it are gone", async () => {
  const { telegram, shows } = await household();
  await telegram.say(anna, "/threshold");
  const page = await shows(head);
  const end = { preset: null, known: 0.6 };
  await telegram.tapData(anna, page, thresholdData("show", defaultPack, end));
  expect(labels(await shows("<b>Proposed: 0.60</b>"))[0]).toEqual(["−.05", "−.01"]);
});

test("nobody to try it on, nothing seen, an unmeasured pack: each is said", async () => {
  const { telegram, faces, shows } = await openFacesRoom();
  await telegram.say(anna, "/threshold");
  await shows("I can't try it out: there is nobody whom I have learned.");
  await faces.enroll("Anna", { Anna: 0.9 });
  (faces as { pack: Pack }).pack = packs.find(({ measured }) => !measured) as Pack;
  faces.fixedState = { kind: "learning", known: 1, total: 9 };
  await telegram.say(anna, "/threshold");
  const page = await shows("No face was seen since my start");
  expect(page.text).toContain("🟠 How well this pack (InsightFace buffalo_l");
  expect(page.text).toContain("🟠 Learning faces, 1 of 9");
});

test("of many people those come first for whom something changes", async () => {
  const { telegram, faces, shows, tap } = await openFacesRoom();
  for (let number = 1; number <= 9; number++) {
    const who = `Q${number}`;
    await faces.enroll(who, ...[0.95, 0.95, 0.95].map((likeness) => ({ [who]: likeness })));
  }
  await faces.enroll("Weak", ...[0.75, 0.75, 0.75].map((likeness) => ({ Weak: likeness })));
  await telegram.say(anna, "/threshold");
  await tap(head, "+.05");
  await tap(head, "+.05");
  await tap(head, "+.05");
  const page = await shows("<b>Proposed: 0.60</b>");
  expect(page.text).toContain("Weak: 3 of 3 photos recognised by the others (weakest 0.6");
  expect(page.text).toContain("2 more people: nothing changes");
});

test("a tap on old numbers, of another pack, or what is so already changes nothing", async () => {
  const { telegram, faces, shows, tap } = await household();
  await telegram.say(anna, "/threshold");
  const page = await shows(head);
  const strict = { preset: "strict", known: null } as const;
  telegram.failNext("answerCallbackQuery", tooOld);
  await telegram.tapData(anna, page, thresholdData("use", defaultPack, strict));
  await shows("⚪ You tapped that earlier, while I was offline; nothing was changed.");
  expect(faces.settings.value.preset).toBeNull();
  await tap("⚪ You tapped that earlier", "Use 0.48");
  await shows("🟢 Used from now on.");
  await telegram.tapData(anna, page, thresholdData("use", defaultPack, strict));
  await shows("⚪ It is like that already.");
  await telegram.tapData(
    anna,
    page,
    thresholdData("use", { id: "buffalo_s" }, { ...strict, known: 0.5 }),
  );
  await shows("⚪ I use another set of models now, so that number means nothing any more.");
  expect(faces.settings.value).toMatchObject({ preset: "strict", known: null });
});

test("strangers hear nothing, members that only the owner may", async () => {
  const { telegram, faces, shows } = await household();
  await telegram.say(stranger, "/threshold");
  expect(telegram.shownIn(stranger.id)).toEqual([]);
  await telegram.say(ben, "/threshold");
  await shows("Only Anna may change this.", ben.id);
  await telegram.say(anna, "/threshold");
  const page = await shows(head);
  await telegram.tapData(
    stranger,
    page,
    thresholdData("use", defaultPack, { preset: null, known: 0.6 }),
  );
  expect(faces.settings.value.known).toBeNull();
});
