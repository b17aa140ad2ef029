import type { Contract, ParameterSpec } from '../../model/algorithm.js';
import { isCount } from '../bind/essentials.js';
import { isPlain, mapped, type Step, type Tape } from '../replay/tape.js';
import type { Accepts } from './shorter.js';

type Keys = readonly (string | number)[];

/** What a number in an argument counts or measures, as far as the contract says. */
type Role = 'index' | 'count' | 'integer' | 'number';

interface Place {
  readonly step: number;
  readonly argument: number;
  readonly keys: Keys;
  readonly value: number;
  readonly role: Role;
}

/** Shorter lists, then rounder numbers, as far as the tape is still accepted. */
export function simplerArguments(tape: Tape, contract: Contract, accepts: Accepts): Tape {
  return rounderNumbers(shorterLists(tape, contract, accepts), contract, accepts);
}

/** Every number of the tape, with the role of the parameter that it belongs to. */
function numbersOf(tape: Tape, contract: Contract): Place[] {
  const places: Place[] = [];
  tape.forEach((step, at) => {
    step.arguments.forEach((value, argument) => {
      mapped(value, (leaf, keys) => {
        if (typeof leaf === 'number')
          places.push({ step: at, argument, keys, value: leaf, role: roleOf(contract, step, argument, keys) });
        return leaf;
      });
    });
  });
  return places;
}

function roleOf(contract: Contract, { operation, arguments: given }: Step, argument: number, keys: Keys): Role {
  const parameters = contract.operations.find(({ name }) => name === operation)?.parameters ?? [];
  const option = isPlain(given[argument]) ? parameters.find(({ name }) => name === keys[0]) : undefined;
  const parameter: ParameterSpec | undefined = option ?? parameters[argument];
  if (parameter === undefined) return 'number';
  if (isCount(parameter)) return 'count';
  if (/^index|^integer\[\]/.test(parameter.shape)) return 'index';
  return parameter.shape === 'integer' ? 'integer' : 'number';
}

function withNumbers(tape: Tape, changed: ReadonlyMap<string, number>): Tape {
  return tape.map((step, at) => ({
    ...step,
    arguments: step.arguments.map((value, argument) =>
      mapped(value, (leaf, keys) => changed.get(placeId({ step: at, argument, keys })) ?? leaf),
    ),
  }));
}

function placeId({ step, argument, keys }: Pick<Place, 'step' | 'argument' | 'keys'>): string {
  return `${step}/${argument}/${keys.join('/')}`;
}

/** No index reaches a number of things that was made smaller. */
function isWithinCounts(tape: Tape, contract: Contract): boolean {
  const places = numbersOf(tape, contract);
  const counts = places.filter(({ role }) => role === 'count').map(({ value }) => value);
  return places.every(({ role, value }) => role !== 'index' || counts.every((count) => value < count));
}

/** Drops one element at a time: from every list of one length at once, with the numbers that count them, else from one call. */
function shorterLists(tape: Tape, contract: Contract, accepts: Accepts): Tape {
  let current = tape;
  for (const scope of ['all', 'call'] as const)
    for (let again = true; again; ) {
      const shorter = shorterOnce(current, contract, scope, accepts);
      again = shorter !== undefined;
      current = shorter ?? current;
    }
  return current;
}

function shorterOnce(tape: Tape, contract: Contract, scope: 'all' | 'call', accepts: Accepts): Tape | undefined {
  const steps = scope === 'all' ? [undefined] : tape.map((_, index) => index);
  for (const at of steps) {
    const lengths = lengthsIn(at === undefined ? tape : [tape[at] as Step]);
    for (const length of lengths)
      for (let drop = length - 1; drop >= 0; drop--) {
        const candidate = tape.map((step, index) =>
          at === undefined || at === index ? withoutElement(step, length, drop, contract) : step,
        );
        if (isWithinCounts(candidate, contract) === isWithinCounts(tape, contract) && accepts(candidate))
          return candidate;
      }
  }
  return undefined;
}

function lengthsIn(tape: Tape): number[] {
  const lengths = new Set<number>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) {
      if (value.length > 1) lengths.add(value.length);
      value.forEach(look);
    } else if (isPlain(value)) Object.values(value).forEach(look);
  };
  for (const step of tape) step.arguments.forEach(look);
  return [...lengths].sort((a, b) => b - a);
}

function withoutElement(step: Step, length: number, drop: number, contract: Contract): Step {
  const shorten = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const kept = value.length === length ? value.filter((_, index) => index !== drop) : value;
      return kept.map(shorten);
    }
    if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shorten(entry)]));
    return value;
  };
  return {
    ...step,
    arguments: step.arguments.map((value, argument) =>
      mapped(shorten(value), (leaf, keys) =>
        leaf === length && roleOf(contract, step, argument, keys) === 'count' ? length - 1 : leaf,
      ),
    ),
  };
}

/** All numbers rounded at once, then each by itself; equal numbers stay equal where one change for all is accepted. */
function rounderNumbers(tape: Tape, contract: Contract, accepts: Accepts): Tape {
  let current = tape;
  const attempt = (changed: ReadonlyMap<string, number>): boolean => {
    if (changed.size === 0) return false;
    const candidate = withNumbers(current, changed);
    if (isWithinCounts(candidate, contract) !== isWithinCounts(current, contract) || !accepts(candidate)) return false;
    current = candidate;
    return true;
  };
  for (const digits of [0, 1, 2, 3]) {
    const places = numbersOf(current, contract);
    const rounded = places.flatMap((place) => {
      const value = roundedTo(place.value, digits);
      return value === place.value ? [] : [[placeId(place), value] as const];
    });
    if (attempt(new Map(rounded))) break;
  }
  for (const value of new Set(numbersOf(current, contract).map((place) => place.value))) {
    const equal = numbersOf(current, contract).filter((place) => place.value === value);
    for (const simple of simplerThan(value, equal[0]?.role ?? 'number'))
      if (attempt(new Map(equal.map((place) => [placeId(place), simple])))) break;
  }
  for (const { role, ...place } of numbersOf(current, contract))
    for (const simple of simplerThan(place.value, role)) if (attempt(new Map([[placeId(place), simple]]))) break;
  return current;
}

/** Rounded without leaving its side of -1, 0 and 1: rates stay rates, and nothing turns into zero. */
function roundedTo(value: number, digits: number): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value;
  const rounded = Number(value.toFixed(digits));
  return sideOf(rounded) === sideOf(value) ? rounded : value;
}

function sideOf(value: number): number {
  return Math.sign(value) * (Math.abs(value) < 1 ? 1 : 2);
}

/** Simpler numbers on the same side, the simplest first. Indices count down to 0, counts to 1. */
function simplerThan(value: number, role: Role): number[] {
  if (!Number.isFinite(value)) return [];
  const size = Math.abs(value);
  const sign = Math.sign(value);
  if (Number.isInteger(value)) {
    const smaller = [...(role === 'index' ? [0] : []), 1, 2, Math.floor(size / 2), size - 1];
    const least = role === 'index' ? 0 : 1;
    return [...new Set(smaller)].filter((one) => one >= least && one < size).map((one) => sign * one);
  }
  const whole = size > 1 ? [2, Math.round(size)] : [0.5, 0.1];
  return [
    ...new Set([...whole.map((one) => sign * one), ...[1, 2, 3].map((digits) => roundedTo(value, digits))]),
  ].filter((one) => one !== value && sideOf(one) === sideOf(value) && String(one).length < String(value).length);
}
