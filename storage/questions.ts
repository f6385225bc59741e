// Owns the questions that wait for somebody's next text, so that a restart doesn't forget them;
// kept in state.json. What they are about is known in bot/asking/.
import { z } from "zod";
import type { JsonStore } from "./json-store.ts";
import type { State } from "./state.ts";

export const question = z.object({
  chat: z.number().int(),
  /** Who was asked, by Telegram's numeric id: nobody else's text is an answer. */
  person: z.number().int(),
  /** Which room asks, like "camera-name". */
  kind: z.string(),
  /** What it is about: ids. */
  about: z.record(z.string(), z.string()),
  /** The message that asks, and whether it has words only. */
  messageId: z.number().int(),
  isText: z.boolean(),
  /** Wall-clock milliseconds. */
  askedAt: z.number(),
});
export type Question = z.infer<typeof question>;

export class Questions {
  readonly #store: JsonStore<State>;

  constructor(store: JsonStore<State>) {
    this.#store = store;
  }

  /** What `person` is asked in `chat`, or null. */
  find(chat: number, person: number): Question | null {
    const { questions } = this.#store.value;
    return questions.find((one) => one.chat === chat && one.person === person) ?? null;
  }

  /** In the place of what the same person was asked there before. Rejects with StorageError. */
  async put(asked: Question): Promise<void> {
    await this.#store.change((draft) => {
      draft.questions = [...draft.questions.filter((one) => !isSame(one, asked)), asked];
    });
  }

  /** Rejects with StorageError. */
  async remove(asked: Pick<Question, "chat" | "person">): Promise<void> {
    if (!this.find(asked.chat, asked.person)) return;
    await this.#store.change((draft) => {
      draft.questions = draft.questions.filter((one) => !isSame(one, asked));
    });
  }
}

function isSame(a: Pick<Question, "chat" | "person">, b: Pick<Question, "chat" | "person">) {
  return a.chat === b.chat && a.person === b.person;
}
