// Owns who counts as household: the members on disk and the owner that .env names. Where .env
// names one, an owner who paired before under another id has no say any more.
import type { Member, Members } from "../storage/members.ts";
import type { Person } from "./context.ts";

export type MemberStore = Pick<Members, keyof Members>;

export class Household {
  readonly #members: MemberStore;
  readonly #ownerId: number | null;

  /** `ownerId` is .env's, or null. */
  constructor(members: MemberStore, ownerId: number | null) {
    this.#members = members;
    this.#ownerId = ownerId;
  }

  /** Nobody owns the guard yet, neither on disk nor in .env: whoever has the code may pair. */
  get isOwnerless(): boolean {
    return this.#ownerId === null && this.#members.owner() === null;
  }

  /** Whether .env says who the owner is, so that nothing in the chat can. */
  get ownerIsFixed(): boolean {
    return this.#ownerId !== null;
  }

  /** Telegram's id of the owner; .env's may not have written yet. */
  get ownerId(): number | null {
    return this.#ownerId ?? this.#members.owner()?.id ?? null;
  }

  /** Who acts under this Telegram id, or null for a stranger. */
  find(id: number): Person | null {
    const member = this.member(id);
    return member && this.#personOf(member);
  }

  /** As find(), with what they have chosen. */
  member(id: number): Member | null {
    const member = this.#members.find(id);
    return member && this.#belongs(member) ? member : null;
  }

  /**
   * The person who writes as `sender`, or null for a stranger. .env's owner is known from the
   * start; the name comes with the first message and is kept.
   */
  async recognise(sender: { id: number; first_name: string }): Promise<Person | null> {
    const known = this.find(sender.id);
    if (known || sender.id !== this.#ownerId) return known;
    const { id, first_name: name } = sender;
    if (this.#members.owner() === null) await this.#members.addOwner({ id, name });
    // Somebody else paired earlier: .env decides who that is now, and the disk keeps what it has.
    else await this.#members.admit({ id, name, role: "member" });
    return { id, name, role: "owner" };
  }

  /** Makes `person` the owner. Rejects with OwnerExistsError when there is one. */
  async pair(person: Person): Promise<void> {
    await this.#members.addOwner(person);
  }

  /** Everybody who has written yet, the owner first. */
  people(): (Person & { since: number })[] {
    return this.#members
      .all()
      .filter((member) => this.#belongs(member))
      .map((member) => ({ ...this.#personOf(member), since: member.since }))
      .sort((a, b) => Number(b.role === "owner") - Number(a.role === "owner"));
  }

  /** The Telegram ids of everybody; .env's owner may not have written yet. */
  ids(): number[] {
    const ids = this.people().map(({ id }) => id);
    if (this.#ownerId !== null && !ids.includes(this.#ownerId)) ids.push(this.#ownerId);
    return ids;
  }

  #personOf({ id, name, role }: Member): Person {
    return { id, name, role: id === this.#ownerId ? "owner" : role };
  }

  #belongs({ id, role }: Member): boolean {
    return role !== "owner" || this.#ownerId === null || id === this.#ownerId;
  }
}
