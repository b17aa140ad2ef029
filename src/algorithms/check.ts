import type { AnyAlgorithm, Counterexample, Property } from '../model/algorithm.js';
import { seededRandom } from './random.js';

/** What one property says of one implementation. */
export interface PropertyResult {
  readonly property: string;
  readonly outcome: 'holds' | 'fails' | 'variant' | 'not-checked';
  /** The convention followed, when `outcome` is `variant`; the missing operation, when `not-checked`. */
  readonly detail?: string;
  readonly counterexample?: Counterexample;
  readonly seed: number;
}

/** Thrown by a check that sees nothing right or wrong in what an implementation did. */
export class Undecided extends Error {
  override readonly name = 'Undecided';
}

/** Statistical properties are tried again with fresh seeds: a right implementation has to be unlucky this many times in a row. */
const STATISTICAL_TRIES = 3;

/** Checks one property. A throw of the implementation is a failure with the error as what was seen. */
export function checkProperty(property: Property<unknown>, implementation: unknown, seed: number): PropertyResult {
  const missing = (property.needs ?? []).find((operation) => !hasOperation(property, implementation, operation));
  if (missing !== undefined)
    return { property: property.id, outcome: 'not-checked', detail: `no operation ${missing}`, seed };
  const tries = property.falseAlarm ? STATISTICAL_TRIES : 1;
  let failure: Counterexample | undefined;
  try {
    for (let attempt = 0; attempt < tries; attempt++) {
      failure = attempted(property.check, implementation, seed + attempt * 7919);
      if (failure === undefined) return { property: property.id, outcome: 'holds', seed };
    }
  } catch (error) {
    return { property: property.id, outcome: 'not-checked', detail: (error as Undecided).message, seed };
  }
  for (const convention of property.conventions ?? []) {
    if (attempted(convention.check, implementation, seed) === undefined)
      return { property: property.id, outcome: 'variant', detail: convention.description, seed };
  }
  return { property: property.id, outcome: 'fails', counterexample: failure as Counterexample, seed };
}

/** Checks every property of an algorithm against an implementation of its contract. */
export function checkAll(algorithm: AnyAlgorithm, implementation: unknown, seed: number): PropertyResult[] {
  return algorithm.properties.map((property) => checkProperty(property, implementation, seed));
}

function attempted(
  check: Property<unknown>['check'],
  implementation: unknown,
  seed: number,
): Counterexample | undefined {
  try {
    return check(implementation, seededRandom(seed));
  } catch (error) {
    if (error instanceof Undecided) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return { inputs: { seed }, expected: 'an answer', actual: `threw: ${message}`, explanation: 'the call threw' };
  }
}

/** Operations are functions of the implementation, or listed in its `operations`, or else methods of an instance it creates. */
function hasOperation(property: Property<unknown>, implementation: unknown, operation: string): boolean {
  if (hasMethod(implementation, operation)) return true;
  const { operations } = (implementation ?? {}) as { readonly operations?: readonly string[] };
  if (operations !== undefined) return operations.includes(operation);
  if (property.instance === undefined) return false;
  try {
    return hasMethod(property.instance(implementation), operation);
  } catch {
    // A constructor that throws is for the property itself to report, with the error.
    return true;
  }
}

function hasMethod(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[name] === 'function';
}
