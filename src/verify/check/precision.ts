/** Of a number itself, after the rounding of several steps. */
const OF_ITSELF = 2e-5;
/** Of the largest number beside it: a sum of large parts is as inexact as they are, however small it is. */
const OF_THE_LARGEST = 1e-6;
/** Numbers this small are as inexact as one of this size. */
const SMALLEST = 1e-3;

/**
 * Two numbers, or two structures of numbers, that differ by rounding of a lower precision only: single precision has 24 bits. What is no
 * number has to be equal, and there has to be a number.
 */
export function differsInPrecisionOnly(expected: unknown, actual: unknown): boolean {
  return agreement([expected], [actual]) === 'in numbers';
}

type Agreement = 'in numbers' | 'in other things' | 'none';

/** @param expected what stands in the same place of several entries */
function agreement(expected: readonly unknown[], actual: readonly unknown[]): Agreement {
  if (expected.length !== actual.length) return 'none';
  if (isAll(expected, isNumber) && isAll(actual, isNumber)) return areClose(expected, actual) ? 'in numbers' : 'none';
  if (isAll(expected, Array.isArray) && isAll(actual, Array.isArray)) {
    const alike = expected.every((entries, index) => entries.length === actual[index]?.length);
    return alike ? agreement(expected.flat(), actual.flat()) : 'none';
  }
  if (isAll(expected, isRecord) && isAll(actual, isRecord)) {
    const keys = [...new Set(expected.flatMap((one) => Object.keys(one)))];
    return weakest(keys.map((key) => agreement(valuesAt(expected, key), valuesAt(actual, key))));
  }
  return expected.every((one, index) => isPlain(one) && Object.is(one, actual[index])) ? 'in other things' : 'none';
}

function weakest(all: readonly Agreement[]): Agreement {
  if (all.includes('none')) return 'none';
  return all.includes('in numbers') ? 'in numbers' : 'in other things';
}

function areClose(expected: readonly number[], actual: readonly number[]): boolean {
  const largest = Math.max(...expected.filter(Number.isFinite).map(Math.abs), 0);
  return expected.every((one, index) => {
    const other = actual[index] as number;
    if (Object.is(one, other)) return true;
    if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
    const own = Math.max(SMALLEST, Math.abs(one), Math.abs(other));
    return Math.abs(one - other) <= Math.max(OF_ITSELF * own, OF_THE_LARGEST * largest);
  });
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

const valuesAt = (records: readonly Readonly<Record<string, unknown>>[], key: string): unknown[] =>
  records.map((record) => record[key]);

function isAll<Kind>(values: readonly unknown[], is: (value: unknown) => value is Kind): values is readonly Kind[] {
  return values.every(is);
}
