import { callText, Unwritable } from '../export/call-text.js';
import type { SubjectShape } from '../subject/shape.js';
import type { Smallest } from './smallest.js';

/** A smallest counterexample as plain data: what one would type to see it. */
export interface WrittenCounterexample {
  /** Code in the subject's language; the last line is answered wrongly. */
  readonly calls: readonly string[];
  readonly expected: unknown;
  readonly actual: unknown;
  /** Calls of the contract that the failing check had made, and those that are left. */
  readonly from: number;
  readonly to: number;
}

/** Undefined when a call cannot be written, as on an object that came out of another answer. */
export function written(subject: SubjectShape, smallest: Smallest): WrittenCounterexample | undefined {
  const { exchanges, expected, actual, found, tape } = smallest;
  try {
    const { lines } = callText(subject, exchanges, 'plain', '<function>');
    return { calls: lines, expected, actual, from: found, to: tape.length };
  } catch (error) {
    if (error instanceof Unwritable) return undefined;
    throw error;
  }
}
