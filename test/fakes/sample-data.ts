// Owns made-up callback data for tests that need a tap on every button there is: the shortest text
// that a control's pattern takes.

/** Throws where the pattern uses what this does not understand. */
export function sampleOf(pattern: RegExp): string {
  const sample = alternatives(pattern.source, { at: 0 });
  if (!pattern.test(sample)) throw new Error(`${sample} is no sample of ${String(pattern)}`);
  return sample;
}

interface Place {
  at: number;
}

/** The first of "a|b|c", up to a closing bracket or the end. */
function alternatives(source: string, place: Place): string {
  const all = [""];
  while (place.at < source.length && source[place.at] !== ")") {
    if (source[place.at] === "|") {
      place.at += 1;
      all.push("");
      continue;
    }
    const one = atom(source, place);
    all[all.length - 1] += one.repeat(least(source, place));
  }
  return all[0] ?? "";
}

function atom(source: string, place: Place): string {
  const character = source[place.at] ?? "";
  place.at += 1;
  if (character === "^" || character === "$") return "";
  if (character === "(") {
    if (source.startsWith("?:", place.at)) place.at += 2;
    const inside = alternatives(source, place);
    place.at += 1;
    return inside;
  }
  if (character === "[") {
    const end = source.indexOf("]", place.at);
    const [first = "", second = ""] = source.slice(place.at, end);
    place.at = end + 1;
    return first === "\\" ? escaped(second) : first;
  }
  if (character === "\\") {
    place.at += 1;
    return escaped(source[place.at - 1] ?? "");
  }
  return character;
}

function escaped(letter: string): string {
  if (letter === "d") return "1";
  return letter === "w" ? "a" : letter;
}

/** How often at least, from what follows: "?", "*", "+", "{2,4}". */
function least(source: string, place: Place): number {
  const follows = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})/.exec(source.slice(place.at));
  if (!follows) return 1;
  place.at += follows[0].length;
  if (follows[1] !== undefined) return Number(follows[1]);
  return follows[0] === "+" ? 1 : 0;
}
