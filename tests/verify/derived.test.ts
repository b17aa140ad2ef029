import { describe, expect, test } from 'vitest';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { Program } from '../../src/rules/program.js';
import { subjectShape } from '../../src/verify/subject/shape.js';
import { verdictOf } from './subject-verdict.js';

describe('what subjects ask for beside the parameters of the contract', () => {
  test('features as rows, of which one was played', async () => {
    const { verdict, binding, reason } = await verdictOf('derived.ts', 'RowRidge', 'linucb');
    expect(binding).toContain(
      'update: RowRidge.update(armIndex = the only row, reward = r, contexts = x as the only row)',
    );
    expect(verdict, reason).toBe('verified');
  });

  test('features as rows that are learnt wrongly', async () => {
    const { verdict, reason } = await verdictOf('derived.ts', 'WrongRowRidge', 'linucb');
    expect(verdict, reason).toBe('refuted');
  });

  test('an answer with an entry for each arm', async () => {
    const { verdict, binding, reason } = await verdictOf('derived.ts', 'BoundsOfAll', 'ucb1');
    expect(binding).toContain('score: BoundsOfAll.getUcb()');
    expect(verdict, reason).toBe('verified');
  });

  test('an option that is given at each call', async () => {
    const { verdict, binding, reason } = await verdictOf('derived.ts', 'LateRateFromZero', 'q-learning');
    expect(binding).toContain('reward = r, alpha, nextState = s2');
    expect(verdict, reason).not.toBe('refuted');
  });

  test('a table that starts at random is not held against it', async () => {
    const { verdict, reason } = await verdictOf('derived.ts', 'LateRateFromRandom', 'q-learning');
    expect(verdict).toBe('untested');
    expect(reason).toContain('starts from random values');
  });

  test('a number of actions that is built in is gone by', async () => {
    const { verdict, binding, reason } = await verdictOf('derived.ts', 'FourActions', 'q-learning');
    expect(binding).toContain('nA is 4');
    expect(verdict, reason).toBe('verified');
  });
});

describe('classes that a subject extends in other files', () => {
  test('constructor, keywords that are handed on, members and attributes', async () => {
    const frontEnds = await loadFrontEnds(['python']);
    const file = (path: string, text: string) => analyseFile(text, path, 'python', frontEnds, []);
    const records = [
      file(
        'agents/base.py',
        'import numpy as np\n\nclass Base:\n    def __init__(self, n_arms, seed=None):\n        self.counts = np.zeros(n_arms)\n\n    def select_arm(self):\n        return 0\n',
      ),
      file(
        'agents/greedy.py',
        'from .base import Base\n\nclass Greedy(Base):\n    def __init__(self, epsilon=0.1, **kwargs):\n        super().__init__(**kwargs)\n        self.epsilon = epsilon\n',
      ),
    ];
    const program = new Program(records);
    const shape = subjectShape(records[1]!.facts, 'Greedy', (from, name) => program.resolveClass(from, name));
    expect(shape?.parameters.map(({ name, keywordOnly }) => [name, keywordOnly])).toEqual([
      ['epsilon', false],
      ['n_arms', true],
      ['seed', true],
    ]);
    expect(shape?.members.map(({ name }) => name)).toEqual(['select_arm']);
    expect(shape?.attributes).toEqual(['epsilon', 'counts']);
    expect(shape?.libraries).toContain('numpy');
  });
});

describe('a class of CommonJS', () => {
  test('extends what it requires, and may speak of its constructor', async () => {
    const frontEnds = await loadFrontEnds(['javascript']);
    const file = (path: string, text: string) => analyseFile(text, path, 'javascript', frontEnds, []);
    const records = [
      file('detectors/base.js', 'class Base { detected() { return this.seen; } }\nmodule.exports = Base;\n'),
      file(
        'detectors/drift.js',
        "const Parent = require('./base.js');\nclass Drift extends Parent { constructor(x) { super(); this.name = this.constructor.label; } add(x) { this.seen = x > 1; } }\nmodule.exports = Drift;\n",
      ),
    ];
    const program = new Program(records);
    const shape = subjectShape(records[1]!.facts, 'Drift', (from, name) => program.resolveClass(from, name));
    expect(shape?.members.map(({ name }) => name)).toEqual(['add', 'detected']);
  });
});

describe('a class without a constructor', () => {
  test('is given nothing for its own fields', async () => {
    const { verdict, binding, reason } = await verdictOf('federated.ts', 'KeepingServer', 'fedavg');
    expect(binding).toContain('aggregate: KeepingServer.aggregate(updates = results records like ClientUpdate');
    expect(verdict, reason).toBe('verified');
  });
});
