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

/**
 * Two numbers, or two structures of numbers, that differ by rounding of a lower precision only: single precision has 24 bits.
 * Only numbers decide; where other things differ, they differ.
 */
export function differsInPrecisionOnly(expected: unknown, actual: unknown): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') {
    if (Object.is(expected, actual)) return true;
    if (!Number.isFinite(expected) || !Number.isFinite(actual)) return false;
    return Math.abs(expected - actual) <= 2e-5 * Math.max(1e-3, Math.abs(expected), Math.abs(actual));
  }
  if (Array.isArray(expected) && Array.isArray(actual))
    return (
      expected.length === actual.length && expected.every((one, index) => differsInPrecisionOnly(one, actual[index]))
    );
  if (typeof expected === 'object' && expected !== null && typeof actual === 'object' && actual !== null) {
    const keys = Object.keys(expected);
    return (
      keys.length > 0 &&
      keys.every((key) =>
        differsInPrecisionOnly((expected as Record<string, unknown>)[key], (actual as Record<string, unknown>)[key]),
      )
    );
  }
  return false;
}

/** Whether an input of a counterexample is no finite number: NaN, an infinity, or the word for one. */
export function givesNonFinite(inputs: unknown): boolean {
  if (typeof inputs === 'number') return !Number.isFinite(inputs);
  if (typeof inputs === 'string') return /^(NaN|-?Infinity)$/.test(inputs);
  return typeof inputs === 'object' && inputs !== null && Object.values(inputs).some(givesNonFinite);
}
