// Owns reading Fluent texts for the tests: which messages there are, what each needs, and every way
// in which it can come out.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const folder = path.resolve(import.meta.dirname, "../../../bot/texts");

export type Pattern = NonNullable<ReturnType<FluentBundle["getMessage"]>>["value"] & {};
type Expression = Exclude<Exclude<Pattern, string>[number], string>;

/** One language: its texts by key. */
export interface Catalogue {
  locale: string;
  bundle: FluentBundle;
  /** Keys in the order of the files, also those that come twice. */
  keys: string[];
  /** What Fluent could not read as a message. */
  unreadable: string[];
}

/** The languages on disk, English first. */
export const localesOnDisk: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort((a, b) => Number(b === "en") - Number(a === "en") || a.localeCompare(b));

export function sourceOf(locale: string): string {
  return readdirSync(path.join(folder, locale))
    .filter((file) => file.endsWith(".ftl"))
    .sort()
    .map((file) => readFileSync(path.join(folder, locale, file), "utf8"))
    .join("\n");
}

export function catalogueOf(locale: string, source = sourceOf(locale)): Catalogue {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const resource = new FluentResource(source);
  bundle.addResource(resource, { allowOverrides: true });
  const keys = resource.body.map(({ id }) => id);
  // Fluent passes over what it can't read, without a word.
  const begun = [...source.matchAll(/^([a-z][\w-]*) *=/gm)].map(([, key]) => key as string);
  return { locale, bundle, keys, unreadable: begun.filter((key) => !keys.includes(key)) };
}

export function patternOf({ bundle }: Catalogue, key: string): Pattern {
  return bundle.getMessage(key)?.value ?? "";
}

/** What a message needs of the code. */
export interface Needs {
  /** Variables that are shown, by name. */
  shown: Set<string>;
  /** Variables that choose a variant, with the variants' names. */
  chosen: Map<string, Set<string>>;
  /** Messages within it. */
  messages: Set<string>;
}

/** Of the message `key`, with what the messages within it need. */
export function needsOf(catalogue: Catalogue, key: string, needs = noNeeds()): Needs {
  visit(patternOf(catalogue, key));
  return needs;

  function visit(pattern: Pattern): void {
    if (typeof pattern === "string") return;
    for (const element of pattern) if (typeof element !== "string") visitExpression(element);
  }

  function visitExpression(expression: Expression): void {
    if (expression.type === "var") needs.shown.add(expression.name);
    if (expression.type === "mesg" && !needs.messages.has(expression.name)) {
      needs.messages.add(expression.name);
      needsOf(catalogue, expression.name, needs);
    }
    if (expression.type === "func") {
      for (const argument of expression.args) {
        if (argument.type !== "narg") visitExpression(argument);
      }
    }
    if (expression.type !== "select") return;
    const { selector, variants } = expression;
    if (selector.type === "var") {
      const names = needs.chosen.get(selector.name) ?? new Set();
      for (const { key: variant } of variants) names.add(String(variant.value));
      needs.chosen.set(selector.name, names);
    } else visitExpression(selector);
    for (const { value } of variants) visit(value);
  }
}

function noNeeds(): Needs {
  return { shown: new Set(), chosen: new Map(), messages: new Set() };
}

const pluralForms = /^(zero|one|two|few|many|other|\d+)$/;
/** In Russian these are one, few and many; in English one and other. */
const counts = [0, 1, 2, 5, 11, 21, 60];

/** Values for every way in which the message can come out; `text` stands for what is shown. */
export function sampleValues(needs: Needs, text: string): Record<string, FluentVariable>[] {
  let samples: Record<string, FluentVariable>[] = [
    Object.fromEntries([...needs.shown].map((name) => [name, text])),
  ];
  for (const [name, variants] of needs.chosen) {
    const isCount = [...variants].every((variant) => pluralForms.test(variant));
    // What no variant names takes the default one.
    const values = isCount ? counts : [...variants, "another"];
    samples = samples.flatMap((sample) => values.map((value) => ({ ...sample, [name]: value })));
  }
  return samples;
}

/** Every way in which the text comes out. Throws what Fluent throws. */
export function wordings(
  catalogue: Catalogue,
  key: string,
  needs = needsOf(catalogue, key),
  text = "Anna",
): string[] {
  const pattern = patternOf(catalogue, key);
  return sampleValues(needs, text).map((values) => catalogue.bundle.formatPattern(pattern, values));
}
