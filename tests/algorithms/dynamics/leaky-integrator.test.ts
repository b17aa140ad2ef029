import { expect, test } from 'vitest';
import { linear, tanh } from '../../../src/algorithms/dynamics/leaky-integrator/activations.js';
import { leakyIntegrator, leakyStep } from '../../../src/algorithms/dynamics/leaky-integrator/reference.js';
import { seededRandom } from '../../../src/algorithms/random.js';
import { readOracle } from './read-oracle.js';

interface Oracle {
  readonly cases: readonly {
    readonly leak: number;
    readonly w: number;
    readonly bias: number;
    readonly x0: number;
    readonly inputs: readonly number[];
    readonly states: readonly number[];
    readonly outputs: readonly number[];
  }[];
}

const rng = seededRandom(1);

test('one step by hand', () => {
  // 0.8 * 0.5 + 2 * 1 - 0.3 = 2.1 and 0.8 * (-1.5) + (-1) * 3 - 0.3 = -4.5.
  const next = leakyStep([0.5, -1.5], [1, 3], { leak: 0.2, w: [2, -1], bias: 0.3 }, [0, 0]);
  expect(next[0]).toBeCloseTo(2.1, 12);
  expect(next[1]).toBeCloseTo(-4.5, 12);
});

test('states and outputs of scipy.signal.lfilter', () => {
  for (const { leak, w, bias, x0, inputs, states, outputs } of readOracle<Oracle>('leaky-integrator').cases) {
    const subject = leakyIntegrator.create({ dim: 1, leak, w: [w], bias, act: tanh, noise: 0, x0: [x0], rng });
    for (const [step, input] of inputs.entries()) {
      expect(subject.step([input])[0]).toBeCloseTo(outputs[step] as number, 12);
      expect(subject.state()[0]).toBeCloseTo(states[step] as number, 12);
    }
  }
});

test('errors say what is wrong', () => {
  const options = { dim: 2, leak: 0.1, w: [1, 1], bias: 0, act: linear, noise: 0, x0: [0, 0], rng };
  expect(() => leakyIntegrator.create({ ...options, leak: 1.2 })).toThrow(/leak must lie in \[0, 1\], got 1.2/);
  expect(() => leakyIntegrator.create({ ...options, dim: 0 })).toThrow(/dim must be a positive integer/);
  expect(() => leakyIntegrator.create({ ...options, noise: -1 })).toThrow(/noise must not be negative/);
  expect(() => leakyIntegrator.create({ ...options, x0: [1] })).toThrow(/x0 has 1 entries, dim is 2/);
  expect(() => leakyIntegrator.create(options).step([1, 2, 3])).toThrow(/input has 3 entries/);
});
