import { expect, test } from 'vitest';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import type { AnyAlgorithm } from '../../src/model/algorithm.js';
import { renderAlgorithmPage } from '../../src/render/algorithm-page.js';
import { wrapText } from '../../src/render/wrap.js';

const pageHinkley = findAlgorithm('page-hinkley') as AnyAlgorithm;

test('the page says what is driven, checked and caught', () => {
  const page = renderAlgorithmPage(pageHinkley);
  expect(page.startsWith('# Page-Hinkley change detector\n\n`page-hinkley`, family `dynamics`')).toBe(true);
  const words = page.replaceAll(/\s+/g, ' ');
  expect(words).toContain('`alarm iff m_t - M_t > lambda and t >= min; then start anew`');
  expect(words).toContain('`create(delta, lambda, min)` (constructs): builds a detector that has seen nothing.');
  expect(words).toContain('"resets after a change is detected": `pagehinkley.resets-after-alarm`');
  expect(words).toContain('convention accepted as a variant: a two-sided detector');
  expect(words).toContain('**delta-ignored**: delta is a dead parameter. Caught by');
  expect(words).toContain('there are no false alarms: on noisy streams there are');
});

test.each(
  algorithms.map((algorithm) => [algorithm.id, algorithm] as const),
)('the page of %s is whole and narrow', (_, algorithm) => {
  const page = renderAlgorithmPage(algorithm);
  expect(page).not.toMatch(/\[object|[:,] undefined|Caught by \./);
  expect(page.split('\n').filter((line) => line.length > 100 && line.trim().includes(' '))).toEqual([]);
  for (const { id } of algorithm.properties) expect(page).toContain(`**\`${id}\`**`);
  for (const { id } of algorithm.lies) expect(page).toContain(`**${id}**`);
  for (const heading of ['Sources', 'Equations', 'Phrases that claim it', 'Properties'])
    expect(page).toContain(`## ${heading}\n`);
});

test('lines are wrapped under the text of their list item', () => {
  expect(wrapText('- one two three', 9)).toBe('- one two\n  three');
  expect(wrapText('    deep text here', 12)).toBe('    deep\n    text\n    here');
  expect(wrapText('short', 9)).toBe('short');
});

test('fences, tables and long words stay', () => {
  const fenced = '```\na long line of code\n```';
  expect(wrapText(fenced, 6)).toBe(fenced);
  expect(wrapText('| a | b | c |', 6)).toBe('| a | b | c |');
  expect(wrapText('unbreakable', 6)).toBe('unbreakable');
  expect(() => wrapText('a', 0)).toThrow(RangeError);
});
