import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { algorithms } from '../../src/algorithms/index.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import type { Facts } from '../../src/model/facts.js';
import { algorithmsNamed } from '../../src/verify/plan/named-algorithms.js';
import { type PlannedSubject, planSubjects } from '../../src/verify/plan/plan.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

interface Expected {
  readonly path: string;
  readonly symbol: string;
  readonly algorithm: string;
}

const { subjects } = JSON.parse(readFileSync(`${SAMPLES}/subjects.expected.json`, 'utf8')) as {
  readonly subjects: readonly Expected[];
};

let plan: readonly PlannedSubject[];

beforeAll(async () => {
  const frontEnds = await loadFrontEnds(['typescript', 'python']);
  const root = `${SAMPLES}/learning-project`;
  const facts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(honest|dishonest|undecidable)\/[^/]+\.(ts|py)$/.test(path))
    .map((path): Facts => {
      const language = path.endsWith('.py') ? 'python' : 'typescript';
      return analyseFile(readFileSync(`${root}/${path}`, 'utf8'), path, language, frontEnds, []).facts;
    });
  plan = planSubjects({ facts, claims: [], algorithms, bindings: [] });
});

describe('plan', () => {
  test.each(subjects)('$path $symbol is planned as $algorithm', ({ path, symbol, algorithm }) => {
    const found = plan.find(({ shape }) => shape.path === path && shape.symbol === symbol);
    expect(found?.algorithms).toContain(algorithm);
    expect(found?.explicit).toBe(true);
  });

  test('functions that only have an everyday word in their name are not planned', () => {
    const names = plan.map(({ shape }) => shape.symbol);
    expect(names).not.toContain('load_model');
    expect(names).not.toContain('transfer_learner');
  });
});

describe('forms of one algorithm', () => {
  const meant = async (doc: string, name = 'answer'): Promise<readonly string[] | undefined> => {
    const frontEnds = await loadFrontEnds(['typescript']);
    const text = `/** ${doc} */\nexport function ${name}(theta: number): number { return theta; }\n`;
    const { facts } = analyseFile(text, 'src/a.ts', 'typescript', frontEnds, []);
    return planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] })[0]?.algorithms;
  };

  test('the special form is meant where the common one is named too', async () => {
    expect(await meant('Three-parameter logistic model of item response theory.')).toEqual(['item-response-3pl']);
  });

  test('the common name may mean any of them', async () => {
    expect(await meant('A model of item response theory.')).toEqual(['item-response-2pl', 'item-response-3pl']);
    expect(await meant('Choosing.', 'thompsonSampling')).toEqual(['thompson-bernoulli', 'thompson-linear']);
    expect(await meant('Choosing.', 'linearThompson')).toEqual(['thompson-linear']);
  });
});

describe('Thompson sampling', () => {
  const meant = async (doc: string, draw: string): Promise<readonly string[] | undefined> => {
    const frontEnds = await loadFrontEnds(['python']);
    const text = `import random\n\nclass ThompsonSampling:\n    """${doc}"""\n    def select(self, arms):\n        return max(arms, key=lambda arm: random.${draw})\n`;
    const { facts } = analyseFile(text, 'a.py', 'python', frontEnds, []);
    return planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] })[0]?.algorithms;
  };

  test('that draws from normal distributions alone is not held to a Beta posterior', async () => {
    expect(await meant('Thompson sampling.', 'gauss(arm.mean, arm.deviation)')).not.toContain('thompson-bernoulli');
    expect(await meant('Thompson sampling.', 'betavariate(arm.a, arm.b)')).toContain('thompson-bernoulli');
    expect(await meant('Thompson sampling of clicks.', 'gauss(arm.mean, 1)')).toContain('thompson-bernoulli');
  });
});

describe('what a name promises', () => {
  test('the name of an algorithm promises nothing that many leave out', async () => {
    const frontEnds = await loadFrontEnds(['python']);
    const text =
      'class PageHinkley:\n    """Page-Hinkley test for change points."""\n    def update(self, x):\n        return x > 0\n';
    const { facts } = analyseFile(text, 'a.py', 'python', frontEnds, []);
    const [planned] = planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] });
    expect(planned?.algorithms).toEqual(['page-hinkley']);
    expect(planned?.promised).not.toContain('pagehinkley.resets-after-alarm');
  });
});

describe('a binding', () => {
  test('plans what nothing claims, also when its name says that it is internal', async () => {
    const frontEnds = await loadFrontEnds(['typescript']);
    const text = 'export class _Chooser { pick(): number { return 0; } }\nexport class Other {}\n';
    const { facts } = analyseFile(text, 'src/a.ts', 'typescript', frontEnds, []);
    const bindings = [{ path: 'src/a.ts', symbol: '_Chooser', algorithm: 'ucb1' }];
    const planned = planSubjects({ facts: [facts], claims: [], algorithms, bindings });
    expect(planned.map(({ shape, algorithms: of }) => [shape.symbol, of])).toEqual([['_Chooser', ['ucb1']]]);
    expect(planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] })).toEqual([]);
  });
});

describe('data classes', () => {
  test('fields that the constructor does not take are no parameters', async () => {
    const frontEnds = await loadFrontEnds(['python']);
    const text = [
      'from dataclasses import dataclass, field',
      '@dataclass',
      'class EpsilonGreedy:',
      '    arms: int',
      '    epsilon: float = 0.1',
      '    rng: object = field(init=False)',
      '    counts: list = field(default_factory=list)',
      '    def update(self, arm, reward):',
      '        self.counts.append(arm)',
      '',
    ].join('\n');
    const { facts } = analyseFile(text, 'a.py', 'python', frontEnds, []);
    const [planned] = planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] });
    expect(planned?.shape.parameters.map(({ name }) => name)).toEqual(['arms', 'epsilon', 'counts']);
  });
});

describe('names of algorithms in text', () => {
  const named = (text: string): string[] => algorithmsNamed(text, algorithms).map(({ algorithm }) => algorithm);

  test('a longer name hides the shorter one in it', () => {
    expect(named('First-order MAML for regression')).toEqual(['fomaml']);
  });

  test('what something is unlike is not what it is', () => {
    expect(named('Unlike Q-learning, SARSA is on-policy')).toEqual(['sarsa']);
  });

  test('everyday words claim nothing inside a sentence', () => {
    expect(named('A model that estimates the reward')).toEqual([]);
  });
});

describe('words at the top of a module', () => {
  const planned = async (text: string, path = 'src/a.ts') => {
    const frontEnds = await loadFrontEnds(['typescript', 'python']);
    const { facts } = analyseFile(text, path, path.endsWith('.py') ? 'python' : 'typescript', frontEnds, []);
    return planSubjects({ facts: [facts], claims: [], algorithms, bindings: [] }).map(
      ({ shape, algorithms: of, explicit }) => [shape.symbol, of[0], explicit],
    );
  };
  const chooser = 'export class Chooser {\n  pick(): number {\n    return 0;\n  }\n}\n';

  test('mean its only class with methods, also when they stand at a type', async () => {
    const text = `/** Epsilon-greedy choice among offers. */\nexport interface Offer { id: string }\n\n${chooser}`;
    expect(await planned(text)).toEqual([['Chooser', 'epsilon-greedy', true]]);
  });

  test('mean the one public function', async () => {
    const text =
      '"""Offers.\n\nUCB1 over the offers."""\n\n\ndef pick(counts):\n    return 0\n\n\ndef _best(a):\n    return a\n';
    expect(await planned(text, 'a.py')).toEqual([['pick', 'ucb1', true]]);
  });

  test('that only mention an algorithm claim nothing that could be refuted', async () => {
    const text = `/** A baseline that we compare with UCB1 in the paper. */\n\n${chooser}`;
    expect(await planned(text)).toEqual([['Chooser', 'ucb1', false]]);
  });

  test('mean none of two classes', async () => {
    const text = `/** UCB1 for offers. */\n\n${chooser}${chooser.replace('Chooser', 'Other')}`;
    expect(await planned(text)).toEqual([]);
  });
});
