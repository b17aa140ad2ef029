import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { AdvantageRollout, TrajectoryImplementation as Implementation, Rollout } from './contract.js';
import { logLies } from './log-lies.js';
import { discountedReturns, generalisedAdvantages, trajectoryReference } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'leak-across-episodes': [
    'terminal-cuts',
    'truncation-bootstraps',
    'discount-extremes',
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'returns-of-complete-episodes',
    'advantages-of-complete-episodes',
  ],
  'done-off-by-one': [
    'terminal-cuts',
    'truncation-bootstraps',
    'discount-extremes',
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'returns-of-complete-episodes',
    'advantages-of-complete-episodes',
  ],
  'truncation-is-termination': [
    'truncation-bootstraps',
    'discount-extremes',
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
  ],
  'termination-is-truncation': [
    'terminal-cuts',
    'discount-extremes',
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'returns-of-complete-episodes',
    'advantages-of-complete-episodes',
  ],
  'tail-zero': [
    'tail-bootstraps',
    'discount-extremes',
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
  ],
  undiscounted: [
    'terminal-cuts',
    'truncation-bootstraps',
    'tail-bootstraps',
    'discount-extremes',
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'returns-of-complete-episodes',
    'advantages-of-complete-episodes',
  ],
  'gamma-default-when-zero': ['discount-extremes'],
  'extra-gamma': [
    'terminal-cuts',
    'truncation-bootstraps',
    'tail-bootstraps',
    'discount-extremes',
    'short-rollouts',
    'returns-of-complete-episodes',
  ],
  'bootstrap-undiscounted': ['truncation-bootstraps', 'tail-bootstraps', 'discount-extremes'],
  'discounts-from-the-start': [
    'terminal-cuts',
    'truncation-bootstraps',
    'tail-bootstraps',
    'discount-extremes',
    'returns-of-complete-episodes',
  ],
  'returns-are-rewards': [
    'terminal-cuts',
    'truncation-bootstraps',
    'tail-bootstraps',
    'discount-extremes',
    'returns-of-complete-episodes',
  ],
  'returns-standardised': [
    'terminal-cuts',
    'truncation-bootstraps',
    'tail-bootstraps',
    'discount-extremes',
    'short-rollouts',
    'returns-of-complete-episodes',
  ],
  'lambda-ignored': ['lambda-zero-is-td', 'advantages-closed-form', 'advantages-of-complete-episodes'],
  'lambda-default-when-zero': ['lambda-zero-is-td'],
  'lambda-squared': ['advantages-closed-form', 'advantages-of-complete-episodes'],
  'no-gamma-in-recursion': ['lambda-one-is-return', 'advantages-closed-form', 'advantages-of-complete-episodes'],
  'value-not-subtracted': [
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'advantages-of-complete-episodes',
  ],
  'value-added': [
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'advantages-of-complete-episodes',
  ],
  'advantages-leak': ['lambda-one-is-return', 'advantages-closed-form', 'advantages-of-complete-episodes'],
  'advantages-standardised': [
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'advantages-of-complete-episodes',
  ],
  'advantages-are-returns': [
    'lambda-one-is-return',
    'lambda-zero-is-td',
    'advantages-closed-form',
    'short-rollouts',
    'advantages-of-complete-episodes',
  ],
  'in-place': ['inputs-untouched'],
  'empty-crashes': ['short-rollouts'],
  'done-always-false': ['done-marks-episode-end'],
  'done-always-true': ['done-marks-episode-end'],
  'next-state-is-state': ['next-state-links', 'records-are-copies'],
  'states-swapped': ['next-state-links', 'records-are-copies'],
  'rewards-clipped': ['actions-and-rewards-kept'],
  'action-lost': ['actions-and-rewards-kept'],
  'newest-first': ['done-marks-episode-end', 'next-state-links', 'actions-and-rewards-kept'],
  'last-ten-only': ['done-marks-episode-end', 'next-state-links', 'actions-and-rewards-kept'],
  'keeps-references': ['records-are-copies'],
  'one-log-for-all': ['independent-logs'],
};

const lie = lieMaker<Implementation>('trajectory-log', CAUGHT_BY);

const wrong = (
  id: string,
  description: string,
  change: Partial<Implementation>,
  seenIn?: string,
): Lie<Implementation> => lie(id, description, { ...trajectoryReference, ...change }, seenIn);

/** The right estimators on a misread rollout. */
function misread(change: (rollout: Rollout) => Partial<Rollout>): Partial<Implementation> {
  return {
    returns: (rollout) => discountedReturns({ ...rollout, ...change(rollout) }),
    gae: (rollout) => generalisedAdvantages({ ...rollout, ...change(rollout) }),
  };
}

const misreadAdvantages = (
  change: (rollout: AdvantageRollout) => Partial<AdvantageRollout>,
): Partial<Implementation> => ({
  gae: (rollout) => generalisedAdvantages({ ...rollout, ...change(rollout) }),
});

const none = (flags: readonly boolean[]): boolean[] => flags.map(() => false);
const either = ({ term, trunc }: Rollout): boolean[] => term.map((flag, t) => flag || (trunc[t] as boolean));
const shifted = (flags: readonly boolean[]): boolean[] => flags.map((_, t) => flags[t + 1] ?? false);
const lastOnly = ({ r }: Rollout): boolean[] => r.map((_, t) => t === r.length - 1);

/** Divides by the standard deviation after subtracting the mean. */
function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / (deviation + 1e-8));
}

export const trajectoryLies: readonly Lie<Implementation>[] = [
  wrong(
    'leak-across-episodes',
    'episode ends are ignored',
    misread(({ term, trunc }) => ({ term: none(term), trunc: none(trunc) })),
  ),
  wrong(
    'done-off-by-one',
    'reads the flags of the next step',
    misread(({ term, trunc }) => ({ term: shifted(term), trunc: shifted(trunc) })),
    'rlevo, issue 342',
  ),
  wrong(
    'truncation-is-termination',
    'done = terminated or truncated: time limits end for good',
    misread((rollout) => ({ term: either(rollout), trunc: none(rollout.trunc) })),
    'skrl, issue 449',
  ),
  wrong(
    'termination-is-truncation',
    'bootstraps after terminal steps',
    misread((rollout) => ({ trunc: either(rollout), term: none(rollout.term) })),
  ),
  wrong(
    'tail-zero',
    'an unfinished rollout is treated as terminal',
    misread((rollout) => ({
      term: rollout.term.map((flag, t) => flag || ((lastOnly(rollout)[t] as boolean) && !rollout.trunc[t])),
    })),
  ),
  wrong(
    'undiscounted',
    'gamma is accepted and never read',
    misread(() => ({ gamma: 1 })),
  ),
  wrong(
    'gamma-default-when-zero',
    'gamma || 0.99: a discount of 0 is taken for a missing one',
    misread(({ gamma }) => ({ gamma: gamma || 0.99 })),
  ),
  wrong('extra-gamma', 'the first reward is discounted as well', {
    returns: (rollout) => discountedReturns(rollout).map((value) => rollout.gamma * value),
  }),
  wrong('bootstrap-undiscounted', 'the estimated value is added without discount', {
    returns: (rollout) => discountedReturns({ ...rollout, vNext: rollout.vNext.map((value) => value / rollout.gamma) }),
  }),
  wrong('discounts-from-the-start', 'rewards are discounted by their place in the rollout', {
    returns: (rollout) => discountedReturns(rollout).map((value, t) => rollout.gamma ** t * value),
  }),
  wrong('returns-are-rewards', 'returns is a placeholder', { returns: ({ r }) => [...r] }),
  wrong('returns-standardised', 'mean and deviation are taken out unasked', {
    returns: (rollout) => standardised(discountedReturns(rollout)),
  }),
  wrong(
    'lambda-ignored',
    'lambda is accepted and never read',
    misreadAdvantages(() => ({ lam: 1 })),
  ),
  wrong(
    'lambda-default-when-zero',
    'lambda || 0.95: a lambda of 0 is taken for a missing one',
    misreadAdvantages(({ lam }) => ({ lam: lam || 0.95 })),
  ),
  wrong(
    'lambda-squared',
    'lambda is applied twice',
    misreadAdvantages(({ lam }) => ({ lam: lam * lam })),
  ),
  wrong(
    'no-gamma-in-recursion',
    'the errors are summed with lambda alone',
    misreadAdvantages(({ lam, gamma }) => ({ lam: lam / gamma })),
  ),
  wrong(
    'value-not-subtracted',
    'the baseline is left out of the errors',
    misreadAdvantages(({ v }) => ({ v: v.map(() => 0) })),
  ),
  wrong(
    'value-added',
    'the sign of the baseline is wrong',
    misreadAdvantages(({ v }) => ({ v: v.map((value) => -value) })),
  ),
  wrong('advantages-leak', 'the recursion runs on across episode ends', {
    gae(rollout) {
      const oneStep = generalisedAdvantages({ ...rollout, lam: 0 });
      return oneStep.map((_, t) =>
        oneStep.slice(t).reduce((sum, error, k) => sum + (rollout.gamma * rollout.lam) ** k * error, 0),
      );
    },
  }),
  wrong('advantages-standardised', 'mean and deviation are taken out unasked', {
    gae: (rollout) => standardised(generalisedAdvantages(rollout)),
  }),
  wrong('advantages-are-returns', 'gae gives the returns', { gae: discountedReturns }),
  wrong('in-place', 'the returns are written over the rewards', {
    returns(rollout) {
      const given = rollout.r as number[];
      discountedReturns(rollout).forEach((value, t) => {
        given[t] = value;
      });
      return given;
    },
  }),
  wrong('empty-crashes', 'an empty rollout is an error', {
    returns(rollout) {
      if (rollout.r.length === 0) throw new TypeError('cannot read the last step');
      return discountedReturns(rollout);
    },
  }),
  ...logLies(wrong),
];
