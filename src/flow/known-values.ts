import type { Expression } from '../model/code.js';
import { memberValue, placeName } from './member-value.js';

/** What is known of a value: one of some, or none of some. */
export interface Known {
  readonly values: ReadonlySet<string>;
  readonly not: boolean;
}

/** What is known of variables and attributes at one point of a function, by their names. Never changed in place. */
export type KnownValues = ReadonlyMap<string, Known>;

/** What else is known where a condition holds, or where it does not. */
export function knownAfter(test: Expression, holds: boolean, before: KnownValues): KnownValues {
  switch (test.kind) {
    case 'unary':
      return test.operator === 'not' ? knownAfter(test.operand, !holds, before) : before;
    case 'logical': {
      if (test.operator === '??') return before;
      const both = (test.operator === 'and') === holds;
      const left = knownAfter(test.left, holds, before);
      if (both) return knownAfter(test.right, holds, left);
      return eitherOf([left, knownAfter(test.right, holds, before)]);
    }
    case 'compare':
      return compared(test, holds, before);
    default:
      return before;
  }
}

function compared(test: Extract<Expression, { kind: 'compare' }>, holds: boolean, before: KnownValues): KnownValues {
  const equal = test.operator === '==' || test.operator === 'is';
  const unequal = test.operator === '!=' || test.operator === 'is not';
  if (equal || unequal) {
    const [place, value] = [placeName(test.left), memberValue(test.right)];
    const [mirroredPlace, mirroredValue] = [placeName(test.right), memberValue(test.left)];
    if (value !== undefined) return learn(before, place, [value], equal !== holds);
    return mirroredValue === undefined ? before : learn(before, mirroredPlace, [mirroredValue], equal !== holds);
  }
  if (test.operator !== 'in' && test.operator !== 'not in') return before;
  const { right } = test;
  if (right.kind !== 'tuple' && right.kind !== 'list' && right.kind !== 'set') return before;
  const values = right.elements.map(memberValue);
  if (values.some((value) => value === undefined)) return before;
  return learn(before, placeName(test.left), values as string[], (test.operator === 'in') !== holds);
}

/** Adds that a place has one of the values, or with `not` none of them. */
export function learn(
  before: KnownValues,
  place: string | undefined,
  values: readonly string[],
  not: boolean,
): KnownValues {
  if (place === undefined) return before;
  return new Map([...before, [place, narrowed(before.get(place), { values: new Set(values), not })]]);
}

function narrowed(old: Known | undefined, fresh: Known): Known {
  if (old === undefined) return fresh;
  const { values, not } = fresh;
  if (!old.not && !not) return { values: new Set([...old.values].filter((value) => values.has(value))), not: false };
  if (!old.not) return { values: new Set([...old.values].filter((value) => !values.has(value))), not: false };
  if (!not) return { values: new Set([...values].filter((value) => !old.values.has(value))), not: false };
  return { values: new Set([...old.values, ...values]), not: true };
}

/** Where several ways meet, only that holds which holds on each. */
export function eitherOf(ways: readonly KnownValues[]): KnownValues {
  const [first, ...rest] = ways;
  if (first === undefined) return new Map();
  const met = new Map<string, Known>();
  for (const [place, known] of first) {
    let joint: Known | undefined = known;
    for (const way of rest) joint = joint && union(joint, way.get(place));
    if (joint !== undefined) met.set(place, joint);
  }
  return met;
}

function union(left: Known, right: Known | undefined): Known | undefined {
  if (right === undefined) return undefined;
  if (!left.not && !right.not) return { values: new Set([...left.values, ...right.values]), not: false };
  if (left.not && right.not)
    return { values: new Set([...left.values].filter((one) => right.values.has(one))), not: true };
  const [listed, excluded] = left.not ? [right, left] : [left, right];
  return { values: new Set([...excluded.values].filter((one) => !listed.values.has(one))), not: true };
}

/** Forgets some places, and what hangs on them. */
export function forget(before: KnownValues, places: (place: string) => boolean): KnownValues {
  return new Map([...before].filter(([place]) => !places(place)));
}
