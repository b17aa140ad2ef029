/** x + scale * y, of one length. */
export function plusScaled(x: readonly number[], scale: number, y: readonly number[]): number[] {
  if (x.length !== y.length) throw new RangeError(`plusScaled: lengths ${x.length} and ${y.length} differ`);
  return x.map((value, index) => value + scale * (y[index] as number));
}

/** The entrywise mean of one or more vectors of one length. */
export function meanVector(vectors: readonly (readonly number[])[]): number[] {
  const [first, ...rest] = vectors;
  if (first === undefined) throw new RangeError('meanVector: no vectors');
  const sum = rest.reduce<number[]>((total, vector) => plusScaled(total, 1, vector), [...first]);
  return sum.map((value) => value / vectors.length);
}

/** Euclidean length. */
export function norm(vector: readonly number[]): number {
  return Math.hypot(...vector);
}
