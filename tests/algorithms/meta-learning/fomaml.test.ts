import { describe, expect, it } from 'vitest';
import { fomaml } from '../../../src/algorithms/meta-learning/fomaml/reference.js';
import { line, recorded, recordedTasks } from './recorded-tasks.js';

describe('FOMAML', () => {
  it('takes the outer step that torch gives with detached inner steps (maml.oracle.json)', () => {
    const moved = fomaml.metaStep(recorded.theta, recordedTasks, recorded.rates);
    for (const [at, value] of recorded.fomaml.entries()) expect(moved[at]).toBeCloseTo(value, 12);
  });

  it('leaves the slope of the inner step out', () => {
    // By hand, as in the test of MAML: phi = 1.8, query gradient 8.4, and no factor 0.8.
    const task = { support: line(2, 1), query: line(3, -1) };
    expect(fomaml.metaStep([2], [task], { inner: 0.1, meta: 0.5, steps: 1 })[0]).toBeCloseTo(2 - 4.2, 12);
  });
});
