// Owns asking a camera over HTTP: one GET, with login and redirects, until there is a response
// that can be read, or a loss in words. Not fetch(): cameras have self-made certificates, headers
// that only Node's lenient parser takes, and names that were resolved before.
import http from "node:http";
import type { IncomingMessage } from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { Clock } from "../../storage/clock.ts";
import { AddressError, hostAndPort, resolveHost } from "./address.ts";
import { HttpLogin } from "./http-login.ts";
import { lossFromError, lossFromStatus, makeLoss, wrongPassword } from "./loss.ts";
import type { Loss } from "./loss.ts";
import { parseSource, placeOf, SourceError, urlOf } from "./source.ts";
import type { HttpSource } from "./source.ts";
import { words } from "../../storage/words.ts";

/** From the request to the response's head. */
const patienceMs = 8000;
const maximumRedirects = 5;

export interface HttpAnswer {
  response: IncomingMessage;
  /** Where it came from in the end, and that host's IP address. */
  source: HttpSource;
  address: string;
}

export class HttpClient {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  #source: HttpSource;
  #login: HttpLogin | null;

  constructor(source: HttpSource, options: { clock: Clock; signal: AbortSignal }) {
    this.#clock = options.clock;
    this.#signal = options.signal;
    this.#source = source;
    this.#login = source.credentials ? new HttpLogin(source.credentials) : null;
  }

  /** A response with status 200, its body unread; or why there is none. */
  async get(): Promise<HttpAnswer | Loss> {
    try {
      return await this.#follow();
    } catch (error) {
      if (error instanceof AddressError)
        return makeLoss("name_unknown", error.message, error.words);
      return lossFromError(error, placeOf(this.#source));
    }
  }

  async #follow(): Promise<HttpAnswer | Loss> {
    let redirects = 0;
    for (;;) {
      const source = this.#source;
      const address = await resolveHost(source.host, { signal: this.#signal });
      const response = await this.#request(source, address);
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return { response, source, address };
      response.destroy();
      if (status === 401) {
        const challenges = valuesOf(response.rawHeaders, "www-authenticate");
        if (!this.#login?.challenged(challenges)) return wrongPassword(placeOf(source));
      } else if (status >= 300 && status < 400 && response.headers.location) {
        redirects += 1;
        const next = redirects <= maximumRedirects && redirect(source, response.headers.location);
        if (!next) {
          const sentence = "it sends us from one address to the next";
          return makeLoss("not_a_video", sentence, words("why-sent-around"));
        }
        if (next.host !== source.host) this.#login = null;
        this.#source = next;
      } else {
        return lossFromStatus(status, placeOf(source));
      }
    }
  }

  #request(source: HttpSource, address: string): Promise<IncomingMessage> {
    const answer = this.#login?.answer("GET", source.path);
    const usual = source.secure ? 443 : 80;
    return new Promise((resolve, reject) => {
      const request = (source.secure ? https : http).request({
        host: address,
        port: source.port,
        path: source.path,
        headers: {
          Host: source.port === usual ? source.host : hostAndPort(source.host, source.port),
          "User-Agent": "Vigil",
          Accept: "*/*",
          ...(answer ? { Authorization: answer } : {}),
        },
        agent: false,
        insecureHTTPParser: true,
        signal: this.#signal,
        ...(source.secure ? { rejectUnauthorized: false, servername: nameFor(source.host) } : {}),
      });
      const cancel = this.#clock.after(patienceMs, () => {
        request.destroy(Object.assign(new Error("timed out"), { code: "ETIMEDOUT" }));
      });
      request.once("response", (response) => {
        cancel();
        resolve(response);
      });
      request.on("error", (error) => {
        cancel();
        reject(error);
      });
      request.end();
    });
  }
}

/** TLS has no server names that are IP addresses. */
function nameFor(host: string): string {
  return isIP(host) === 0 ? host : "";
}

/** Where it sends us; the login goes along only to the same host. Null for no web address. */
function redirect(source: HttpSource, location: string): HttpSource | null {
  try {
    const base = urlOf({ ...source, credentials: null });
    const next = parseSource(new URL(location, base).href);
    if (next.kind !== "http") return null;
    const credentials = next.host === source.host ? source.credentials : null;
    return { ...next, credentials: next.credentials ?? credentials };
  } catch (error) {
    if (error instanceof SourceError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Every value of a header that may come more than once. */
function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter(
    (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
}
