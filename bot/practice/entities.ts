// Owns the entities that Telegram finds by itself in any text: commands, mentions, hashtags,
// addresses. Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
import type { MessageEntity } from "grammy/types";

type FoundType = "bot_command" | "mention" | "hashtag" | "url" | "email";

const patterns: readonly [FoundType, RegExp][] = [
  ["url", /(?<![\w@.])(?:https?:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,:;!?)]/gi],
  ["email", /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ["bot_command", /(?<![\w/@#<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g],
  ["mention", /(?<![\w@])@[A-Za-z]\w{2,31}(?!\w)/g],
  ["hashtag", /(?<![\p{L}\p{N}_#])#(?=[\p{L}\p{N}_]*[\p{L}_])[\p{L}\p{N}_]{1,256}/gu],
];

/** `given` and what Telegram would add to it in `text`, sorted; found ones never overlap given ones. */
export function withFoundEntities(
  text: string,
  given: readonly MessageEntity[] = [],
): MessageEntity[] {
  const opaque = new Set(["pre", "code", "text_link", "text_mention"]);
  const taken = given.filter((entity) => opaque.has(entity.type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
      if ([...taken, ...found].some((other) => overlaps(entity, other))) continue;
      found.push(entity);
    }
  }
  return sortEntities([...given, ...found]);
}

/** In the order of the Bot API: by offset, the longer first. */
export function sortEntities(entities: readonly MessageEntity[]): MessageEntity[] {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
