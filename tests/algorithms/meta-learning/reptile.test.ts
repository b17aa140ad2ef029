import { describe, expect, it } from 'vitest';
import { reptile } from '../../../src/algorithms/meta-learning/reptile/reference.js';
import { line, recorded, recordedTasks } from './recorded-tasks.js';

describe('Reptile', () => {
  it('moves as far towards the adapted weights of torch (maml.oracle.json)', () => {
    const { inner, meta, steps } = recorded.rates;
    const supports = recordedTasks.map(({ support }) => support);
    const moved = reptile.step(recorded.theta, supports, { inner, steps, eps: meta });
    for (const [at, value] of recorded.reptile.entries()) expect(moved[at]).toBeCloseTo(value, 12);
  });

  it('goes a part of the way', () => {
    // By hand: 2/2 (t - 1)^2 from 3 with alpha = 0.25: 3 -> 2 -> 1.5; 1/2 (t + 1)^2: 3 -> 2 -> 1.25.
    // Mean difference (-1.5 - 1.75) / 2 = -1.625; with eps = 0.4: 3 - 0.65 = 2.35.
    const moved = reptile.step([3], [line(2, 1), line(1, -1)], { inner: 0.25, steps: 2, eps: 0.4 });
    expect(moved[0]).toBeCloseTo(2.35, 12);
  });
});
