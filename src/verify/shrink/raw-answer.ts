import type { Value } from '../../sandbox/session.js';
import { agree } from '../check/agreement.js';
import { isHandle, isRecord } from '../values/decode.js';
import { indexOf, labelOf } from '../values/encode.js';

/** The reference's answer in the form in which the subject gave its own; undefined when that form is not known. */
export function rawAnswer(raw: Value, canonical: unknown, reference: unknown): Value {
  if (typeof raw === 'object' && raw !== null && isHandle(raw)) return undefined;
  if (isRecord(raw)) return knownFields(raw, numbersOf(canonical, reference));
  if (typeof reference === 'number' || typeof reference === 'boolean') {
    if (raw === canonical) return reference;
    if (typeof raw === 'string' && typeof reference === 'number' && indexOf(raw) === canonical)
      return labelOf(reference);
    return Array.isArray(raw) && raw.length === 1 && raw[0] === canonical ? [reference] : undefined;
  }
  if (Array.isArray(raw) && Array.isArray(reference)) {
    if (agree(raw, canonical)) return reference as readonly Value[];
    const isFlat = !raw.some((entry) => Array.isArray(entry));
    if (isFlat && agree(raw, [canonical].flat(4))) return reference.flat(4) as readonly Value[];
  }
  return undefined;
}

/** A number of the subject's answer, and the one that the reference has in its place. */
type Pair = readonly [actual: number, expected: number];

function numbersOf(canonical: unknown, reference: unknown): Pair[] {
  if (typeof canonical === 'number' && typeof reference === 'number') return [[canonical, reference]];
  if (typeof canonical !== 'object' || canonical === null || typeof reference !== 'object' || reference === null)
    return [];
  return Object.entries(canonical).flatMap(([key, entry]) =>
    numbersOf(entry, (reference as Readonly<Record<string, unknown>>)[key]),
  );
}

/** The fields whose numbers are told by their values; undefined when one that is wrong cannot be found. */
function knownFields(raw: { readonly [key: string]: Value }, pairs: readonly Pair[]): Value {
  const fields = Object.entries(raw).flatMap(([name, value]): [string, number][] => {
    const meant = new Set(pairs.filter(([actual]) => actual === value).map(([, expected]) => expected));
    return meant.size === 1 ? [[name, [...meant][0] as number]] : [];
  });
  const wrong = pairs.filter(([actual, expected]) => !agree(actual, expected));
  const isFound = ([actual]: Pair): boolean => fields.some(([name]) => raw[name] === actual);
  return wrong.length > 0 && wrong.every(isFound) ? Object.fromEntries(fields) : undefined;
}
