// Owns how the copy off site is put into words: its page, its lines in /status, the steps of its test.
import { InlineKeyboard } from "grammy";
import type { OffsiteStatus } from "../../storage/offsite/offsite-view.ts";
import type { TestStep } from "../../storage/offsite/trial.ts";
import type { OffsiteTrouble } from "../../storage/offsite/trouble.ts";
import type { Answer } from "../reply.ts";
import { bytes, decimal } from "../texts/numbers.ts";
import { data } from "../callback-data.ts";
import { evidenceData } from "../evidence/taps.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { ago, span } from "../texts/times.ts";
import type { Reader } from "../wording.ts";
import { offsiteData } from "./taps.ts";

/** Without a remote: how to get one. */
export function withoutRemote(locale: string): Answer {
  const keyboard = new InlineKeyboard()
    .text(sayPlain(locale, "evidence-button-evidence"), evidenceData.root())
    .text(sayPlain(locale, "button-status"), data.status());
  return { text: say(locale, "offsite-none"), keyboard };
}

export function offsitePage(status: OffsiteStatus, reader: Reader): Answer {
  const { locale, now, timezone } = reader;
  const { trouble, lastSuccessAt, waiting, everything } = status;
  const lines = [headOf(status, locale)];
  if (trouble) {
    const failing = span(locale, now - trouble.since);
    lines.push(say(locale, "offsite-why", { span: failing, ...whyAndAdvice(locale, trouble) }));
  }
  lines.push(
    lastSuccessAt === null
      ? say(locale, "offsite-nothing-yet")
      : say(locale, "offsite-last", { ago: ago(locale, lastSuccessAt, now, timezone) }),
    say(locale, "offsite-waiting", { files: waiting.files, size: bytes(locale, waiting.bytes) }),
  );
  if (waiting.unexamined > 0) {
    lines.push(say(locale, "offsite-unexamined", { count: waiting.unexamined }));
  }
  if (status.removals > 0) lines.push(say(locale, "offsite-removals", { count: status.removals }));
  if (everything) {
    const { isDone, done, days } = everything;
    lines.push(
      isDone
        ? say(locale, "offsite-everything-done")
        : say(locale, "offsite-everything-copying", { done, days }),
    );
    if (everything.differing > 0) {
      lines.push(say(locale, "offsite-everything-differing", { count: everything.differing }));
    }
  }
  lines.push(status.isEncrypted ? say(locale, "offsite-encrypted") : say(locale, "offsite-plain"));
  if (status.bandwidth !== null) {
    lines.push(say(locale, "offsite-bandwidth", { bandwidth: status.bandwidth }));
  }
  const keyboard = new InlineKeyboard().text(
    sayPlain(locale, "offsite-button-test"),
    offsiteData.test(),
  );
  keyboard.text(sayPlain(locale, "button-refresh"), offsiteData.page()).row();
  if (everything && !everything.isDone) {
    keyboard.text(sayPlain(locale, "offsite-button-cancel"), offsiteData.cancel());
  } else keyboard.text(sayPlain(locale, "offsite-button-everything"), offsiteData.everything());
  return { text: lines.join("\n"), keyboard };
}

function headOf({ name, trouble, lastSuccessAt }: OffsiteStatus, locale: string): string {
  if (trouble) return say(locale, "offsite-failing", { name });
  if (lastSuccessAt === null) return say(locale, "offsite-never", { name });
  return say(locale, "offsite-well", { name });
}

/** What a test came to so far. */
export function testAnswer(
  locale: string,
  steps: readonly TestStep[],
  end: "running" | "over" | "stopped",
): Answer {
  const lines = steps.map(({ step, ms, outcome }) =>
    say(locale, "offsite-test-step", {
      step,
      outcome: outcome === "well" ? "well" : "failed",
      seconds: decimal(locale, ms / 1_000, 1),
    }),
  );
  const bad = steps.find(({ outcome }) => outcome !== "well")?.outcome;
  const text = [testHead(locale, bad ?? "well", end), ...lines].join("\n");
  if (end === "running") return { text };
  const keyboard = new InlineKeyboard()
    .text(sayPlain(locale, "button-again"), offsiteData.test())
    .text(sayPlain(locale, "offsite-button-page"), offsiteData.page());
  return { text, keyboard };
}

function testHead(
  locale: string,
  outcome: TestStep["outcome"],
  end: "running" | "over" | "stopped",
): string {
  if (end === "running") return say(locale, "offsite-test-begun");
  if (end === "stopped") return say(locale, "offsite-test-stopped");
  if (outcome === "well") return say(locale, "offsite-test-well");
  if (outcome === "wrong") return say(locale, "offsite-test-wrong");
  return say(locale, "offsite-test-failed", whyAndAdvice(locale, outcome));
}

/** Parts of /status's last line, and a trouble as a sentence of plain text. */
export function offsiteInStatus(
  status: OffsiteStatus,
  { locale, now, timezone }: Reader,
): { parts: string[]; trouble: string | null } {
  const { lastSuccessAt, trouble, waiting } = status;
  const { files } = waiting;
  if (trouble) {
    const failing = span(locale, now - trouble.since);
    const why = trouble.reason.words;
    return {
      parts: [],
      trouble: sayPlain(locale, "offsite-status-failing", { span: failing, why, files }),
    };
  }
  const parts = [
    lastSuccessAt === null
      ? say(locale, "offsite-status-nothing")
      : say(locale, "offsite-status-copied", { ago: ago(locale, lastSuccessAt, now, timezone) }),
  ];
  if (files > 0) parts.push(say(locale, "offsite-status-waiting", { files }));
  return { parts, trouble: null };
}

export function whyAndAdvice(locale: string, { kind, reason }: OffsiteTrouble) {
  return { why: reason.words, advice: sayPlain(locale, "offsite-advice", { why: kind }) };
}
