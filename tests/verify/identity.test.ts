import { describe, expect, test } from 'vitest';
import { checkAll } from '../../src/algorithms/check.js';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { idleImplementation } from '../../src/verify/check/identity.js';
import { recordUsage } from '../../src/verify/contract/recorded-calls.js';
import { planSubjects } from '../../src/verify/plan/plan.js';
import { verdictOf } from './subject-verdict.js';

describe('what a subject has to be before it is refuted', () => {
  test('one of which nothing holds is not refuted', async () => {
    const { verdict, reason } = await verdictOf('identity.ts', 'LinUcbDealer', 'linucb-disjoint');
    expect(verdict).toBe('untested');
    expect(reason).toContain('behaves like neither the reference nor a known wrong version: linucb-disjoint.');
  });

  test('a function whose name and parameters say what it is, is', async () => {
    const { verdict, reason } = await verdictOf('identity.ts', 'discountedReturns', 'trajectory-log');
    expect(verdict).toBe('refuted');
    expect(reason).toContain('returns-of-complete-episodes');
  });

  test('ties that are broken at random are no difference', async () => {
    const { verdict, reason } = await verdictOf('identity.ts', 'TieBreakingUcb', 'ucb1');
    expect(verdict, reason).toBe('verified');
  });

  // Of each algorithm some property has to ask for more than an object that answers always the same.
  test.each(
    algorithms.map((algorithm) => [algorithm.id, algorithm] as const),
  )('an idle implementation is no %s', (_, algorithm) => {
    const idle = idleImplementation(algorithm, recordUsage(algorithm, algorithm.reference, 11));
    expect(checkAll(algorithm, idle, 11).map(({ outcome }) => outcome)).toContain('fails');
  });

  test('what is idle is not refused for that alone: it is another instance each time', () => {
    const ucb1 = findAlgorithm('ucb1')!;
    const idle = idleImplementation(ucb1, recordUsage(ucb1, ucb1.reference, 11));
    const holding = checkAll(ucb1, idle, 11).filter(({ outcome }) => outcome === 'holds');
    expect(holding.map(({ property }) => property)).toContain('ucb1.instances-are-independent');
  });
});

describe('names in passing', () => {
  const explicitness = async (doc: string): Promise<boolean | undefined> => {
    const frontEnds = await loadFrontEnds(['python']);
    const text = `class Chooser:\n    """${doc}"""\n\n    def select(self):\n        return 0\n`;
    const { facts } = analyseFile(text, 'chooser.py', 'python', frontEnds, []);
    return planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] })[0]?.explicit;
  };

  test('a name in the opening sentences is a claim', async () => {
    expect(await explicitness('Chooses arms by UCB1.')).toBe(true);
  });

  test('one that comes up further on is none', async () => {
    const doc = 'Chooses the next lesson. Lessons come from the store. Ties go to the oldest. Later we may try UCB1.';
    expect(await explicitness(doc)).toBe(false);
  });
});
