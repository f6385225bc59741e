// Owns how long the light may excuse a picture. A lamp or an exposure that settles gets a moment;
// a flickering that doesn't end, or a lens that stays covered, is told.

/** Auto exposure and infrared filters settle within 1-2 s. */
const settleMs = 2000;
/** Calm needed before the light may excuse a picture anew. */
const calmMs = 1000;

/** What is known about the light so far; plain data, replaced and never changed. */
export interface LightState {
  /** When the present unrest began, and when it was last seen; null while the light is calm. */
  readonly unrest: { readonly sinceMs: number; readonly lastMs: number } | null;
  /** Since when the picture shows nothing; null while it shows something. */
  readonly blankSinceMs: number | null;
}

export const calmLight: LightState = { unrest: null, blankSinceMs: null };

/** What a picture's difference to the background came to. */
export type LightSign = "calm" | "light" | "blank";

/**
 * Takes in one picture's sign. `excused`: the picture's motion is the light's and doesn't count.
 * Unrest is excused for 2 s from its beginning and begins anew only after 1 s of calm; a blank
 * picture is excused for its first 2 s.
 */
export function weighLight(
  state: LightState,
  sign: LightSign,
  ms: number,
): { state: LightState; excused: boolean } {
  switch (sign) {
    case "calm": {
      const calm = state.unrest === null || ms - state.unrest.lastMs >= calmMs;
      return {
        state: calm ? calmLight : { unrest: state.unrest, blankSinceMs: null },
        excused: false,
      };
    }
    case "light": {
      const sinceMs = state.unrest?.sinceMs ?? ms;
      return {
        state: { unrest: { sinceMs, lastMs: ms }, blankSinceMs: null },
        excused: ms - sinceMs < settleMs,
      };
    }
    case "blank": {
      const blankSinceMs = state.blankSinceMs ?? ms;
      return { state: { ...state, blankSinceMs }, excused: ms - blankSinceMs < settleMs };
    }
  }
}
