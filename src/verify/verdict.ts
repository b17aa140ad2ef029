import type { Outcome } from './check/outcome.js';
import type { Recognition } from './check/recognise.js';
import type { WrittenTest } from './export/test-text.js';
import type { WrittenCounterexample } from './shrink/written.js';

/** What verification says of one subject, as plain data: it crosses threads. */
export interface SubjectVerdict {
  readonly algorithm: string;
  readonly verdict: 'verified' | 'refuted' | 'variant' | 'untested';
  readonly reason: string;
  readonly binding: string;
  readonly outcomes: readonly Outcome[];
  readonly behavesAs?: Recognition;
  readonly lies?: { readonly caught: readonly string[]; readonly missed: readonly string[] };
  readonly calls: number;
  /** Of the failing property that the verdict names. */
  readonly smallest?: WrittenCounterexample & { readonly property: string };
  /** What was seen besides the properties of the algorithm; it decides nothing. */
  readonly observations?: readonly Observed[];
  /** Of a counterexample that was run again. */
  readonly test?: WrittenTest;
}

/** A behaviour that nothing promises, as it was seen. */
export interface Observed {
  readonly behaviour: string;
  readonly statement: string;
  readonly outcome: 'holds' | 'fails' | 'not-checked';
  readonly detail: string;
}

export function untested(algorithm: string, reason: string, calls = 0): SubjectVerdict {
  return { algorithm, verdict: 'untested', reason, binding: '', outcomes: [], calls };
}
