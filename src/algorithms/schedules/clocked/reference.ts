import type { ClockedSchedule } from './contract.js';

/** The optional operations that every schedule made by `clocked` has. */
export const CLOCKED_OPERATIONS: readonly string[] = ['save', 'load'];

/**
 * A schedule from its closed form: `rate(t)` is the rate after `t` steps, t = 0, 1, 2 …
 * The rate is computed from the counter each time, so that nothing drifts however many steps are taken.
 * @throws RangeError from `step` and `load` when the step is negative or not a finite number.
 */
export function clocked(rate: (t: number) => number): ClockedSchedule {
  let current = 0;
  return {
    get: () => rate(current),
    step(t) {
      current = validStep(t ?? current + 1);
      return rate(current);
    },
    save: () => ({ t: current }),
    load(state) {
      current = validStep((state as { readonly t?: unknown } | null)?.t);
    },
  };
}

function validStep(t: unknown): number {
  if (typeof t !== 'number' || !Number.isFinite(t) || t < 0)
    throw new RangeError(`schedule: the step must be a finite number of at least 0, got ${String(t)}`);
  return t;
}
