// Owns the household in the chat's tests, in memory.
import type { MemberStore } from "../../bot/household.ts";
import { type Member, newMember, OwnerExistsError } from "../../storage/members.ts";

export class FakeMembers implements MemberStore {
  #members: Member[];

  constructor(...members: Pick<Member, "id" | "name" | "role">[]) {
    this.#members = members.map((member) => newMember({ ...member, since: 0 }));
  }

  owner(): Member | null {
    return this.#members.find(({ role }) => role === "owner") ?? null;
  }

  find(id: number): Member | null {
    return this.#members.find((member) => member.id === id) ?? null;
  }

  all(): readonly Member[] {
    return this.#members;
  }

  async addOwner(person: { id: number; name: string }): Promise<Member> {
    const existing = this.owner();
    if (existing) throw new OwnerExistsError(existing);
    const owner = newMember({ ...person, role: "owner", since: 0 });
    this.#members = [...this.#members, owner];
    return owner;
  }
}
