import { expect, test } from 'vitest';
import { threeParameterLogistic } from '../../../src/algorithms/dynamics/item-response-3pl/reference.js';
import { readOracle } from './read-oracle.js';

interface Oracle {
  readonly cases: readonly {
    readonly a: number[];
    readonly b: number[];
    readonly c: number[];
    readonly responses: number[];
    readonly ability: number;
    readonly theta: number;
    readonly probability: number[];
    readonly information: number[];
  }[];
}

test('worked example: item characteristic curve of Baker 2001, chapter 2, the calculation for three parameters (a = 1.3, b = 1.5, c = 0.2)', () => {
  const table = [0.2, 0.21, 0.23, 0.3, 0.47, 0.73, 0.9];
  for (const [index, expected] of table.entries())
    expect(threeParameterLogistic.probability(index - 3, 1.3, 1.5, 0.2)).toBeCloseTo(expected, 2);
});

test('abilities, probabilities and information of scipy, with and without guessing', () => {
  for (const { a, b, c, responses, ability, theta, probability, information } of readOracle<Oracle>('item-response')
    .cases) {
    expect(threeParameterLogistic.estimateAbility(responses, a, b, c)).toBeCloseTo(ability, 7);
    for (const item of a.keys()) {
      const parameters = [theta, a[item] as number, b[item] as number, c[item] as number] as const;
      expect(threeParameterLogistic.probability(...parameters)).toBeCloseTo(probability[item] as number, 12);
      expect(threeParameterLogistic.information(...parameters)).toBeCloseTo(information[item] as number, 6);
    }
  }
});

test('by hand: I = a^2 (Q / P) ((P - c) / (1 - c))^2 at theta = b', () => {
  // a = 2, c = 0.2: P = 0.6, Q = 0.4, (P - c) / (1 - c) = 0.5: 4 * (2/3) * 0.25 = 2/3.
  expect(threeParameterLogistic.information(1.5, 2, 1.5, 0.2)).toBeCloseTo(2 / 3, 12);
});

test('a guessing parameter of 1 or more is refused', () => {
  expect(() => threeParameterLogistic.probability(0, 1, 0, 1)).toThrow(/guessing must lie in \[0, 1\), got 1/);
});
