import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ewc, fisher } from '../../../src/algorithms/continual/ewc/reference.js';

interface Oracle {
  readonly gradients: number[][];
  readonly fisher: number[];
  readonly anchor: number[];
  readonly theta: number[];
  readonly lambda: number;
  readonly penalty: number;
  readonly gradient: number[];
}

const oracle = JSON.parse(readFileSync(new URL('../../oracles/ewc.oracle.json', import.meta.url), 'utf8')) as Oracle;

describe('EWC', () => {
  it('has the Fisher information of a logistic regression that torch gives by sample', () => {
    for (const [at, value] of fisher(oracle.gradients).entries()) expect(value).toBeCloseTo(oracle.fisher[at] ?? 0, 12);
    const batches = [oracle.gradients.slice(0, 2), oracle.gradients.slice(2)];
    for (const [at, value] of ewc.fisherBatched(batches).entries())
      expect(value).toBeCloseTo(oracle.fisher[at] ?? 0, 12);
  });

  it('has the penalty and the gradient of torch', () => {
    const { theta, anchor, fisher: F, lambda } = oracle;
    expect(ewc.penalty(theta, anchor, F, lambda)).toBeCloseTo(oracle.penalty, 10);
    for (const [at, value] of ewc.grad(theta, anchor, F, lambda).entries())
      expect(value).toBeCloseTo(oracle.gradient[at] ?? 0, 10);
  });

  it('squares by sample, by hand: (3, 1) and (-3, 1) give (9, 1)', () => {
    expect(
      fisher([
        [3, 1],
        [-3, 1],
      ]),
    ).toEqual([9, 1]);
    // 10 / 2 * (9 * 0.5^2 + 1 * 2^2) = 5 * 6.25 = 31.25; gradient 10 * (9 * 0.5, 1 * -2).
    expect(ewc.penalty([1.5, -1], [1, 1], [9, 1], 10)).toBe(31.25);
    expect(ewc.grad([1.5, -1], [1, 1], [9, 1], 10)).toEqual([45, -20]);
  });

  it('refuses no samples and unequal lengths', () => {
    expect(() => fisher([])).toThrow(/no samples/);
    expect(() => fisher([[1], [1, 2]])).toThrow(/lengths 1 and 2/);
    expect(() => ewc.penalty([1], [1, 2], [1], 1)).toThrow(/lengths 1, 2 and 1/);
  });
});
