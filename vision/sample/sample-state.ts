// Owns the words for how far the sample camera is; types only, for the page in the browser as well.

/** What is shown, and how far the better one is. */
export type SampleState =
  | { kind: "drawing" }
  /** A drawn figure walks; `reason` says why there are no people, where that was tried. */
  | { kind: "walker"; reason: string | null }
  /** The walker serves while this arrives; `totalBytes` null: unknown. */
  | {
      kind: "downloading";
      receivedBytes: number;
      totalBytes: number | null;
      bytesPerSecond: number;
    }
  | { kind: "composing"; /** 0 to 1 */ done: number }
  | { kind: "people" };
