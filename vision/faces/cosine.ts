// Owns the arithmetic of embeddings. They have length 1, so their inner product is their cosine.

/** How many numbers an embedding has, in every pack. */
export const embeddingSize = 512;

/**
 * The cosine of `probe` and the embedding that starts at `offset` in `flat`. Four sums at once,
 * because each addition would otherwise wait for the one before.
 */
export function cosineAt(flat: Float32Array, offset: number, probe: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let index = 0; index < embeddingSize; index += 4) {
    const at = offset + index;
    a += (flat[at] as number) * (probe[index] as number);
    b += (flat[at + 1] as number) * (probe[index + 1] as number);
    c += (flat[at + 2] as number) * (probe[index + 2] as number);
    d += (flat[at + 3] as number) * (probe[index + 3] as number);
  }
  return a + b + c + d;
}

export function cosine(one: Float32Array, other: Float32Array): number {
  return cosineAt(one, 0, other);
}

/** Their mean, at length 1 again; all zeros where they cancel each other out. */
export function meanOf(embeddings: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(embeddingSize);
  for (const embedding of embeddings) add(mean, embedding, 1);
  normalise(mean);
  return mean;
}

/** Adds `weight` times `embedding` to `sum`, in place. */
export function add(sum: Float32Array, embedding: Float32Array, weight: number): void {
  for (let index = 0; index < embeddingSize; index++) {
    sum[index] = (sum[index] as number) + weight * (embedding[index] as number);
  }
}

/** Brings `sum` to length 1 in place; one of length 0 stays as it is. */
export function normalise(sum: Float32Array): void {
  const length = Math.sqrt(cosine(sum, sum));
  if (length < 1e-6) return;
  for (let index = 0; index < embeddingSize; index++) sum[index] = (sum[index] as number) / length;
}

/**
 * Throws RangeError unless `embedding` has the right size and length 1: one NaN would make a
 * gallery answer nothing, and an embedding of another pack would make it answer nonsense.
 */
export function checkEmbedding(embedding: Float32Array): void {
  if (embedding.length !== embeddingSize) {
    throw new RangeError(`An embedding has ${embeddingSize} numbers, not ${embedding.length}`);
  }
  const squared = cosine(embedding, embedding);
  if (!(Math.abs(squared - 1) < 0.01)) {
    throw new RangeError(`An embedding has length 1, not ${Math.sqrt(squared)}`);
  }
}
