// Owns reading and writing network addresses with a password in them. Not `new URL`: people type
// passwords with @ : / and % as they are, and for rtsp it would keep them in another form.
import { registerSecret } from "../../storage/log.ts";
import { hostAndPort, hostInUrl } from "./address.ts";

export interface Credentials {
  /** As a person would type them: nothing percent-encoded. */
  readonly user: string;
  readonly password: string;
}

export interface NetworkAddress {
  /** A name or an IP address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** From the slash on, with the query, exactly as written. */
  readonly path: string;
  readonly secure: boolean;
  readonly credentials: Credentials | null;
}

/** Not an address; `message` is a sentence for the user that gives no password away. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

const defaultPorts = { rtsp: 554, rtsps: 322, http: 80, https: 443 } as const;
export type NetworkScheme = keyof typeof defaultPorts;

/** IPv6 in brackets, or anything else without separators in it; then maybe a port. */
const hostPattern = /^(?:\[([0-9a-f:.]+)\]|([^\s:/?#@[\]]+))(?::(\d*))?$/i;

/** Cameras that take their password in the path or query: `?user=a&pwd=b`, `/password=b&channel=1`. */
const passwordInPath = /((?:user|usr|login|pass|pwd|token|auth|key)\w*=)([^&/?#]*)/gi;

/** Reads what follows `rtsp:` and so on. Registers the password as a secret. Throws SourceError. */
export function parseNetworkAddress(scheme: NetworkScheme, text: string): NetworkAddress {
  if (!text.startsWith("//")) {
    throw new SourceError(`An address of that kind begins with ${scheme}://`);
  }
  const { login, hostText, pathText } = splitAuthority(text.slice(2));
  const credentials = login === null ? null : parseCredentials(login);
  const match = hostPattern.exec(hostText);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined) {
    throw new SourceError(`In ${scheme}://… there is no host I can read, like 192.168.1.15.`);
  }
  const port = match?.[3] ? Number(match[3]) : defaultPorts[scheme];
  if (port < 1 || port > 65_535) {
    throw new SourceError(`${port} is not a port (1 to 65535) in ${scheme}://${hostInUrl(host)}.`);
  }
  for (const [, name, value] of pathText.matchAll(passwordInPath)) {
    if (!/^(user|usr|login)/i.test(name ?? "")) registerPassword(value ?? "");
  }
  const written = pathText.split("#", 1)[0] ?? "";
  return {
    host,
    port,
    path: written.startsWith("/") ? written : `/${written}`,
    secure: scheme.endsWith("s"),
    credentials,
  };
}

/** For logs and chats: without credentials, also those in the path, and without a usual port. */
export function showNetworkAddress(scheme: NetworkScheme, address: NetworkAddress): string {
  const { host, port } = address;
  const place = port === defaultPorts[scheme] ? hostInUrl(host) : hostAndPort(host, port);
  return `${scheme}://${place}${address.path.replaceAll(passwordInPath, "$1***")}`;
}

/** For ffmpeg: with `host` (an IP address) in place of the name, credentials percent-encoded. */
export function writeNetworkAddress(
  scheme: NetworkScheme,
  address: NetworkAddress,
  host: string,
): string {
  const { credentials } = address;
  const login = credentials
    ? `${encodeStrictly(credentials.user)}:${encodeStrictly(credentials.password)}@`
    : "";
  return `${scheme}://${login}${hostAndPort(host, address.port)}${address.path}`;
}

interface Authority {
  login: string | null;
  hostText: string;
  pathText: string;
}

/**
 * Where a password ends isn't clear when it holds @ or / itself, and a path may hold an @, too.
 * Tried first: no slash in the password. Where that leaves no host: the last @ ends it.
 */
function splitAuthority(text: string): Authority {
  const plain = splitAtPath(text);
  const at = plain.hostText.lastIndexOf("@");
  const hostText = plain.hostText.slice(at + 1);
  const later = text.lastIndexOf("@");
  const halfALogin = at < 0 ? isHalfALogin(hostText) : !hostPattern.test(hostText);
  if (later > at && halfALogin) {
    return { login: text.slice(0, later), ...splitAtPath(text.slice(later + 1)) };
  }
  const login = at < 0 ? null : plain.hostText.slice(0, at);
  return { login, hostText, pathText: plain.pathText };
}

/** "admin:pa", and "admin:12" too; but "10.0.0.1:80", "cam.local:80" and "localhost:80" are hosts. */
function isHalfALogin(text: string): boolean {
  const match = /^([^:[\]]+):(.*)$/.exec(text);
  if (!match) return false;
  const [, before = "", after = ""] = match;
  return !/^\d*$/.test(after) || (!before.includes(".") && before !== "localhost");
}

function splitAtPath(text: string): { hostText: string; pathText: string } {
  const end = text.search(/[/?#]/);
  if (end < 0) return { hostText: text, pathText: "" };
  return { hostText: text.slice(0, end), pathText: text.slice(end) };
}

function parseCredentials(login: string): Credentials {
  const colon = login.indexOf(":");
  const user = decodeLeniently(colon < 0 ? login : login.slice(0, colon));
  const written = colon < 0 ? "" : login.slice(colon + 1);
  registerPassword(written);
  return { user, password: decodeLeniently(written) };
}

/** In every form in which ffmpeg or Node might print it. */
function registerPassword(written: string): void {
  const password = decodeLeniently(written);
  registerSecret(written);
  registerSecret(password);
  registerSecret(encodeStrictly(password));
}

/** Decodes %41 where it is an encoding; elsewhere a % is a % (100%sure). */
function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not percent-encoded, or not as UTF-8: then it means what it says
  }
}

/** encodeURIComponent leaves !'()* alone; some servers do not like them. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
