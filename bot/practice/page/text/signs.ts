// Owns the five signs that Vigil speaks with. Like Telegram, the page draws them itself, so that
// they look the same everywhere, also where no font has them.

export const signs = ["🔴", "🟠", "🟢", "⚪", "🔒"] as const;

export type Sign = (typeof signs)[number];

export type SignPiece = { sign: Sign } | { text: string };

const pattern = new RegExp(`(${signs.join("|")})\uFE0F?`, "u");

/** Cuts a text at its signs; nothing of it is lost but variation selectors. */
export function splitSigns(text: string): SignPiece[] {
  return text
    .split(pattern)
    .filter((piece) => piece !== "")
    .map((piece) => (isSign(piece) ? { sign: piece } : { text: piece }));
}

function isSign(text: string): text is Sign {
  return (signs as readonly string[]).includes(text);
}
