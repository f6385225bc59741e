// Owns embeddings side by side in one flat array, which is what makes comparing thousands fast.
import { cosineAt, embeddingSize } from "./cosine.ts";

/** Rows without holes: when one is removed, the last takes its place. */
export class EmbeddingRows<Label> {
  #numbers = new Float32Array(16 * embeddingSize);
  readonly #labels: Label[] = [];

  get labels(): readonly Label[] {
    return this.#labels;
  }

  /** The new row's number. */
  add(label: Label, embedding: Float32Array): number {
    const row = this.#labels.length;
    if ((row + 1) * embeddingSize > this.#numbers.length) {
      const larger = new Float32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#labels.push(label);
    this.set(row, embedding);
    return row;
  }

  set(row: number, embedding: Float32Array): void {
    this.#numbers.set(embedding, row * embeddingSize);
  }

  /** The label of the row that now has this number; undefined when it was the last. */
  remove(row: number): Label | undefined {
    const last = this.#labels.length - 1;
    const moved = this.#labels[last] as Label;
    this.#numbers.copyWithin(row * embeddingSize, last * embeddingSize, (last + 1) * embeddingSize);
    // Nothing of a forgotten face stays in memory.
    this.#numbers.fill(0, last * embeddingSize, (last + 1) * embeddingSize);
    this.#labels[row] = moved;
    this.#labels.pop();
    return row === last ? undefined : moved;
  }

  /** A view, valid until the next change. */
  at(row: number): Float32Array {
    return this.#numbers.subarray(row * embeddingSize, (row + 1) * embeddingSize);
  }

  cosine(row: number, probe: Float32Array): number {
    return cosineAt(this.#numbers, row * embeddingSize, probe);
  }
}
