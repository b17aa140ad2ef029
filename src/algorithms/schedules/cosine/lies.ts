import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import { type ClosedForm, fromClosedForm } from '../clocked/closed-form.js';
import { clockedLies, countingFromOne } from '../clocked/lies.js';
import type { CosineOptions, CosineImplementation as Implementation } from './contract.js';
import { cosineRate, validCosineOptions } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'one-step-late': ['closed-form', 'end', 'falls-until-the-end', 'zero-floor-is-no-floor'],
  constant: ['closed-form', 'end', 'falls-until-the-end', 'zero-floor-is-no-floor'],
  'explicit-step-ignored': ['initial-rate', 'explicit-equals-implicit', 'zero-floor-is-no-floor'],
  'step-zero-is-missing': ['initial-rate'],
  'counter-stays': ['explicit-equals-implicit'],
  'stale-get': ['get-reports-current'],
  'state-lost': ['resume'],
  'shared-counter': ['explicit-equals-implicit', 'resume', 'independent-instances'],
  'shared-options': ['independent-instances'],
  'off-by-one': ['closed-form', 'initial-rate', 'zero-floor-is-no-floor'],
  'half-missing': ['closed-form', 'initial-rate', 'within-bounds', 'zero-floor-is-no-floor'],
  rises: ['closed-form', 'initial-rate', 'end', 'falls-until-the-end', 'zero-floor-is-no-floor'],
  'whole-period': ['closed-form', 'end', 'falls-until-the-end', 'zero-floor-is-no-floor'],
  'quarter-wave': ['closed-form', 'zero-floor-is-no-floor'],
  'floor-added': ['closed-form', 'initial-rate', 'within-bounds'],
  'floor-ignored': ['closed-form', 'within-bounds', 'end'],
  'floor-default-when-zero': ['zero-floor-is-no-floor'],
  'floor-cut': ['closed-form', 'falls-until-the-end'],
  linear: ['closed-form', 'zero-floor-is-no-floor'],
  'steps-ignored': ['closed-form', 'end', 'zero-floor-is-no-floor'],
  'ends-one-early': ['closed-form', 'zero-floor-is-no-floor'],
  degrees: ['closed-form', 'end', 'falls-until-the-end', 'zero-floor-is-no-floor'],
};

const lie = lieMaker<Implementation>('cosine', CAUGHT_BY);
const FORM: ClosedForm<CosineOptions> = { rate: cosineRate, valid: validCosineOptions };

function wrongRate(
  id: string,
  description: string,
  rate: (options: CosineOptions, t: number) => number,
): Lie<Implementation> {
  return lie(id, description, fromClosedForm({ rate, valid: validCosineOptions }));
}

const { cos, max, min: least, PI } = Math;

export const cosineLies: readonly Lie<Implementation>[] = [
  ...clockedLies<CosineOptions>(lie, FORM),
  lie('off-by-one', 'counts from 1, so that the rate of step 0 is never used', countingFromOne(FORM)),
  wrongRate(
    'half-missing',
    'leaves out the factor 1/2',
    (o, t) => o.min + (o.lr0 - o.min) * (1 + cos((PI * least(t, o.steps)) / o.steps)),
  ),
  wrongRate(
    'rises',
    '1 - cos: starts at the lowest rate',
    (o, t) => o.min + ((o.lr0 - o.min) * (1 - cos((PI * least(t, o.steps)) / o.steps))) / 2,
  ),
  wrongRate(
    'whole-period',
    'cos(2 pi t / steps): back at the top at the end',
    (o, t) => o.min + ((o.lr0 - o.min) * (1 + cos((2 * PI * least(t, o.steps)) / o.steps))) / 2,
  ),
  wrongRate(
    'quarter-wave',
    'min + (lr0 - min) cos(pi t / (2 steps)): falls steeply at the end',
    (o, t) => o.min + (o.lr0 - o.min) * cos((PI * least(t, o.steps)) / (2 * o.steps)),
  ),
  wrongRate(
    'floor-added',
    'min + lr0 (1 + cos) / 2: starts above lr0',
    (o, t) => o.min + cosineRate({ ...o, min: 0 }, t),
  ),
  wrongRate('floor-ignored', 'min is accepted and never read', (o, t) => cosineRate({ ...o, min: 0 }, t)),
  wrongRate('floor-default-when-zero', 'min || 1e-5: a floor of 0 is taken for a missing one', (o, t) =>
    cosineRate({ ...o, min: o.min || 1e-5 }, t),
  ),
  wrongRate('floor-cut', 'max(min, lr0 (1 + cos) / 2): cut off instead of scaled', (o, t) =>
    max(o.min, cosineRate({ ...o, min: 0 }, t)),
  ),
  wrongRate('linear', 'falls on a straight line', (o, t) => o.lr0 + ((o.min - o.lr0) * least(t, o.steps)) / o.steps),
  wrongRate('steps-ignored', 'always falls over 100 steps', (o, t) => cosineRate({ ...o, steps: 100 }, t)),
  wrongRate('ends-one-early', 'divides by steps - 1', (o, t) => cosineRate({ ...o, steps: o.steps - 1 }, t)),
  wrongRate(
    'degrees',
    'cos of 180 t / steps, taken as radians',
    (o, t) => o.min + ((o.lr0 - o.min) * (1 + cos((180 * t) / o.steps))) / 2,
  ),
];
