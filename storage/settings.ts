// Owns the settings of the watching: what there is, in which ranges, and which one holds for a
// camera. Stored are only differences: the household's over the defaults, a camera's over those.
import { z } from "zod";
import type { CameraId } from "./incident-events.ts";
import { Listeners } from "./listeners.ts";
import type { Log } from "./log.ts";

export const settingsSchema = z.object({
  /** Difference in luma from which a pixel counts as changed; lower sees more. */
  sensitivity: z.number().int().min(1).max(255),
  /** Smallest moving region that counts, in pixels of a 640x480 picture. */
  minimumArea: z.number().min(50).max(307_200),
  /** Learning rate of the background per frame at 15 frames a second. */
  backgroundAlpha: z.number().min(0.001).max(1),
  /** Quiet after an incident during which movement continues it silently. */
  cooldownMs: z.number().int().min(0).max(3_600_000),
  /** Quiet after which an incident ends. */
  postMotionMs: z.number().int().min(0).max(60_000),
  /** How long before the first movement a clip begins; the packet ring holds 30 s. */
  preRollMs: z.number().int().min(0).max(25_000),
  /** Whether a quiet picture is watched by its keyframes only. */
  idleLook: z.enum(["keyframes", "every_frame"]),
  /** How long somebody unknown must be seen before that is certain. */
  unknownMs: z.number().int().min(500).max(10_000),
  /** Pictures a second that are examined once something moves. */
  framesPerSecond: z.number().int().min(2).max(10),
  /** photo: clips are kept as evidence, and sent to who asks for them. */
  alertStyle: z.enum(["photo", "photo_then_clip"]),
});
export type Settings = z.infer<typeof settingsSchema>;

export type SettingKey = keyof Settings;

/** The first reference system's values (DESIGN.md decision 7, issue 2). */
export const defaultSettings: Readonly<Settings> = {
  sensitivity: 25,
  minimumArea: 5000,
  backgroundAlpha: 0.05,
  cooldownMs: 30_000,
  postMotionMs: 4000,
  preRollMs: 5000,
  idleLook: "keyframes",
  unknownMs: 2000,
  framesPerSecond: 5,
  alertStyle: "photo_then_clip",
};

const someSettings = settingsSchema.partial();
/** Those that were set somewhere. */
export type SettingsLayer = z.infer<typeof someSettings>;

/** How settings lie in state.json. */
export const storedSettings = z.object({
  household: someSettings.prefault({}),
  cameras: z.record(z.string(), someSettings).prefault({}),
});
export type StoredSettings = z.infer<typeof storedSettings>;

/** Whose value: a camera's, or the household's, which holds wherever a camera has none. */
export type SettingsScope = CameraId | "all";

/**
 * What holds for `camera` ("all": for those without a value of their own): its own setting, else the household's, else the starting default
 * (from .env), else ours. A key that is undefined counts as not set.
 */
export function effectiveSettings(
  stored: Readonly<StoredSettings>,
  camera: SettingsScope,
  startingDefaults: Partial<Settings> = {},
): Settings {
  const effective = { ...defaultSettings };
  const own = Object.hasOwn(stored.cameras, camera) ? stored.cameras[camera] : undefined;
  for (const layer of [startingDefaults, stored.household, own ?? {}]) {
    Object.assign(
      effective,
      Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined)),
    );
  }
  return effective;
}

/** Where they lie: state.json. */
export interface SettingsState {
  readonly value: { readonly settings: Readonly<StoredSettings> };
  change(edit: (draft: { settings: StoredSettings }) => void): Promise<void>;
}

/** The settings as they are now, and the only way to change them. Changes reject with StorageError. */
export class SettingsStore {
  readonly #store: SettingsState;
  readonly #startingDefaults: Partial<Settings>;
  readonly #listeners: Listeners<[]>;

  /** `startingDefaults` are .env's. */
  constructor(store: SettingsState, startingDefaults: Partial<Settings>, log: Log) {
    this.#store = store;
    this.#startingDefaults = startingDefaults;
    this.#listeners = new Listeners("settings", log);
  }

  /** What holds now. */
  of(scope: SettingsScope): Settings {
    return effectiveSettings(this.#store.value.settings, scope, this.#startingDefaults);
  }

  /** Only what was set there itself. */
  own(scope: SettingsScope): Readonly<SettingsLayer> {
    const { household, cameras } = this.#store.value.settings;
    if (scope === "all") return household;
    return Object.hasOwn(cameras, scope) ? (cameras[scope] ?? {}) : {};
  }

  async change(scope: SettingsScope, part: Partial<Settings>): Promise<void> {
    await this.#edit((settings) => Object.assign(layerIn(settings, scope), part));
  }

  /** For every camera alike, those included that had a value of their own. */
  async changeEverywhere(part: Partial<Settings>): Promise<void> {
    await this.#edit((settings) => {
      Object.assign(settings.household, part);
      for (const own of Object.values(settings.cameras)) {
        for (const key of Object.keys(part) as SettingKey[]) delete own[key];
      }
    });
  }

  /** Back to what holds without it. */
  async reset(scope: SettingsScope, key: SettingKey): Promise<void> {
    await this.#edit((settings) => delete layerIn(settings, scope)[key]);
  }

  /** Calls `listener` after every change; returns how to stop that. */
  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  async #edit(edit: (settings: StoredSettings) => unknown): Promise<void> {
    await this.#store.change((draft) => {
      edit(draft.settings);
    });
    this.#listeners.tell();
  }
}

function layerIn(settings: StoredSettings, scope: SettingsScope): SettingsLayer {
  return scope === "all" ? settings.household : (settings.cameras[scope] ??= {});
}
