// Owns how a text and its entities become a tree that can be drawn. Offsets count UTF-16 code
// units, as everywhere in the Bot API (core.telegram.org/api/entities).
import type { MessageEntity } from "grammy/types";

export type RichNode = string | RichSpan;

export interface RichSpan {
  entity: MessageEntity;
  /** The same for all pieces of one entity, so that a spoiler in pieces opens as one. */
  index: number;
  children: RichNode[];
}

interface Stretch {
  entity: MessageEntity;
  index: number;
  start: number;
  end: number;
}

/**
 * The text as nested spans. Entities may nest and overlap (an overlapping one is cut into pieces);
 * what reaches outside the text is clipped, and a border inside a surrogate pair moves out of it.
 * Blocks (quotes, code blocks) are always outermost, and the line break after one is left out: a
 * block ends its line by itself.
 */
export function richText(text: string, entities: readonly MessageEntity[] = []): RichNode[] {
  const stretches = entities
    .map((entity, index) => stretchOf(text, entity, index))
    .filter(({ start, end }) => end > start)
    .sort(outermostFirst);
  const borders = new Set([0, text.length]);
  for (const { start, end } of stretches) borders.add(start).add(end);
  const cuts = [...borders].sort((a, b) => a - b);
  const blockEnds = new Set(stretches.filter(isBlock).map(({ end }) => end));

  const roots: RichNode[] = [];
  let open: RichSpan[] = [];
  for (const [position, start] of cuts.entries()) {
    const end = cuts[position + 1];
    if (end === undefined) break;
    const skipped = blockEnds.has(start) && text[start] === "\n" ? 1 : 0;
    const piece = text.slice(start + skipped, end);
    if (piece === "") continue;
    const around = stretches.filter((stretch) => stretch.start <= start && stretch.end >= end);
    open = enter(roots, open, around);
    (open.at(-1)?.children ?? roots).push(piece);
  }
  return roots;
}

/** Keeps the spans still open that also surround the next piece, and opens the others. */
function enter(roots: RichNode[], open: RichSpan[], around: readonly Stretch[]): RichSpan[] {
  let common = 0;
  while (common < open.length && open[common]?.index === around[common]?.index) common += 1;
  const kept = open.slice(0, common);
  for (const { entity, index } of around.slice(common)) {
    const span: RichSpan = { entity, index, children: [] };
    (kept.at(-1)?.children ?? roots).push(span);
    kept.push(span);
  }
  return kept;
}

function stretchOf(text: string, entity: MessageEntity, index: number): Stretch {
  const clip = (position: number): number => Math.min(text.length, Math.max(0, position));
  const start = clip(entity.offset);
  const end = clip(entity.offset + entity.length);
  return {
    entity,
    index,
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

function splitsPair(text: string, position: number): boolean {
  const before = text.charCodeAt(position - 1);
  const after = text.charCodeAt(position);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function isBlock({ entity }: Stretch): boolean {
  return ["blockquote", "expandable_blockquote", "pre"].includes(entity.type);
}

function outermostFirst(a: Stretch, b: Stretch): number {
  return (
    Number(isBlock(b)) - Number(isBlock(a)) ||
    a.start - b.start ||
    b.end - a.end ||
    a.index - b.index
  );
}
