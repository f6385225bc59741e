// Owns the figures of a verification test: pairs of faces, some of one person, some of two.

export interface ScoredPair {
  same: boolean;
  /** Cosine of the two embeddings. */
  score: number;
}

/** The chance that a pair of one person scores higher than a pair of two; ties count half. */
export function areaUnderCurve(pairs: readonly ScoredPair[]): number {
  const [same, different] = scoresOf(pairs);
  let wins = 0;
  for (const score of same) {
    for (const other of different) wins += score > other ? 1 : score === other ? 0.5 : 0;
  }
  return wins / (same.length * different.length);
}

/**
 * The share of pairs of one person that are accepted by the lowest threshold that accepts at most
 * `farShare` of the pairs of two.
 */
export function acceptedAt(pairs: readonly ScoredPair[], farShare: number): number {
  const [same, different] = scoresOf(pairs);
  const sorted = different.toSorted((a, b) => b - a);
  const threshold = sorted[Math.floor(farShare * sorted.length)] ?? -Infinity;
  return same.filter((score) => score > threshold).length / same.length;
}

export interface AtThreshold {
  threshold: number;
  accuracy: number;
  /** Pairs of one person below it, and pairs of two at or above it. */
  falseRejects: number;
  falseAccepts: number;
}

export function atThreshold(pairs: readonly ScoredPair[], threshold: number): AtThreshold {
  const [same, different] = scoresOf(pairs);
  const falseRejects = same.filter((score) => score < threshold).length;
  const falseAccepts = different.filter((score) => score >= threshold).length;
  const accuracy = 1 - (falseRejects + falseAccepts) / pairs.length;
  return { threshold, accuracy, falseRejects, falseAccepts };
}

function scoresOf(pairs: readonly ScoredPair[]): [number[], number[]] {
  const scores = (same: boolean) =>
    pairs.filter((pair) => pair.same === same).map((pair) => pair.score);
  return [scores(true), scores(false)];
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}
