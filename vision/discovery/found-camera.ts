// Owns what a camera says about itself when the network is searched, made harmless: anybody on the
// network can answer, so nothing of it is trusted, neither its name nor where it points to.
import { isIPv4 } from "node:net";

export interface FoundCamera {
  /** One line of at most 32 printable letters, never empty: fit for a terminal and a chat. */
  readonly name: string;
  /** The IPv4 address that the answer came from; what the camera claims about it is ignored. */
  readonly host: string;
  /** Of its ONVIF service. */
  readonly port: number;
  /** Of its ONVIF service, from the slash on. */
  readonly path: string;
  /** Whether its ONVIF service speaks HTTPS. */
  readonly secure: boolean;
}

/** As long as a camera's name may be (CAMERA_NAME). */
const longestName = 32;
const longestPath = 200;

/**
 * Reads a ProbeMatch (WS-Discovery 1.1, 5.3.1) as package onvif parsed it. `sender` is the address
 * it came from. Null when it names no ONVIF service over HTTP.
 */
export function readProbeMatch(match: unknown, sender: string): FoundCamera | null {
  if (!isIPv4(sender)) return null;
  const service = words(field(match, "XAddrs"))
    .filter((word) => URL.canParse(word))
    .map((word) => new URL(word))
    .find(({ protocol }) => protocol === "http:" || protocol === "https:");
  if (!service || service.pathname.length > longestPath) return null;
  const secure = service.protocol === "https:";
  const scopes = words(field(match, "scopes"));
  return {
    name: nameFromScopes(scopes) ?? "Camera",
    host: sender,
    port: service.port === "" ? (secure ? 443 : 80) : Number(service.port),
    path: service.pathname,
    secure,
  };
}

/**
 * The name among the scopes of ONVIF's Core Specification, 7.3.2.2: onvif://www.onvif.org/name/…,
 * or else …/hardware/…; null when neither holds a letter.
 */
function nameFromScopes(scopes: readonly string[]): string | null {
  for (const kind of ["name", "hardware"]) {
    for (const scope of scopes) {
      const [, text] =
        new RegExp(`^onvif://www\\.onvif\\.org/${kind}/(.+)$`, "i").exec(scope) ?? [];
      const name = text === undefined ? "" : harmless(decode(text));
      if (/[\p{L}\p{N}]/u.test(name)) return name;
    }
  }
  return null;
}

/** `text` as one short line: no control characters, no escapes, no reversed writing. */
export function harmless(text: string): string {
  const printable = text
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return [...printable].slice(0, longestName).join("").trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a % that encodes nothing means itself
  }
}

/** The field's words; an element with attributes arrives as { _: text }. */
function words(value: unknown): string[] {
  const text = typeof value === "object" ? field(value, "_") : value;
  return typeof text === "string" ? text.split(/\s+/).filter((word) => word !== "") : [];
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The matches in the answer that onvif's Discovery gives out when it shall not resolve them. */
export function matchesIn(answer: unknown): unknown[] {
  const match = field(field(answer, "probeMatches"), "probeMatch");
  return Array.isArray(match) ? match : match === undefined ? [] : [match];
}
