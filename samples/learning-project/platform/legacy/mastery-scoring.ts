// Orchard scoring
// Second edition, taken over by the assessment group.

export interface TracingRates {
  readonly learn: number;
  readonly slip: number;
  readonly guess: number;
}

/** The belief of the tutor after it has seen an answer. */
export function posteriorKnown(known: number, correct: boolean, rates: TracingRates): number {
  const hit = correct ? known * (1 - rates.slip) : known * rates.slip;
  const miss = correct ? (1 - known) * rates.guess : (1 - known) * (1 - rates.guess);
  const total = hit + miss;

  // neither explanation is possible: keep what was believed
  if (total === 0) return known;
  return hit / total;
}

/** Beliefs after every answer of a session. */
export function traceAnswers(start: number, answers: readonly boolean[], rates: TracingRates): number[] {
  const path: number[] = [];
  let known = start;

  for (const correct of answers) {
    const updated = posteriorKnown(known, correct, rates);
    known = updated + (1 - updated) * rates.learn;
    path.push(known);
  }

  return path;
}
