// Owns telling whether a text is a camera's address and nothing else, and whether there is a
// password in it. Reading it registers the password, so that no log ever prints it.
import type { Source } from "../../vision/capture/source.ts";
import { displayName, parseSource, SourceError } from "../../vision/capture/source.ts";

/** What somebody sent where an address was asked for, or might be meant. */
export type SentAddress =
  | { readonly kind: "address"; readonly source: Source; readonly hasPassword: boolean }
  /** pipe:COMMAND would let a chat run programs. */
  | { readonly kind: "pipe" }
  /** Something else; `hasPassword`: there may be one in it all the same. */
  | { readonly kind: "other"; readonly hasPassword: boolean };

/** Words around it, or a line break in it, make a text more than an address. */
const addressOnly =
  /^(?:(?:rtsps?|https?):\/\/|file:|dshow:|avfoundation:|\/dev\/(?:video|v4l\/))\S+$/i;
const videoFile =
  /^(?:\/|\.{1,2}\/|[a-z]:[\\/])?\S+\.(?:mp4|m4v|mkv|mov|avi|ts|mjpe?g|h26[45])(?:#once)?$/i;
/** "scheme://user:password@": in whatever stands around it. */
const passwordAnywhere = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/@]*:[^\s@]*@/i;

/** What `text` is, taken strictly: for texts that nobody asked for. */
export function readUnasked(text: string): SentAddress {
  const trimmed = text.trim();
  if (addressOnly.test(trimmed) || videoFile.test(trimmed)) return readAddress(trimmed);
  return { kind: "other", hasPassword: passwordAnywhere.test(text) };
}

/** What `text` is, where an address was asked for. */
export function readAddress(text: string): SentAddress {
  const trimmed = text.trim();
  if (/^pipe:/i.test(trimmed)) return { kind: "pipe" };
  try {
    const source = parseSource(trimmed);
    return { kind: "address", source, hasPassword: hasPassword(source) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { kind: "other", hasPassword: trimmed.includes("@") };
  }
}

/** Whether an address with a password in it stands anywhere in `text`. */
export function holdsPassword(text: string): boolean {
  if (!passwordAnywhere.test(text)) return false;
  // For what they register, whatever it comes to.
  for (const word of text.split(/\s+/)) readUnasked(word);
  return true;
}

/** The file or device that must be there; null for addresses on a network. */
export function localPath(source: Source): string | null {
  if (source.kind === "v4l2") return source.device;
  return source.kind === "file" ? source.path : null;
}

/** Also in the path, as some cameras want it ("…&password=…"), which is shown as ***. */
function hasPassword(source: Source): boolean {
  if (source.kind !== "rtsp" && source.kind !== "http") return false;
  return source.credentials !== null || displayName(source).includes("***");
}
