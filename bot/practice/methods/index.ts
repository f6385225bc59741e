// Owns the list of all methods the practice server speaks, found however a client spells them.
import { callbackMethods } from "./callbacks.ts";
import { chatMethods } from "./chats.ts";
import { editMethods } from "./edits.ts";
import { mediaMethods } from "./media.ts";
import { messageMethods } from "./messages.ts";
import type { Method } from "./method.ts";
import { profileMethods } from "./profile.ts";
import { updateMethods } from "./updates.ts";

const byLowerCaseName = new Map(
  [
    profileMethods,
    updateMethods,
    chatMethods,
    messageMethods,
    mediaMethods,
    editMethods,
    callbackMethods,
  ]
    .flatMap((family) => Object.entries(family))
    .map(([name, method]) => [name.toLowerCase(), { name, method }]),
);

/** The method and its documented name; undefined when there is none. */
export function findMethod(spelled: string): { name: string; method: Method } | undefined {
  return byLowerCaseName.get(spelled.toLowerCase());
}
