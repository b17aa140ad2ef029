import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  halt,
  meanFieldOutput,
  meanPonder,
} from '../../../src/algorithms/recursive/adaptive-computation-time/reference.js';

interface Oracle {
  readonly cases: readonly {
    readonly eps: number;
    readonly max: number;
    readonly logits: number[];
    readonly h: number[];
    readonly states: number[][];
    readonly N: number;
    readonly R: number;
    readonly ponder: number;
    readonly weights: number[];
    readonly output: number[];
    readonly gradient: number[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/adaptive-computation-time.oracle.json', import.meta.url), 'utf8'),
) as Oracle;
const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

describe('adaptive computation time', () => {
  it.each(oracle.cases)('halts at $N of $max with eps $eps as torch works out', ({
    eps,
    max,
    h,
    states,
    N,
    R,
    ponder,
    weights,
    output,
  }) => {
    const found = halt(h, { eps, max });
    expect(found.N).toBe(N);
    expect(found.R).toBeCloseTo(R, 12);
    expect(found.ponder).toBeCloseTo(ponder, 12);
    found.weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(weights[i] as number, 12);
    });
    meanFieldOutput(states, h, { eps, max }).forEach((value, d) => {
      expect(value).toBeCloseTo(output[d] as number, 12);
    });
  });

  it.each(oracle.cases)('has the gradient of torch autograd at N = $N', ({ eps, max, logits, gradient }) => {
    const step = 1e-6;
    const cost = (changed: number[]): number => halt(changed.map(sigmoid), { eps, max }).ponder;
    gradient.forEach((expected, i) => {
      const moved = (by: number): number[] => logits.map((logit, j) => (j === i ? logit + by : logit));
      expect((cost(moved(step)) - cost(moved(-step))) / (2 * step)).toBeCloseTo(expected, 6);
    });
  });

  it('halts where the sum lies exactly on the threshold', () => {
    // By hand, exact in binary: 0.5 + 0.25 = 0.75 = 1 - eps, so N = 2 and R = 0.5.
    expect(halt([0.5, 0.25, 0.5], { eps: 0.25, max: 3 })).toEqual({ N: 2, R: 0.5, weights: [0.5, 0.5], ponder: 2.5 });
  });

  it('gives the rest to the last step allowed', () => {
    expect(halt([0.25, 0.25, 0.25], { eps: 0.01, max: 2 })).toEqual({
      N: 2,
      R: 0.75,
      weights: [0.25, 0.75],
      ponder: 2.75,
    });
    expect(halt([0.25], { eps: 0.01, max: 9 })).toEqual({ N: 1, R: 1, weights: [1], ponder: 2 });
  });

  it('averages over the batch', () => {
    // By hand: 2 + 0.5 and 1 + 1.
    expect(
      meanPonder(
        [
          [0.5, 0.5],
          [1, 0],
        ],
        { eps: 0.01, max: 2 },
      ),
    ).toBe(2.25);
  });

  it('refuses what is no probability, no batch or too few states', () => {
    const options = { eps: 0.01, max: 3 };
    expect(() => halt([], options)).toThrow(/at least one halting probability/);
    expect(() => halt([0.5, 1.5], options)).toThrow(/must lie in \[0, 1\], got 1.5/);
    expect(() => halt([0.5, Number.NaN], options)).toThrow(/got NaN/);
    expect(() => halt([0.5], { eps: 1, max: 3 })).toThrow(/eps must lie in \(0, 1\), got 1/);
    expect(() => halt([0.5], { eps: 0.1, max: 0 })).toThrow(/max must be a positive integer, got 0/);
    expect(() => meanPonder([], options)).toThrow(/batch is empty/);
    expect(() => meanFieldOutput([[1]], [0.1, 0.1], options)).toThrow(/2 states of length 1 are needed/);
  });
});
