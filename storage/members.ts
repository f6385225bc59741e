// Owns who belongs to the household, by Telegram's numeric id. What a role may do is decided in
// bot/access.ts.
import type { Clock } from "./clock.ts";
import type { JsonStore } from "./json-store.ts";
import type { Member, State } from "./state.ts";

export type { Member } from "./state.ts";

/** There is an owner already; nothing was changed. */
export class OwnerExistsError extends Error {
  override readonly name = "OwnerExistsError";
  readonly owner: Member;

  constructor(owner: Member) {
    super(`${owner.name} is the owner already; there is only one.`);
    this.owner = owner;
  }
}

/** Somebody who has chosen nothing yet. */
export function newMember(person: Pick<Member, "id" | "name" | "role" | "since">): Member {
  const { id, name, role, since } = person;
  return { id, name, role, since, language: null, telegramLanguage: null, quietHours: null };
}

export class Members {
  readonly #store: JsonStore<State>;
  readonly #clock: Clock;

  constructor(store: JsonStore<State>, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  owner(): Member | null {
    return this.all().find(({ role }) => role === "owner") ?? null;
  }

  find(id: number): Member | null {
    return this.all().find((member) => member.id === id) ?? null;
  }

  all(): readonly Member[] {
    return this.#store.value.members;
  }

  /** Makes somebody, also a member of another role, the owner. Rejects with OwnerExistsError. */
  async addOwner(person: { id: number; name: string }): Promise<Member> {
    const owner = newMember({ ...person, role: "owner", since: this.#clock.wall() });
    await this.#store.change((draft) => {
      const existing = draft.members.find(({ role }) => role === "owner");
      if (existing) throw new OwnerExistsError(existing);
      draft.members = [...draft.members.filter(({ id }) => id !== owner.id), { ...owner }];
    });
    return owner;
  }
}
