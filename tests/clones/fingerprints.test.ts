import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText, mix, RangeHash } from '../../src/clones/hash.js';
import { differences } from '../../src/clones/line-difference.js';
import { hashLines, lineSketch, sketchSimilarity } from '../../src/clones/line-hashes.js';
import { likelyPairs } from '../../src/clones/locality.js';
import { type PackedUnit, packUnits, unpackUnits } from '../../src/clones/packed-units.js';
import { tokenStream } from '../../src/clones/token-stream.js';
import { GRAM, winnow } from '../../src/clones/winnow.js';
import { packWords, unpackWords } from '../../src/clones/words.js';
import { tokenise } from '../../src/languages/python/tokens.js';

const word = fc.integer({ min: 0, max: 0xffffffff });
const words = fc.array(word, { maxLength: 50 }).map((values) => Uint32Array.from(values));

describe('winnowing', () => {
  test('a shared run of 10 tokens shares a fingerprint, whatever is around it', () => {
    // Schleimer et al. 2003, section 3: with grams of k and windows of w every match of k + w - 1 is found; here 6 + 5 - 1.
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 10, maxLength: 30 }),
        fc.array(word, { maxLength: 40 }),
        fc.array(word, { maxLength: 40 }),
        (run, before, after) => {
          const left = new Set(winnow(Uint32Array.from([...before, ...run])).hashes);
          const right = winnow(Uint32Array.from([...run, ...after])).hashes;
          expect(right.some((hash) => left.has(hash))).toBe(true);
        },
      ),
    );
  });

  test('places ascend, at most one a gram, none for fewer tokens than a gram', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (values) => {
        const { at, hashes } = winnow(Uint32Array.from(values));
        expect(at.length).toBe(hashes.length);
        for (let index = 1; index < at.length; index++) expect(at[index]!).toBeGreaterThan(at[index - 1]!);
        expect(at.length > 0).toBe(values.length >= GRAM);
      }),
    );
  });
});

describe('hashes', () => {
  test('a range has the hash of the same items anywhere, and of no others', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.array(word, { maxLength: 20 }), (run, before) => {
        const whole = new RangeHash(Uint32Array.from([...before, ...run]));
        const alone = new RangeHash(Uint32Array.from(run));
        expect(whole.of(before.length, before.length + run.length)).toEqual(alone.of(0, run.length));
        const changed = [...run];
        changed[0] = (changed[0]! ^ 1) >>> 0;
        expect(new RangeHash(Uint32Array.from(changed)).of(0, run.length)).not.toEqual(alone.of(0, run.length));
      }),
    );
  });

  test('texts of tokens do not collide', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `name${index}`);
    expect(new Set(texts.map(hashText)).size).toBe(texts.length);
  });
});

describe('locality-sensitive hashing', () => {
  const set = (from: number, count: number): Uint32Array =>
    Uint32Array.from({ length: count }, (_, index) => mix(from + index)).sort();

  test('finds all but a few pairs of similarity 0.8, and looks at few others', () => {
    // 180 of 200 + 200 - 180 hashes shared: 0.818. The chance to miss one is (1 - 0.818^3)^16 = 5e-6.
    const sets = Array.from({ length: 400 }, (_, index) => set((index >> 1) * 100_000 + (index & 1) * 20, 200));
    const pairs = [...likelyPairs(sets)];
    const right = pairs.filter(([left, other]) => left >> 1 === other >> 1);
    expect(right.length).toBeGreaterThanOrEqual(199);
    expect(pairs.length - right.length).toBeLessThan(20);
  });

  test('many equal sets cost no square of pairs', () => {
    const sets = Array.from({ length: 2_000 }, () => set(7, 50));
    expect([...likelyPairs(sets)].length).toBeLessThan(2_000 * 13);
  });

  test('a set that needs no more is paired with none before it', () => {
    const sets = Array.from({ length: 50 }, () => set(7, 50));
    const partners = new Map<number, number>();
    for (const [, late] of likelyPairs(sets, (index) => (partners.get(index) ?? 0) >= 3))
      partners.set(late, (partners.get(late) ?? 0) + 1);
    // The first four have as many before them as they have.
    expect([...partners.values()]).toEqual([1, 2, ...Array.from({ length: 47 }, () => 3)]);
  });

  test('sets of few hashes are compared, empty ones are not', () => {
    expect([...likelyPairs([set(1, 3), set(1, 3), new Uint32Array(0), new Uint32Array(0)])]).toEqual([[0, 1]]);
  });
});

describe('records', () => {
  test('words come back as they went', () => {
    fc.assert(
      fc.property(words, (some) => {
        expect(unpackWords(packWords(some))).toEqual(some);
      }),
    );
  });

  test('units come back as they went', () => {
    const unit: PackedUnit = {
      symbol: -1,
      tokens: 120,
      flow: 4,
      text: [0xffffffff, 1],
      raw: [2, 3],
      blind: 5,
      consistent: 6,
      skeleton: 7,
      from: 8,
      to: 9,
    };
    const units = [unit, { ...unit, symbol: 0, tokens: 80 }, { ...unit, symbol: 12 }];
    expect(unpackUnits(packUnits(units))).toEqual(units);
  });

  test('a string of several lines weighs one token a line', () => {
    const text = 'page = """<p>\n  one\n\n  two\n</p>"""\n';
    const stream = tokenStream(tokenise(text));
    expect([...stream.line]).toEqual([1, 1, 1, 2, 4, 5]);
  });
});

describe('lines', () => {
  test('similarity from lines: blank space, comments and short lines aside', () => {
    const sketch = (text: string) => lineSketch(hashLines(text, text.split('\n').length));
    const lines = Array.from({ length: 40 }, (_, index) => `value_${index} = ${index}`);
    const left = sketch(lines.join('\n'));
    expect(sketchSimilarity(left, sketch(`# head\n\n${lines.map((line) => `  ${line} `).join('\r\n')}\n}\n`))).toBe(1);
    // 20 of 40 + 40 - 20 lines shared.
    const half = lines.map((line, index) => (index < 20 ? line : `other ${line}`));
    expect(sketchSimilarity(left, sketch(half.join('\n')))).toBeCloseTo(20 / 60, 10);
  });
});

describe('differences of two sequences', () => {
  const letters = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 14 });

  test('turn one into the other with as few edits as there can be', () => {
    fc.assert(
      fc.property(letters, letters, (left, right) => {
        const hunks = differences(left, right, 40)!;
        const made: number[] = [];
        let at = 0;
        let edits = 0;
        for (const { leftStart, leftEnd, rightStart, rightEnd } of hunks) {
          made.push(...left.slice(at, leftStart), ...right.slice(rightStart, rightEnd));
          at = leftEnd;
          edits += leftEnd - leftStart + rightEnd - rightStart;
        }
        made.push(...left.slice(at));
        expect(made).toEqual(right);
        expect(edits).toBe(left.length + right.length - 2 * longestCommon(left, right));
      }),
    );
  });

  test('give up when there are too many', () => {
    expect(differences([1, 2, 3], [4, 5, 6], 5)).toBeUndefined();
    expect(differences([1, 2, 3], [4, 5, 6], 6)).toHaveLength(1);
  });
});

/** Length of the longest common subsequence by the textbook table. */
function longestCommon(left: readonly number[], right: readonly number[]): number {
  let row = new Array<number>(right.length + 1).fill(0);
  for (const one of left) {
    const next = [0];
    for (const [index, other] of right.entries())
      next.push(one === other ? row[index]! + 1 : Math.max(row[index + 1]!, next[index]!));
    row = next;
  }
  return row.at(-1)!;
}
