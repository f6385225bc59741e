// Owns the camera's side of a login, over RTSP and HTTP alike: what it demands and what it lets
// in. Written apart from vision/capture/http-login.ts, so that the two check each other.
import { createHash } from "node:crypto";

export interface Login {
  kind: "basic" | "digest";
  user: string;
  password: string;
}

const realm = "test camera";
const nonce = "5ad9c1f07e3b";

/** The WWW-Authenticate header of the 401. */
export function demandOf(login: Login): string {
  if (login.kind === "basic") return `Basic realm="${realm}"`;
  return `Digest realm="${realm}", nonce="${nonce}", qop="auth", algorithm=MD5`;
}

/** Whether the Authorization header opens the door for this method. */
export function isLetIn(
  login: Login | undefined,
  method: string,
  header: string | undefined,
): boolean {
  if (!login) return true;
  if (header === undefined) return false;
  if (login.kind === "basic") {
    const [scheme, code = ""] = header.split(" ");
    const plain = Buffer.from(code, "base64").toString();
    return scheme === "Basic" && plain === `${login.user}:${login.password}`;
  }
  if (!header.startsWith("Digest ")) return false;
  const field = (name: string) => new RegExp(`\\b${name}="?([^",]*)"?`).exec(header)?.[1] ?? "";
  const secret = md5(`${login.user}:${realm}:${login.password}`);
  const request = md5(`${method}:${field("uri")}`);
  const middle =
    field("qop") === "auth" ? `${nonce}:${field("nc")}:${field("cnonce")}:auth` : nonce;
  return field("nonce") === nonce && field("response") === md5(`${secret}:${middle}:${request}`);
}

function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
