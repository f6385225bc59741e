// Owns who drives what: every control and command belongs to exactly one of the two scripted chats,
// and each must have driven all of its own.
import { expect } from "vitest";
import { controls } from "../../../bot/controls.ts";
import { commandTable } from "../../../bot/commands/table.ts";
import { callbackDataLimit } from "../../../bot/callback-data.ts";
import type { ScriptedChat } from "./scripted-chat.ts";
import { wordsOf } from "./scripted-chat.ts";

export type Script = "house" | "faces";

const faceRooms = new Set(["face", "enroll", "people", "threshold", "watch", "strangers"]);
/** Offered in other rooms only where somebody is known by face. */
const faceControls = new Set(["modes.movement", "modes.unknown", "modes.unsure", "history.people"]);
const faceCommands = new Set(["/enroll", "/who", "/people", "/threshold", "/refresh"]);

/** Which script drives the control "zones.paint" or the command "/arm". */
export function scriptOf(name: string): Script {
  const isAboutFaces =
    faceRooms.has(name.split(".")[0] ?? "") || faceControls.has(name) || faceCommands.has(name);
  return isAboutFaces ? "faces" : "house";
}

/** Everything that can be tapped ("zones.paint") or typed ("/arm"). */
export function everythingThereIs(): string[] {
  const commands = commandTable.map(({ name }) => `/${name}`);
  return [...controls.map(({ name }) => name), ...commands];
}

/** Prints how often each was driven, and fails where one of the script's own never was. */
export function expectAllDriven(chat: ScriptedChat, script: Script): void {
  const own = everythingThereIs().filter((name) => scriptOf(name) === script);
  const cells = own.map((name) => `${name} ×${chat.driven.get(name) ?? 0}`);
  const width = Math.max(...cells.map(({ length }) => length)) + 2;
  const rows: string[] = [];
  for (let at = 0; at < cells.length; at += 4) {
    const row = cells.slice(at, at + 4).map((cell) => cell.padEnd(width));
    rows.push(row.join("").trimEnd());
  }
  console.log(`Driven by the ${script} script, ${own.length} in all:\n${rows.join("\n")}`);
  expect(own.filter((name) => !chat.driven.has(name))).toEqual([]);
}

/**
 * Every keyboard ever shown fits Telegram and means exactly one control each; whatever carries
 * buttons has words.
 */
export function expectGoodKeyboards(chat: ScriptedChat): void {
  const seen = new Set<string>();
  for (const { message } of chat.written()) {
    const keyboard = message.reply_markup?.inline_keyboard.flat() ?? [];
    if (keyboard.length > 0) expect(wordsOf(message).trim()).not.toBe("");
    for (const button of keyboard) {
      expect(button.text.trim(), JSON.stringify(button)).not.toBe("");
      if ("callback_data" in button && button.callback_data !== undefined) {
        seen.add(button.callback_data);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(0);
  for (const data of seen) {
    expect(Buffer.byteLength(data), data).toBeLessThanOrEqual(callbackDataLimit);
    const meant = controls.filter(({ pattern }) => pattern.test(data));
    expect(
      meant.map(({ name }) => name),
      data,
    ).toHaveLength(1);
  }
}
