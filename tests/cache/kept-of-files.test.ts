import { expect, test } from 'vitest';
import { keptOfFiles } from '../../src/cache/kept-of-files.js';
import { MemoryCache } from '../../src/cache/record-cache.js';

const entry = (sha256?: string) =>
  ({ path: 'a.py', language: 'python', status: 'analysed', ...(sha256 && { sha256 }) }) as const;

test('what was made of a file is taken for the same bytes and the same stage, and for no others', () => {
  const cache = new MemoryCache();
  const first = keptOfFiles([entry('1'.repeat(64))], cache);
  expect(first('lengths', 'a.py', () => [1, 2])).toEqual([1, 2]);
  expect(first('lengths', 'a.py', () => [3])).toEqual([1, 2]);
  expect(first('names', 'a.py', () => ['x'])).toEqual(['x']);
  expect(keptOfFiles([entry('2'.repeat(64))], cache)('lengths', 'a.py', () => [4])).toEqual([4]);
});

test('of a file without a hash nothing is kept', () => {
  const cache = new MemoryCache();
  const keep = keptOfFiles([entry()], cache);
  expect(keep('lengths', 'a.py', () => [1])).toEqual([1]);
  expect(keep('lengths', 'a.py', () => [2])).toEqual([2]);
});
