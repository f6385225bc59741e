// Owns a terminal in tests: somebody who types at clack's prompts, and what the screen has shown.
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { systemClock } from "../../../storage/clock.ts";
import { Terminal } from "../../../bot/setup/terminal.ts";
import { until } from "../../cameras/until.ts";

export const keys = {
  enter: "\r",
  escape: "\u001b",
  down: "\u001b[B",
  right: "\u001b[C",
  leave: "\u0003",
};

export class TypedTerminal {
  readonly input = new PassThrough();
  readonly output = new PassThrough();
  readonly terminal = new Terminal({ input: this.input, output: this.output }, systemClock);
  #shown = "";
  #answered = 0;

  constructor() {
    this.output.on("data", (chunk: Buffer) => {
      this.#shown += chunk.toString();
    });
  }

  /** All that was ever on the screen, without colours and cursors. */
  get screen(): string {
    return stripVTControlCharacters(this.#shown);
  }

  /** Resolves when the screen shows `text` after what was answered last. */
  async shows(text: string | RegExp): Promise<void> {
    const found = () => {
      const rest = this.screen.slice(this.#answered);
      const index = typeof text === "string" ? rest.indexOf(text) : rest.search(text);
      return index >= 0;
    };
    try {
      await until(found, `the screen shows ${text}`, 12_000);
    } catch (error) {
      throw new Error(`${String(error)}. It shows:\n${this.screen.slice(-3_000)}`, {
        cause: error,
      });
    }
  }

  /** Waits for the question and answers it, key by key; Enter follows unless said. */
  async answer(question: string | RegExp, typed = "", last = keys.enter): Promise<void> {
    await this.shows(question);
    this.#answered = this.screen.length;
    this.input.write(typed);
    this.input.write(last);
  }
}

/** What the promise rejects with, to be looked at later. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error("it did not fail"),
    (error: unknown) => error,
  );
}
