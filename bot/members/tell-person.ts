// Owns telling one person of the household something privately, in their language.
import type { Notice } from "../tell-others.ts";
import type { ChatContext } from "../context.ts";
import type { ControlRoom } from "../parts.ts";

export type TellingRoom = Pick<ControlRoom, "locales" | "log">;

/** Silent; never rejects: who never opened or has blocked the bot can't be told. */
export async function tellPerson(
  room: TellingRoom,
  api: ChatContext["api"],
  person: number,
  notice: Notice,
): Promise<void> {
  const { text, keyboard } = notice(room.locales.ofChat(person));
  try {
    await api.sendMessage(person, text, {
      disable_notification: true,
      ...(keyboard ? { reply_markup: keyboard } : {}),
    });
  } catch (error) {
    room.log.warn(`Chat ${person} could not be told`, { error });
  }
}
