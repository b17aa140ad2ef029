import { describe, expect, it } from 'vitest';
import { LinUcb } from '../honest/linucb.js';

describe('LinUcb', () => {
  it('is surer of an arm after it has seen it', () => {
    const bandit = new LinUcb(2, 2, 1, 1);
    const context = [1, 0.5];
    const before = bandit.width(0, context);
    bandit.update(0, context, 1);
    expect(bandit.width(0, context)).toBeLessThan(before);
    expect(bandit.width(1, context)).toBeCloseTo(before, 12);
  });

  it('halves the first estimate under a ridge of one', () => {
    const bandit = new LinUcb(1, 1, 0, 1);
    bandit.update(0, [1], 1);
    expect(bandit.predict(0, [1])).toBeCloseTo(0.5, 12);
  });
});
