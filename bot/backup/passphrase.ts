// Owns what may be a backup's passphrase. Pure.

const fewest = 12;
const most = 200;
const fewestDifferent = 6;

/** Why it won't do; null: it will. Whoever has the file may guess for years. */
export function passphraseProblem(passphrase: string): "short" | "long" | "plain" | null {
  const letters = [...passphrase.normalize("NFKC")];
  if (letters.length < fewest) return "short";
  if (letters.length > most) return "long";
  return new Set(letters).size < fewestDifferent ? "plain" : null;
}
