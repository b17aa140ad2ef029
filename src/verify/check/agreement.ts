import { differsInPrecisionOnly } from './precision.js';

/** Whether two answers are the same but for rounding of single precision. Numbers that are not finite agree with themselves only. */
export function agree(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b || differsInPrecisionOnly(a, b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => agree(entry, b[index]));
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && agree(a[key], b[key]));
  }
  return Object.is(a, b);
}

/** Whether there is an answer and nothing in it is NaN. */
export function isRegular(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.every(isRegular);
  if (isRecord(answer)) return Object.values(answer).every(isRegular);
  return answer !== undefined && !Number.isNaN(answer);
}

/** Numbers that are not whole are not the same by chance. */
export function isTelling(actual: unknown): boolean {
  if (typeof actual === 'number') return Number.isFinite(actual) && !Number.isInteger(actual);
  if (Array.isArray(actual)) return actual.length > 0 && actual.some(isTelling);
  return typeof actual === 'object' && actual !== null && Object.values(actual).some(isTelling);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
