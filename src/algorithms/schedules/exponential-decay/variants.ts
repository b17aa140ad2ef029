import type { ClockedSchedule } from '../clocked/contract.js';
import type { ExponentialDecayOptions } from './contract.js';
import { validExponentialOptions } from './reference.js';

/** The same schedule as a recursion, lr_t = gamma^(1/steps) lr_{t-1}, as torch's chainable form has it. */
export function recursiveExponentialDecay(options: ExponentialDecayOptions): ClockedSchedule {
  const { lr0, gamma, steps, min } = validExponentialOptions(options);
  let [t, rate] = [0, lr0];
  const current = (): number => Math.max(Math.min(min, lr0), rate);
  return {
    get: current,
    step(to) {
      if (to !== undefined && to < 0) throw new RangeError(`step: t must be at least 0, got ${to}`);
      rate = to === undefined ? rate * gamma ** (1 / steps) : lr0 * gamma ** (to / steps);
      t = to ?? t + 1;
      return current();
    },
    save: () => ({ t, rate }),
    load(state) {
      ({ t, rate } = state as { readonly t: number; readonly rate: number });
    },
  };
}
