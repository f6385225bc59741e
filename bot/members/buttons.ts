// Owns what the buttons of /members say: Telegram's ids and explicit values, so that a tap means the
// same on an old message, and says so where what it means is gone.
import type { Invitation } from "../../storage/invitations.ts";

const id = String.raw`(\d{1,16})`;
const chat = String.raw`(-\d{1,16})`;
/** So much of an invitation's hash tells it apart. */
const hashDigits = 16;

export const membersTaps = {
  root: /^members$/,
  member: new RegExp(`^members:of:${id}$`),
  role: new RegExp(`^members:role:${id}:(member|viewer)$`),
  askOwner: new RegExp(`^members:own:${id}$`),
  owner: new RegExp(`^members:own:yes:${id}$`),
  askRemove: new RegExp(`^members:out:${id}$`),
  remove: new RegExp(`^members:out:yes:${id}$`),
  undo: new RegExp(`^members:back:${id}$`),
  invite: /^members:invite:(member|viewer)$/,
  revoke: new RegExp(`^members:revoke:([0-9a-f]{${hashDigits}})$`),
  askStop: new RegExp(`^members:stop:${chat}$`),
  stop: new RegExp(`^members:stop:yes:${chat}$`),
  ignore: new RegExp(`^stranger:ignore:${id}$`),
  hear: new RegExp(`^stranger:hear:${id}$`),
  admit: new RegExp(`^stranger:view:${id}$`),
} as const;

export const membersData = {
  root: () => "members",
  member: (person: number) => `members:of:${person}`,
  role: (person: number, role: "member" | "viewer") => `members:role:${person}:${role}`,
  askOwner: (person: number) => `members:own:${person}`,
  owner: (person: number) => `members:own:yes:${person}`,
  askRemove: (person: number) => `members:out:${person}`,
  remove: (person: number) => `members:out:yes:${person}`,
  undo: (person: number) => `members:back:${person}`,
  invite: (role: Invitation["role"]) => `members:invite:${role}`,
  revoke: ({ hash }: Invitation) => `members:revoke:${hash.slice(0, hashDigits)}`,
  askStop: (group: number) => `members:stop:${group}`,
  stop: (group: number) => `members:stop:yes:${group}`,
  ignore: (stranger: number) => `stranger:ignore:${stranger}`,
  hear: (stranger: number) => `stranger:hear:${stranger}`,
  admit: (stranger: number) => `stranger:view:${stranger}`,
} as const;
