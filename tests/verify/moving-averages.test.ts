import { describe, expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

const verdict = async (symbol: string): Promise<string> =>
  (await verdictOf('moving-averages.ts', symbol, 'exponential-weighting')).verdict;

describe('moving averages over a number of periods', () => {
  test('from the first price on', async () => {
    expect(await verdict('emaOfPrices')).toBe('verified');
    expect(await verdict('swappedEmaOfPrices')).toBe('refuted');
  });

  test('that start from the mean of the first periods', async () => {
    expect(await verdict('SeededEma')).toBe('variant');
    expect(await verdict('HeavyEma')).toBe('refuted');
    expect(await verdict('chartedEma')).toBe('variant');
    expect(await verdict('shortMeanEma')).toBe('refuted');
  });
});
