import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { ControlImplementation as Implementation } from '../control/contract.js';
import { controlLies } from '../control/lies.js';
import { type Bootstrap, epsilonGreedy, tabularAgent, temporalDifference } from '../control/reference.js';
import { policyMean } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'terminal-bootstraps': ['terminal-no-bootstrap'],
  'done-inverted': [
    'one-step',
    'terminal-no-bootstrap',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'learns-from-its-walk',
  ],
  'never-bootstraps': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'bootstraps-current-state': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'negative-rewards-dropped': [
    'one-step',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'rewards-clipped': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reward-scale',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'gamma-ignored': [
    'one-step',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'learns-from-its-walk',
  ],
  'gamma-default-when-zero': ['gamma-zero-is-bandit'],
  'gamma-twice': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'alpha-ignored': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'learns-from-its-walk',
  ],
  'alpha-default-when-zero': ['alpha-extremes'],
  'no-subtraction': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'future-subtracted': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'alpha-on-target-only': ['one-step', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'writes-next-state': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'update-is-local',
    'reaches-the-fixed-point',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'writes-the-row': [
    'one-step',
    'alpha-extremes',
    'update-is-local',
    'reaches-the-fixed-point',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'learns-nothing': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'never-explores': ['exploration-rate', 'full-epsilon-is-uniform'],
  'always-explores': ['greedy-action', 'exploration-rate'],
  'epsilon-inverted': ['greedy-action', 'full-epsilon-is-uniform'],
  'epsilon-default-when-zero': ['greedy-action'],
  'last-action-never-explored': ['exploration-rate', 'full-epsilon-is-uniform'],
  'least-value': ['greedy-action', 'exploration-rate'],
  'largest-magnitude': ['greedy-action'],
  'best-starts-at-zero': ['greedy-action'],
  unseeded: ['acting-is-seeded'],
  'q0-ignored': ['initial-values'],
  'q0-default-when-zero': ['one-step', 'alpha-extremes', 'reward-scale', 'initial-values'],
  'stale-policy': ['greedy-action'],
  'shared-options': ['independent-instances'],
  'shared-table': ['reward-scale', 'independent-instances'],
  'best-target': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'uniform-mean': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'epsilon-swapped': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point'],
  'weights-exceed-one': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point'],
  samples: [
    'one-step',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'reward-scale',
    'independent-instances',
    'no-sampling-noise',
  ],
};

const lie = lieMaker<Implementation>('expected-sarsa', CAUGHT_BY);

const wrongTarget = (id: string, description: string, bootstrap: Bootstrap): Lie<Implementation> =>
  lie(id, description, tabularAgent(temporalDifference(bootstrap)));

export const expectedSarsaLies: readonly Lie<Implementation>[] = [
  ...controlLies(lie, policyMean),
  wrongTarget('best-target', 'Q-learning: the best next action instead of the mean under the policy', (next) =>
    policyMean(next, 0),
  ),
  wrongTarget('uniform-mean', 'the plain mean over the next actions: the policy is ignored', (next) =>
    policyMean(next, 1),
  ),
  wrongTarget('epsilon-swapped', 'epsilon weighs the best and 1 - epsilon the mean', (next, epsilon) =>
    policyMean(next, 1 - epsilon),
  ),
  wrongTarget(
    'weights-exceed-one',
    'the best with weight 1 and all with epsilon / k',
    (next, epsilon) => policyMean(next, epsilon) + epsilon * policyMean(next, 0),
  ),
  lie(
    'samples',
    'SARSA: draws a next action instead of taking the mean',
    tabularAgent((table, transition, options) => {
      const drawn: Bootstrap = (next, epsilon) => next[epsilonGreedy(next, (1 + epsilon) / 2, options.rng)] as number;
      temporalDifference(drawn)(table, transition, options);
    }),
  ),
];
