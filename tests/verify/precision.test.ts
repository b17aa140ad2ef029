import { expect, test } from 'vitest';
import { seededRandom } from '../../src/algorithms/random.js';
import { differsInPrecisionOnly } from '../../src/verify/check/precision.js';

/** Scalar product with every step rounded to single precision (IEEE 754 binary32). */
function singleDot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, one, index) => Math.fround(sum + Math.fround(Math.fround(one) * Math.fround(b[index]!))), 0);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, index) => sum + one * b[index]!, 0);

test('products in single precision differ in precision only, also where large parts leave a small sum', () => {
  const seed = 20;
  const random = seededRandom(seed);
  const vector = (): number[] => Array.from({ length: 32 }, () => 2 * random() - 1);
  for (let round = 0; round < 300; round++) {
    const query = vector();
    const stored = Array.from({ length: 12 }, vector);
    // One that is nearly at a right angle: its product is small beside those of the others.
    const first = stored[0]!;
    first[31] = (1e-5 - dot(first.slice(0, 31), query.slice(0, 31))) / query[31]!;
    if (Math.abs(first[31]!) > 3) continue;
    const answers = (product: typeof dot) => stored.map((one, id) => ({ id: `d${id}`, score: product(one, query) }));
    expect(differsInPrecisionOnly(answers(dot), answers(singleDot)), `seed ${seed}, round ${round}`).toBe(true);
  }
});

test.each([
  ['another number', [{ id: 'a', score: 0.5 }], [{ id: 'a', score: 0.5001 }]],
  ['another name', [{ id: 'a', score: 0.5 }], [{ id: 'b', score: 0.5 }]],
  ['another order', [0.5, 0.25], [0.25, 0.5]],
  ['one more', [0.5, 0.25], [0.5]],
  ['a small number beside large ones of another kind', { share: 0.5, count: 1e6 }, { share: 0.4, count: 1e6 }],
  ['no number', 'an error', 'an error'],
  ['not a number', [Number.NaN], [0]],
])('%s is no matter of precision', (_, expected, actual) => {
  expect(differsInPrecisionOnly(expected, actual)).toBe(false);
});
