// Owns what BACKUP_REMOTE means: a remote of the user's rclone configuration ("gdrive:vigil") or one
// described on the spot (":s3,provider=Minio,access_key_id=…:bucket"). Whatever is said of it on the
// spot reaches rclone as environment variables, because a process's arguments are there for all to read.
// Syntax: rclone's "Connection strings", https://rclone.org/docs/#connection-strings

export interface Remote {
  /** As it is called in the chat: "gdrive", or the kind of store ("s3"). No address, no secret. */
  name: string;
  /** What stands in rclone's arguments: "gdrive:vigil", "vigilstore:bucket". */
  target: string;
  environment: Readonly<Record<string, string>>;
  /** What of it must never be shown. */
  secrets: readonly string[];
  /** Changes when it is another place, not when its password changes; holds no secret. */
  place: string;
}

/** BACKUP_REMOTE cannot be read. `message` completes "BACKUP_REMOTE: …" and quotes nothing of it. */
export class RemoteError extends Error {
  override readonly name = "RemoteError";
}

/** How a store that is described on the spot is called in rclone's environment. */
const spotName = "vigilstore";
const cryptName = "vigilcrypt";
const secretOption = /pass|secret|key|token|credential|auth|sas|account|cookie/;
/** What options like env_auth are set to. */
const harmless = /^(true|false|\d{0,5})$/;
/** As in url='https://anna:secret@nas/dav'. */
const userAndPassword = /:\/\/[^/@\s]*:([^/@\s]*)@/;
const expected = "a remote of rclone like gdrive:vigil";

/** Throws RemoteError. */
export function readRemote(text: string): Remote {
  const isSpot = text.startsWith(":");
  const head = /^[\w.+@ -]+/.exec(isSpot ? text.slice(1) : text)?.[0];
  if (head === undefined) throw new RemoteError(expected);
  const { options, path } = readOptions(text.slice(head.length + (isSpot ? 1 : 0)));
  const name = isSpot ? spotName : head;
  const all = isSpot ? { type: head, ...options } : options;
  const open = Object.entries(options)
    .filter(([option]) => !secretOption.test(option))
    .map(([option, value]) => [option, value.replace(userAndPassword, "://")]);
  const inAddresses = Object.values(options).map((value) => userAndPassword.exec(value)?.[1]);
  return {
    name: head,
    target: `${name}:${path}`,
    environment: environmentOf(name, all),
    secrets: [
      ...Object.entries(options)
        .filter(([option, value]) => secretOption.test(option) && !harmless.test(value))
        .map(([, value]) => value),
      ...inAddresses.filter((password) => password !== undefined && !harmless.test(password)),
    ].filter((secret) => secret !== undefined),
    place: JSON.stringify([isSpot ? ":" : "", head, path, open]),
  };
}

/**
 * The same place with everything in it encrypted, names too, by rclone's crypt; `obscured` is the
 * password as `rclone obscure` writes it. Any rclone reads it back with the same password and crypt's
 * own defaults.
 */
export function encrypted(remote: Remote, obscured: string): Remote {
  const crypt = { type: "crypt", remote: remote.target, password: obscured };
  return {
    ...remote,
    target: `${cryptName}:`,
    environment: { ...remote.environment, ...environmentOf(cryptName, crypt) },
    secrets: [...remote.secrets, obscured],
    place: `encrypted ${remote.place}`,
  };
}

/** A folder or file in it, as rclone's argument. */
export function placeIn(remote: Pick<Remote, "target">, path: string): string {
  const { target } = remote;
  return /[:/]$/.test(target) || path === "" ? target + path : `${target}/${path}`;
}

function environmentOf(name: string, options: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(options).map(([option, value]) => [
      `RCLONE_CONFIG_${name.toUpperCase()}_${option.toUpperCase()}`,
      value,
    ]),
  );
}

/** `rest` is ",option=value,other='a:b':path" or ":path". */
function readOptions(rest: string): { options: Record<string, string>; path: string } {
  const options: Record<string, string> = {};
  let left = rest;
  while (left.startsWith(",")) {
    // A quote within quotes is doubled. An option without a value is "true".
    const match = /^,(\w+)(?:=("(?:[^"]|"")*"|'(?:[^']|'')*'|[^,:]*))?(?=[,:])/.exec(left);
    const [whole, option, value = "true"] = match ?? [];
    if (whole === undefined || option === undefined) throw new RemoteError(expected);
    options[option.toLowerCase()] = unquoted(value);
    left = left.slice(whole.length);
  }
  if (!left.startsWith(":")) throw new RemoteError(expected);
  const path = left.slice(1).replace(/\/+$/, "");
  if (path.startsWith("//")) {
    throw new RemoteError("quotes around an address in it, as in endpoint='http://nas:9000'");
  }
  return { options, path };
}

function unquoted(value: string): string {
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return value;
  return value.slice(1, -1).replaceAll(quote + quote, quote);
}
