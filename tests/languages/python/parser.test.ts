import { expect, test } from 'vitest';
import { pythonLanguage } from '../../../src/languages/python/grammar.js';
import { GuardedParser } from '../../../src/languages/python/parser.js';

test('a parse that is out of time gives no tree, and the next one does', async () => {
  const parser = new GuardedParser(await pythonLanguage(), 0);
  // The parser asks for the time only after some hundred steps.
  expect(parser.parse('x = 1\n'.repeat(20_000))).toBeUndefined();
  expect(parser.parse('x = 1\n')?.rootNode.type).toBe('module');
});

test('the time is that of one parse', async () => {
  const parser = new GuardedParser(await pythonLanguage(), 60_000);
  for (let round = 0; round < 3; round++) expect(parser.parse('x = 1\n'.repeat(20_000))).toBeDefined();
});

test('a text that would take more memory than the parser has is not begun', async () => {
  const parser = new GuardedParser(await pythonLanguage());
  expect(parser.parse(' '.repeat(8_000_001))).toBeUndefined();
  expect(parser.parse(' '.repeat(8_000_000))).toBeDefined();
});
