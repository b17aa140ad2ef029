import { expect, test } from 'vitest';
import { falseAlarms, lieMatrix, spreadSeeds } from '../../src/algorithms/lie-matrix.js';
import { selfCheck } from '../../src/algorithms/self-check.js';
import { type Algorithm, defineAlgorithm } from '../../src/model/algorithm.js';

interface Doubler {
  double(x: number): number;
}

const always = (id: string, passes: (subject: Doubler, seed: number) => boolean) => ({
  id,
  statement: '',
  basis: '',
  strength: 'always' as const,
  tolerance: 'exact',
  check: (subject: Doubler, random: () => number) =>
    passes(subject, random()) ? undefined : { inputs: {}, expected: 0, actual: 1, explanation: `${id} does not hold` },
});

const sound: Algorithm<Doubler> = {
  id: 'doubling',
  family: 'toys',
  title: 'Doubling',
  aliases: [],
  idea: '',
  sources: [],
  equations: [],
  cost: '',
  contract: { id: 'doubling', title: '', classAliases: [], operations: [] },
  reference: { double: (x) => 2 * x },
  properties: [
    always('doubling.three', ({ double }) => double(3) === 6),
    always('doubling.zero', ({ double }) => double(0) === 0),
  ],
  lies: [
    { id: 'squares', description: '', implementation: { double: (x) => x * x }, caughtBy: ['doubling.three'] },
    { id: 'adds', description: '', implementation: { double: (x) => x + 3 }, caughtBy: ['doubling.zero'] },
  ],
  variants: [{ id: 'by-adding', description: '', implementation: { double: (x) => x + x } }],
  phrases: [],
  falseProperties: [],
  scenario: ({ double }) => [double(1), double(5)],
};

test('a sound algorithm has a clean matrix', () => {
  const matrix = lieMatrix(defineAlgorithm(sound), spreadSeeds(3));
  expect(matrix.rows.map(({ lie, caughtBy, disagreements }) => ({ lie, caughtBy, disagreements }))).toEqual([
    { lie: 'squares', caughtBy: ['doubling.three'], disagreements: [] },
    { lie: 'adds', caughtBy: ['doubling.zero'], disagreements: [] },
  ]);
  expect([matrix.uncaught, matrix.idle, falseAlarms(defineAlgorithm(sound), spreadSeeds(3))]).toEqual([[], [], []]);
  expect(selfCheck(defineAlgorithm(sound))).toEqual({ checks: 2 * (2 * 2 + 2), problems: [] });
});

test('uncaught lies, idle properties and wrong listings are found', () => {
  const broken = defineAlgorithm<Doubler>({
    ...sound,
    properties: [
      ...sound.properties,
      always('doubling.idle', () => true),
      always('doubling.moody', (_, draw) => draw < 0.5),
    ],
    lies: [
      { id: 'right', description: '', implementation: sound.reference, caughtBy: [] },
      {
        id: 'squares',
        description: '',
        implementation: { double: (x) => x * x },
        caughtBy: ['doubling.zero', 'doubling.none'],
      },
    ],
  });
  const matrix = lieMatrix(broken, spreadSeeds(20));
  expect(matrix.uncaught).toEqual(['right']);
  expect(matrix.idle).toEqual(['doubling.zero', 'doubling.idle', 'doubling.moody']);
  const text = matrix.rows.flatMap(({ disagreements }) => disagreements).join('; ');
  expect(text).toContain('doubling.three is not listed but failed on 20 of 20 seeds');
  expect(text).toContain('doubling.zero is listed but failed on 0 of 20 seeds only');
  expect(text).toContain('lists the unknown property doubling.none');
  expect(text).toMatch(/doubling\.moody is not listed but failed on \d+ of 20 seeds/);
  expect(selfCheck(broken).problems.join()).toContain('no property catches the lie right');
});

test('right implementations that are turned down are found, conventions only where they are listed', () => {
  const accepting = {
    ...always('doubling.from-above', ({ double }) => double(1) === 2 && double(1.5) === 4),
    conventions: [{ id: 'exact', description: 'not rounded', check: () => undefined }],
  };
  const unlisted = defineAlgorithm<Doubler>({
    ...sound,
    properties: [accepting, always('doubling.wrong', ({ double }) => double(1) === 3)],
    variants: [{ id: 'rounds', description: '', implementation: { double: (x) => Math.ceil(x) * 2 }, variantOf: [] }],
  });
  expect(falseAlarms(unlisted, [1]).map(({ implementation, property }) => `${implementation} ${property}`)).toEqual([
    'reference doubling.from-above',
    'reference doubling.wrong',
    'rounds doubling.wrong',
  ]);
});
