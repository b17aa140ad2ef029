import { describe, expect, test } from 'vitest';
import { copiesIn, summary } from './audited.js';
import { OTHER_PY, REPLAY_PY, recommentedPython, recommentedTypeScript, renamed, SCHEDULE_TS } from './examples.js';

const NAMES_PY = { ReplayMemory: 'ExperienceStore', items: 'rows', weights: 'scores', chosen: 'picked' };
const NAMES_TS = { WarmRestarts: 'CyclicRate', step: 'tick', rates: 'values', share: 'part' };

describe('groups of copies', () => {
  test('exact: the same file twice, and nothing inside it again', async () => {
    expect(summary(await copiesIn({ 'a/replay.py': REPLAY_PY, 'b/store.py': REPLAY_PY }))).toEqual([
      'module exact: a/replay.py, b/store.py',
    ]);
    expect(summary(await copiesIn({ 'a/rate.ts': SCHEDULE_TS, 'b/rates.ts': SCHEDULE_TS }))).toEqual([
      'module exact: a/rate.ts, b/rates.ts',
    ]);
  });

  test('exact when only line ends differ', async () => {
    const windows = REPLAY_PY.replaceAll('\n', '\r\n');
    expect(summary(await copiesIn({ 'a.py': REPLAY_PY, 'b.py': windows }))).toEqual(['module exact: a.py, b.py']);
  });

  test('comments: docstrings, comments and blank lines differ', async () => {
    const python = { 'a/replay.py': REPLAY_PY, 'b/store.py': recommentedPython(REPLAY_PY) };
    expect(summary(await copiesIn(python))).toEqual(['module comments: a/replay.py, b/store.py']);
    const typescript = { 'a/rate.ts': SCHEDULE_TS, 'b/rates.ts': recommentedTypeScript(SCHEDULE_TS) };
    expect(summary(await copiesIn(typescript))).toEqual(['module comments: a/rate.ts, b/rates.ts']);
  });

  test('renamed: names differ throughout', async () => {
    const python = { 'a/replay.py': REPLAY_PY, 'b/store.py': renamed(REPLAY_PY, NAMES_PY) };
    expect(summary(await copiesIn(python))).toEqual(['module renamed: a/replay.py, b/store.py']);
    const typescript = { 'a/rate.ts': SCHEDULE_TS, 'b/cyclic.ts': renamed(SCHEDULE_TS, NAMES_TS) };
    expect(summary(await copiesIn(typescript))).toEqual(['module renamed: a/rate.ts, b/cyclic.ts']);
  });

  test('near: one statement more, with the similarity', async () => {
    const edited = REPLAY_PY.replace(
      '        return chosen\n',
      '        random.shuffle(chosen)\n        return chosen\n',
    );
    const copies = await copiesIn({ 'a.py': REPLAY_PY, 'b.py': edited });
    expect(summary(copies)).toEqual(['module near: a.py, b.py']);
    expect(copies.groups[0]!.similarity).toBeGreaterThan(0.85);
    expect(copies.groups[0]!.similarity).toBeLessThan(1);
  });

  test('near and not renamed when only numbers differ', async () => {
    const copies = await copiesIn({
      'a.py': REPLAY_PY,
      'b.py': REPLAY_PY.replace('1e-5', '1e-2').replace('0.6', '0.5'),
    });
    expect(summary(copies)).toEqual(['module near: a.py, b.py']);
  });

  test('contained: a module pasted into a larger one', async () => {
    const larger = `${OTHER_PY}\n\n${REPLAY_PY}\n\n${OTHER_PY.replace('Tally', 'Ledger').replaceAll('seen', 'entries')}`;
    const copies = await copiesIn({ 'a/replay.py': REPLAY_PY, 'b/everything.py': larger });
    expect(summary(copies)[0]).toBe('module contained: a/replay.py, b/everything.py');
    expect(copies.groups[0]!.recommendation).toMatch(/^Import from b\/everything\.py in place of the pasted code/);
  });

  test('a class that is pasted between two larger modules is a group of its level', async () => {
    const [first, second] = [OTHER_PY, SECOND_PY].map((own) => `${own}\n\n${REPLAY_PY}`);
    expect(summary(await copiesIn({ 'a.py': first!, 'b.py': second! }))).toContain(
      'class exact: a.py#ReplayMemory, b.py#ReplayMemory',
    );
  });

  test('nine copies are one group, in whatever order the files come', async () => {
    const paths = Array.from({ length: 9 }, (_, index) => `part${index}/manager.py`);
    const copies = await copiesIn(Object.fromEntries(paths.map((path) => [path, REPLAY_PY])));
    expect(summary(copies)).toEqual([`module exact: ${paths.join(', ')}`]);
  });

  test('what does not parse is compared by its lines', async () => {
    const broken = `${REPLAY_PY}\n"""\nnever closed\n`;
    const banner = `════ banner ════\n${broken}`;
    expect(summary(await copiesIn({ 'a.py': banner, 'b.py': broken }))[0]).toMatch(/^module \w+: a\.py, b\.py$/);
  });
});

const SECOND_PY = `def histogram(values, bins):
    lowest, highest = min(values), max(values)
    width = (highest - lowest) / bins or 1
    counts = [0] * bins
    for value in values:
        place = min(int((value - lowest) / width), bins - 1)
        if place >= 0:
            counts[place] += 1
    return counts


def quantile(values, share):
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values")
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
`;

describe('what is no copy', () => {
  test('generated tables of one shape', async () => {
    const table = (kind: string) =>
      `export const OPS = [\n${Array.from({ length: 30 }, (_, at) => `  { name: '${kind}${at}', category: '${kind}', inputs: [{ start: ${at}, name: 'x', type: 'tensor' }] },`).join('\n')}\n];\n`;
    expect(summary(await copiesIn({ 'a.ts': table('Add'), 'b.ts': table('Concat') }))).toEqual([]);
  });

  test('layers that differ in what they compute', async () => {
    const layer = (name: string, forward: string, backward: string) => `import { Base } from './base';

export class ${name} extends Base {
  predict(): void {
    const { weights, width, height } = this;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) weights[y]![x] = ${forward};
    }
  }

  compare(): void {
    const { deltas, errors } = this;
    for (const [y, row] of errors.entries()) deltas[y] = row.map((error) => ${backward});
  }
}
`;
    const files = {
      'relu.ts': layer('Relu', 'Math.max(0, this.inputs[y]![x]!)', 'error > 0 ? this.gain : 0'),
      'softsign.ts': layer(
        'Softsign',
        'this.scaled(y, x) / (1 + Math.abs(this.scaled(y, x)))',
        'error * Math.pow(1 + Math.abs(this.value(y)), -2)',
      ),
    };
    expect(summary(await copiesIn(files))).toEqual([]);
  });

  test('a subclass that repeats what it overrides, in a module of its own', async () => {
    const more = OTHER_PY.slice(OTHER_PY.indexOf('    def '));
    const subclass = REPLAY_PY.replace('class ReplayMemory:', 'class AnnealedMemory(ReplayMemory):');
    const extended = `from a.replay import ReplayMemory\n${subclass}\n${more}`;
    const files = { 'a/replay.py': REPLAY_PY, 'b/annealed.py': extended };
    expect((await copiesIn(files)).groups.filter(({ kind }) => kind === 'contained')).toEqual([]);
    const pasted = { ...files, 'b/annealed.py': extended.replace('(ReplayMemory)', '') };
    expect((await copiesIn(pasted)).groups.filter(({ kind }) => kind === 'contained')).not.toEqual([]);
  });

  test('controllers of different things with the same calls', async () => {
    const controller = (thing: string, field: string, store: string) => `class ${thing}Controller:
    def __init__(self, ${store}):
        self.${store} = ${store}

    def list_${field}(self, page):
        return self.${store}.find_${field}(page)

    def get_${field}(self, ${field}_id):
        found = self.${store}.one_${field}(${field}_id)
        if found is None:
            raise ${thing}NotFound(${field}_id)
        return found

    def remove_${field}(self, ${field}_id):
        return self.${store}.drop_${field}(${field}_id)
`;
    const files = {
      'users.py': controller('User', 'user', 'accounts'),
      'models.py': controller('Model', 'model', 'registry'),
    };
    expect(summary(await copiesIn(files))).toEqual([]);
  });

  test('parallel tests of two functions', async () => {
    const suite = (subject: string, low: string, high: string) =>
      `import { ${subject} } from '../src/${subject}';\nimport { describe, expect, test } from 'vitest';\n\ndescribe('${subject}', () => {\n${[0, 1, 2, 3, 4].map((at) => `  test('case ${at}', () => {\n    for (const value of [${at}, ${low}]) expect(${subject}(value)).toBe(${high} + ${at});\n    if (${subject}(${high}) > ${at}) expect(${subject}(0)).toBe(${low});\n  });`).join('\n')}\n});\n`;
    const files = { 'tests/relu.test.ts': suite('relu', '0', '7'), 'tests/tanh.test.ts': suite('tanh', '-1', '0.5') };
    expect(summary(await copiesIn(files))).toEqual([]);
  });

  test('pages of markup in one frame of code', async () => {
    const page = (words: string) => `export function page(title: string): string {
  const body = \`
${Array.from({ length: 40 }, (_, at) => `    <p class="${words}${at}">${words} number ${at}</p>`).join('\n')}
  \`;
  if (title === '') return body;
  return \`<h1>\${title}</h1>\${body}\`;
}
`;
    expect(summary(await copiesIn({ 'a.ts': page('left'), 'b.ts': page('right') }))).toEqual([]);
  });

  test('files that a program wrote', async () => {
    const generated = `# Generated by the protocol buffer compiler.  DO NOT EDIT!\n${REPLAY_PY}`;
    expect(summary(await copiesIn({ 'a_pb2.py': generated, 'b_pb2.py': generated }))).toEqual([]);
  });

  test('short functions, and functions of tests', async () => {
    const short = 'def clip(value, low, high):\n    return max(low, min(high, value))\n';
    expect(summary(await copiesIn({ 'a.py': `${short}\nA = 1\n`, 'b.py': `${short}\nB = 2\n` }))).toEqual([]);
    const fixture = `${SECOND_PY.slice(0, SECOND_PY.indexOf('\n\ndef quantile'))}\n`;
    const files = { 'tests/test_a.py': `${fixture}\nA = 1\n`, 'tests/test_b.py': `${fixture}\nB = 'other'\n` };
    expect(summary(await copiesIn(files)).filter((line) => line.startsWith('function'))).toEqual([]);
  });
});

describe('groups stay what they are', () => {
  test('an id does not move with lines, and another copy is another group', async () => {
    const two = await copiesIn({ 'a.py': REPLAY_PY, 'b.py': REPLAY_PY });
    const moved = await copiesIn({ 'a.py': `\n\n\n${REPLAY_PY}`, 'b.py': REPLAY_PY });
    const three = await copiesIn({ 'a.py': REPLAY_PY, 'b.py': REPLAY_PY, 'c.py': REPLAY_PY });
    expect(moved.groups[0]!.id).toBe(two.groups[0]!.id);
    expect(three.groups[0]!.id).not.toBe(two.groups[0]!.id);
  });

  test('the copy that others import is the one to keep', async () => {
    const files = {
      'a.py': REPLAY_PY,
      'core/replay.py': REPLAY_PY,
      'main.py': 'from core.replay import ReplayMemory\n',
    };
    const { groups } = await copiesIn(files);
    expect(groups[0]!.recommendation).toBe(
      'Consolidate into core/replay.py: 1 file imports it, and no other copy is imported.',
    );
    expect(groups[0]!.members.map(({ path, copy }) => `${path} ${copy}`)).toEqual([
      'a.py exact',
      'core/replay.py reference',
    ]);
  });

  test('of copies that are imported alike the fullest is kept, and that is the reason given', async () => {
    const fuller = REPLAY_PY.replace(
      '        return chosen\n',
      '        random.shuffle(chosen)\n        return chosen\n',
    );
    const { groups } = await copiesIn({
      'a/replay.py': REPLAY_PY,
      'b/replay.py': fuller,
      'one.py': 'from a.replay import ReplayMemory\n',
      'two.py': 'from b.replay import ReplayMemory\n',
    });
    expect(groups[0]!.recommendation).toBe(
      'Settle the differences, then consolidate into b/replay.py: it is the fullest, and the next one is imported as often.',
    );
  });

  test('an experiment gives way, however often it is imported', async () => {
    const { groups } = await copiesIn({
      'core/experimental/replay.py': REPLAY_PY,
      'core/memory/replay_memory.py': REPLAY_PY,
      'main.py': 'from core.experimental.replay import ReplayMemory\n',
    });
    expect(groups[0]!.recommendation).toBe(
      'Consolidate into core/memory/replay_memory.py: the others were put aside or are experiments.',
    );
  });

  test('configurations are kept, with the reason', async () => {
    const { groups } = await copiesIn({ 'a/train.config.ts': SCHEDULE_TS, 'b/train.config.ts': SCHEDULE_TS });
    expect(groups[0]!.recommendation).toBe('Keep: tools read each configuration where it stands.');
  });

  test('copies in tests are kept, with the reason', async () => {
    const { groups } = await copiesIn({ 'tests/a_test.py': REPLAY_PY, 'tests/b_test.py': REPLAY_PY });
    expect(groups[0]!.recommendation).toBe('Keep: tests and examples are meant to be read one at a time.');
  });
});
