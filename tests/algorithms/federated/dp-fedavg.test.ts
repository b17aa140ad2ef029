import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { epsilonSpent, sampledDivergence } from '../../../src/algorithms/federated/dp-fedavg/accountant.js';
import { aggregate, clip } from '../../../src/algorithms/federated/dp-fedavg/reference.js';

interface Oracle {
  readonly bound: number;
  readonly updates: number[][][];
  readonly clipped: number[][][];
  readonly exact: readonly {
    readonly z: number;
    readonly T: number;
    readonly delta: number;
    readonly epsilon: number;
  }[];
  readonly divergences: readonly {
    readonly q: number;
    readonly z: number;
    readonly order: number;
    readonly value: number;
  }[];
  readonly sampled: readonly {
    readonly q: number;
    readonly z: number;
    readonly T: number;
    readonly delta: number;
    readonly epsilon: number;
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/dp-fedavg.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

describe('DP-FedAvg', () => {
  it('clips as torch.nn.utils.clip_grad_norm_ does', () => {
    for (const [at, update] of oracle.updates.entries()) {
      const expected = (oracle.clipped[at] ?? []).flat();
      // torch divides by norm + 1e-6, so that its result is shorter by that much.
      for (const [i, value] of clip(update, oracle.bound).flat().entries())
        expect(value).toBeCloseTo(expected[i] ?? 0, 5);
    }
  });

  it('has the Renyi divergences that SciPy integrates', () => {
    for (const { q, z, order, value } of oracle.divergences)
      expect(sampledDivergence(q, z, order) / value).toBeCloseTo(1, 6);
  });

  it('has the epsilons of sampled rounds, 1.26 in the paper of Abadi et al. (section 3.2)', () => {
    for (const { epsilon, ...spent } of oracle.sampled) expect(epsilonSpent(spent)).toBeCloseTo(epsilon, 6);
    expect(epsilonSpent({ q: 0.01, z: 4, T: 10_000, delta: 1e-5 })).toBeCloseTo(1.26, 2);
  });

  it('lies above the exact epsilon, by less than a quarter', () => {
    for (const { epsilon, ...spent } of oracle.exact) {
      expect(epsilonSpent(spent)).toBeGreaterThan(epsilon);
      expect(epsilonSpent(spent)).toBeLessThan(1.25 * epsilon);
    }
  });

  it('gives full participation by hand: 20 / 32 + sqrt(40 ln(1e5)) / 4 = 5.98992', () => {
    expect(epsilonSpent({ z: 4, T: 20, delta: 1e-5 })).toBeCloseTo(5.98992, 5);
    expect(epsilonSpent({ z: 4, T: 0, delta: 1e-5 })).toBe(0);
    expect(epsilonSpent({ z: 0, T: 1, delta: 1e-5 })).toBe(Number.POSITIVE_INFINITY);
  });

  it('adds z C / n times a normal draw, worked by hand', () => {
    // Box-Muller of 1 - e^-2 and 0: sqrt(-2 ln e^-2) cos 0 = 2. Mean of 3 and 1 clipped to 2 each: (2 + 1) / 2 = 1.5.
    // Noise 0.5 * 2 / 2 * 2 = 1, so 2.5.
    const draws = [1 - Math.exp(-2), 0];
    const [[noisy] = []] = aggregate([[[3]], [[1]]], { C: 2, z: 0.5, rng: () => draws.shift() ?? Number.NaN });
    expect(noisy).toBeCloseTo(2.5, 12);
  });

  it.each([
    [{ z: -1, T: 1, delta: 1e-5 }, /z must be/],
    [{ z: 1, T: 1.5, delta: 1e-5 }, /T must be/],
    [{ z: 1, T: 1, delta: 0 }, /delta must lie/],
    [{ z: 1, T: 1, delta: 1e-5, q: 0 }, /q must lie/],
  ])('refuses %j', (spent, message) => {
    expect(() => epsilonSpent(spent)).toThrow(message);
  });
});
