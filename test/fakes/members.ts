// Owns the household in the chat's tests: the real members, in memory.
import { type Member, Members, newMember } from "../../storage/members.ts";
import { FakeClock } from "./clock.ts";
import { RecordingLog } from "./log.ts";
import { MemoryState } from "./memory-state.ts";

export class FakeMembers extends Members {
  /** What state.json would hold; other rooms of the same test may share it. */
  readonly state: MemoryState;

  constructor(...members: Pick<Member, "id" | "name" | "role">[]) {
    const state = new MemoryState();
    state.prepare((draft) => {
      draft.members = members.map((member) => newMember({ ...member, since: 0 }));
    });
    super(state, new FakeClock(0), new RecordingLog());
    this.state = state;
  }
}
