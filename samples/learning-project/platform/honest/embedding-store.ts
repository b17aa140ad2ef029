export interface Match {
  readonly id: string;
  readonly score: number;
}

/** Vectors by id, searched by cosine similarity. A zero vector has no direction and is refused. */
export class EmbeddingStore {
  private readonly vectors = new Map<string, readonly number[]>();

  constructor(private readonly dim: number) {}

  add(id: string, vector: readonly number[]): void {
    if (vector.length !== this.dim) throw new RangeError(`a vector has ${this.dim} values, got ${vector.length}`);
    const length = Math.hypot(...vector);
    if (!Number.isFinite(length) || length === 0) throw new RangeError('a vector needs a direction');
    this.vectors.set(
      id,
      vector.map((value) => value / length),
    );
  }

  remove(id: string): boolean {
    return this.vectors.delete(id);
  }

  /** The `k` nearest vectors, best first; equal scores in the order of their ids. */
  search(query: readonly number[], k: number): Match[] {
    const length = Math.hypot(...query);
    if (length === 0) throw new RangeError('a query needs a direction');
    const matches = [...this.vectors].map(([id, vector]) => ({
      id,
      score: vector.reduce((sum, value, index) => sum + value * query[index], 0) / length,
    }));
    matches.sort((left, right) => right.score - left.score || (left.id < right.id ? -1 : 1));
    return matches.slice(0, k);
  }
}
