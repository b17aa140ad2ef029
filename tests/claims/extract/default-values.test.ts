import { expect, test } from 'vitest';
import { claimsOf } from './extracted.js';

test.each([
  ['`window` defaults to 20.', true],
  ['`window` defaults to 20 when it is not given.', true],
  ['`window` defaults to 20 when no row matches.', false],
  ['The `window` of rows (default: 20).', true],
  ['Ratio of rows to `window` (default: 20).', false],
])('sure of the default in %j: %j', (text, isSure) => {
  expect(claimsOf(text, 'default-value').map(({ certainty }) => certainty > 0.7)).toEqual([isSure]);
});
