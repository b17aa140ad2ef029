import { describe, expect, it } from 'vitest';
import { maml, metaGradient } from '../../../src/algorithms/meta-learning/maml/reference.js';
import { line, recorded, recordedTasks } from './recorded-tasks.js';

describe('MAML', () => {
  it('takes the outer step of torch autograd with create_graph (maml.oracle.json)', () => {
    const moved = maml.metaStep(recorded.theta, recordedTasks, recorded.rates);
    for (const [at, value] of recorded.maml.entries()) expect(moved[at]).toBeCloseTo(value, 12);
  });

  it('adapts as torch.optim.SGD does', () => {
    const { inner, steps } = recorded.rates;
    const support = recordedTasks[0]?.support;
    if (support === undefined) throw new Error('the oracle has no task');
    const phi = maml.adapt(recorded.theta, support, inner, steps);
    for (const [at, value] of recorded.adaptedFirst.entries()) expect(phi[at]).toBeCloseTo(value, 12);
  });

  it('differentiates through the inner step', () => {
    // By hand: support 2/2 (t - 1)^2 and query 3/2 (t + 1)^2 at theta = 2, alpha = 0.1, one step. phi = 2 - 0.1 * 2 * 1 = 1.8;
    // query gradient 3 * 2.8 = 8.4; the inner step has slope 1 - 0.1 * 2 = 0.8; meta-gradient 0.8 * 8.4 = 6.72.
    const task = { support: line(2, 1), query: line(3, -1) };
    expect(metaGradient([2], task, { inner: 0.1, meta: 1, steps: 1 })[0]).toBeCloseTo(6.72, 12);
    expect(maml.metaStep([2], [task], { inner: 0.1, meta: 0.5, steps: 1 })[0]).toBeCloseTo(2 - 3.36, 12);
  });

  it('refuses what is no number of steps, no rate and no batch', () => {
    const task = { support: line(2, 1), query: line(3, -1) };
    expect(() => maml.adapt([2], task.support, 0.1, 1.5)).toThrow(/steps must be a whole number/);
    expect(() => maml.adapt([2], task.support, Number.NaN, 1)).toThrow(/rate must be finite/);
    expect(() => maml.metaStep([2], [], { inner: 0.1, meta: 0.5, steps: 1 })).toThrow(RangeError);
  });
});
