import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prioritisedReplay } from '../../../src/algorithms/continual/prioritised-replay/reference.js';
import { sumTree } from '../../../src/algorithms/continual/sum-tree.js';
import { seededRandom } from '../../../src/algorithms/random.js';

interface Oracle {
  readonly errors: number[];
  readonly alpha: number;
  readonly beta: number;
  readonly epsilon: number;
  readonly probabilities: number[];
  readonly relativeWeights: number[];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/prioritised-replay.oracle.json', import.meta.url), 'utf8'),
) as Oracle;

function filled(seed: number) {
  const { alpha, epsilon, errors } = oracle;
  const buffer = prioritisedReplay.create({ capacity: 5, alpha, epsilon, random: seededRandom(seed) });
  for (const id of errors.keys()) buffer.add(id);
  buffer.updatePriorities([...errors.keys()], errors);
  return buffer;
}

describe('prioritised replay', () => {
  it('draws with the probabilities of numpy (5 standard errors of 20,000 draws)', () => {
    const counts = new Array<number>(5).fill(0);
    const buffer = filled(17);
    for (let batch = 0; batch < 5000; batch++)
      for (const id of buffer.sample(4, 1).items as number[]) counts[id] = (counts[id] ?? 0) + 1;
    for (const [id, p] of oracle.probabilities.entries())
      expect(Math.abs((counts[id] ?? 0) / 20_000 - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 20_000));
  });

  it('has the weights of numpy', () => {
    const buffer = filled(3);
    const { items, weights } = buffer.sample(64, oracle.beta);
    const heaviest = Math.max(...(items as number[]).map((id) => oracle.relativeWeights[id] ?? 0));
    for (const [at, id] of (items as number[]).entries())
      expect(weights[at]).toBeCloseTo((oracle.relativeWeights[id] ?? Number.NaN) / heaviest, 12);
  });

  it('finds intervals of cumulative weight, worked by hand', () => {
    // Weights 1, 2, 0, 4: intervals [0, 1), [1, 3), none, [3, 7).
    const tree = sumTree(4);
    for (const [at, weight] of [1, 2, 0, 4].entries()) tree.set(at, weight);
    expect(tree.total()).toBe(7);
    expect([0, 0.99, 1, 2.99, 3, 6.99, 7].map((mass) => tree.find(mass))).toEqual([0, 0, 1, 1, 3, 3, 3]);
  });

  it('refuses unknown places, unequal lengths, bad errors and bad exponents', () => {
    const buffer = filled(1);
    expect(() => buffer.updatePriorities([0, 1], [1])).toThrow(/2 indices and 1 errors/);
    expect(() => buffer.updatePriorities([9], [1])).toThrow(/for index 9/);
    expect(() => buffer.updatePriorities([0], [Number.NaN])).toThrow(/error NaN/);
    const options = { capacity: 2, alpha: 1, epsilon: 0, random: () => 0 };
    expect(() => prioritisedReplay.create({ ...options, alpha: -1 })).toThrow(/alpha/);
    expect(() => prioritisedReplay.create({ ...options, epsilon: -1 })).toThrow(/epsilon/);
    expect(() => prioritisedReplay.create(options).sample(1, 1)).toThrow(/the buffer is empty/);
  });
});
