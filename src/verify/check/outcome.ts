import type { Counterexample, Property } from '../../model/algorithm.js';

/** What one property says of a bound subject. */
export interface Outcome {
  readonly property: string;
  readonly statement: string;
  readonly outcome: 'holds' | 'variant' | 'fails' | 'not-checked';
  /** The convention followed, or why it was not checked. */
  readonly detail?: string;
  readonly counterexample?: Counterexample;
  readonly seed: number;
}

/** Whether a property may be checked at all: what is only sometimes promised is checked when a claim promises it. */
export function isPromised(property: Property<unknown>, promised: ReadonlySet<string>): boolean {
  return property.strength === 'always' || promised.has(property.id);
}

/** Whether an input of a counterexample is no finite number: NaN, an infinity, or the word for one. */
export function givesNonFinite(inputs: unknown): boolean {
  if (typeof inputs === 'number') return !Number.isFinite(inputs);
  if (typeof inputs === 'string') return /^(NaN|-?Infinity)$/.test(inputs);
  return typeof inputs === 'object' && inputs !== null && Object.values(inputs).some(givesNonFinite);
}
