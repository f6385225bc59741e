// Owns the taps on inline buttons that wait for an answer: each may be answered once, and not for
// ever. How long the real server waits is nowhere written; the lifetime is a setting.
import { randomInt } from "node:crypto";
import type { Clock } from "../../storage/clock.ts";
import type { QueryAnswer } from "./changes.ts";
import { badRequest } from "./errors.ts";

interface Query {
  since: number;
  expired: boolean;
  answer: QueryAnswer | undefined;
}

export class CallbackQueries {
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  readonly #queries = new Map<string, Query>();

  constructor(clock: Clock, lifetimeMs: number) {
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
  }

  /** A new query's id. */
  open(): string {
    const id = `${randomInt(1e9, 9e9)}${randomInt(1e9, 9e9)}`;
    this.#queries.set(id, { since: this.#clock.monotonic(), expired: false, answer: undefined });
    return id;
  }

  /** Makes a query too old right now. */
  expire(id: string): void {
    const query = this.#queries.get(id);
    if (!query) throw new Error(`There is no callback query ${id}.`);
    query.expired = true;
  }

  answer(id: string, answer: QueryAnswer): void {
    const query = this.#queries.get(id);
    const late =
      !query || query.expired || this.#clock.monotonic() - query.since > this.#lifetimeMs;
    if (late || query.answer) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    query.answer = answer;
  }

  answerTo(id: string): QueryAnswer | undefined {
    return this.#queries.get(id)?.answer;
  }
}
