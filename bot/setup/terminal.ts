// Owns talking with the person in the terminal: clack's prompts on given streams, with the two ways
// out told apart, which clack takes for one: Esc skips a step, Ctrl-C leaves.
import {
  type CANCEL_SYMBOL,
  confirm,
  intro,
  isCancel,
  log,
  note,
  outro,
  password,
  select,
  text as textPrompt,
} from "@clack/prompts";
import type { Clock } from "../../storage/clock.ts";
import { aborted, LeaveSetup, SkipStep, waitFor, type Streams } from "./waiting.ts";

export { LeaveSetup, SkipStep } from "./waiting.ts";
export type { Streams } from "./waiting.ts";

/** Whether `error` is no failure, but somebody's wish to skip or to leave. */
export function isWayOut(error: unknown): error is SkipStep | LeaveSetup {
  return error instanceof SkipStep || error instanceof LeaveSetup;
}

export interface Choice<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

export interface Question {
  message: string;
  /** Shown in grey while nothing is typed. */
  placeholder?: string;
  /** What stands there already, to be changed or taken. */
  initial?: string;
  /** What is wrong with an answer, as a sentence; undefined: nothing. */
  check?: (answer: string) => string | undefined;
}

/** Every question rejects with SkipStep or LeaveSetup when that is the answer. */
export class Terminal {
  readonly #streams: Streams;
  readonly #clock: Clock;

  constructor(streams: Streams, clock: Clock) {
    this.#streams = streams;
    this.#clock = clock;
  }

  /** In letters; terminals that don't say have 80. */
  get columns(): number {
    return this.#streams.output.columns || 80;
  }

  begin(title: string): void {
    intro(title, this.#streams);
  }

  end(line: string): void {
    outro(line, this.#streams);
  }

  /** Several lines in a frame. */
  explain(title: string, lines: readonly string[]): void {
    note(lines.join("\n"), title, {
      ...this.#streams,
      format: (line: string) => line,
    });
  }

  /** Plain words. */
  say(text: string): void {
    log.message(this.#wrapped(text), this.#streams);
  }

  /** As it is, for pictures made of letters. */
  show(lines: string): void {
    log.message(lines, this.#streams);
  }

  step(line: string): void {
    log.step(this.#wrapped(line), this.#streams);
  }

  info(line: string): void {
    log.info(this.#wrapped(line), this.#streams);
  }

  success(line: string): void {
    log.success(this.#wrapped(line), this.#streams);
  }

  warn(line: string): void {
    log.warn(this.#wrapped(line), this.#streams);
  }

  problem(line: string): void {
    log.error(this.#wrapped(line), this.#streams);
  }

  choose<T extends string>(message: string, choices: readonly Choice<T>[]): Promise<T> {
    const options = choices.map((choice) => ({ ...choice })) as Parameters<
      typeof select<T>
    >[0]["options"];
    return this.#ask(select<T>({ message, options, showInstructions: false, ...this.#streams }));
  }

  confirm(message: string, options: { yes?: string; no?: string } = {}): Promise<boolean> {
    const { yes = "Yes", no = "No" } = options;
    return this.#ask(confirm({ message, active: yes, inactive: no, ...this.#streams }));
  }

  async ask(question: Question): Promise<string> {
    const { message, placeholder, initial } = question;
    const answer = await this.#ask<string | undefined>(
      textPrompt({
        message,
        ...(placeholder !== undefined && { placeholder }),
        ...(initial !== undefined && { initialValue: initial }),
        ...checking(question),
        ...this.#streams,
      }),
    );
    return (answer ?? "").trim();
  }

  /** What is typed shows as dots. */
  async askSecret(question: Question): Promise<string> {
    const { message } = question;
    const answer = await this.#ask<string | undefined>(
      password({ message, ...checking(question), ...this.#streams }),
    );
    return answer ?? "";
  }

  /** Shows a moving line while `work` goes on. */
  waitFor<T>(
    message: string,
    work: (signal: AbortSignal, tell: (message: string) => void) => Promise<T>,
  ): Promise<T> {
    return waitFor({ ...this.#streams, clock: this.#clock }, message, work);
  }

  /** Broken between words: clack leaves it to the terminal, which breaks inside of them. */
  #wrapped(text: string): string {
    return wrap(text, Math.max(20, this.columns - 4));
  }

  async #ask<T>(prompt: Promise<T | typeof CANCEL_SYMBOL>): Promise<T> {
    const { input } = this.#streams;
    let lastKey: string | undefined;
    const onKey = (_: unknown, key: { name?: string } | undefined) => {
      lastKey = key?.name;
    };
    input.on("keypress", onKey);
    const gone = new AbortController();
    const onEnd = () => gone.abort(new LeaveSetup());
    input.once("end", onEnd);
    try {
      const answer = await Promise.race([prompt, aborted(gone.signal)]);
      if (!isCancel(answer)) return answer as T;
      throw lastKey === "escape" ? new SkipStep() : new LeaveSetup();
    } finally {
      input.off("keypress", onKey);
      input.off("end", onEnd);
    }
  }
}

function checking({ check }: Question) {
  if (!check) return {};
  return { validate: (answer: string | undefined) => check((answer ?? "").trim()) };
}

/** `text` with no line longer than `width` letters, as far as its words allow. */
export function wrap(text: string, width: number): string {
  const lines = text.split("\n").flatMap((line) => {
    const broken: string[] = [];
    let current = "";
    for (const word of line.split(" ")) {
      if (current !== "" && current.length + 1 + word.length > width) {
        broken.push(current);
        current = word;
      } else current = current === "" ? word : `${current} ${word}`;
    }
    return [...broken, current];
  });
  return lines.join("\n");
}
