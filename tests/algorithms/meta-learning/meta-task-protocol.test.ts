import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Examples } from '../../../src/algorithms/meta-learning/meta-task-protocol/contract.js';
import { linearModel } from '../../../src/algorithms/meta-learning/meta-task-protocol/linear-model.js';
import { metaTaskProtocol, sampleTask } from '../../../src/algorithms/meta-learning/meta-task-protocol/reference.js';
import { seededRandom } from '../../../src/algorithms/random.js';

interface Oracle {
  readonly weights: number[];
  readonly rate: number;
  readonly steps: number;
  readonly support: Examples;
  readonly query: Examples;
  readonly adapted: number[];
  readonly queryLoss: number;
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/meta-task-protocol.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

const classes = ['a', 'b', 'c', 'd'].map((label, at) => ({
  label,
  examples: [0, 1, 2, 3, 4].map((number) => [at, number]),
}));

describe('meta-task protocol', () => {
  it('adapts and scores as torch.optim.SGD and mse_loss do', () => {
    const learner = metaTaskProtocol.create({ model: linearModel(oracle.weights) });
    const adapted = learner.adapt(oracle, oracle.steps, oracle.rate);
    for (const [at, value] of oracle.adapted.entries()) expect(adapted.parameters()[at]).toBeCloseTo(value, 12);
    expect(learner.evaluate(adapted, oracle)).toBeCloseTo(oracle.queryLoss, 12);
  });

  it('samples three ways with two shots and two queries', () => {
    // Counted by hand: 3 classes * 2 shots and 3 classes * 2 queries, out of 5 examples each.
    const { support, query } = sampleTask(classes, { ways: 3, shots: 2, queries: 2 }, seededRandom(4));
    expect([support.x.length, query.x.length]).toEqual([6, 6]);
    expect(support.y).toEqual([0, 0, 1, 1, 2, 2]);
    expect(new Set([...support.x, ...query.x].map(String)).size).toBe(12);
  });

  it('refuses episodes that do not fit, empty sets and steps that are no number', () => {
    const random = seededRandom(1);
    expect(() => sampleTask(classes, { ways: 5, shots: 1, queries: 1 }, random)).toThrow(/5 ways from 4 classes/);
    expect(() => sampleTask(classes, { ways: 2, shots: 4, queries: 2 }, random)).toThrow(/has 5 examples, need 6/);
    const learner = metaTaskProtocol.create({ model: linearModel(oracle.weights) });
    const empty = { support: { x: [], y: [] }, query: { x: [], y: [] } };
    expect(() => learner.adapt(empty, 1, 0.1)).toThrow(/support set is empty/);
    expect(() => learner.adapt(oracle, -1, 0.1)).toThrow(/steps must be a whole number/);
    expect(() => learner.evaluate(linearModel([1]), empty)).toThrow(/query set is empty/);
  });
});
