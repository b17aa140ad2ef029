import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { haltingContract } from './contract.js';
import { haltingWith } from './from-halt.js';
import { haltingLies } from './lies.js';
import { haltingProperties } from './properties.js';
import { halt, haltingReference } from './reference.js';
import { remainingMassVariant } from './variants.js';

export const adaptiveComputationTime: AnyAlgorithm = defineAlgorithm({
  id: 'adaptive-computation-time',
  family: 'recursive',
  title: 'Adaptive computation time with ponder cost',
  aliases: [
    'adaptive computation time',
    'act',
    'ponder cost',
    'ponder loss',
    'adaptive halting',
    'dynamic depth',
    'act halting',
  ],
  idea: 'A recurrent step is repeated until its halting probabilities add up to almost one, and the output is the mean of the states under them. The ponder cost N + R charges for the steps, so that minimising it makes the computation shorter.',
  sources: [
    {
      citation: 'Graves 2016, Adaptive Computation Time for Recurrent Neural Networks',
      locator: 'section 2',
      url: 'https://arxiv.org/abs/1603.08983',
    },
    {
      citation: 'Wang et al. 2025, Hierarchical Reasoning Model',
      locator: 'adaptive computation time',
      url: 'https://arxiv.org/abs/2506.21734',
    },
  ],
  equations: [
    'N = min{n : h_1 + ... + h_n >= 1 - eps}, at most max; R = 1 - (h_1 + ... + h_{N-1})',
    'p_i = h_i for i < N, p_N = R; output = sum_i p_i s_i',
    'ponder = N + R; loss += tau ponder',
  ],
  cost: 'O(N) a sequence of N steps, O(N d) an output of d components',
  contract: haltingContract,
  reference: haltingReference,
  properties: haltingProperties,
  lies: haltingLies,
  variants: [
    {
      id: 'beyond-the-threshold',
      description: 'a sum that lies exactly on the threshold does not halt yet',
      implementation: haltingWith((h, options) => halt(h, { ...options, eps: options.eps - 1e-12 })),
      variantOf: ['adaptive-computation-time.halts-on-cumulative'],
    },
    {
      id: 'remaining-mass',
      description: 'counts the remaining mass down, and fills the weights up with zeros',
      implementation: remainingMassVariant,
    },
  ],
  phrases: [
    {
      text: 'Adaptive Computation Time (ACT)',
      properties: [
        'adaptive-computation-time.halts-on-cumulative',
        'adaptive-computation-time.weights-sum-to-one',
        'adaptive-computation-time.output-is-mean-field',
      ],
    },
    {
      text: 'ponder cost regularization (encourages efficiency)',
      properties: [
        'adaptive-computation-time.ponder-falls-with-halting',
        'adaptive-computation-time.cost-independent-of-batch-size',
      ],
    },
    {
      text: 'ponder cost is the expected number of steps',
      properties: ['adaptive-computation-time.ponder-is-n-plus-r'],
    },
    { text: 'halts when confident', properties: ['adaptive-computation-time.halts-on-cumulative'] },
    {
      text: 'dynamic depth',
      properties: ['adaptive-computation-time.halts-on-cumulative', 'adaptive-computation-time.max-steps'],
    },
    {
      text: 'halting probability',
      properties: ['adaptive-computation-time.weights-sum-to-one', 'adaptive-computation-time.weights-closed-form'],
    },
    { text: 'maximum number of computation steps', properties: ['adaptive-computation-time.max-steps'] },
  ],
  falseProperties: [
    { statement: 'harder inputs always get more steps', why: 'a learned tendency, not a property of the mechanism' },
    { statement: 'the ponder cost falls during training', why: 'it is traded against the task loss' },
    { statement: 'N + R is differentiable in h', why: 'not where N jumps' },
  ],
  scenario(implementation) {
    const sequences = [
      [0.3, 0.3, 0.3, 0.3, 0.5],
      [0.6, 0.5, 0.1, 0.1, 0.1],
      [0.05, 0.1, 0.05, 0.1, 0.05],
      [0.97, 0.4, 0.4, 0.4, 0.4],
    ];
    const options = { eps: 0.05, max: 4 };
    const states = [
      [1, -2],
      [2, 5],
      [-3, 4],
      [7, 1],
      [0, 9],
    ];
    const halts = sequences.flatMap((h) => {
      const { N, R, ponder } = implementation.halt([...h], options);
      return [N, R, ponder, ...implementation.output(states, [...h], options)];
    });
    return [
      ...halts,
      implementation.batchPonder(
        sequences.map((h) => [...h]),
        options,
      ),
    ];
  },
});
