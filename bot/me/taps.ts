// Owns what the buttons of /me say: explicit values; whom they are about, the tap says.
import type { CameraId } from "../../storage/incident-events.ts";
import type { QuietHours } from "./quiet-hours.ts";

const minute = String.raw`(\d{1,4})`;

export const meTaps = {
  root: /^me$/,
  languages: /^me:language$/,
  language: /^me:language:(telegram|[a-z]{2})$/,
  quiet: /^me:quiet$/,
  quietOff: /^me:quiet:off$/,
  quietHours: new RegExp(`^me:quiet:${minute}:${minute}$`),
  unmute: /^me:unmute:([\w-]{1,40})$/,
  privately: /^me:privately:(yes|no)$/,
} as const;

export const meData = {
  root: () => "me",
  languages: () => "me:language",
  /** null: as Telegram says. */
  language: (locale: string | null) => `me:language:${locale ?? "telegram"}`,
  quiet: () => "me:quiet",
  quietOff: () => "me:quiet:off",
  quietHours: ({ from, to }: QuietHours) => `me:quiet:${from}:${to}`,
  unmute: (camera: CameraId) => `me:unmute:${camera}`,
  privately: (also: boolean) => `me:privately:${also ? "yes" : "no"}`,
} as const;
