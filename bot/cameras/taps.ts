// Owns what the buttons of /cameras say: ids and explicit values, so that a tap means the same on
// an old message, and says so where what it means is gone.
import type { SecondStream } from "../../storage/camera-list.ts";
import type { CameraId } from "../../storage/incident-events.ts";

const camera = String.raw`(c\d{1,4})`;
const pending = String.raw`(p\d{1,9})`;
const found = String.raw`(\d{1,3}(?:\.\d{1,3}){3}:\d{1,5})`;

const of = (pattern: string) => new RegExp(`^cam:${pattern}$`);

/** Recognises taps that only look. */
export const cameraLooks = {
  root: /^cameras$/,
  page: of(camera),
} as const;

/** Recognises taps that change something; the groups are what `cameraData` puts there. */
export const cameraTaps = {
  rename: of(`rename:${camera}`),
  askPause: of(`pause:${camera}`),
  pause: of(`pause:${camera}:(hour|open)(:armed)?`),
  resume: of(`resume:${camera}`),
  askRemove: of(`remove:${camera}`),
  remove: of(`remove:${camera}:yes`),
  restore: of(`restore:${camera}`),
  night: of(`night:${camera}`),
  smaller: of(`smaller:${camera}`),
  askSmaller: of(`smaller:${camera}:ask`),
  stopSmaller: of(`smaller:${camera}:off`),
  useSmaller: of(`smaller:${pending}:(watched|kept)`),
  add: of("add"),
  help: of("help"),
  try: of(`try:${pending}`),
  stopTrying: of(`stop:${pending}`),
  keep: of(`keep:${pending}`),
  name: of(`name:${pending}`),
  offer: of(`offer:${pending}`),
  discard: of(`discard:${pending}`),
  another: of(`another:${pending}`),
  login: of(`login:${pending}`),
  find: of("find"),
  stopFinding: of("find:stop"),
  pick: of(`found:${found}`),
  pickOpen: of(`found:${found}:open`),
} as const;

/** How long a pause is to last: an hour, or until somebody resumes. */
export type PauseLength = "hour" | "open";

export const cameraData = {
  root: () => "cameras",
  page: (id: CameraId) => `cam:${id}`,
  rename: (id: CameraId) => `cam:rename:${id}`,
  askPause: (id: CameraId) => `cam:pause:${id}`,
  /** `armed`: it was said that the guard is armed. */
  pause: (id: CameraId, length: PauseLength, armed: boolean) =>
    `cam:pause:${id}:${length}${armed ? ":armed" : ""}`,
  resume: (id: CameraId) => `cam:resume:${id}`,
  askRemove: (id: CameraId) => `cam:remove:${id}`,
  remove: (id: CameraId) => `cam:remove:${id}:yes`,
  restore: (id: CameraId) => `cam:restore:${id}`,
  night: (id: CameraId) => `cam:night:${id}`,
  smaller: (id: CameraId) => `cam:smaller:${id}`,
  askSmaller: (id: CameraId) => `cam:smaller:${id}:ask`,
  stopSmaller: (id: CameraId) => `cam:smaller:${id}:off`,
  /** `id` is that of the address which waits; it is to be watched, or to be kept. */
  useSmaller: (id: string, use: SecondStream["use"]) => `cam:smaller:${id}:${use}`,
  add: () => "cam:add",
  help: () => "cam:help",
  try: (id: string) => `cam:try:${id}`,
  stopTrying: (id: string) => `cam:stop:${id}`,
  keep: (id: string) => `cam:keep:${id}`,
  name: (id: string) => `cam:name:${id}`,
  offer: (id: string) => `cam:offer:${id}`,
  discard: (id: string) => `cam:discard:${id}`,
  another: (id: string) => `cam:another:${id}`,
  login: (id: string) => `cam:login:${id}`,
  find: () => "cam:find",
  stopFinding: () => "cam:find:stop",
  /** `place` is "192.168.1.17:80". */
  pick: (place: string) => `cam:found:${place}`,
  pickOpen: (place: string) => `cam:found:${place}:open`,
} as const;
