import { expect, test } from 'vitest';
import { wordsOf } from '../../../src/claims/resolve/words.js';

test.each([
  ['self.alpha = alpha_2 + $x', ['self', 'alpha', 'alpha_2', '$x']],
  ['1st x1 _ 9', ['st', 'x1', '_']],
  ['größe=Δt; ×2', ['größe', 'Δt']],
  ['', []],
])('%j', (text, words) => {
  expect([...wordsOf(text)]).toEqual(words);
  // The same by a regular expression, which is what an identifier is defined by.
  expect([...new Set(text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [])]).toEqual(words);
});
