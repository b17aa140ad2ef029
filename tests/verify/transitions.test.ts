import { expect, test } from 'vitest';
import { batchWithItems } from '../../src/verify/values/transitions.js';
import { verdictOf } from './subject-verdict.js';

test('functions over a replay memory that gives its transitions numbers of its own', async () => {
  const { verdict, binding } = await verdictOf('transitions.ts', 'addTransition', 'uniform-replay');
  expect(verdict).toBe('verified');
  expect(binding).toContain('episode = 1');
  expect(binding).toContain('sample: sampleMemory(batchSize)');
});

const PARTS = ['state', 'action', 'reward', 'nextState', 'done'];

test.each([
  [
    'weights before indices, before any error is told',
    [
      [1, 1],
      [4, 0],
    ],
    { weights: [1, 1], indices: [4, 0] },
  ],
  [
    'indices before weights, before any error is told',
    [
      [4, 0],
      [1, 1],
    ],
    { weights: [1, 1], indices: [4, 0] },
  ],
  [
    'weights before indices',
    [
      [0.5, 1],
      [1, 1],
    ],
    { weights: [0.5, 1], indices: [1, 1] },
  ],
  [
    'indices before weights',
    [
      [1, 1],
      [0.5, 1],
    ],
    { weights: [0.5, 1], indices: [1, 1] },
  ],
])('prioritised draws in columns: %s', (_, beside, expected) => {
  // States are numbered twice the item, and one more after the step.
  const columns = [
    [4, 2],
    [2, 1],
    [2, 1],
    [5, 3],
    [false, false],
  ];
  expect(batchWithItems([...columns, ...beside], PARTS, (token) => `item ${token}`)).toEqual({
    items: ['item 2', 'item 1'],
    ...expected,
  });
});
