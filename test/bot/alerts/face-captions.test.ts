// What an alert says of faces, word by word.
import { describe, expect, test } from "vitest";
import {
  composeAlert,
  composeAllWell,
  composeLine,
  composePart,
  composeStranger,
  type AlertView,
} from "../../../bot/alerts/compose.ts";
import type { IncidentEvent } from "../../../storage/incident-events.ts";
import {
  clip,
  ended,
  escalated,
  excused,
  face,
  opened,
  openedAt,
  person,
  record,
  resolved,
  story,
} from "./incident-script.ts";

const names: Record<string, string> = { p1: "Anna", p2: "Ben", p3: "Carl <3" };

function view(events: IncidentEvent[], change: Partial<AlertView> = {}): AlertView {
  return {
    record,
    events,
    toldResolved: false,
    toldLateAt: null,
    now: openedAt,
    unsendable: {},
    nameOf: (id) => names[id] ?? null,
    isLooking: true,
    strangerApart: false,
    locale: "en",
    ...change,
  };
}

const alert = (events: IncidentEvent[], change: Partial<AlertView> = {}) =>
  composeAlert(view(events, change)).split("\n");

const anna = person("p1", 0.71);
const unknown = face(1, "UNKNOWN", [person("p1", 0.184), person("p2", 0.11)], { seenMs: 2_310 });
const movement = "22 Nov 2026 · #frontdoor #movement";
const stranger = "22 Nov 2026 · #frontdoor #stranger";
const household = "22 Nov 2026 · #frontdoor #household";

describe("movement", () => {
  const first = "🔴 Movement at Front door · 14:02:11";

  test("a face is being looked for, until there is a clip or an end", () => {
    expect(alert(story(opened()))).toEqual([first, "Looking for a face…", movement]);
    expect(alert(story(opened()), { isLooking: false })).toEqual([first, movement]);
    const over = [story(opened(), clip("first")), story(opened(), ended())];
    for (const events of over) expect(alert(events).join()).not.toContain("Looking");
  });

  test("what is known so far, the newest of each face", () => {
    const events = story(
      opened(),
      face(1, null, [person("p2", 0.5)]),
      face(1, "KNOWN", [anna, person("p2", 0.2)]),
      face(2, "UNSURE", [person("p2", 0.364)]),
      face(3, "UNSURE"),
      face(4, "KNOWN", [person("p1", 0.62)]),
      face(5, "TOO_SMALL"),
    );
    expect(alert(events)).toEqual([
      first,
      "Anna (0.71)",
      "Perhaps Ben (0.36), but I am not sure.",
      "A face that I cannot tell for sure.",
      movement,
    ]);
  });

  test("a face that is too small is better than nothing", () => {
    const lines = alert(story(opened(), face(1, "TOO_SMALL")));
    expect(lines[1]).toBe("A face, but too far away to tell whose.");
  });

  test("in the clip's caption, too", () => {
    expect(alert(story(opened(), face(1, "KNOWN", [anna]), clip("first")))).toEqual([
      "🔴 Movement at Front door · 14:02:05–…",
      "Anna (0.71)",
      "Still going on. Starts 5 s before.",
      movement,
    ]);
  });

  test("names are looked up now: who is forgotten has none, and none breaks the HTML", () => {
    const events = story(opened(), face(1, "KNOWN", [person("gone", 0.7)]));
    expect(alert(events)[1]).toBe("somebody I knew then (0.70)");
    const other = story(opened(), face(1, "KNOWN", [person("p3", 0.7)]));
    expect(alert(other)[1]).toBe("Carl &lt;3 (0.70)");
    const unsure = story(opened(), face(1, "UNSURE", [person("gone", 0.36)]));
    expect(alert(unsure)[1]).toBe("A face that I cannot tell for sure.");
  });
});

describe("a stranger", () => {
  const events = story(opened(), unknown, escalated(1));
  const details = "In view for 2.3 s. Not Anna (0.18), not Ben (0.11).";

  test("in a message of its own, with the time when that was certain", () => {
    expect(composeStranger(view(events, { strangerApart: true })).split("\n")).toEqual([
      "🔴 Stranger at Front door · 14:02:13",
      details,
      stranger,
    ]);
  });

  test("whose photo could not be made or sent", () => {
    const none = story(opened(), unknown, { ...escalated(1), photo: null });
    expect(composeStranger(view(none))).toContain("No picture could be made in time.");
    const refused = view(events, { unsendable: { "stranger.jpg": "refused" } });
    expect(composeStranger(refused)).toContain("Telegram did not take the picture.");
  });

  test("the first message says so from then on, and leaves the rest to the other", () => {
    const lines = alert([...events, ...story(opened(), unknown, escalated(1), clip()).slice(3)], {
      strangerApart: true,
    });
    expect(lines).toEqual([
      "🔴 Stranger at Front door · 14:02:05–…",
      "Still going on. Starts 5 s before.",
      stranger,
    ]);
  });

  test("both in one, where the photo had not gone out; somebody known is named beside", () => {
    const both = story(opened(), face(2, "KNOWN", [anna]), unknown, escalated(1));
    expect(alert(both)).toEqual([
      "🔴 Stranger at Front door · 14:02:11",
      details,
      "Anna (0.71)",
      stranger,
    ]);
  });

  test("nobody to compare with, or nobody who still has a name", () => {
    const alone = face(1, "UNKNOWN", [], { seenMs: 2_000 });
    expect(alert(story(opened(), alone, escalated(1)))[1]).toBe("In view for 2.0 s.");
    const forgotten = face(1, "UNKNOWN", [person("gone", 0.1)]);
    expect(alert(story(opened(), forgotten, escalated(1)))).toEqual([
      "🔴 Stranger at Front door · 14:02:11",
      stranger,
    ]);
  });

  test("further clips", () => {
    const parts = story(opened(), unknown, escalated(1), clip("whole", 2));
    const part = parts[3];
    if (part?.kind !== "clip") throw new Error("no clip");
    const once = { ...part, continued: false };
    expect(composePart(view(parts), once).split("\n")).toEqual([
      "🔴 Stranger at Front door · part 2 · 14:02:05–14:02:25",
      stranger,
    ]);
    expect(composePart(view(parts), part)).toMatch(/^🔴 It went on at Front door · /);
    const after = [
      ...parts,
      ...story(opened(), opened(), opened(), opened(), resolved(true, anna)).slice(4),
    ];
    expect(composePart(view(after), once).split("\n")).toEqual([
      "🟢 The household at Front door · part 2 · 14:02:05–14:02:25",
      household,
    ]);
    expect(composePart(view(after), part)).toMatch(/^🟢 It went on at Front door · /);
  });
});

describe("told after it had waited", () => {
  test.each([
    ["stranger", "🔴 Stranger at Front door · 14:02:11", null],
    ["no_face", "🔴 Movement at Front door, no face to be seen · 14:02:11", null],
    ["unsure", "🟠 Somebody I am not sure about at Front door · 14:02:11", null],
    [
      "no_verdict",
      "🟠 Somebody I am not sure about at Front door · 14:02:11",
      "There was a face, but not well enough to tell whose.",
    ],
    [
      "camera_lost",
      "🔴 Movement at Front door · 14:02:11",
      "The camera was lost before I could tell who it was.",
    ],
    [
      "faces_off",
      "🔴 Movement at Front door · 14:02:11",
      "I cannot tell faces apart at the moment.",
    ],
    [
      "shutdown",
      "🔴 Movement at Front door · 14:02:11",
      "I was stopped before I could tell who it was.",
    ],
  ] as const)("%s", (because, first, second) => {
    const lines = alert(story(opened(because)));
    expect(lines[0]).toBe(first);
    expect(lines.slice(1, -1)).toEqual(second === null ? [] : [second]);
  });

  test("a stranger's own details are there, and a second message is not needed for them", () => {
    const events = story(opened("stranger"), unknown, escalated(1));
    expect(alert(events)[1]).toBe("In view for 2.3 s. Not Anna (0.18), not Ben (0.11).");
  });

  test("no face, and then one after all", () => {
    const events = story(opened("no_face"), face(1, "KNOWN", [anna]));
    expect(alert(events).slice(0, 2)).toEqual([
      "🔴 Movement at Front door · 14:02:11",
      "Anna (0.71)",
    ]);
  });

  test("somebody else comes after the household was excused: the first clip is not this story's", () => {
    const events = story(excused(anna), clip(), ended(), opened("stranger"), unknown);
    expect(alert(events)).toEqual([
      "🔴 Stranger at Front door · 14:02:14",
      "In view for 2.3 s. Not Anna (0.18), not Ben (0.11).",
      stranger,
    ]);
  });
});

describe("resolved", () => {
  const all = [anna, person("p2", 0.6)];

  test("what it was told as stays to be read", () => {
    expect(alert(story(opened(), face(1, "KNOWN", [anna]), resolved(false, anna)))).toEqual([
      "🟢 It was Anna at Front door · 14:02",
      "Reported as movement at 14:02:11.",
      household,
    ]);
    expect(alert(story(opened(), escalated(1), clip(), ended(), resolved(true, ...all)))).toEqual([
      "🟢 It was Anna and Ben at Front door · 14:02",
      "Reported as a stranger at 14:02:12; the clip stays.",
      household,
    ]);
    expect(alert(story(opened("unsure"), clip(), resolved(false, anna)))[1]).toBe(
      "Reported as somebody I was not sure about at 14:02:11; the clip stays.",
    );
  });

  test("the stranger's message says the same; the reply is short", () => {
    const events = story(opened(), escalated(1), clip(), resolved(true, anna));
    expect(composeStranger(view(events, { strangerApart: true }))).toBe(
      "🟢 It was Anna at Front door · 14:02\nReported as a stranger at 14:02:12; the clip stays.\n22 Nov 2026 · #frontdoor #household",
    );
    expect(composeAllWell(view(events))).toBe("🟢 All well: it was Anna.");
  });

  test("where nobody had been told, there is nothing to take back", () => {
    const events = story(opened(), escalated(1), clip(), resolved(true, anna));
    expect(alert(events, { toldResolved: true })).toEqual([
      "🟢 It was Anna at Front door · 14:02",
      household,
    ]);
  });

  test("forgotten since", () => {
    const events = story(opened(), resolved(false, person("gone", 0.7), anna));
    expect(alert(events)[0]).toBe("🟢 It was somebody I knew then and Anna at Front door · 14:02");
    expect(alert(events).join()).not.toContain("#anna");
  });

  test.each([
    ["a stranger", [unknown, escalated(1)], "🔴 Stranger at Front door · 14:02:11"],
    ["somebody unsure", [face(2, "UNSURE")], "🔴 Movement at Front door · 14:02:11"],
  ] as const)("and then %s comes: no longer", (_who, more, first) => {
    const events = story(opened(), face(1, "KNOWN", [anna]), resolved(false, anna), ...more);
    expect(alert(events)[0]).toBe(first);
  });
});

test("a quiet line about who came home", () => {
  const events = story(excused(anna));
  expect(composeLine(view(events))).toBe("🟢 Anna came home · Front door · 14:02");
  const both = story(excused(anna), excused(anna, person("p2", 0.5)));
  const late = view(both, { toldLateAt: openedAt + 9_000_000 });
  expect(composeLine(late)).toBe(
    "🟢 Anna and Ben came home · Front door · 14:02\nTold late, at 16:32: I could not reach you in between.",
  );
});

test("the longest of everything fits a caption", () => {
  const long = "🧙‍♀️".repeat(64);
  const five = [1, 2, 3, 4, 5].map((id) => person(`p${id}`, 0.7));
  const reason = "because ".repeat(50);
  const events = story(
    opened("camera_lost"),
    ...five.map((one, index) => face(index + 1, "KNOWN", [one])),
    face(7, "UNSURE", five),
    face(8, "UNSURE", five.slice(1)),
    face(9, "UNKNOWN", five.slice(0, 3), { seenMs: 99_999 }),
    escalated(9),
    { kind: "clip_failed", part: 1, reason },
    { kind: "clip_failed", part: 2, reason },
    { kind: "ended", reason: "camera_lost", endedAt: openedAt + 60_000 },
    { kind: "marked", falseAlarm: true, by: "N".repeat(64) },
  );
  const change = { nameOf: () => long, toldLateAt: openedAt + 1e9 };
  for (const html of [
    composeAlert(view(events, change)),
    composeStranger(view(events, change)),
    composeAlert(view([...events, ...story(...events, resolved(true, ...five)).slice(-1)], change)),
  ]) {
    expect(html.replaceAll(/&\w+;/g, "x").length).toBeLessThanOrEqual(1024);
  }
});
