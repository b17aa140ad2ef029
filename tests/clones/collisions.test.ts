import { describe, expect, test } from 'vitest';
import { ProcessMemory } from '../../src/cache/stage-memory.js';
import { copiesIn, copiesWithFindings } from './audited.js';
import { OTHER_PY, REPLAY_PY, SCHEDULE_TS } from './examples.js';

const LOSS_PY = `class Surrogate:
    def __init__(self, rate=0.1, clip=0.2):
        self.rate = rate
        self.clip = clip

    def loss(self, ratio, advantage):
        clipped = max(min(ratio, 1 + self.clip), 1 - self.clip)
        if ratio < clipped:
            return -min(ratio * advantage, clipped * advantage)
        scale = 1000
        return scale * ratio
`;

describe('one name in several places', () => {
  test('different classes: which one each import gets, which is the fuller', async () => {
    const files = {
      'a/memory.py': REPLAY_PY.replaceAll('ReplayMemory', 'Store'),
      'b/tally.py': OTHER_PY.replaceAll('Tally', 'Store'),
      'b/__init__.py': 'from .tally import Store\n',
      'train.py': 'from a.memory import Store\nstore = Store(3)\n',
      'count.py': 'from b import Store\nstore = Store()\n',
    };
    const [collision] = (await copiesIn(files)).collisions;
    expect(collision).toMatchObject({ name: 'Store', kind: 'class', content: 'different', drift: [] });
    expect(collision!.members.map(({ path, note }) => [path, note])).toEqual([
      ['a/memory.py', expect.stringMatching(/^the fullest; \d+ tokens; imported by train\.py$/)],
      ['b/tally.py', expect.stringMatching(/^\d+ tokens; imported by b\/__init__\.py, count\.py$/)],
    ]);
  });

  test('TypeScript imports with and without an extension, default imports too', async () => {
    const other = 'export default class WarmRestarts {\n  constructor(readonly rate: number) {}\n}\n';
    const files = {
      'a/rate.ts': SCHEDULE_TS,
      'b/fixed.ts': other,
      'use.ts': "import { WarmRestarts } from './a/rate.js';\nnew WarmRestarts(1, 2);\n",
      'other.ts': "import WarmRestarts from './b/fixed';\nnew WarmRestarts(1);\n",
    };
    const [collision] = (await copiesIn(files)).collisions;
    expect(collision!.members.map(({ note }) => note.split('; ').at(-1))).toEqual([
      'imported by use.ts',
      'imported by other.ts',
    ]);
  });

  test('fork drift: default, operator, sign and number, with both texts', async () => {
    const drifted = LOSS_PY.replace('rate=0.1', 'rate=0.3')
      .replace('ratio < clipped', 'ratio <= clipped')
      .replace('return -min', 'return min')
      .replace('scale = 1000', 'scale = 100');
    const { collisions } = await copiesIn({ 'a/loss.py': LOSS_PY, 'b/loss.py': `# moved\n${drifted}` });
    const [collision] = collisions;
    expect(collision!.content).toBe('drifted');
    expect(collision!.drift).toEqual([
      {
        a: 'a/loss.py:2',
        b: 'b/loss.py:3',
        what: 'default',
        textA: 'def __init__(self, rate=0.1, clip=0.2):',
        textB: 'def __init__(self, rate=0.3, clip=0.2):',
      },
      {
        a: 'a/loss.py:8',
        b: 'b/loss.py:9',
        what: 'operator',
        textA: 'if ratio < clipped:',
        textB: 'if ratio <= clipped:',
      },
      {
        a: 'a/loss.py:9',
        b: 'b/loss.py:10',
        what: 'sign',
        textA: 'return -min(ratio * advantage, clipped * advantage)',
        textB: 'return min(ratio * advantage, clipped * advantage)',
      },
      { a: 'a/loss.py:10', b: 'b/loss.py:11', what: 'number', textA: 'scale = 1000', textB: 'scale = 100' },
    ]);
    expect(collision!.recommendation).toMatch(/^Settle which of 4 differing values are right/);
  });

  test('drift is told anew of the files that have changed, and is the same', async () => {
    const files = {
      'a/loss.py': LOSS_PY,
      'b/loss.py': LOSS_PY.replace('rate=0.1', 'rate=0.3'),
      'a/memory.py': REPLAY_PY,
      'b/memory.py': REPLAY_PY.replace('0', '3'),
    };
    const memory = new ProcessMemory();
    const read: string[] = [];
    const audited = (given: typeof files) => copiesIn(given, [], { memory, onRead: (path) => read.push(path) });
    const first = await audited(files);
    expect(first.collisions.flatMap(({ drift }) => drift)).not.toEqual([]);
    expect(new Set(read)).toEqual(new Set(Object.keys(files)));
    read.length = 0;
    expect(await audited(files)).toEqual(first);
    expect(read).toEqual([]);
    const edited = { ...files, 'b/loss.py': `\n${LOSS_PY.replace('clip=0.2', 'clip=0.5')}` };
    expect(await audited(edited)).toEqual(await copiesIn(edited));
    expect(new Set(read)).toEqual(new Set(['a/loss.py', 'b/loss.py']));
  });

  test('one number written in two ways is no drift', async () => {
    const same = LOSS_PY.replace('scale = 1000', 'scale = 1_000').replace('rate=0.1', 'rate=.10');
    const { collisions } = await copiesIn({ 'a/loss.py': LOSS_PY, 'b/loss.py': same });
    expect(collisions.flatMap((collision) => collision.drift)).toEqual([]);
  });

  test('the copy with placeholders that nothing imports is the one to go', async () => {
    const stub = `class Store:
    def importance(self, index, beta):
        # Placeholder: a real implementation would look at the weights
        return 0.85
`;
    const files = {
      'a/memory.py': REPLAY_PY.replaceAll('ReplayMemory', 'Store'),
      'b/stub.py': stub,
      'train.py': 'from a.memory import Store\nstore = Store(3)\n',
    };
    const { collisions } = await copiesWithFindings(files);
    const [collision] = collisions;
    expect(collision!.members[1]!.note).toMatch(/\d placeholder finding/);
    expect(collision!.recommendation).toBe(
      'Remove or rename the one in b/stub.py: it holds placeholders and nothing imports it.',
    );
  });

  test('the same class in two places is said to be the same', async () => {
    const { collisions } = await copiesIn({ 'a/one.py': OTHER_PY, 'b/two.py': `# moved\n${OTHER_PY}` });
    expect(collisions.map(({ name, content }) => [name, content])).toEqual([['Tally', 'same']]);
  });

  test('modules of one name that hold different code', async () => {
    const { collisions } = await copiesIn({ 'a/meta_learning.py': REPLAY_PY, 'b/meta_learning.py': OTHER_PY });
    expect(collisions.map(({ name, kind, content }) => [name, kind, content])).toEqual([
      ['meta_learning.py', 'module', 'different'],
    ]);
  });
});

describe('names that no import can confuse', () => {
  const script = (body: string) => `${body}\n\nif __name__ == '__main__':\n    print(Memory(3))\n`;
  const one = REPLAY_PY.replaceAll('ReplayMemory', 'Memory');
  const other = OTHER_PY.replaceAll('Tally', 'Memory');

  test('different classes in scripts are kept while nothing imports them', async () => {
    const alone = await copiesIn({ 'dqn.py': script(one), 'ppo.py': script(other) });
    expect(alone.collisions.map(({ recommendation }) => recommendation)).toEqual([
      'Keep: each stands in a script of its own and nothing imports any, so no import can get the wrong one.',
    ]);
    const imported = await copiesIn({
      'dqn.py': script(one),
      'ppo.py': script(other),
      'play.py': 'from dqn import Memory\n\nMemory(3).sample(1)\n',
    });
    expect(imported.collisions[0]!.recommendation).toMatch(/^Rename all but one: /);
  });

  test('two bodies of a few words do not come from one', async () => {
    const state = (fields: string) => `from base import State\n\n\nclass TrainState(State):\n${fields}`;
    const { collisions } = await copiesIn({
      'a.py': state('    target: dict\n    atoms: list\n'),
      'b.py': state('    target: dict\n'),
    });
    expect(collisions.map(({ content }) => content)).toEqual(['different']);
  });

  test('configurations of one name', async () => {
    const { collisions } = await copiesIn({
      'a/karma.conf.js': 'module.exports = (config) => config.set({ port: 1, files: ["a", "b"] });\n',
      'b/karma.conf.js': 'module.exports = (config) => config.set({ port: 2, files: ["a", "b"] });\n',
    });
    expect(collisions).toEqual([]);
  });
});

describe('one name twice in one file', () => {
  test('the earlier definition is hidden', async () => {
    const later = OTHER_PY.replace('self.seen = {}', 'self.seen = {"first": 0}');
    const { collisions } = await copiesIn({ 'a.py': `${OTHER_PY}\n\n${later}` });
    expect(collisions.map(({ name }) => name)).toContain('Tally');
    const tally = collisions.find(({ name }) => name === 'Tally')!;
    expect(tally.members[0]!.note).toMatch(/hidden by the one in line \d+$/);
    expect(tally.recommendation).toMatch(/^Delete or rename the earlier ones/);
  });

  test('one of two under a condition, accessors and overloads are none', async () => {
    const either = `import sys

if sys.version_info > (3, 9):
${OTHER_PY.replace(/^(?=.)/gm, '    ')}
else:
${OTHER_PY.replace(/^(?=.)/gm, '    ').replace('= {}', '= dict()')}


class Rate:
    @property
    def rate(self):
        while self.pending and not self.closed:
            self.total += self.pending.pop() * self.weight + self.offset
        return self.total

    @rate.setter
    def rate(self, value):
        while value > self.limit and not self.closed:
            value = value * self.weight + self.offset - self.total
        self.total = value


class Tail:
    pass
`;
    expect((await copiesIn({ 'a.py': either })).collisions).toEqual([]);
  });
});

describe('names that are no collision', () => {
  test('structural modules, entry points and tests', async () => {
    const script = (extra: string) =>
      `def main(arguments):\n    for argument in arguments:\n        if argument.startswith("-"):\n            ${extra}\n            return 1\n    return 0\n`;
    const files = {
      'a/utils.py': OTHER_PY.replace('Tally', 'One'),
      'b/utils.py': REPLAY_PY.replace('class ReplayMemory', 'class Two'),
      'a/run_one.py': script('print(argument, "is unknown", len(arguments), sorted(arguments))'),
      'b/run_two.py': script('raise SystemExit(" ".join([argument, "unknown", str(arguments)]))'),
      'tests/test_a.py': 'class Fake:\n    def predict(self):\n        return 1\n',
      'tests/test_b.py': 'class Fake:\n    def predict(self):\n        return [2]\n',
    };
    expect((await copiesIn(files)).collisions).toEqual([]);
  });

  test('folders that are parallel on purpose', async () => {
    const kernels = ['add_all', 'mul_all', 'sub_all', 'div_all', 'mod_all'];
    const files: Record<string, string> = {};
    for (const [index, kernel] of kernels.entries()) {
      files[`cpu/${kernel}.py`] = REPLAY_PY.replaceAll('ReplayMemory', `Cpu${index}`).replace(
        'math.pow',
        `pow${index}`,
      );
      files[`gpu/${kernel}.py`] = OTHER_PY.replaceAll('Tally', `Gpu${index}`);
    }
    const { collisions } = await copiesIn(files);
    expect(collisions.filter(({ kind }) => kind === 'module')).toEqual([]);
  });
});
