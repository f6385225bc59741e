// Owns what a role may do, and which right every command and every button needs. access.ts asks here
// before anything else hears of an update; what is named nowhere is refused to everybody.
import { controls } from "./controls.ts";
import { type CommandEntry, commandTable } from "./commands/table.ts";
import type { Role } from "./context.ts";

/** look: see and hear. act: arm, disarm, judge alarms. own: change how the guard works, and for whom. */
export type Right = "look" | "act" | "own";

/** Something that can be tapped. */
export interface Control {
  /** As it is called in tests and in the log: "zones.paint". */
  name: string;
  /** What its buttons say to the bot. */
  pattern: RegExp;
  needs: Right;
}

export const rightsOf: Readonly<Record<Role, readonly Right[]>> = {
  owner: ["look", "act", "own"],
  member: ["look", "act"],
  viewer: ["look"],
};

export function mayDo(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right);
}

/** The control that a tap with this data is meant for; null: no button of ours says that. */
export function controlOf(data: string): Control | null {
  return controls.find(({ pattern }) => pattern.test(data)) ?? null;
}

/** Whether a button that says `data` works for somebody of this role. */
export function mayTap(role: Role, data: string): boolean {
  const control = controlOf(data);
  return control !== null && mayDo(role, control.needs);
}

/** What somebody of this role may use, in the table's order. */
export function commandsFor(role: Role): readonly CommandEntry[] {
  return commandTable.filter(({ needs }) => mayDo(role, needs));
}

/** What the command needs; null: there is no such command. `name` without the slash. */
export function commandNeeds(name: string): Right | null {
  return commandTable.find((entry) => entry.name === name)?.needs ?? null;
}
