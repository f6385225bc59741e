// Owns what can go wrong between the bot and Telegram, on demand: errors, delays, lost connections,
// silence, broken downloads. Each fault hits the next matching requests, then is used up.
import type { ResponseParameters } from "./errors.ts";

/** What happens to one request; the fields may be combined (a delay before an error). */
export interface Fault {
  /** Wait this long first. */
  delayMs?: number;
  /** Answer with this error instead of doing anything. */
  status?: number;
  /** Its words; by default the real server's words for 429 and 500. */
  description?: string;
  parameters?: ResponseParameters;
  /** Drop the connection before the method did anything, or after it took effect. */
  reset?: "before" | "after";
  /** Never answer, with or without effect; the client has to give up. */
  silence?: "before" | "after";
  /** For method "file" (downloads): send only this many bytes of the promised length, then drop. */
  truncate?: number;
}

interface Planned {
  method: string;
  fault: Fault;
  left: number;
}

export class Faults {
  #planned: Planned[] = [];

  /**
   * Hits the next `times` requests of `method` ("file" for downloads, "*" for every request, long
   * polls included). The oldest matching fault comes first. `Infinity` lasts until clear().
   */
  next(method: string, fault: Fault, times = 1): void {
    this.#planned.push({ method: method.toLowerCase(), fault, left: times });
  }

  clear(): void {
    this.#planned = [];
  }

  /** The fault that hits this request, if any. */
  take(method: string): Fault | undefined {
    const wanted = method.toLowerCase();
    const found = this.#planned.find(
      (planned) => planned.method === "*" || planned.method === wanted,
    );
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== found);
    return found.fault;
  }
}

/** The words of a fault's error answer. */
export function faultDescription(fault: Fault): string {
  if (fault.description !== undefined) return fault.description;
  if (fault.status === 429) {
    return `Too Many Requests: retry after ${fault.parameters?.retry_after ?? 1}`;
  }
  return fault.status === 500 ? "Internal Server Error: restart" : `Error ${fault.status}`;
}
