import { describe, expect, test } from 'vitest';
import { sameSetting } from '../../../src/claims/judge/defaults.js';
import { sameValue } from '../../../src/claims/judge/values.js';

describe('values of documents and code', () => {
  test.each([
    ['25', '25.0', true],
    ['1e-3', '0.001', true],
    ['1,000', '1_000', true],
    ['10%', '0.1', true],
    ['10%', '10', true],
    ['2^8', '256', true],
    ['`ucb`', "'ucb'", true],
    ['true', 'True', true],
    ['null', 'None', true],
    ['disabled', 'false', true],
    ['25', '50.0', false],
    ["'ucb'", "'greedy'", false],
    ['true', 'False', false],
    ['25', 'compute_threshold()', undefined],
    ['DEFAULT', 'DEFAULT', true],
    // A type of a field, no value.
    ["'cosine'", "'cosine' | 'l2' | 'ip'", undefined],
    ["'it\\'s'", "'it\\'s'", true],
  ])('%s and %s', (documented, inCode, same) => {
    expect(sameValue(documented, inCode)).toBe(same);
  });
});

describe('names of settings', () => {
  test.each([
    ['n_arms', 'number of arms', true],
    ['numArms', 'number of arms', true],
    ['learningRate', 'learning_rate', true],
    ['learning_rate', 'learning rate', true],
    ['arms', 'number of rounds', false],
    ['rate', 'learning_rate', false],
  ])('%s and %s', (inCode, documented, same) => {
    expect(sameSetting(inCode, documented)).toBe(same);
  });
});
