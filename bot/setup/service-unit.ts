// Owns the text of the systemd service. Pure.
import path from "node:path";

export interface ServiceOptions {
  /** "system": runs from boot on, as `user`; "user": belongs to who ran setup. */
  kind: "system" | "user";
  /** Absolute; where Vigil lies. */
  projectFolder: string;
  /** Absolute. */
  dataFolder: string;
  /** Absolute; the node that ran setup. */
  node: string;
  /** For a system service: whom it runs as; null for root. */
  user: string | null;
  /** Whether this machine has a group "video", which may open /dev/video0. */
  videoGroup: boolean;
}

/** What `npm start` runs, without npm: npm doesn't hand signals on in time. */
const startWords = ["--import", "./bot/node-version.mjs", "--import", "tsx", "bot/main.ts"];

/** Exit status of bot/main.ts when only a person can mend it (EX_CONFIG of sysexits.h). */
export const needsAPerson = 78;

/**
 * The unit file. Hardened only as far as cameras allow: PrivateDevices and ProtectClock (which
 * implies a device list) hide /dev/video0, MemoryDenyWriteExecute stops JavaScript, and in a user's
 * service most sandboxing needs rights that a user has not.
 */
export function serviceUnit(options: ServiceOptions): string {
  const { kind, projectFolder, dataFolder, node, user, videoGroup } = options;
  const system = kind === "system";
  return lines([
    "# Written by npm run setup. After an update of Node, or moving this folder: run it again.",
    "[Unit]",
    "Description=Vigil, the night watchman in a Telegram chat",
    ...(system ? ["Wants=network-online.target", "After=network-online.target"] : []),
    "",
    "[Service]",
    `WorkingDirectory=${percent(projectFolder)}`,
    `ExecStart=${[quoted(node), ...startWords].join(" ")}`,
    ...(system && user !== null ? [`User=${user}`] : []),
    ...(system && user !== null && videoGroup ? ["SupplementaryGroups=video"] : []),
    "Restart=on-failure",
    "RestartSec=10",
    "# What only a person can mend (a wrong token, a wrong .env) is not tried again and again.",
    `RestartPreventExitStatus=${needsAPerson}`,
    "# Vigil ends its ffmpegs itself and puts evidence away, within 15 s.",
    "KillMode=mixed",
    "TimeoutStopSec=20",
    "UMask=0077",
    "NoNewPrivileges=yes",
    ...(system
      ? [
          "PrivateTmp=yes",
          "ProtectSystem=full",
          `ReadWritePaths=${writable(projectFolder, dataFolder)}`,
          "ProtectKernelTunables=yes",
          "ProtectKernelModules=yes",
          "ProtectKernelLogs=yes",
          "ProtectControlGroups=yes",
          "RestrictSUIDSGID=yes",
          "RestrictRealtime=yes",
          "LockPersonality=yes",
        ]
      : []),
    "",
    "[Install]",
    `WantedBy=${system ? "multi-user.target" : "default.target"}`,
  ]);
}

/** A folder that isn't there yet must not keep the service from starting, hence the dash. */
function writable(projectFolder: string, dataFolder: string): string {
  const inside = !path.relative(projectFolder, dataFolder).startsWith("..");
  const folders = inside ? [projectFolder] : [projectFolder, dataFolder];
  return folders.map((folder) => quoted(`-${folder}`)).join(" ");
}

/** In quotes, with escapes (systemd.syntax(7)) and without specifiers (systemd.unit(5)). */
function quoted(text: string): string {
  if (/^[\w./-]+$/.test(text)) return text;
  return `"${percent(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function percent(text: string): string {
  return text.replaceAll("%", "%%");
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
