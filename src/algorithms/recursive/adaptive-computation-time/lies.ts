import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { Halting, HaltingOptions, HaltingImplementation as Implementation } from './contract.js';
import { haltingWith } from './from-halt.js';
import { halt, haltingReference, meanFieldOutput, meanPonder } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'single-step-threshold': [
    'weights-sum-to-one',
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'cost-independent-of-batch-size',
  ],
  'one-step-late': [
    'weights-sum-to-one',
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'cost-independent-of-batch-size',
  ],
  'one-step-early': [
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'ponder-falls-with-halting',
    'output-is-mean-field',
    'max-steps',
    'cost-independent-of-batch-size',
  ],
  'fixed-depth': [
    'weights-sum-to-one',
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'cost-independent-of-batch-size',
  ],
  'threshold-one': [
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'cost-independent-of-batch-size',
  ],
  'zero-taken-for-missing': [
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'cost-independent-of-batch-size',
  ],
  'max-ignored': [
    'halts-on-cumulative',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'max-steps',
    'cost-independent-of-batch-size',
  ],
  'ponder-is-n': ['ponder-is-n-plus-r', 'ponder-falls-with-halting', 'cost-independent-of-batch-size'],
  'ponder-is-r': ['ponder-is-n-plus-r', 'ponder-falls-with-halting', 'cost-independent-of-batch-size'],
  'ponder-n-minus-r': ['ponder-is-n-plus-r', 'ponder-falls-with-halting', 'cost-independent-of-batch-size'],
  'ponder-rewards-thinking': ['ponder-is-n-plus-r', 'ponder-falls-with-halting', 'cost-independent-of-batch-size'],
  'ponder-expected-step': ['ponder-is-n-plus-r', 'cost-independent-of-batch-size'],
  'remainder-dropped': ['weights-sum-to-one', 'weights-closed-form', 'output-is-mean-field'],
  'remainder-includes-last': [
    'weights-sum-to-one',
    'weights-closed-form',
    'ponder-is-n-plus-r',
    'output-is-mean-field',
    'max-steps',
    'cost-independent-of-batch-size',
  ],
  'weights-normalised': ['weights-closed-form', 'output-is-mean-field'],
  'last-state': ['output-is-mean-field'],
  'plain-mean': ['output-is-mean-field'],
  'states-shifted': ['output-is-mean-field'],
  'batch-sum': ['cost-independent-of-batch-size'],
  'batch-first': ['cost-independent-of-batch-size'],
  'batch-averages-first': ['cost-independent-of-batch-size'],
  'batch-constant': ['ponder-falls-with-halting', 'cost-independent-of-batch-size'],
  'in-place': ['inputs-untouched'],
};

const lie = lieMaker<Implementation>('adaptive-computation-time', CAUGHT_BY);

/** The right halting, with another ponder cost. */
const charging = (cost: (right: Halting, h: readonly number[]) => number): Implementation =>
  haltingWith((h, options) => {
    const right = halt(h, options);
    return { ...right, ponder: cost(right, h) };
  });

const misread = (change: (options: HaltingOptions) => Partial<HaltingOptions>): Implementation =>
  haltingWith((h, options) => halt(h, { ...options, ...change(options) }));

/** Halts after `N` steps whatever the sum. */
function haltingAt(steps: (h: readonly number[], options: HaltingOptions) => number): Implementation {
  return haltingWith((h, options) => {
    const N = Math.max(1, Math.min(steps(h, options), h.length));
    const spent = h.slice(0, N - 1);
    const R = 1 - spent.reduce((sum, value) => sum + value, 0);
    return { N, R, weights: [...spent, R], ponder: N + R };
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const haltingLies: readonly Lie<Implementation>[] = [
  lie(
    'single-step-threshold',
    'halts when one probability reaches 1 - eps: nothing is added up',
    haltingAt((h, { eps, max }) => {
      const reached = h.findIndex((value) => value >= 1 - eps);
      return Math.min(max, reached < 0 ? max : reached + 1);
    }),
    'seed 004, HRM trainer',
  ),
  lie(
    'one-step-late',
    'halts one step after the threshold',
    haltingAt((h, options) => Math.min(options.max, halt(h, options).N + 1)),
  ),
  lie(
    'one-step-early',
    'halts one step before the threshold',
    haltingAt((h, options) => halt(h, options).N - 1),
  ),
  lie(
    'fixed-depth',
    'always takes max steps',
    haltingAt((_, { max }) => max),
  ),
  lie(
    'threshold-one',
    'eps is accepted and never read',
    misread(() => ({ eps: 1e-9 })),
  ),
  lie(
    'zero-taken-for-missing',
    'h || 0.5: a probability of 0 is taken for a missing one',
    haltingWith((h, options) =>
      halt(
        h.map((probability) => probability || 0.5),
        options,
      ),
    ),
  ),
  lie(
    'max-ignored',
    'runs past the limit',
    misread(() => ({ max: 10000 })),
  ),
  lie(
    'ponder-is-n',
    'the whole number of steps: no gradient',
    charging(({ N }) => N),
  ),
  lie(
    'ponder-is-r',
    'the remainder alone',
    charging(({ R }) => R),
  ),
  lie(
    'ponder-n-minus-r',
    'the sign of the remainder is wrong',
    charging(({ N, R }) => N - R),
  ),
  lie(
    'ponder-rewards-thinking',
    'mean of 1 - h with the sign reversed: minimising it lengthens the computation',
    charging((_, h) => mean(h)),
    'seed 004, HRM trainer',
  ),
  lie(
    'ponder-expected-step',
    'the expected step under the weights',
    charging(({ weights }) => weights.reduce((sum, weight, i) => sum + (i + 1) * weight, 0)),
  ),
  lie(
    'remainder-dropped',
    'the last step keeps its probability as weight',
    haltingWith((h, options) => {
      const right = halt(h, options);
      return { ...right, weights: h.slice(0, right.N) };
    }),
  ),
  lie(
    'remainder-includes-last',
    'R = 1 - (h_1 + ... + h_N)',
    haltingWith((h, options) => {
      const right = halt(h, options);
      const R = right.R - (h[right.N - 1] as number);
      return { ...right, R, weights: [...right.weights.slice(0, -1), R], ponder: right.N + R };
    }),
  ),
  lie(
    'weights-normalised',
    'probabilities divided by their sum instead of a remainder',
    haltingWith((h, options) => {
      const right = halt(h, options);
      const used = h.slice(0, right.N);
      const total = used.reduce((sum, value) => sum + value, 0);
      return { ...right, weights: used.map((value) => value / total) };
    }),
  ),
  lie('last-state', 'HRM: the state at the halt instead of the mean', {
    ...haltingReference,
    output: (states, h, options) => [...(states[halt(h, options).N - 1] ?? [])],
  }),
  lie('plain-mean', 'the unweighted mean of the states', {
    ...haltingReference,
    output(states, h, options) {
      const used = states.slice(0, halt(h, options).N);
      return (used[0] ?? []).map((_, d) => mean(used.map((state) => state[d] as number)));
    },
  }),
  lie('states-shifted', 'each weight meets the next state', {
    ...haltingReference,
    output: (states, h, options) => meanFieldOutput([...states.slice(1), ...states.slice(0, 1)], h, options),
  }),
  lie('batch-sum', 'the sum over the batch: the penalty grows with the batch', {
    ...haltingReference,
    batchPonder: (batch, options) => batch.length * meanPonder(batch, options),
  }),
  lie('batch-first', 'the cost of the first sequence only', {
    ...haltingReference,
    batchPonder: (batch, options) => meanPonder(batch.slice(0, 1), options),
  }),
  lie('batch-averages-first', 'averages the probabilities over the batch before halting', {
    ...haltingReference,
    batchPonder: (batch, options) =>
      halt(
        (batch[0] ?? []).map((_, n) => mean(batch.map((h) => h[n] as number))),
        options,
      ).ponder,
  }),
  lie('batch-constant', 'the ponder cost is a placeholder', { ...haltingReference, batchPonder: () => 1 }),
  lie('in-place', 'the partial sums are written over the probabilities', {
    ...haltingReference,
    halt(h, options) {
      const right = halt(h, options);
      const given = h as number[];
      for (let n = 1; n < given.length; n++) given[n] = (given[n] as number) + (given[n - 1] as number);
      return right;
    },
  }),
];
