// Owns who belongs to the household, by Telegram's numeric id, and what each has chosen. What a role
// may do is decided in bot/rights.ts.
import type { Clock } from "./clock.ts";
import type { JsonStore } from "./json-store.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";
import type { Member, State } from "./state.ts";

export type { Member } from "./state.ts";

/** What of state.json's store the small rooms over it need; tests bring one in memory. */
export type StateStore = Pick<JsonStore<State>, "value" | "change">;

/** What somebody may choose for themselves. */
export type Choices = Pick<Member, "language" | "quietHours" | "alsoPrivately">;

/** There is an owner already; nothing was changed. */
export class OwnerExistsError extends Error {
  override readonly name = "OwnerExistsError";
  readonly owner: Member;

  constructor(owner: Member) {
    super(`${owner.name} is the owner already; there is only one.`);
    this.owner = owner;
  }
}

/** Nobody of that id belongs to the household (any more); nothing was changed. */
export class NoSuchMemberError extends Error {
  override readonly name = "NoSuchMemberError";

  constructor(id: number) {
    super(`Nobody with the id ${id} belongs to this household.`);
  }
}

/** Somebody who has chosen nothing yet. */
export function newMember(person: Pick<Member, "id" | "name" | "role" | "since">): Member {
  const { id, name, role, since } = person;
  return {
    id,
    name,
    role,
    since,
    language: null,
    telegramLanguage: null,
    quietHours: null,
    alsoPrivately: false,
  };
}

/** Every change resolves when it is on disk; a StorageError rejects it with nothing changed. */
export class Members {
  readonly #store: StateStore;
  readonly #clock: Clock;
  readonly #listeners: Listeners<[]>;

  constructor(store: StateStore, clock: Clock, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#listeners = new Listeners("the household's members", log);
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
    await this.#change((members) => {
      const existing = members.find(({ role }) => role === "owner");
      if (existing) throw new OwnerExistsError(existing);
      return [...members.filter(({ id }) => id !== owner.id), owner];
    });
    return owner;
  }

  /** Lets somebody new in; who is in already stays as they are. */
  admit(person: Pick<Member, "id" | "name" | "role">): Promise<void> {
    return this.add(newMember({ ...person, since: this.#clock.wall() }));
  }

  /** Lets somebody in, or back in with what they had chosen; as admit(). */
  add(member: Member): Promise<void> {
    return this.#change((members) =>
      members.some(({ id }) => id === member.id) ? members : [...members, { ...member }],
    );
  }

  /** Rejects with NoSuchMemberError; the owner's role changes by handOver() alone. */
  changeRole(id: number, role: "member" | "viewer"): Promise<void> {
    return this.#edit(id, (member) => {
      if (member.role !== "owner") member.role = role;
    });
  }

  /** Makes `id` the owner, and who was it a member. Rejects with NoSuchMemberError. */
  handOver(id: number): Promise<void> {
    return this.#change((members) => {
      if (!members.some((member) => member.id === id)) throw new NoSuchMemberError(id);
      return members.map((member) => {
        if (member.id === id) return { ...member, role: "owner" };
        return member.role === "owner" ? { ...member, role: "member" } : member;
      });
    });
  }

  /** Who was let go, with what they had chosen; null when they were gone already. Never the owner. */
  async remove(id: number): Promise<Member | null> {
    let gone: Member | null = null;
    await this.#change((members) => {
      gone = members.find((member) => member.id === id && member.role !== "owner") ?? null;
      return members.filter((member) => member !== gone);
    });
    return gone;
  }

  /** Rejects with NoSuchMemberError. */
  choose(id: number, choices: Partial<Choices>): Promise<void> {
    return this.#edit(id, (member) => Object.assign(member, choices));
  }

  /** Keeps what Telegram says of somebody's language; writes only when that is news. */
  async noteTelegramLanguage(id: number, language: string): Promise<void> {
    const member = this.find(id);
    if (!member || member.telegramLanguage === language) return;
    await this.#edit(id, (changed) => {
      changed.telegramLanguage = language;
    });
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** For those who change the members together with something else (storage/invitations.ts). */
  changed(): void {
    this.#listeners.tell();
  }

  #edit(id: number, edit: (member: Member) => void): Promise<void> {
    return this.#change((members) => {
      const member = members.find((one) => one.id === id);
      if (!member) throw new NoSuchMemberError(id);
      edit(member);
      return members;
    });
  }

  async #change(edit: (members: Member[]) => Member[]): Promise<void> {
    await this.#store.change((draft) => {
      draft.members = edit(draft.members);
    });
    this.#listeners.tell();
  }
}
