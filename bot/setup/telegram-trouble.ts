// Owns why Telegram could not be reached, in two sentences for whoever sets Vigil up: what
// happened, and what to do next.
import { GrammyError, HttpError } from "grammy";
import { errorCode } from "../../vision/capture/error-text.ts";
import { proxyRefuses, proxyWantsLogin } from "../telegram-client.ts";

export interface Trouble {
  /** What can be done about it: another token, a proxy (another one), or only later. */
  cure: "token" | "proxy" | "later";
  what: string;
  /** What to do. */
  next: string;
}

export interface Way {
  /** "api.telegram.org". */
  server: string;
  /** "proxy.example:3128"; null without one. */
  proxy: string | null;
}

/** No answer came in the time that we gave it. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

const nameUnknown = new Set(["ENOTFOUND", "EAI_AGAIN"]);
const noNetwork = new Set(["ENETUNREACH", "ENETDOWN"]);
/** As Node's TLS names what is wrong with a certificate that isn't Telegram's own. */
const foreignCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;

/** What a failed call means. */
export function telegramTrouble(error: unknown, way: Way): Trouble {
  if (error instanceof GrammyError) return refusal(error);
  const cause = error instanceof HttpError ? error.error : error;
  const code = errorCode(cause) ?? "";
  const { server, proxy } = way;
  if (code === proxyWantsLogin) {
    return {
      cure: "proxy",
      what: `The proxy ${proxy} asks for a user name and a password, or does not accept those given (407).`,
      next: "Give its address with them: http://user:password@host:port",
    };
  }
  if (code === proxyRefuses) {
    return {
      cure: "proxy",
      what: `The proxy ${proxy} does not let me through to ${server}.`,
      next: "Ask who runs it to allow that server, or use another proxy.",
    };
  }
  if (foreignCertificate.test(code)) {
    return {
      cure: "later",
      what: `Somebody between here and ${server} opens the encrypted connection: a company's proxy, or an antivirus.`,
      next:
        "Ask for its certificate and start again with it: " +
        "NODE_EXTRA_CA_CERTS=/path/to/certificate.pem npm run setup",
    };
  }
  if (proxy !== null) {
    return {
      cure: "proxy",
      what: nameUnknown.has(code)
        ? `Nobody is known by the name of the proxy, ${proxy}.`
        : `Through the proxy ${proxy} nothing comes back from ${server}.`,
      next: "Check its address, or whether this machine is online at all.",
    };
  }
  if (nameUnknown.has(code) || noNetwork.has(code)) {
    return {
      cure: "proxy",
      what: `This machine does not find ${server}: it seems to have no internet.`,
      next: "Check its cable or Wi-Fi and try again. If your network has a proxy, I need its address.",
    };
  }
  if (typeof cause === "object" && cause !== null && "type" in cause) {
    if (cause.type === "invalid-json") {
      return {
        cure: "proxy",
        what: `Something else answers in the place of ${server}: a Wi-Fi's log-in page, or a firewall.`,
        next: "Log in to the network with a browser and try again. If it has a proxy, I need its address.",
      };
    }
  }
  return {
    cure: "proxy",
    what: `${server} does not answer: a firewall or your provider may be blocking Telegram.`,
    next: "Try again or from another network. If yours has a proxy, I need its address.",
  };
}

function refusal(error: GrammyError): Trouble {
  const { error_code: code } = error;
  if (code === 401 || code === 404) {
    return {
      cure: "token",
      what: "Telegram does not know this token.",
      next: "Copy it again from @BotFather (/mybots shows it, too), whole and without blanks.",
    };
  }
  return {
    cure: "later",
    what:
      code === 429
        ? "Telegram wants me to ask more slowly."
        : `Telegram has trouble of its own (${code}).`,
    next: "Wait a minute and try again.",
  };
}
