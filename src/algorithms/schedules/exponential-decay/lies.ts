import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import { type ClosedForm, fromClosedForm } from '../clocked/closed-form.js';
import type { ClockedSchedule } from '../clocked/contract.js';
import { clockedLies, countingFromOne } from '../clocked/lies.js';
import { CLOCKED_OPERATIONS } from '../clocked/reference.js';
import type { ExponentialDecayOptions, ExponentialDecayImplementation as Implementation } from './contract.js';
import { exponentialRate, validExponentialOptions } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'one-step-late': ['closed-form', 'zero-floor-is-no-floor'],
  constant: ['closed-form', 'zero-floor-is-no-floor'],
  'explicit-step-ignored': ['initial-rate', 'explicit-equals-implicit', 'zero-floor-is-no-floor'],
  'step-zero-is-missing': ['initial-rate'],
  'counter-stays': ['explicit-equals-implicit'],
  'stale-get': ['get-reports-current'],
  'state-lost': ['resume'],
  'shared-counter': ['explicit-equals-implicit', 'resume', 'independent-instances'],
  'shared-options': ['independent-instances'],
  'off-by-one': ['closed-form', 'initial-rate', 'zero-floor-is-no-floor'],
  compounded: ['closed-form', 'explicit-equals-implicit'],
  'floor-raises': ['floor-does-not-raise'],
  'floor-ignored': ['closed-form', 'within-bounds'],
  'floor-default-when-zero': ['zero-floor-is-no-floor'],
  'linear-decay': ['closed-form', 'floor-does-not-raise', 'zero-floor-is-no-floor'],
  'natural-exponential': ['closed-form', 'zero-floor-is-no-floor'],
  'steps-ignored': ['closed-form', 'zero-floor-is-no-floor'],
  'exponent-inverted': ['closed-form', 'zero-floor-is-no-floor', 'monotone'],
  grows: ['closed-form', 'within-bounds', 'floor-does-not-raise', 'zero-floor-is-no-floor', 'monotone'],
  'inverse-time': ['closed-form', 'floor-does-not-raise', 'zero-floor-is-no-floor'],
  'accepts-anything': ['rejects-bad-arguments'],
};

const lie = lieMaker<Implementation>('exponential-decay', CAUGHT_BY);
const FORM: ClosedForm<ExponentialDecayOptions> = { rate: exponentialRate, valid: validExponentialOptions };

/** The right schedule, refusing bad options, with another closed form. */
function wrongRate(
  id: string,
  description: string,
  rate: (options: ExponentialDecayOptions, t: number) => number,
): Lie<Implementation> {
  return lie(id, description, fromClosedForm({ rate, valid: validExponentialOptions }));
}

/** `current *= gamma^(t / steps)` at every step: the exponents add up. */
function compounded(options: ExponentialDecayOptions): ClockedSchedule {
  const { lr0, gamma, steps, min } = validExponentialOptions(options);
  let [t, rate] = [0, lr0];
  return {
    get: () => rate,
    step(to = t + 1) {
      if (to < 0) throw new RangeError('step: negative');
      t = to;
      rate = t === 0 ? lr0 : Math.max(Math.min(min, lr0), rate * gamma ** (t / steps));
      return rate;
    },
    save: () => ({ t, rate }),
    load(state) {
      ({ t, rate } = state as { readonly t: number; readonly rate: number });
    },
  };
}

export const exponentialDecayLies: readonly Lie<Implementation>[] = [
  ...clockedLies<ExponentialDecayOptions>(lie, FORM),
  lie('off-by-one', 'counts from 1, so that the rate of step 0 is never used', countingFromOne(FORM)),
  lie('compounded', 'multiplies the current rate by gamma^(t/steps) at every step', {
    operations: CLOCKED_OPERATIONS,
    create: compounded,
  }),
  wrongRate('floor-raises', 'max(rate, min) although min may be above lr0', ({ lr0, gamma, steps, min }, t) =>
    Math.max(min, lr0 * gamma ** (t / steps)),
  ),
  wrongRate(
    'floor-ignored',
    'min is accepted and never read',
    ({ lr0, gamma, steps }, t) => lr0 * gamma ** (t / steps),
  ),
  wrongRate('floor-default-when-zero', 'min || 1e-7: a floor of 0 is taken for a missing one', (options, t) =>
    exponentialRate({ ...options, min: options.min || 1e-7 }, t),
  ),
  wrongRate('linear-decay', 'falls by the same amount every step', (options, t) =>
    Math.max(options.min, options.lr0 * (1 - ((1 - options.gamma) * t) / options.steps)),
  ),
  wrongRate('natural-exponential', 'exp(-t/steps): gamma is accepted and never read', (options, t) =>
    exponentialRate({ ...options, gamma: Math.exp(-1) }, t),
  ),
  wrongRate('steps-ignored', 'gamma^t: steps is accepted and never read', (options, t) =>
    exponentialRate({ ...options, steps: 1 }, t),
  ),
  wrongRate('exponent-inverted', 'gamma^(steps/t)', (options, t) =>
    t === 0 ? options.lr0 : exponentialRate(options, options.steps ** 2 / t),
  ),
  wrongRate('grows', 'divides by gamma^(t/steps)', ({ lr0, gamma, steps }, t) => lr0 / gamma ** (t / steps)),
  wrongRate('inverse-time', 'lr0 / (1 + (1 - gamma) t / steps), a different schedule', (options, t) =>
    Math.max(options.min, options.lr0 / (1 + ((1 - options.gamma) * t) / options.steps)),
  ),
  lie('accepts-anything', 'bad arguments give a schedule instead of an error', {
    operations: CLOCKED_OPERATIONS,
    create: (options) => {
      const right = fromClosedForm<ExponentialDecayOptions>({ rate: exponentialRate, valid: (given) => given }).create(
        options,
      );
      return { ...right, step: (t) => right.step(t === undefined ? t : Math.abs(t)) };
    },
  }),
];
