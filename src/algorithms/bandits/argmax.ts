/**
 * The index of the largest score; the first of equals.
 * @throws RangeError when there is no score or one is NaN.
 */
export function argmax(scores: readonly number[]): number {
  if (scores.length === 0) throw new RangeError('argmax: no scores');
  let best = 0;
  scores.forEach((score, index) => {
    if (Number.isNaN(score)) throw new RangeError(`argmax: score ${index} is NaN`);
    if (score > (scores[best] as number)) best = index;
  });
  return best;
}

/** All indices that hold the largest score. */
export function allArgmax(scores: readonly number[]): number[] {
  const largest = scores[argmax(scores)] as number;
  return scores.flatMap((score, index) => (score === largest ? [index] : []));
}
