import { describe, expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

describe('one list of records for several lists', () => {
  test.each([
    ['estimateAbility', 'item-response-2pl', 'verified'],
    ['estimateAbilityWrongly', 'item-response-2pl', 'refuted'],
    ['computeAdvantages', 'trajectory-log', 'verified'],
    ['computeAdvantagesOverTheEnd', 'trajectory-log', 'refuted'],
    ['expectedCalibrationError', 'calibration-error', 'verified'],
  ])('%s', async (symbol, algorithm, expected) => {
    const { verdict, reason, binding } = await verdictOf('rows.ts', symbol, algorithm);
    expect(binding, reason).toContain('in one record each');
    expect(verdict, reason).toBe(expected);
  });
});

describe('an object that holds functions', () => {
  test.each([
    ['irt', 'verified'],
    ['wrongIrt', 'refuted'],
  ])('%s', async (symbol, expected) => {
    const { verdict, reason, binding } = await verdictOf('rows.ts', symbol, 'item-response-3pl');
    expect(binding).toContain(`probability: ${symbol}.probability(theta, a, b, c)`);
    expect(verdict, reason).toBe(expected);
  });
});

describe('a model in which all items discriminate alike', () => {
  test.each([
    ['raschProbability', 'verified'],
    ['raschTheOtherWay', 'refuted'],
  ])('%s', async (symbol, expected) => {
    const { verdict, reason, binding } = await verdictOf('rows.ts', symbol, 'item-response-2pl');
    expect(binding).toContain('a is 1 (assumed)');
    expect(verdict, reason).toBe(expected);
  });
});
