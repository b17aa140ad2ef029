import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { StepDecayImplementation as Implementation, StepDecayOptions, StepDecaySchedule } from './contract.js';
import { stepDecayRate, validStepDecayOptions } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'equality-only': ['independent-instances', 'skips-do-not-lose-decays', 'resume', 'unordered-duplicates'],
  'repeat-call-decays': [
    'independent-instances',
    'skips-do-not-lose-decays',
    'resume',
    'idempotent',
    'unordered-duplicates',
  ],
  'one-decay-a-call': ['resume'],
  'decays-at-multiples': [
    'closed-form',
    'independent-instances',
    'no-milestones-no-decay',
    'skips-do-not-lose-decays',
    'resume',
    'unordered-duplicates',
  ],
  'single-decay': ['closed-form', 'skips-do-not-lose-decays', 'resume', 'unordered-duplicates'],
  subtractive: ['closed-form', 'independent-instances', 'skips-do-not-lose-decays', 'resume', 'unordered-duplicates'],
  divides: ['closed-form', 'independent-instances', 'skips-do-not-lose-decays', 'resume', 'unordered-duplicates'],
  'one-step-early': ['closed-form'],
  'two-steps-late': ['closed-form'],
  'not-from-the-start': [
    'closed-form',
    'independent-instances',
    'no-milestones-no-decay',
    'skips-do-not-lose-decays',
    'resume',
    'unordered-duplicates',
  ],
  'last-milestone-missed': ['closed-form', 'skips-do-not-lose-decays', 'resume'],
  'default-when-empty': ['no-milestones-no-decay'],
  'gamma-ignored': [
    'closed-form',
    'independent-instances',
    'skips-do-not-lose-decays',
    'resume',
    'unordered-duplicates',
  ],
  constant: ['closed-form', 'independent-instances', 'skips-do-not-lose-decays', 'resume', 'unordered-duplicates'],
  smooth: [
    'closed-form',
    'independent-instances',
    'no-milestones-no-decay',
    'skips-do-not-lose-decays',
    'resume',
    'unordered-duplicates',
  ],
  'sorted-as-text': [
    'closed-form',
    'independent-instances',
    'skips-do-not-lose-decays',
    'resume',
    'unordered-duplicates',
  ],
  'order-trusted': ['unordered-duplicates'],
  'shared-rate': ['independent-instances', 'skips-do-not-lose-decays', 'resume', 'unordered-duplicates'],
};

const lie = lieMaker<Implementation>('step-decay', CAUGHT_BY);

/** Wrong as a function of the step alone. */
function wrongRate(
  id: string,
  description: string,
  rate: (options: StepDecayOptions, t: number) => number,
): Lie<Implementation> {
  return lie(id, description, {
    create(options) {
      const valid = validStepDecayOptions(options);
      return { update: (t) => rate(valid, t) };
    },
  });
}

/** Wrong because the rate is a running state; `decays` says whether the rate falls at a call. */
function running(decays: (options: StepDecayOptions, t: number, lastStep: number) => boolean): Implementation {
  return {
    create(options): StepDecaySchedule {
      const valid = validStepDecayOptions(options);
      let [rate, lastStep] = [valid.lr0, -1];
      return {
        update(t) {
          if (decays(valid, t, lastStep)) rate *= valid.gamma;
          lastStep = t;
          return rate;
        },
      };
    },
  };
}

const listed = ({ milestones }: StepDecayOptions, t: number): boolean => milestones.includes(t);

/** One running rate for all schedules, set back by each new one. */
function sharedRate(): Implementation {
  let shared: StepDecaySchedule = { update: () => Number.NaN };
  return {
    create(options) {
      shared = running(({ milestones }, t, last) => t > last && milestones.includes(t)).create(options);
      return { update: (t) => shared.update(t) };
    },
  };
}

export const stepDecayLies: readonly Lie<Implementation>[] = [
  lie(
    'equality-only',
    '`if step in milestones`: jumped milestones are lost',
    running((options, t, last) => t > last && listed(options, t)),
    'seed 002, StepDecayRateModulator',
  ),
  lie('repeat-call-decays', 'the same step lowers the rate again', running(listed)),
  lie(
    'one-decay-a-call',
    'several milestones passed at once lower the rate once',
    running(({ milestones }, t, last) => milestones.some((milestone) => milestone > last && milestone <= t)),
  ),
  lie(
    'decays-at-multiples',
    'the first milestone is taken for a period',
    running(({ milestones: [period = 1] }, t, last) => t > last && t > 0 && t % period === 0),
  ),
  wrongRate('single-decay', 'only the first milestone counts', (o, t) =>
    stepDecayRate({ ...o, milestones: o.milestones.slice(0, 1) }, t),
  ),
  wrongRate(
    'subtractive',
    'takes gamma off instead of multiplying',
    (o, t) => o.lr0 - o.gamma * o.milestones.filter((milestone) => milestone <= t).length,
  ),
  wrongRate('divides', 'divides by gamma: the rate rises', (o, t) => stepDecayRate({ ...o, gamma: 1 / o.gamma }, t)),
  wrongRate('one-step-early', 'the rate falls a step before the milestone', (o, t) => stepDecayRate(o, t + 1)),
  wrongRate('two-steps-late', 'the rate falls two steps after the milestone', (o, t) => stepDecayRate(o, t - 2)),
  wrongRate(
    'not-from-the-start',
    'lr0 is multiplied by gamma before any milestone',
    (o, t) => o.gamma * stepDecayRate(o, t),
  ),
  wrongRate('last-milestone-missed', 'the slice ends one early', (o, t) =>
    stepDecayRate({ ...o, milestones: o.milestones.slice(0, -1) }, t),
  ),
  wrongRate('default-when-empty', 'no milestones are taken for missing ones: [50, 100, 150]', (o, t) =>
    stepDecayRate(o.milestones.length > 0 ? o : { ...o, milestones: [50, 100, 150] }, t),
  ),
  wrongRate('gamma-ignored', 'always divides by ten', (o, t) => stepDecayRate({ ...o, gamma: 0.1 }, t)),
  wrongRate('constant', 'never decays', ({ lr0 }) => lr0),
  wrongRate(
    'smooth',
    'gamma^(t / first milestone): an exponential decay',
    ({ lr0, gamma, milestones: [first = 1] }, t) => lr0 * gamma ** (t / first),
  ),
  wrongRate('sorted-as-text', 'sorts the milestones as text and stops at the first that lies ahead', (o, t) => {
    const sorted = [...o.milestones].map(String).sort().map(Number);
    const ahead = sorted.findIndex((milestone) => milestone > t);
    return o.lr0 * o.gamma ** (ahead < 0 ? sorted.length : ahead);
  }),
  wrongRate(
    'order-trusted',
    'stops at the first listed milestone that lies ahead, in a list that need not be sorted',
    (o, t) => {
      const ahead = o.milestones.findIndex((milestone) => milestone > t);
      return o.lr0 * o.gamma ** (ahead < 0 ? o.milestones.length : ahead);
    },
  ),
  lie('shared-rate', 'one running rate for all schedules, set back by each new one', sharedRate()),
];
