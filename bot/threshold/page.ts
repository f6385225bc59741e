// Owns the one message of /threshold: what holds now, what is proposed, what that would do, and
// the buttons that lead from proposal to proposal.
import { InlineKeyboard } from "grammy";
import type { FacesView } from "../../vision/faces/faces-view.ts";
import { presets, type Preset } from "../../vision/faces/presets.ts";
import { defaultRules } from "../../vision/faces/verdict.ts";
import { facesLine } from "../people/state-line.ts";
import type { Answer } from "../reply.ts";
import { scoreText } from "../texts/numbers.ts";
import { say, sayPlain } from "../texts/texts.ts";
import type { Reader } from "../wording.ts";
import { previewLines } from "./preview-words.ts";
import {
  packsOwn,
  type Proposal,
  proposalOf,
  recognitionWith,
  sameProposal,
  stepped,
  thresholdData,
} from "./proposal.ts";

const steps = [
  { by: -0.05, label: "−.05" },
  { by: -0.01, label: "−.01" },
  { by: 0.01, label: "+.01" },
  { by: 0.05, label: "+.05" },
];

/** `news` is what just happened, as Telegram HTML, and comes first. */
export async function thresholdPage(
  faces: FacesView,
  proposal: Proposal,
  reader: Reader,
  news?: string,
): Promise<Answer> {
  const { locale } = reader;
  const current = proposalOf(faces.settings.value);
  const { known, knownFewPhotos } = faces.thresholds();
  const now = { known: scoreText(locale, known), preset: kindOf(current) };
  const lines = [
    say(locale, "threshold-head"),
    `${say(locale, "threshold-now", now)} ${say(locale, "threshold-why")}`,
    say(locale, "threshold-few", { few: scoreText(locale, knownFewPhotos) }),
  ];
  if (news !== undefined) lines.unshift(news);
  if (!faces.pack.measured) {
    lines.push(say(locale, "threshold-unmeasured", { pack: faces.pack.title }));
  }
  const { kind } = faces.state();
  if (kind !== "ready" && kind !== "nobody") lines.push(facesLine(faces, locale));

  const { thresholds, rules } = recognitionWith(proposal, faces.pack);
  lines.push("");
  if (!sameProposal(proposal, current)) {
    lines.push(
      say(locale, "threshold-proposed", {
        known: scoreText(locale, thresholds.known),
        preset: kindOf(proposal),
        frames: rules.agreeingFrames,
        usual: defaultRules.agreeingFrames,
      }),
    );
  }
  lines.push(...previewLines(faces, await faces.ownScores(), thresholds, reader));
  if (rules.agreeingFrames !== faces.rules().agreeingFrames) {
    lines.push(say(locale, "threshold-frames-untried"));
  }
  return { text: lines.join("\n"), keyboard: keyboard(faces, proposal, locale) };
}

/** After it was used: what holds, and the way back to `before`. */
export function usedPage(faces: FacesView, before: Proposal, reader: Reader): Answer {
  const { locale } = reader;
  const current = proposalOf(faces.settings.value);
  const now = { known: scoreText(locale, faces.thresholds().known), preset: kindOf(current) };
  return {
    text: [say(locale, "threshold-used"), say(locale, "threshold-now", now)].join("\n"),
    keyboard: new InlineKeyboard()
      .text(sayPlain(locale, "button-undo"), thresholdData("use", faces.pack, before))
      .text(sayPlain(locale, "button-change"), thresholdData("show", faces.pack, current)),
  };
}

function keyboard(faces: FacesView, proposal: Proposal, locale: string): InlineKeyboard {
  const { pack } = faces;
  const current = proposalOf(faces.settings.value);
  const value = (one: Proposal) => scoreText(locale, recognitionWith(one, pack).thresholds.known);
  const show = (one: Proposal) => thresholdData("show", pack, one);
  const buttons = new InlineKeyboard();
  for (const { by, label } of steps) {
    const next = stepped(proposal, by, pack);
    // At the end of what the pack allows there is nothing to tap.
    if (!sameProposal(next, proposal)) buttons.text(label, show(next));
  }
  buttons.row();
  for (const preset of presets) {
    buttons.text(presetLabel(preset, locale), show({ preset, known: null }));
  }
  if (!sameProposal(proposal, packsOwn)) {
    buttons.row().text(sayPlain(locale, "button-reset"), show(packsOwn));
  }
  if (!sameProposal(proposal, current)) {
    buttons
      .row()
      .text(
        sayPlain(locale, "button-use", { known: value(proposal) }),
        thresholdData("use", pack, proposal),
      )
      .text(sayPlain(locale, "button-keep-value", { known: value(current) }), show(current));
  }
  return buttons;
}

function presetLabel(preset: Preset, locale: string): string {
  switch (preset) {
    case "lenient":
      return sayPlain(locale, "button-lenient");
    case "normal":
      return sayPlain(locale, "button-normal");
    case "strict":
      return sayPlain(locale, "button-strict");
    case "low_light":
      return sayPlain(locale, "button-low-light");
  }
}

function kindOf({ preset, known }: Proposal): string {
  if (preset === "low_light") return preset;
  if (known !== null) return "hand";
  return preset ?? "own";
}
