// Owns why a copy could not be made: what rclone's exit code and last words come to, in words for a
// person. Its messages are those of 70 backends, so they are matched by what they have in common.
import { type Reason, words } from "../words.ts";

export const troubleKinds = [
  "no_program",
  "unknown_remote",
  "not_obscured",
  "locked_config",
  "login",
  "no_room",
  "certificate",
  "no_network",
  "stalled",
  "other",
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

export interface OffsiteTrouble {
  kind: TroubleKind;
  reason: Reason;
}

const sentences: Record<TroubleKind, string> = {
  no_program: "rclone is not on this machine",
  unknown_remote: "rclone knows no remote of that name",
  not_obscured: "the password in BACKUP_REMOTE is not written as rclone obscure writes it",
  locked_config: "rclone's configuration is encrypted",
  login: "the store refuses the login",
  no_room: "there is no room left in the store",
  certificate: "the store's certificate is not trusted",
  no_network: "the store does not answer",
  stalled: "the store accepts nothing any more",
  other: "rclone could not do it",
};

/** In this order: a refused login may be wrapped in what sounds like the network. */
const signs: readonly [TroubleKind, RegExp][] = [
  ["unknown_remote", /didn't find section in config file|didn't find backend called/i],
  ["not_obscured", /is it obscured\?|input too short when revealing/i],
  [
    "locked_config",
    /decrypt config|RCLONE_CONFIG_PASS|unable to (decrypt|load) configuration|config file.*(password|encrypted)/i,
  ],
  [
    "no_room",
    /no space left|remaining disk space|insufficient.?(storage|space)|\b507\b|quota|storage.?full|not enough (space|storage)|disk full/i,
  ],
  [
    "login",
    /\b401\b|\b403\b|unauthori[sz]ed|forbidden|access.?denied|accesskey|signature.?does.?not.?match|invalid_grant|token (has )?(been )?expired|couldn't fetch token|unable to authenticate|permission denied|login|NoCredentialProviders/i,
  ],
  ["certificate", /x509|certificate|tls: /i],
  [
    "no_network",
    /dial tcp|lookup |no such host|connection (refused|reset)|timeout|timed out|network is unreachable|no route to host|\bEOF\b|broken pipe|deadline exceeded|send request failed|\b50[234]\b|server misbehaving|closed network connection/i,
  ],
];

export function troubleOf(kind: TroubleKind): OffsiteTrouble {
  const sentence = sentences[kind];
  return { kind, reason: { sentence, words: words("why-offsite", { why: kind }) } };
}

/** What rclone's last error lines mean. Sizes in them are no status codes. */
export function readTrouble(errors: readonly string[]): OffsiteTrouble {
  const text = errors.join("\n").replace(/sizes differ \d+ vs \d+/g, "sizes differ");
  const sign = signs.find(([, pattern]) => pattern.test(text));
  return troubleOf(sign?.[0] ?? "other");
}

/** What waiting may mend; everything else needs a person. */
export function mayPass(kind: TroubleKind): boolean {
  return kind === "no_network" || kind === "stalled" || kind === "other";
}
