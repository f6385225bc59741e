// Owns answering "401 Unauthorized" over HTTP: Basic (RFC 7617) and Digest (RFC 7616, and the
// older RFC 2617 that most cameras speak). For RTSP ffmpeg does this itself.
import { createHash, randomBytes } from "node:crypto";
import type { Credentials } from "./source.ts";

interface Challenge {
  scheme: "basic" | "digest";
  values: Record<string, string>;
}

const algorithms: Record<string, string> = {
  md5: "md5",
  "sha-256": "sha256",
  "sha-512-256": "sha512-256",
};

/** One camera's login: remembers the last challenge, so that a later request needs no new one. */
export class HttpLogin {
  readonly #credentials: Credentials;
  readonly #clientNonce: () => string;
  #challenge: Challenge | null = null;
  #count = 0;

  constructor(credentials: Credentials, clientNonce = () => randomBytes(8).toString("hex")) {
    this.#credentials = credentials;
    this.#clientNonce = clientNonce;
  }

  /**
   * Takes the WWW-Authenticate headers of a 401. False when there is no point in another try: it
   * was answered before and not for a stale nonce, or asks for something unknown.
   */
  challenged(headers: readonly string[]): boolean {
    const challenges = headers.flatMap(parseChallenges);
    const digest = challenges.find(
      ({ scheme, values }) =>
        scheme === "digest" && algorithmOf(values) !== undefined && values["nonce"] !== undefined,
    );
    const next = digest ?? challenges.find(({ scheme }) => scheme === "basic");
    const answered = this.#challenge !== null;
    const stale = next?.values["stale"]?.toLowerCase() === "true";
    // A camera that does not say "stale" gives another nonce for a nonce that was used up.
    const usedUp = this.#count > 1 && next?.values["nonce"] !== this.#challenge?.values["nonce"];
    this.#challenge = next ?? null;
    this.#count = 0;
    return next !== undefined && (!answered || stale || usedUp);
  }

  /** The Authorization header for a request; null before the first challenge. */
  answer(method: string, uri: string): string | null {
    if (!this.#challenge) return null;
    const { user, password } = this.#credentials;
    if (this.#challenge.scheme === "basic") {
      return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
    }
    this.#count += 1;
    return this.#digest(this.#challenge.values, method, uri);
  }

  #digest(values: Record<string, string>, method: string, uri: string): string {
    const { user, password } = this.#credentials;
    const hash = (text: string) =>
      createHash(algorithmOf(values) ?? "md5")
        .update(text)
        .digest("hex");
    const { realm = "", nonce = "", opaque, algorithm } = values;
    const clientNonce = this.#clientNonce();
    const count = this.#count.toString(16).padStart(8, "0");
    let secret = hash(`${user}:${realm}:${password}`);
    if (/-sess$/i.test(algorithm ?? "")) secret = hash(`${secret}:${nonce}:${clientNonce}`);
    const request = hash(`${method}:${uri}`);
    const withQop = (values["qop"] ?? "").split(/[\s,]+/).includes("auth");
    const response = withQop
      ? hash(`${secret}:${nonce}:${count}:${clientNonce}:auth:${request}`)
      : hash(`${secret}:${nonce}:${request}`);
    const fields = [
      `username="${quoted(user)}"`,
      `realm="${quoted(realm)}"`,
      `nonce="${quoted(nonce)}"`,
      `uri="${quoted(uri)}"`,
      `response="${response}"`,
    ];
    if (algorithm !== undefined) fields.push(`algorithm=${algorithm}`);
    if (opaque !== undefined) fields.push(`opaque="${quoted(opaque)}"`);
    if (withQop) fields.push("qop=auth", `nc=${count}`);
    if (withQop || /-sess$/i.test(algorithm ?? "")) fields.push(`cnonce="${clientNonce}"`);
    return `Digest ${fields.join(", ")}`;
  }
}

/** "Digest realm=\"a, b\", nonce=x, Basic realm=\"c\"" may hold several in one header. */
function parseChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  const token =
    /(?:^|,)\s*(basic|digest)(?=\s|,|$)|([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi;
  for (const [, scheme, name, inQuotes, bare] of header.matchAll(token)) {
    if (scheme !== undefined) {
      challenges.push({ scheme: scheme.toLowerCase() as Challenge["scheme"], values: {} });
    } else if (name !== undefined) {
      const value = inQuotes === undefined ? bare : inQuotes.replaceAll(/\\(.)/g, "$1");
      const last = challenges.at(-1);
      if (last) last.values[name.toLowerCase()] = value ?? "";
    }
  }
  return challenges;
}

function algorithmOf(values: Record<string, string>): string | undefined {
  return algorithms[(values["algorithm"] ?? "md5").toLowerCase().replace(/-sess$/, "")];
}

function quoted(text: string): string {
  return text.replaceAll(/["\\]/g, String.raw`\$&`);
}
