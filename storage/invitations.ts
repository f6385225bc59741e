// Owns who may join: invitations that work once and expire, as they lie in state.json. Of a code
// only its hash is kept, so that who reads the file can't join by it.
import { createHash, randomInt } from "node:crypto";
import { z } from "zod";
import type { Clock } from "./clock.ts";
import { newMember, type Member, type StateStore } from "./members.ts";

export const invitation = z.object({
  /** SHA-256 of the code, in hexadecimal. */
  hash: z.string(),
  role: z.enum(["member", "viewer"]),
  /** By first name. */
  by: z.string(),
  /** Wall-clock milliseconds. */
  expiresAt: z.number(),
  /** It was used or taken back; kept for a while, so that whoever comes late hears why. */
  spent: z.boolean().default(false),
});
export type Invitation = z.infer<typeof invitation>;

export const invitationLastsMs = 24 * 3_600_000;
/** So long after its end somebody with the right code is still told that it is over. */
const rememberedMs = 7 * 24 * 3_600_000;
/** Letters and digits only: a link that ends in "-" loses it where a client finds links by itself. */
const codeLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** 62^20 are 119 bits. */
const codeLength = 20;

export type Redeemed =
  | { kind: "joined"; member: Member; by: string }
  /** The code was right, but it is used, taken back or expired. */
  | { kind: "over" }
  | { kind: "unknown" };

function randomCode(): string {
  const letters = Array.from({ length: codeLength }, () =>
    codeLetters.charAt(randomInt(codeLetters.length)),
  );
  return letters.join("");
}

export class Invitations {
  readonly #store: StateStore;
  readonly #clock: Clock;
  readonly #newCode: () => string;

  constructor(store: StateStore, clock: Clock, newCode = randomCode) {
    this.#store = store;
    this.#clock = clock;
    this.#newCode = newCode;
  }

  /** Those that somebody may still use, the oldest first. */
  open(): readonly Invitation[] {
    return this.#store.value.invitations.filter((one) => this.isOpen(one));
  }

  /** Resolves when it is on disk. The code is nowhere kept. Rejects with StorageError. */
  async create(
    role: Invitation["role"],
    by: string,
  ): Promise<{ code: string; invitation: Invitation }> {
    const code = this.#newCode();
    const made: Invitation = {
      hash: hashOf(code),
      role,
      by,
      expiresAt: this.#clock.wall() + invitationLastsMs,
      spent: false,
    };
    await this.#store.change((draft) => {
      const now = this.#clock.wall();
      const kept = draft.invitations.filter(({ expiresAt }) => expiresAt + rememberedMs > now);
      draft.invitations = [...kept, { ...made }];
    });
    return { code, invitation: made };
  }

  /** The one whose hash begins with `beginning`, open or over; null: not kept. */
  find(beginning: string): Invitation | null {
    return this.#store.value.invitations.find(({ hash }) => hash.startsWith(beginning)) ?? null;
  }

  /** Takes it back; nothing happens where it is over already. Rejects with StorageError. */
  revoke(hash: string): Promise<void> {
    return this.#store.change((draft) => {
      for (const one of draft.invitations) if (one.hash === hash) one.spent = true;
    });
  }

  /**
   * Makes `person` a member by `code`, in one step on disk: of two who use it at once one joins.
   * Tell the members (Members.changed) of it. Rejects with StorageError; then the code still works.
   */
  async redeem(code: string, person: { id: number; name: string }): Promise<Redeemed> {
    const hash = hashOf(code);
    // Strangers' guesses write nothing.
    if (!this.#store.value.invitations.some((one) => one.hash === hash)) return { kind: "unknown" };
    let redeemed: Redeemed = { kind: "over" };
    await this.#store.change((draft) => {
      const found = draft.invitations.find((one) => one.hash === hash);
      if (!found || !this.isOpen(found)) return;
      const { role, by } = found;
      const member = newMember({ ...person, role, since: this.#clock.wall() });
      found.spent = true;
      draft.members = [...draft.members.filter(({ id }) => id !== person.id), member];
      redeemed = { kind: "joined", member: { ...member }, by };
    });
    return redeemed;
  }

  /** Whether it may still be used. */
  isOpen({ spent, expiresAt }: Invitation): boolean {
    return !spent && this.#clock.wall() < expiresAt;
  }
}

/** Digests are compared, so neither length nor content of a code shows in the time it takes. */
function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
