// Owns which addresses a phone may have: what is typed here goes to the network and to other
// programs, so nothing but an address or a name gets through.
import { BlockList, isIP } from "node:net";

/** What was typed for a phone. */
export interface TypedPhone {
  name: string;
  address: string;
}

export type PhoneProblem = "no_address" | "no_name" | "long_name" | "bad_address" | "own_address";

const longestName = 32;
/** RFC 1123, without a dot at the end; at least one letter, or it would be a broken IPv4. */
const hostName =
  /^(?=.{1,253}$)(?=.*[a-z])[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** Addresses that are no phone's: this machine, everybody, nobody. */
const notAPhone = new BlockList();
notAPhone.addSubnet("0.0.0.0", 8);
notAPhone.addSubnet("127.0.0.0", 8);
notAPhone.addSubnet("224.0.0.0", 3);
notAPhone.addAddress("::", "ipv6");
notAPhone.addAddress("::1", "ipv6");
notAPhone.addSubnet("ff00::", 8, "ipv6");

/** "Anna 192.168.1.23" or "Anna's phone, anna.lan": the last word is the address. */
export function readPhone(text: string): TypedPhone | PhoneProblem {
  const words = text.trim().split(/[\s,;]+/u);
  const address = words.at(-1) ?? "";
  const name = words.slice(0, -1).join(" ");
  // One word alone: whichever it is, the other is missing.
  if (name === "") return isIP(address) !== 0 || address.includes(".") ? "no_name" : "no_address";
  const problem = checkAddress(address) ?? checkName(name);
  return problem ?? { name, address: address.toLowerCase() };
}

/** null: it is an address or a name that a phone may have. */
export function checkAddress(address: string): PhoneProblem | null {
  const version = isIP(address);
  if (version === 0) {
    if (!hostName.test(address)) return "bad_address";
    return /(^|\.)localhost$/i.test(address) ? "own_address" : null;
  }
  if (address.includes("%")) return "bad_address";
  return notAPhone.check(address, version === 4 ? "ipv4" : "ipv6") ? "own_address" : null;
}

/** null: a phone may be called so. */
export function checkName(name: string): PhoneProblem | null {
  if (!/[\p{L}\p{N}]/u.test(name)) return "no_name";
  return name.length > longestName ? "long_name" : null;
}
