import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/algorithms/random.js';
import type { ControlImplementation, ControlOptions } from '../../../src/algorithms/tabular/control/contract.js';
import { expectedSarsaReference } from '../../../src/algorithms/tabular/expected-sarsa/reference.js';
import { qLearningReference } from '../../../src/algorithms/tabular/q-learning/reference.js';
import { sarsaReference } from '../../../src/algorithms/tabular/sarsa/reference.js';

interface Oracle {
  readonly gamma: number;
  readonly epsilon: number;
  readonly following: number[][];
  readonly rewards: number[][];
  readonly ends: boolean[][];
  readonly policy: number[];
  readonly optimal: number[][];
  readonly fixedPolicy: number[][];
  readonly epsilonGreedy: number[][];
}

const oracle = JSON.parse(
  readFileSync(new URL('../../oracles/tabular-control.oracle.json', import.meta.url), 'utf8'),
) as Oracle;
const options: ControlOptions = {
  nS: 5,
  nA: 3,
  alpha: 0.7,
  gamma: oracle.gamma,
  epsilon: oracle.epsilon,
  rng: seededRandom(3),
  q0: 0,
};

/** The table after sweeping every transition of the oracle's process. */
function swept(implementation: ControlImplementation): number[][] {
  const agent = implementation.create(options);
  for (let sweep = 0; sweep < 300; sweep++) {
    oracle.following.forEach((row, s) => {
      row.forEach((s2, a) => {
        agent.update(
          s,
          a,
          oracle.rewards[s]?.[a] as number,
          s2,
          oracle.ends[s]?.[a] as boolean,
          oracle.policy[s2] as number,
        );
      });
    });
  }
  return oracle.following.map((row, s) => row.map((_, a) => agent.q(s, a)));
}

function expectTable(actual: number[][], expected: number[][]): void {
  actual.flat().forEach((value, index) => {
    expect(value).toBeCloseTo(expected.flat()[index] as number, 8);
  });
}

describe('tabular control', () => {
  it('Q-learning converges to the values of a linear programme', () => {
    expectTable(swept(qLearningReference), oracle.optimal);
  });

  it('SARSA converges to the values of the fixed policy', () => {
    expectTable(swept(sarsaReference), oracle.fixedPolicy);
  });

  it('expected SARSA converges to the values of its own epsilon-greedy policy', () => {
    expectTable(swept(expectedSarsaReference), oracle.epsilonGreedy);
  });

  it('does one step as worked by hand', () => {
    // Q(1,.) = (1, 5, -9), Q(0,2) = 4, alpha 1/2, gamma 0.9, r = 2, epsilon 0.3, next action 2.
    // Q-learning 4 + (2 + 0.9 * 5 - 4) / 2 = 5.25; SARSA 4 + (2 - 8.1 - 4) / 2 = -1.05;
    // expected SARSA: mean 0.7 * 5 + 0.3 * (1 + 5 - 9) / 3 = 3.2, 4 + (2 + 2.88 - 4) / 2 = 4.44.
    const one = (implementation: ControlImplementation): number => {
      const agent = implementation.create({ ...options, alpha: 0.5, gamma: 0.9, epsilon: 0.3 });
      [2, 10, -18].forEach((r, a) => {
        agent.update(1, a, r, 4, true);
      });
      agent.update(0, 2, 8, 4, true);
      agent.update(0, 2, 2, 1, false, 2);
      return agent.q(0, 2);
    };
    expect(one(qLearningReference)).toBeCloseTo(5.25, 12);
    expect(one(sarsaReference)).toBeCloseTo(-1.05, 12);
    expect(one(expectedSarsaReference)).toBeCloseTo(4.44, 12);
  });

  it('takes the first of equal actions, and only actions that exist', () => {
    const agent = qLearningReference.create({ ...options, epsilon: 0 });
    expect(agent.act(2)).toBe(0);
    agent.update(2, 0, -1, 4, true);
    expect(agent.act(2)).toBe(1);
  });

  it('refuses what lies outside the table, and options out of range', () => {
    const agent = qLearningReference.create(options);
    expect(() => agent.update(5, 0, 1, 0)).toThrow(/state 5 is not in 0 ... 4/);
    expect(() => agent.update(0, 3, 1, 0)).toThrow(/action 3 is not in 0 ... 2/);
    expect(() => agent.update(0, 0, Number.NaN, 0)).toThrow(/reward must be finite, got NaN/);
    expect(() => agent.act(0.5)).toThrow(/state 0.5/);
    expect(() => qLearningReference.create({ ...options, gamma: 1.1 })).toThrow(/gamma must lie in \[0, 1\], got 1.1/);
    expect(() => qLearningReference.create({ ...options, nA: 0 })).toThrow(/nA must be a positive integer, got 0/);
    expect(() => qLearningReference.create({ ...options, q0: Number.NaN })).toThrow(/q0 must be finite/);
  });

  it('SARSA needs the next action unless the episode ended', () => {
    const agent = sarsaReference.create(options);
    expect(() => agent.update(0, 0, 1, 1)).toThrow(/next action is needed, got undefined/);
    agent.update(0, 0, 1, 1, true);
    expect(agent.q(0, 0)).toBeCloseTo(0.7, 12);
  });
});
