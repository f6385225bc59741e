// Owns asking the practice server without a library, so that the exact words can be seen.
import type { Emulator } from "../../../bot/practice/emulator.ts";

export interface Envelope {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

/** A JSON POST; answers the envelope, with error_code checked against the HTTP status. */
export async function ask(
  emulator: Emulator,
  method: string,
  parameters: object = {},
): Promise<Envelope> {
  const response = await fetch(`${emulator.url}/bot${emulator.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parameters),
  });
  const envelope = (await response.json()) as Envelope;
  if ((envelope.error_code ?? 200) !== response.status) {
    throw new Error(`HTTP ${response.status}, but error_code ${envelope.error_code}`);
  }
  return envelope;
}

/** The words of a refusal, with its number: "400 Bad Request: ...". "ok" when it was none. */
export async function refusal(
  emulator: Emulator,
  method: string,
  parameters: object = {},
): Promise<string> {
  const { ok, error_code, description } = await ask(emulator, method, parameters);
  return ok ? "ok" : `${error_code} ${description}`;
}

/** The result of a call that must succeed. */
export async function resultOf<T>(
  emulator: Emulator,
  method: string,
  parameters: object = {},
): Promise<T> {
  const envelope = await ask(emulator, method, parameters);
  if (!envelope.ok) throw new Error(`${method}: ${envelope.description}`);
  return envelope.result as T;
}
