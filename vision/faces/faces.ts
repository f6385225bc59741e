// Owns the words of the recognition path: what a face is while it goes from the picture to a
// verdict. Types only. Boxes and points are in pixels of the picture that was looked at.

/** The numbers that a pack brings. */
export type { FaceThresholds } from "../../models/packs/pack.ts";

/** RGB24, row by row, without padding: `data.length === width * height * 3`. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** Left eye, right eye, nose, left and right corner of the mouth; left as seen in the picture. */
export type Landmarks = readonly [Point, Point, Point, Point, Point];

/** What a detector answers. */
export interface Detection {
  box: Box;
  /** 0 to 1. */
  score: number;
  /** null: the detector finds boxes only, landmarks come from a network of their own. */
  landmarks: Landmarks | null;
}

/** A face that was found, straightened and measured. */
export interface SeenFace {
  box: Box;
  score: number;
  landmarks: Landmarks;
  /** 512 numbers, L2 length 1. */
  embedding: Float32Array;
  /** L2 length before normalising: low for what is no face (facts/models.md §4). */
  rawNorm: number;
  /** Variance of the Laplacian of the aligned crop's luma; low is blurred. */
  sharpness: number;
  /** Mean luma of the aligned crop, 0 to 255. */
  brightness: number;
  /** 0 frontal, 1 profile: how far the nose is off the middle between the eyes. */
  pose: number;
  /** The aligned face: RGB24, 112 x 112. */
  crop: Uint8Array;
}

export type Verdict = "KNOWN" | "UNKNOWN" | "UNSURE" | "TOO_SMALL";
