/**
 * Mastery of a skill by Bayesian knowledge tracing (Corbett and Anderson 1994).
 */
export interface TracingRates {
  readonly learn: number;
  readonly slip: number;
  readonly guess: number;
}

// Posterior that the skill is known, given one answer.
export function posteriorKnown(known: number, correct: boolean, rates: TracingRates): number {
  const hit = correct ? known * (1 - rates.slip) : known * rates.slip;
  const miss = correct ? (1 - known) * rates.guess : (1 - known) * (1 - rates.guess);
  const total = hit + miss;
  if (total === 0) return known;
  return hit / total;
}

// Chance to have learned it while answering is added afterwards.
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
