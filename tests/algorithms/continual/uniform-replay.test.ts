import { describe, expect, it } from 'vitest';
import { uniformReplay } from '../../../src/algorithms/continual/uniform-replay/reference.js';

describe('uniform replay', () => {
  it('keeps the last items and draws by position, worked by hand', () => {
    // Capacity 3, items a to e: e and d overwrite the places of b and a: places d, e, c.
    // Draws 0.1, 0.5, 0.99 times 3 are places 0, 1, 2.
    const draws = [0.1, 0.5, 0.99];
    const buffer = uniformReplay.create({ capacity: 3, random: () => draws.shift() ?? Number.NaN });
    for (const item of ['a', 'b', 'c', 'd', 'e']) buffer.add(item);
    expect(buffer.size()).toBe(3);
    expect(buffer.sample(3)).toEqual(['d', 'e', 'c']);
  });

  it('refuses an empty buffer, a bad batch size and a bad capacity', () => {
    const buffer = uniformReplay.create({ capacity: 3, random: () => 0 });
    expect(() => buffer.sample(1)).toThrow(/the buffer is empty/);
    buffer.add('a');
    expect(() => buffer.sample(0)).toThrow(/batch size must be a whole number/);
    expect(() => uniformReplay.create({ capacity: 0, random: () => 0 })).toThrow(/capacity must be a whole number/);
  });
});
