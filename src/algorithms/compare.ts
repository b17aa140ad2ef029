import type { Counterexample } from '../model/algorithm.js';

/** |a - b| <= tolerance * (1 + max(|a|, |b|)); equal infinities are close, a NaN is close to nothing. */
export function close(a: number, b: number, tolerance: number): boolean {
  if (a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= tolerance * (1 + Math.max(Math.abs(a), Math.abs(b)));
}

/** Entrywise `close`, and of one length. */
export function closeVectors(a: readonly number[], b: readonly number[], tolerance: number): boolean {
  return a.length === b.length && a.every((value, index) => close(value, b[index] as number, tolerance));
}

export function counterexample(
  explanation: string,
  inputs: Readonly<Record<string, unknown>>,
  expected: unknown,
  actual: unknown,
): Counterexample {
  return { inputs, expected, actual, explanation };
}

/** What a call threw, or undefined when it returned. */
export function thrownBy(call: () => unknown): Error | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
