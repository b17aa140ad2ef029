import { expect, test } from 'vitest';
import { maximumLikelihoodAbility } from '../../../src/algorithms/dynamics/contracts/item-response-model.js';
import {
  twoParameterCurve,
  twoParameterLogistic,
} from '../../../src/algorithms/dynamics/item-response-2pl/reference.js';
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

const { cases } = readOracle<Oracle>('item-response');

test('worked example: item characteristic curve of Baker 2001, chapter 2, the calculation for two parameters (a = 0.5, b = 1)', () => {
  const table = [0.12, 0.18, 0.27, 0.38, 0.5, 0.62, 0.73];
  for (const [index, expected] of table.entries())
    expect(twoParameterLogistic.probability(index - 3, 0.5, 1, 0)).toBeCloseTo(expected, 2);
});

test('abilities, probabilities and information of scipy', () => {
  for (const { a, b, c, responses, ability, theta, probability, information } of cases.filter(
    ({ c: guess }) => guess[0] === 0,
  )) {
    expect(twoParameterLogistic.estimateAbility(responses, a, b, c)).toBeCloseTo(ability, 7);
    for (const item of a.keys()) {
      const parameters = [theta, a[item] as number, b[item] as number, 0] as const;
      expect(twoParameterLogistic.probability(...parameters)).toBeCloseTo(probability[item] as number, 12);
      expect(twoParameterLogistic.information(...parameters)).toBeCloseTo(information[item] as number, 6);
    }
  }
});

test('worked example of Baker 2001, chapter 5: three items, right, wrong, right', () => {
  expect(twoParameterLogistic.estimateAbility([1, 0, 1], [1, 1.2, 0.8], [-1, 0, 1], [0, 0, 0])).toBeCloseTo(0.3249, 3);
});

test('responses that are all right or all wrong have no maximum, and it says so', () => {
  for (const response of [0, 1]) {
    const responses = [response, response, response];
    expect(maximumLikelihoodAbility(twoParameterCurve, responses, [1, 1, 1], [0, 1, 2], [0, 0, 0]).converged).toBe(
      false,
    );
    expect(() => twoParameterLogistic.estimateAbility(responses, [1, 1, 1], [0, 1, 2], [0, 0, 0])).toThrow(
      /no maximum/,
    );
  }
});

test('parameters that make no sense are refused', () => {
  expect(() => twoParameterLogistic.probability(0, 0, 1, 0)).toThrow(/discrimination must be positive, got 0/);
  expect(() => twoParameterLogistic.probability(Number.NaN, 1, 1, 0)).toThrow(/must be finite/);
  expect(() => twoParameterLogistic.estimateAbility([1, 2], [1, 1], [0, 1], [0, 0])).toThrow(
    /response 1 must be 0 or 1, got 2/,
  );
  expect(() => twoParameterLogistic.estimateAbility([1], [1, 1], [0, 1], [0, 0])).toThrow(/one positive length/);
});
