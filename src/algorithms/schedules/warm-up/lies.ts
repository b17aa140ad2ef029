import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import { fromClosedForm } from '../clocked/closed-form.js';
import { clockedLies } from '../clocked/lies.js';
import type { WarmUpImplementation as Implementation, WarmUpOptions } from './contract.js';
import { validWarmUpOptions, warmUpRate } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'one-step-late': ['closed-form', 'holds-the-target', 'rises-from-a-lower-rate'],
  constant: ['closed-form', 'holds-the-target', 'rises-from-a-lower-rate'],
  'explicit-step-ignored': ['initial-rate', 'explicit-equals-implicit'],
  'step-zero-is-missing': ['initial-rate'],
  'counter-stays': ['explicit-equals-implicit'],
  'stale-get': ['get-reports-current'],
  'state-lost': ['resume'],
  'shared-counter': ['explicit-equals-implicit', 'resume', 'independent-instances'],
  'shared-options': ['independent-instances'],
  'no-warm-up': ['closed-form', 'initial-rate', 'rises-from-a-lower-rate', 'starts-from-zero'],
  'never-stops': ['holds-the-target'],
  'cools-down': ['closed-form', 'initial-rate', 'holds-the-target', 'rises-from-a-lower-rate', 'starts-from-zero'],
  'start-ignored': ['closed-form', 'initial-rate'],
  'start-default-when-zero': ['starts-from-zero'],
  'start-added': ['closed-form'],
  'exponential-ramp': ['closed-form', 'starts-from-zero'],
  'squared-ramp': ['closed-form'],
  'steps-ignored': ['closed-form', 'holds-the-target'],
  'falls-back': ['holds-the-target'],
  restarts: ['holds-the-target'],
};

const lie = lieMaker<Implementation>('warm-up', CAUGHT_BY);

function wrongRate(
  id: string,
  description: string,
  rate: (options: WarmUpOptions, t: number) => number,
): Lie<Implementation> {
  return lie(id, description, fromClosedForm({ rate, valid: validWarmUpOptions }));
}

export const warmUpLies: readonly Lie<Implementation>[] = [
  ...clockedLies<WarmUpOptions>(lie, { rate: warmUpRate, valid: validWarmUpOptions }),
  wrongRate('no-warm-up', 'the full rate from the first step', ({ lr0 }) => lr0),
  wrongRate(
    'never-stops',
    'goes on rising beyond the target',
    (o, t) => o.lr0 * (o.start + ((1 - o.start) * t) / o.steps),
  ),
  wrongRate('cools-down', 'falls from the target to the start', (o, t) => warmUpRate(o, Math.max(0, o.steps - t))),
  wrongRate('start-ignored', 'always starts from zero', (o, t) => warmUpRate({ ...o, start: 0 }, t)),
  wrongRate('start-default-when-zero', 'start || 1/3: a start of 0 is taken for a missing one', (o, t) =>
    warmUpRate({ ...o, start: o.start || 1 / 3 }, t),
  ),
  wrongRate(
    'start-added',
    'start + t / steps: arrives early and jumps',
    (o, t) => o.lr0 * Math.min(1, o.start + t / o.steps),
  ),
  wrongRate(
    'exponential-ramp',
    'rises by a constant factor instead of a constant amount',
    (o, t) => o.lr0 * (o.start || 1e-3) ** (1 - Math.min(1, t / o.steps)),
  ),
  wrongRate('squared-ramp', '(t / steps)^2', (o, t) => warmUpRate(o, Math.min(1, t / o.steps) ** 2 * o.steps)),
  wrongRate('steps-ignored', 'always warms up over 1000 steps', (o, t) => warmUpRate({ ...o, steps: 1000 }, t)),
  wrongRate('falls-back', 'drops to the start when the warm-up is over', (o, t) => warmUpRate(o, t > o.steps ? 0 : t)),
  wrongRate('restarts', 'warms up again and again', (o, t) => warmUpRate(o, t % (o.steps + 1))),
];
