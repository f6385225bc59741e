// Owns the part of the scripted chat that goes through the menus of the watching: settings, zones,
// modes, the schedule and phones.
import { expect } from "vitest";
import type { ColdHouse } from "./cold-house.ts";

export async function useSettings({ anna }: ColdHouse): Promise<void> {
  await anna.types("/settings");
  await anna.taps("settings.where", "settings.list Front door", "settings.one sensitivity");
  await anna.taps("settings.change +5", "settings.reset", "settings.change −5", "settings.same");
  await anna.taps("settings.preview");
  await anna.sees("Front door");
  await anna.taps("settings.tune", "settings.one");
  await anna.types("/settings");
  await anna.taps("settings.household", "settings.language :en", "settings.tellKnown");
  await anna.taps("settings.timezones", "settings.typeTimezone");
  await anna.types("Berlin");
  await anna.sees("Europe/Berlin");
  await anna.taps("settings.timezone London", "settings.timezone none", "settings.household");
  await anna.taps("settings.root");
}

export async function useZones({ anna }: ColdHouse): Promise<void> {
  await anna.types("/zones");
  await anna.taps("zones.camera Hall", "zones.add", "zones.addKind ignore");
  await anna.taps("zones.paint on", "zones.undo", "zones.more");
  await anna.taps("zones.kind watch", "zones.kind ignore", "zones.name");
  await anna.types("Street");
  await anna.sees("Street");
  await anna.taps("zones.editor", "zones.more");
  await anna.types("/zones");
  await anna.taps("zones.camera Front door", "zones.add", "zones.addKind ignore");
}

export async function removeZone({ anna }: ColdHouse): Promise<void> {
  await anna.types("/zones");
  await anna.taps("zones.camera Hall", "zones.editor", "zones.more", "zones.askRemove");
  await anna.taps("zones.remove");
  await anna.taps("zones.root");
}

export async function useModes({ anna }: ColdHouse): Promise<void> {
  await anna.types("/modes");
  await anna.taps("modes.mode night", "modes.cameras", "modes.camera Hall", "modes.camera Hall");
  await anna.taps("modes.mode night", "modes.zones", "modes.zonesOf Hall", "modes.zone off");
  await anna.taps("modes.zone on", "modes.zones", "modes.mode", "modes.exit", "modes.entry");
  await anna.taps("modes.reset", "modes.undo", "modes.reset", "modes.root");
}

/** An entry so soon that its reminder comes at once; Ben and Anna both say: not tonight. */
export async function useSchedule({ anna, ben, household }: ColdHouse): Promise<void> {
  await anna.types("/schedule");
  await anna.taps("schedule.form", "schedule.time");
  const soon = new Date(Date.now() + 8 * 60_000).toISOString().slice(11, 16);
  await anna.types(soon);
  await anna.taps("schedule.save");
  const { message } = await anna.offered("schedule.fine");
  expect(message.text).toContain(soon);
  await anna.taps("schedule.skip note", "schedule.unskip note", "schedule.fine");
  await ben.types("/schedule");
  await anna.types("/schedule");
  await anna.taps("schedule.remind", "schedule.entry", "schedule.enable off", "schedule.enable on");
  await ben.taps("schedule.entry");
  // Both at once, the same: each reads what is.
  await Promise.all([ben.taps("schedule.skip entry"), anna.taps("schedule.skip entry")]);
  await Promise.all([ben.taps("schedule.unskip"), anna.taps("schedule.unskip")]);
  expect(household.vigil().output).not.toContain("failed");
  await anna.taps("schedule.askDelete", "schedule.delete");
}

export async function usePhones({ anna }: ColdHouse): Promise<void> {
  await anna.types("/schedule");
  await anna.taps("schedule.phones", "schedule.addPhone");
  // Of the addresses that are nobody's (RFC 5737).
  await anna.types("Anna 192.0.2.23");
  await anna.taps("schedule.presence on", "schedule.awayAfter", "schedule.presence off");
  await anna.taps("schedule.askPhone", "schedule.removePhone", "schedule.root");
}
