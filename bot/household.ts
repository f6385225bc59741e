// Owns who counts as household: the members on disk and the owner that .env names. Where .env
// names one, an owner who paired before under another id has no say any more.
import type { Member, Members } from "../storage/members.ts";
import type { Person } from "./context.ts";

export type MemberStore = Pick<Members, "owner" | "find" | "all" | "addOwner">;

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

  /** Who acts under this Telegram id, or null for a stranger. */
  find(id: number): Person | null {
    const member = this.#members.find(id);
    if (!member || !this.#mayAct(member)) return null;
    return { id: member.id, name: member.name, role: member.role };
  }

  /**
   * The person who writes as `sender`, or null for a stranger. .env's owner is known from the
   * start; the name comes with the first message and is kept.
   */
  async recognise(sender: { id: number; first_name: string }): Promise<Person | null> {
    const known = this.find(sender.id);
    if (known || sender.id !== this.#ownerId) return known;
    const person: Person = { id: sender.id, name: sender.first_name, role: "owner" };
    // Where somebody else paired earlier, .env decides, and the disk keeps what it has.
    if (this.#members.owner() === null) await this.#members.addOwner(person);
    return person;
  }

  /** Makes `person` the owner. Rejects with OwnerExistsError when there is one. */
  async pair(person: Person): Promise<void> {
    await this.#members.addOwner(person);
  }

  /** The Telegram ids of everybody; .env's owner may not have written yet. */
  ids(): number[] {
    const ids = this.#members
      .all()
      .filter((member) => this.#mayAct(member))
      .map(({ id }) => id);
    if (this.#ownerId !== null && !ids.includes(this.#ownerId)) ids.push(this.#ownerId);
    return ids;
  }

  /** Viewers wait for the invitations that will come with what they may see. */
  #mayAct(member: Member): boolean {
    if (member.role === "owner") return this.#ownerId === null || member.id === this.#ownerId;
    return member.role === "member";
  }
}
