/** Convention of a binding: the unit in which delays are given and answered. */
export const UNIT = 'unit of delays';

export const FINE = 'fine';

/** How many fine units a unit has. A power of two, so that nothing is rounded on the way. */
export const FINE_UNITS = 2 ** 40;

/** First delay, growth and cap of a strategy. */
export interface Course {
  readonly base: number;
  readonly factor: number;
  readonly max: number;
}

/** A delay in whole units as it was before it was rounded, where the course that was read from a subject says so. */
export function beforeRounding(delay: unknown, { base, factor, max }: Course, attempt: number): unknown {
  if (typeof delay !== 'number' || !Number.isInteger(delay)) return delay;
  const exact = Math.min(max, base * factor ** attempt);
  return Math.abs(delay - exact) < 1 ? exact : delay;
}

/** What is known of a strategy's delays; undefined where some of it is given to it at each call. */
export function courseIn(fixed: Readonly<Record<string, unknown>>): Course | undefined {
  const { base, factor, max } = fixed;
  return typeof base === 'number' && typeof factor === 'number' && typeof max === 'number'
    ? { base, factor, max }
    : undefined;
}
