import { expect, test } from 'vitest';
import { verdictOf } from './subject-verdict.js';

test('what is driven in part only is not refuted', async () => {
  const { verdict, reason } = await verdictOf('parts.ts', 'UcbInParts', 'ucb1');
  expect({ verdict, reason }).toMatchObject({
    verdict: 'untested',
    reason: expect.stringContaining(
      'update is a part of round, which calls refreshBounds as well: bounds is kept up there',
    ),
  });
});

test('what nobody keeps up is refuted', async () => {
  expect(await verdictOf('parts.ts', 'UcbWithStaleBounds', 'ucb1')).toMatchObject({ verdict: 'refuted' });
});

test('a reset that is told how many arms there are belongs to the making', async () => {
  const { verdict, outcomes } = await verdictOf('parts.ts', 'GreedyOfAnyArms', 'epsilon-greedy');
  expect(verdict).toMatch(/^(verified|variant)$/);
  expect(outcomes.filter(({ outcome }) => outcome === 'holds').length).toBeGreaterThan(4);
});
