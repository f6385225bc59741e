// Owns what the people of the practice page do: each request becomes what the emulator's person
// does, and whatever goes wrong becomes a sentence.
import { z } from "zod";
import type { ChatMessage, Emulator, Person } from "../emulator.ts";
import type { ActAnswer, PageRequest, PracticePerson } from "../page/protocol.ts";

/** What somebody can't do, in a sentence for them. */
export class ActError extends Error {
  override readonly name = "ActError";
}

/** Telegram's limit on a text, in UTF-16 units after entities are parsed. */
const longestText = 4096;

const id = z.number().int();
const requestSchema: z.ZodType<PageRequest> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("say"), person: id, text: z.string(), replyTo: id.exactOptional() }),
  z.object({ kind: z.literal("tap"), person: id, messageId: id, data: z.string() }),
  z.object({ kind: z.literal("edit"), person: id, messageId: id, text: z.string() }),
  z.object({ kind: z.literal("delete"), person: id, messageId: id }),
  z.object({ kind: z.literal("block"), person: id, blocked: z.boolean() }),
  z.object({ kind: z.literal("network"), up: z.boolean() }),
]);

export class Actions {
  readonly #emulator: Emulator;
  readonly #people: ReadonlyMap<number, Person>;

  /** Makes the people known to the emulator. */
  constructor(emulator: Emulator, people: readonly PracticePerson[]) {
    this.#emulator = emulator;
    this.#people = new Map(
      people.map(({ id: personId, firstName, username }) => [
        personId,
        emulator.person(personId, { firstName, ...(username === null ? {} : { username }) }),
      ]),
    );
  }

  /** Throws ActErrors. */
  person(personId: number): Person {
    const person = this.#people.get(personId);
    if (!person) throw new ActError("There is no such person in this practice chat.");
    return person;
  }

  /** `json` is the body of a request as it came. */
  act(json: string): ActAnswer {
    return answerOf(() => this.#carryOut(readRequest(json)));
  }

  #carryOut(request: PageRequest): ActAnswer {
    switch (request.kind) {
      case "say": {
        const { text, replyTo } = request;
        this.person(request.person).say(checkText(text), replyTo === undefined ? {} : { replyTo });
        return { ok: true };
      }
      case "tap": {
        const person = this.person(request.person);
        const message = this.#messageOf(person, request.messageId);
        if (!hasButton(message, request.data)) {
          throw new ActError("That button is no longer there.");
        }
        return { ok: true, queryId: person.tap(message, request.data) };
      }
      case "edit": {
        const person = this.person(request.person);
        const message = this.#messageOf(person, request.messageId);
        if (message.from?.id !== person.id || message.text === undefined) {
          throw new ActError("Only one's own texts can be edited.");
        }
        person.edit(message, checkText(request.text));
        return { ok: true };
      }
      case "delete": {
        const person = this.person(request.person);
        person.delete(this.#messageOf(person, request.messageId));
        return { ok: true };
      }
      case "block": {
        const person = this.person(request.person);
        if (request.blocked) person.block();
        else person.unblock();
        return { ok: true };
      }
      case "network":
        this.#emulator.network(request.up);
        return { ok: true };
    }
  }

  /** The message as it is shown now. */
  #messageOf(person: Person, messageId: number): ChatMessage {
    const message = this.#emulator
      .messages(person.chatId)
      .find(({ message_id }) => message_id === messageId);
    if (!message) throw new ActError("That message is no longer there.");
    return message;
  }
}

/** What `attempt` answers, or what went wrong in it. */
export function answerOf(attempt: () => ActAnswer): ActAnswer {
  try {
    return attempt();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { ok: false, sentence: words.replace(/^Bad Request: /, "Telegram would refuse this: ") };
  }
}

function readRequest(json: string): PageRequest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ActError("The page sent something that isn't JSON. Please reload it.");
  }
  const parsed = requestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ActError("The page asked for something unknown. Please reload it.");
}

function checkText(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") throw new ActError("There is nothing to send.");
  if (trimmed.length > longestText) {
    throw new ActError(
      `A message holds ${longestText} characters; this one has ${trimmed.length}.`,
    );
  }
  return trimmed;
}

function hasButton(message: ChatMessage, data: string): boolean {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  return buttons.some((button) => "callback_data" in button && button.callback_data === data);
}
