import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { ControlImplementation as Implementation } from '../control/contract.js';
import { controlLies } from '../control/lies.js';
import { type Bootstrap, epsilonGreedy, tabularAgent, temporalDifference } from '../control/reference.js';
import { bestValue } from './reference.js';

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
  'sarsa-target': [
    'one-step',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'reward-scale',
    'independent-instances',
    'off-policy',
  ],
  'mean-target': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'epsilon-mean-target': [
    'one-step',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'off-policy',
    'learns-from-its-walk',
  ],
  'least-target': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'magnitude-target': ['one-step', 'alpha-extremes', 'learns-from-its-walk'],
  'target-from-zero': ['one-step', 'learns-from-its-walk'],
  'sum-target': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'first-action-target': ['one-step', 'reaches-the-fixed-point', 'learns-from-its-walk'],
};

const lie = lieMaker<Implementation>('q-learning', CAUGHT_BY);

const wrongTarget = (id: string, description: string, bootstrap: Bootstrap): Lie<Implementation> =>
  lie(id, description, tabularAgent(temporalDifference(bootstrap)));

export const qLearningLies: readonly Lie<Implementation>[] = [
  ...controlLies(lie, bestValue),
  lie(
    'sarsa-target',
    'bootstraps from the action that the behaviour draws next instead of the best',
    tabularAgent((table, transition, options) => {
      const drawn: Bootstrap = (next, epsilon) => next[epsilonGreedy(next, (1 + epsilon) / 2, options.rng)] as number;
      temporalDifference(drawn)(table, transition, options);
    }),
  ),
  wrongTarget(
    'mean-target',
    'the mean over the next actions instead of the best',
    (next) => next.reduce((sum, value) => sum + value, 0) / next.length,
  ),
  wrongTarget(
    'epsilon-mean-target',
    'expected SARSA: the mean under the epsilon-greedy policy',
    (next, epsilon) =>
      (1 - epsilon) * bestValue(next) + (epsilon * next.reduce((sum, value) => sum + value, 0)) / next.length,
  ),
  wrongTarget('least-target', 'the smallest next value: a cost convention mixed with rewards', (next) =>
    Math.min(...next),
  ),
  wrongTarget('magnitude-target', 'the largest |Q| of the next actions', (next) => Math.max(...next.map(Math.abs))),
  wrongTarget('target-from-zero', 'the maximum starts at 0, so that negative futures vanish', (next) =>
    Math.max(0, ...next),
  ),
  wrongTarget('sum-target', 'the sum over the next actions', (next) => next.reduce((sum, value) => sum + value, 0)),
  wrongTarget('first-action-target', 'the value of the first next action', (next) => next[0] as number),
];
