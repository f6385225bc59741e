// Owns the sub pages of a mode: which cameras count there, and which of their zones.
import { InlineKeyboard } from "grammy";
import type { ArmedMode, CameraId } from "../../storage/incident-events.ts";
import type { ModeRules } from "../../storage/mode-rules.ts";
import type { Zone } from "../../storage/zones.ts";
import { deafness } from "../arming/doubts.ts";
import type { ChatContext } from "../context.ts";
import type { Page } from "../page.ts";
import type { ControlRoom } from "../parts.ts";
import { mayDo } from "../rights.ts";
import { say, sayPlain } from "../texts/texts.ts";
import { modesData } from "./taps.ts";
import { onOrOff } from "./what-alarms.ts";

type Room = Pick<ControlRoom, "modes" | "watch" | "zones">;

interface CameraWithZones {
  id: CameraId;
  name: string;
  zones: readonly Zone[];
}

/** The cameras that have zones. */
export function zonesThere({ watch, zones }: Pick<Room, "watch" | "zones">): CameraWithZones[] {
  return watch.cameras
    .map(({ id, name }) => ({ id, name, zones: zones.of(id) }))
    .filter((camera) => camera.zones.length > 0);
}

/** How a mode's rules name a zone. */
export function zoneKey(camera: CameraId, zone: string): string {
  return `${camera}/${zone}`;
}

/** "Hall: Sofa" for those that don't count under `rules`; plain text. */
export function zonesOffIn(room: Pick<Room, "watch" | "zones">, rules: ModeRules): string[] {
  return zonesThere(room).flatMap(({ id, name, zones }) =>
    zones
      .filter((zone) => rules.zonesOff.includes(zoneKey(id, zone.id)))
      .map((zone) => `${name}: ${zone.name}`),
  );
}

export function camerasOfModePage(room: Room, ctx: ChatContext, mode: ArmedMode): Page {
  const { locale } = ctx;
  const { cameras } = room.watch;
  const rules = room.modes.rules(mode);
  const why = deafness(mode, rules, cameras, room.zones);
  const keyboard = new InlineKeyboard();
  for (const { id, name } of mayDo(ctx.person.role, "own") ? cameras : []) {
    const counts = !rules.camerasOff.includes(id);
    keyboard.text(
      sayPlain(locale, "button-counts", { value: onOrOff(counts), name }),
      modesData.camera(mode, id, !counts),
    );
    keyboard.row();
  }
  keyboard.text(sayPlain(locale, "button-back"), modesData.mode(mode));
  const lines = [
    say(locale, "modes-cameras-head", { mode }),
    ...(cameras.length === 0 ? [say(locale, "modes-no-camera")] : []),
    ...(why ? [say(locale, "modes-deaf", { why })] : []),
  ];
  return { text: lines.join("\n"), keyboard, picture: null };
}

/** `camera`: whose zones; with none named, and more than one that has zones, it is asked. */
export function zonesOfModePage(
  room: Room,
  ctx: ChatContext,
  mode: ArmedMode,
  camera: CameraId | null = null,
): Page {
  const { locale } = ctx;
  const there = zonesThere(room);
  const shown = camera === null ? (there.length === 1 ? there[0] : undefined) : named();
  const keyboard = new InlineKeyboard();
  const lines: string[] = [];
  if (shown) {
    lines.push(say(locale, "modes-zones-head", { mode }));
    lines.push(say(locale, "modes-zones-of", { camera: shown.name }));
    const { zonesOff } = room.modes.rules(mode);
    for (const zone of mayDo(ctx.person.role, "own") ? shown.zones : []) {
      const counts = !zonesOff.includes(zoneKey(shown.id, zone.id));
      const label = sayPlain(locale, "button-counts", { value: onOrOff(counts), name: zone.name });
      keyboard.text(label, modesData.zone(mode, shown.id, zone.id, !counts)).row();
    }
  } else if (there.length > 0) {
    lines.push(say(locale, "modes-zones-which", { mode }));
    for (const { id, name } of there) keyboard.text(name, modesData.zonesOf(mode, id)).row();
  } else {
    lines.push(say(locale, "modes-zones-head", { mode }), say(locale, "modes-no-zones"));
  }
  const back = shown && there.length > 1 ? modesData.zones(mode) : modesData.mode(mode);
  keyboard.text(sayPlain(locale, "button-back"), back);
  return { text: lines.join("\n"), keyboard, picture: null };

  function named(): CameraWithZones | undefined {
    return there.find(({ id }) => id === camera);
  }
}
