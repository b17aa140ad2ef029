import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { ControlImplementation as Implementation } from '../control/contract.js';
import { controlLies } from '../control/lies.js';
import { type Bootstrap, epsilonGreedy, tabularAgent, temporalDifference } from '../control/reference.js';
import { takenValue } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'terminal-bootstraps': ['terminal-no-bootstrap'],
  'done-inverted': [
    'one-step',
    'terminal-no-bootstrap',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'on-policy',
    'learns-from-its-walk',
  ],
  'never-bootstraps': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'on-policy', 'learns-from-its-walk'],
  'bootstraps-current-state': [
    'one-step',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'on-policy',
    'learns-from-its-walk',
  ],
  'negative-rewards-dropped': [
    'one-step',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'on-policy',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'rewards-clipped': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reward-scale',
    'on-policy',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'gamma-ignored': [
    'one-step',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'on-policy',
    'learns-from-its-walk',
  ],
  'gamma-default-when-zero': ['gamma-zero-is-bandit'],
  'gamma-twice': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'on-policy', 'learns-from-its-walk'],
  'alpha-ignored': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'on-policy',
    'reaches-the-fixed-point',
    'learns-from-its-walk',
  ],
  'alpha-default-when-zero': ['alpha-extremes'],
  'no-subtraction': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'future-subtracted': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'on-policy', 'learns-from-its-walk'],
  'alpha-on-target-only': ['one-step', 'reaches-the-fixed-point', 'learns-from-its-walk'],
  'writes-next-state': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'update-is-local',
    'reaches-the-fixed-point',
    'on-policy',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'writes-the-row': [
    'one-step',
    'alpha-extremes',
    'update-is-local',
    'reaches-the-fixed-point',
    'on-policy',
    'greedy-action',
    'learns-from-its-walk',
  ],
  'learns-nothing': [
    'one-step',
    'terminal-no-bootstrap',
    'gamma-zero-is-bandit',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'on-policy',
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
  'best-target': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'on-policy', 'learns-from-its-walk'],
  'mean-target': ['one-step', 'alpha-extremes', 'reaches-the-fixed-point', 'on-policy', 'learns-from-its-walk'],
  'next-action-off-by-one': [
    'one-step',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'on-policy',
    'learns-from-its-walk',
  ],
  'same-action': ['one-step', 'reaches-the-fixed-point', 'on-policy'],
  'draws-its-own': [
    'one-step',
    'alpha-extremes',
    'reaches-the-fixed-point',
    'reward-scale',
    'independent-instances',
    'on-policy',
  ],
};

const lie = lieMaker<Implementation>('sarsa', CAUGHT_BY);

const wrongTarget = (id: string, description: string, bootstrap: Bootstrap): Lie<Implementation> =>
  lie(id, description, tabularAgent(temporalDifference(bootstrap)));

export const sarsaLies: readonly Lie<Implementation>[] = [
  ...controlLies(lie, takenValue),
  wrongTarget('best-target', 'Q-learning: the best next action instead of the one taken', (next) => Math.max(...next)),
  wrongTarget(
    'mean-target',
    'the mean over the next actions',
    (next) => next.reduce((sum, value) => sum + value, 0) / next.length,
  ),
  wrongTarget(
    'next-action-off-by-one',
    'counts the next action from 1',
    (next, _, a2 = 0) => next[(a2 + 1) % next.length] as number,
  ),
  lie(
    'same-action',
    'the value of the action just taken, in the next state',
    tabularAgent((table, transition, options) => {
      temporalDifference(takenValue)(table, { ...transition, a2: transition.a }, options);
    }),
  ),
  lie(
    'draws-its-own',
    'draws a next action instead of reading the one that is taken',
    tabularAgent((table, transition, options) => {
      const drawn = epsilonGreedy(table[transition.s2] as number[], options.epsilon, options.rng);
      temporalDifference(takenValue)(table, { ...transition, a2: drawn }, options);
    }),
  ),
];
