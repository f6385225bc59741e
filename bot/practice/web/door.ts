// Owns who gets in at the practice page's port: whoever knows the secret and comes to us by name.
// Another site in the same browser can reach a loopback port, through a name of its own that leads
// to 127.0.0.1 (DNS rebinding) or a form that it sends here; hence Host and Origin are checked, too.
import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export interface Knock {
  method?: string | undefined;
  /** As in the request line: "/SECRET/news?x". */
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

export interface Door {
  secret: string;
  port: number;
}

const names = ["127.0.0.1", "localhost", "[::1]"];

/** The address below the secret folder, without the query; undefined for who must not come in. */
export function admit({ secret, port }: Door, { method, url, headers }: Knock): string | undefined {
  const host = headers.host?.toLowerCase();
  if (!names.some((name) => host === `${name}:${port}`)) return undefined;
  const { origin } = headers;
  if (method === "POST" && origin !== undefined && origin !== `http://${host}`) return undefined;
  const [, key, place] = /^\/([^/?]*)\/([^?]*)(?:\?.*)?$/.exec(url ?? "") ?? [];
  return key !== undefined && isSame(key, secret) ? place : undefined;
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** For every answer: nothing is kept, framed, guessed, fetched from elsewhere or told elsewhere. */
export const guardedHeaders = {
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), microphone=(), geolocation=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;
