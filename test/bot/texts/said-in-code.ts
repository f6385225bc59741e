// Owns what the program's own source says: the keys of texts that it uses, and words that it shows
// without having them from a text. It reads the syntax, so comments and logs are no matter.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vitest/node";

const root = path.resolve(import.meta.dirname, "../../..");

interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

export interface SourceFile {
  /** Like "bot/alerts/tell.ts". */
  file: string;
  program: Node;
  text: string;
}

export function sourceFiles(...rooms: string[]): SourceFile[] {
  return rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
      .map((file) => path.posix.join(room, file.replaceAll("\\", "/")))
      // The practice page runs in a browser and has its own words.
      .filter((file) => file.endsWith(".ts") && !file.startsWith("bot/practice/page/"))
      .map((file) => parsed(file, readFileSync(path.join(root, file), "utf8"))),
  );
}

export function parsed(file: string, text: string): SourceFile {
  return { file, text, program: parseAst(text, { lang: "ts" }) as unknown as Node };
}

/** A key as it stands in a call: whole, or the beginning that a template completes. */
export interface UsedKey {
  key: string;
  isBeginning: boolean;
  /** Shown without HTML. */
  plain: boolean;
  at: string;
}

/** Where the key stands among the arguments of what says it. */
const sayers = new Map([
  ["say", { argument: 1, plain: false }],
  ["sayPlain", { argument: 1, plain: true }],
  ["words", { argument: 0, plain: false }],
]);

/** What a key or its beginning looks like; ffmpeg's arguments, say, don't. */
const keyLike = /^[a-z][a-z0-9]*-[\w-]*$/;

/**
 * The keys in calls of say(), sayPlain() and words(), and in variables called `key`, as far as they
 * can be read off.
 */
export function usedKeys(files: readonly SourceFile[]): UsedKey[] {
  const used: UsedKey[] = [];
  for (const source of files) {
    visit(source.program, (node) => {
      const said = saidBy(node);
      if (!said) return;
      const at = placeOf(source, node);
      for (const { text, isBeginning } of textsIn(said.expression)) {
        if (keyLike.test(text)) used.push({ key: text, isBeginning, plain: said.plain, at });
      }
    });
  }
  return used;
}

function saidBy(node: Node): { expression: Node; plain: boolean } | null {
  if (node.type === "VariableDeclarator") {
    const init = node["init"] as Node | null;
    return nameOf(node["id"] as Node) === "key" && init ? { expression: init, plain: false } : null;
  }
  if (node.type !== "CallExpression") return null;
  const sayer = sayers.get(nameOf(node["callee"] as Node));
  const expression = sayer && (node["arguments"] as Node[])[sayer.argument];
  return expression ? { expression, plain: sayer.plain } : null;
}

/** Every string that stands anywhere, and every beginning of a template: keys stand in tables, too. */
export function literals(files: readonly SourceFile[]): {
  whole: Set<string>;
  beginnings: Set<string>;
} {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const { program } of files) {
    visit(program, (node) => {
      if (node.type !== "Literal" && node.type !== "TemplateLiteral") return;
      const [first] = textsIn(node);
      if (first) (first.isBeginning ? beginnings : whole).add(first.text);
    });
  }
  return { whole, beginnings };
}

/** Calls by which something reaches a reader's eyes, and which of their arguments do. */
const showing = new Map([
  ["reply", 0], // ctx.reply(text); reply(ctx, { text }) has a property
  ["answerFirst", 1],
  ["answerCallbackQuery", 0],
  ["sendMessage", 1],
  ["editMessageText", 2],
  ["text", 0], // a keyboard's button
]);
const shownProperties = new Set(["text", "caption", "html"]);

/** The setup and the practice page speak English by themselves. */
const speaksEnglish = /^bot\/(setup|practice)\//;

/** English words (or anybody's) that are shown without coming from a text. */
export function bareWords(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const source of files) {
    if (!source.file.startsWith("bot/") || speaksEnglish.test(source.file)) continue;
    visit(source.program, (node) => {
      const shown: Node[] = [];
      if (node.type === "CallExpression") {
        const callee = node["callee"] as Node;
        const index = showing.get(nameOf(callee));
        const given = node["arguments"] as Node[];
        if (index !== undefined && given[index]) shown.push(given[index]);
      }
      if (node.type === "Property" && isShownProperty(node)) shown.push(node["value"] as Node);
      for (const argument of shown) {
        for (const { text } of textsIn(argument)) {
          if (/\p{L}{2,}/u.test(text.replaceAll(/<[^>]*>|&\w+;/g, ""))) {
            found.push(`${placeOf(source, node)}: ${text}`);
          }
        }
      }
    });
  }
  return found;
}

function isShownProperty(node: Node): boolean {
  const key = node["key"] as Node;
  return shownProperties.has(String(key["name"] ?? key["value"]));
}

/** The strings that an expression may come to, as far as they stand in it. */
function textsIn(node: Node): { text: string; isBeginning: boolean }[] {
  switch (node.type) {
    case "Literal":
      return typeof node["value"] === "string" ? [{ text: node["value"], isBeginning: false }] : [];
    case "TemplateLiteral": {
      const quasis = (node["quasis"] as Node[]).map(
        ({ value }) => (value as { cooked: string }).cooked,
      );
      if (quasis.length === 1) return [{ text: quasis[0] ?? "", isBeginning: false }];
      return quasis.map((text) => ({ text, isBeginning: true })).filter(({ text }) => text !== "");
    }
    case "ConditionalExpression":
      return [node["consequent"], node["alternate"]].flatMap((branch) => textsIn(branch as Node));
    case "LogicalExpression":
      return textsIn(node["right"] as Node);
    case "BinaryExpression":
      return node["operator"] === "+"
        ? [node["left"], node["right"]].flatMap((side) => textsIn(side as Node))
        : [];
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return textsIn(node["expression"] as Node);
    default:
      return [];
  }
}

function nameOf(callee: Node): string {
  if (callee.type === "Identifier") return String(callee["name"]);
  if (callee.type === "MemberExpression") return String((callee["property"] as Node)["name"] ?? "");
  return "";
}

function placeOf({ file, text }: SourceFile, { start }: Node): string {
  return `${file}:${text.slice(0, start).split("\n").length}`;
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === "object" && child !== null && "type" in child) visit(child as Node, see);
    }
  }
}
