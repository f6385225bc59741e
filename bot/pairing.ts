// Owns how the first owner proves to sit at the machine: a one-time code that only the console
// shows. Five wrong tries make a new one; once used it is worth nothing.
import { createHash, randomInt, timingSafeEqual } from "node:crypto";

/** Without letters and digits that look alike (0 O, 1 I L). */
const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const triesPerCode = 5;

export type PairingResult = "paired" | "wrong" | "wrong_and_renewed";

/** A fresh code like "K7F2-93QX": 31^8, about 8.5e11, possibilities. */
export function newPairingCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet.charAt(randomInt(alphabet.length)));
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

export class Pairing {
  readonly #newCode: () => string;
  #code: string | null;
  #used: string | null = null;
  #wrongTries = 0;

  constructor(newCode = newPairingCode) {
    this.#newCode = newCode;
    this.#code = newCode();
  }

  /** The code that is valid now; null once it was used. */
  get code(): string | null {
    return this.#code;
  }

  /** Tries what somebody sent; case and dashes don't matter. */
  try(text: string): PairingResult {
    if (this.#code !== null && sameCode(text, this.#code)) {
      this.#used = this.#code;
      this.#code = null;
      return "paired";
    }
    this.#wrongTries++;
    if (this.#code === null || this.#wrongTries < triesPerCode) return "wrong";
    this.#wrongTries = 0;
    this.#code = this.#newCode();
    return "wrong_and_renewed";
  }

  /** The code that was used is valid again: whoever used it could not be made the owner. */
  giveBack(): void {
    this.#code ??= this.#used;
  }

  /** What the console shows so that the owner can pair; null once the code was used. */
  instruction(botUsername: string): string | null {
    if (this.#code === null) return null;
    return `Open https://t.me/${botUsername}?start=${this.#code} or send the bot: /start ${this.#code}`;
  }
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameCode(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(code: string): Buffer {
  const letters = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return createHash("sha256").update(letters).digest();
}
