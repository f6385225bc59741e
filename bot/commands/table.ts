// Owns which commands there are. Telegram's menu and /help are made from this.
import type { Right } from "../rights.ts";

export interface CommandEntry {
  name: string;
  /** Text key of one short line: what it does. */
  about: string;
  /** Text key of what may follow it, null if nothing. */
  follows: string | null;
  needs: Right;
}

/** In the order in which they are wanted. */
export const commandTable: readonly CommandEntry[] = [
  { name: "arm", about: "about-arm", follows: "follows-arm", needs: "act" },
  { name: "disarm", about: "about-disarm", follows: null, needs: "act" },
  { name: "snapshot", about: "about-snapshot", follows: "follows-snapshot", needs: "look" },
  { name: "clip", about: "about-clip", follows: "follows-clip", needs: "look" },
  { name: "live", about: "about-live", follows: "follows-live", needs: "look" },
  { name: "status", about: "about-status", follows: null, needs: "look" },
  { name: "events", about: "about-events", follows: "follows-events", needs: "look" },
  { name: "intruders", about: "about-intruders", follows: "follows-events", needs: "look" },
  { name: "export", about: "about-export", follows: "follows-export", needs: "look" },
  { name: "evidence", about: "about-evidence", follows: null, needs: "look" },
  { name: "summary", about: "about-summary", follows: null, needs: "look" },
  { name: "offsite", about: "about-offsite", follows: "follows-offsite", needs: "look" },
  { name: "modes", about: "about-modes", follows: null, needs: "look" },
  { name: "settings", about: "about-settings", follows: null, needs: "look" },
  { name: "cameras", about: "about-cameras", follows: null, needs: "look" },
  { name: "verify", about: "about-verify", follows: "follows-verify", needs: "look" },
  { name: "enroll", about: "about-enroll", follows: "follows-enroll", needs: "own" },
  { name: "who", about: "about-who", follows: null, needs: "look" },
  { name: "people", about: "about-people", follows: null, needs: "own" },
  { name: "zones", about: "about-zones", follows: "follows-zones", needs: "own" },
  { name: "threshold", about: "about-threshold", follows: null, needs: "own" },
  { name: "refresh", about: "about-refresh", follows: null, needs: "own" },
  { name: "members", about: "about-members", follows: null, needs: "own" },
  { name: "backup", about: "about-backup", follows: null, needs: "own" },
  { name: "alertshere", about: "about-alertshere", follows: null, needs: "own" },
  { name: "me", about: "about-me", follows: null, needs: "look" },
  { name: "schedule", about: "about-schedule", follows: null, needs: "look" },
  { name: "cancel", about: "about-cancel", follows: null, needs: "look" },
  { name: "help", about: "about-help", follows: null, needs: "look" },
  { name: "start", about: "about-start", follows: null, needs: "look" },
];
