// Owns how calls reach Telegram: which server, and through which proxy (HTTPS_PROXY, HTTP_PROXY,
// NO_PROXY, from the environment or .env). Everything that talks to Telegram is built with it.
import type { ClientRequest } from "node:http";
import type { ApiClientOptions } from "grammy";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";
import { registerSecret } from "../storage/log.ts";
import { ConfigError, type Config } from "./config.ts";

export type TelegramServer = Pick<Config, "telegramApiRoot" | "proxySettings">;

/** Codes of ProxyRefusedError; node-fetch hands them on with the error that it makes of it. */
export const proxyWantsLogin = "ERR_PROXY_LOGIN";
export const proxyRefuses = "ERR_PROXY_REFUSED";

/** The proxy answered, but does not let us through to Telegram. */
export class ProxyRefusedError extends Error {
  override readonly name = "ProxyRefusedError";
  readonly code: typeof proxyWantsLogin | typeof proxyRefuses;

  constructor(proxy: string, status: number) {
    super(
      status === 407
        ? `the proxy ${proxy} asks for a user name and a password (407)`
        : `the proxy ${proxy} does not let us through (${status})`,
    );
    this.code = status === 407 ? proxyWantsLogin : proxyRefuses;
  }
}

/**
 * grammY's `client` options. A call is given up after `timeoutSeconds`, grammY's own 500 unless
 * said. Throws ConfigError.
 */
export function telegramClient(server: TelegramServer, timeoutSeconds?: number): ApiClientOptions {
  const proxy = telegramProxy(server);
  return {
    apiRoot: server.telegramApiRoot,
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(proxy && {
      baseFetchConfig: {
        compress: true,
        agent: new TelegramProxyAgent(proxy, { keepAlive: true }),
      },
    }),
  };
}

/** The proxy as people may read it, without a password; null when there is none. */
export function shownProxy(server: TelegramServer): string | null {
  return telegramProxy(server)?.host ?? null;
}

/**
 * The proxy on the way to this server, its password registered as a secret; null when there is
 * none, as always for a server on this very machine. Throws ConfigError.
 */
function telegramProxy({ telegramApiRoot, proxySettings }: TelegramServer): URL | null {
  const { hostname } = new URL(telegramApiRoot);
  if (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.")) return null;
  // proxy-from-env reads the process's environment only; what .env says joins it, as TZ does.
  Object.assign(process.env, proxySettings);
  const text = getProxyForUrl(telegramApiRoot);
  return text === "" ? null : readProxy(text);
}

function readProxy(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw unusable("an address like http://proxy.example:3128 (SOCKS does not work)");
  }
  registerSecret(url.password);
  try {
    registerSecret(decodeURIComponent(url.password));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw unusable("%25 instead of a % in the password");
  }
  return url;
}

function unusable(expected: string): ConfigError {
  return new ConfigError([{ variable: "HTTPS_PROXY", expected }]);
}

/** Says in words what a refusing proxy said in HTTP, which would reach us as a broken answer. */
class TelegramProxyAgent extends HttpsProxyAgent<string> {
  override async connect(
    request: ClientRequest,
    options: Parameters<HttpsProxyAgent<string>["connect"]>[1],
  ): ReturnType<HttpsProxyAgent<string>["connect"]> {
    let status = 0;
    request.once("proxyConnect", (answer: { statusCode: number }) => {
      status = answer.statusCode;
    });
    const socket = await super.connect(request, options);
    if (status === 200) return socket;
    socket.destroy();
    throw new ProxyRefusedError(this.proxy.host, status);
  }
}
