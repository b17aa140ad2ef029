import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { bindingSpace } from '../../src/verify/bind/space.js';
import type { Outcome } from '../../src/verify/check/outcome.js';
import { isEnough, powerOf } from '../../src/verify/check/power.js';
import { probe } from '../../src/verify/check/probe.js';
import { recordUsage } from '../../src/verify/contract/recorded-calls.js';
import { Conversation } from '../../src/verify/drive/conversation.js';
import { subjectShape } from '../../src/verify/subject/shape.js';
import { worthOf } from '../../src/verify/worth.js';
import { inProcessSession } from './in-process-session.js';
import { verdictOf } from './subject-verdict.js';

const FILE = fileURLToPath(new URL('./subjects/habits.ts', import.meta.url));

const outcome = (property: string, outcome: Outcome['outcome'], detail?: string): Outcome => ({
  property,
  statement: '',
  outcome,
  seed: 11,
  ...(detail === undefined ? {} : { detail }),
});

/** The power of some properties that held of a learner with a table, as Q-learning. */
async function powerOfProperties(properties: readonly string[]) {
  const frontEnds = await loadFrontEnds(['typescript']);
  const { facts } = analyseFile(readFileSync(FILE, 'utf8'), 'habits.ts', 'typescript', frontEnds, []);
  const algorithm = findAlgorithm('q-learning')!;
  const usage = recordUsage(algorithm, algorithm.reference, 11);
  const space = bindingSpace(algorithm, subjectShape(facts, 'KeepingLearner')!, usage);
  const session = inProcessSession((await import(FILE)) as Record<string, unknown>);
  const [binding] = probe(space, usage, new Conversation(session, () => false)).bindings;
  return powerOf(
    { algorithm, binding: binding!, usage, seed: 11, registry: algorithms, promised: new Set() },
    properties.map((property) => outcome(`q-learning.${property}`, 'holds')),
  );
}

describe('what checks are worth', () => {
  test('a terminal step alone does not tell Q-learning from expected SARSA', async () => {
    const power = await powerOfProperties(['terminal-no-bootstrap']);
    expect(power.confusedWith).toEqual(['Tabular expected SARSA']);
    expect(isEnough(power)).toBe(false);
  });

  test('one ordinary step does', async () => {
    const power = await powerOfProperties(['one-step', 'terminal-no-bootstrap', 'alpha-extremes']);
    expect(power.confusedWith).toEqual([]);
    expect(power.caught).toContain('sarsa-target');
  });

  test('wrong versions of what only some documents promise do not count', async () => {
    const claimed = findAlgorithm('q-learning')!.properties.filter(({ strength }) => strength === 'when-claimed');
    const { caught, missed } = await powerOfProperties(['one-step']);
    const counted = findAlgorithm('q-learning')!.lies.filter(({ id }) => [...caught, ...missed].includes(id));
    expect(claimed.length).toBeGreaterThan(0);
    for (const { caughtBy } of counted)
      expect(caughtBy.every((id) => claimed.some((property) => property.id === id))).toBe(false);
  });

  test('four in ten of the known wrong versions have to be caught', () => {
    const power = { missed: ['a', 'b', 'e'], confusedWith: [] };
    expect(isEnough({ ...power, caught: ['c', 'd'] })).toBe(true);
    expect(isEnough({ ...power, caught: ['c'] })).toBe(false);
    expect(isEnough({ missed: [], caught: [], confusedWith: [] })).toBe(false);
  });

  test('is told with what was not exercised', () => {
    const outcomes = [
      outcome('ucb1.index-formula', 'holds'),
      outcome('ucb1.select-argmax-index', 'not-checked', 'no operation select'),
      outcome('ucb1.every-arm-first', 'not-checked', 'no operation select'),
      outcome('ucb1.log-regret', 'not-checked', 'it turned the inputs down'),
    ];
    expect(worthOf(outcomes, { caught: ['a'], missed: ['b', 'c'] })).toBe(
      '1 of 4 properties checked, which catch 1 of 3 known wrong versions; not exercised: what needs select; log-regret',
    );
    expect(worthOf(outcomes.slice(0, 1), { caught: ['a'], missed: [] })).toBe(
      '1 of 1 properties checked, which catch 1 of 1 known wrong versions',
    );
  });
});

describe('a choice that is wrong', () => {
  test('is not explained by a value that the choice of another arm would fit as well', async () => {
    const { verdict, reason } = await verdictOf('learners.ts', 'OneModelForAll', 'linucb-disjoint', [0.5, 2, 0.1]);
    expect(verdict, reason).toBe('refuted');
  });
});
