import { describe, expect, test } from 'vitest';
import type { CommentFact, Facts } from '../../src/model/facts.js';
import { readDirective } from '../../src/suppress/directive.js';
import { documentDirectives } from '../../src/suppress/document-directives.js';
import { sourceDirectives } from '../../src/suppress/source-directives.js';
import { spansOf } from '../../src/suppress/spans.js';

describe('one line of a comment', () => {
  test.each([
    [' audit-ignore a-rule -- why', 'line', ['a-rule'], 'why'],
    ['audit-ignore a, b -- two of them', 'line', ['a', 'b'], 'two of them'],
    [' audit-ignore-start a — a longer dash', 'start', ['a'], 'a longer dash'],
    ['audit-ignore-end', 'end', [], ''],
    ['audit-ignore-file a -- generated -- by a script', 'file', ['a'], 'generated -- by a script'],
    ['noqa: E501  # audit-ignore a -- why', 'line', ['a'], 'why'],
    [' * audit-ignore a -- in a block comment', 'line', ['a'], 'in a block comment'],
    ['audit-ignore a --', 'line', ['a'], ''],
    ['audit-ignore a -- ...', 'line', ['a'], ''],
    ['audit-ignore a because', 'line', ['a'], ''],
    ['audit-ignore[a] -- why', 'line', ['a'], 'why'],
    ['audit-ignore: a -- why', 'line', ['a'], 'why'],
  ] as const)('%s', (text, kind, rules, reason) => {
    expect(readDirective(text)).toEqual({ kind, rules, reason });
  });

  test.each([
    'see `audit-ignore a -- why`',
    'use audit-ignore for that',
    'audit-ignored a -- why',
    'audit-ignore-me a',
  ])('prose is none: %s', (text) => {
    expect(readDirective(text)).toBeUndefined();
  });

  test('a long line costs no more than a short one', () => {
    expect(readDirective(`${'# '.repeat(500_000)}audit-ignore a -- why`)).toBeUndefined();
  });
});

const facts = (comments: readonly CommentFact[], decorators: readonly number[] = []): Facts =>
  ({
    path: 'a.py',
    lines: 40,
    comments,
    symbols: decorators.map((line) => ({ startLine: line + 1, decorators: [{ line }] })),
  }) as unknown as Facts;
const own = (line: number, text: string, endLine = line): CommentFact => ({ line, endLine, text, ownLine: true });
const covers = (given: Facts) => sourceDirectives(given).map((directive) => directive.covers);

describe('what a comment in a source is about', () => {
  test('beside code its line; alone the next line too', () => {
    expect(covers(facts([{ line: 4, endLine: 4, text: 'audit-ignore a -- x', ownLine: false }]))).toEqual([[4, 4]]);
    expect(covers(facts([own(4, 'audit-ignore a -- x')]))).toEqual([[4, 5]]);
  });

  test('past further comments, and past a decorator to what it decorates', () => {
    expect(covers(facts([own(4, 'audit-ignore a -- x'), own(5, 'audit-ignore b -- x'), own(6, 'words', 8)]))).toEqual([
      [4, 9],
      [5, 9],
    ]);
    expect(covers(facts([own(4, 'audit-ignore a -- x')], [5]))).toEqual([[4, 6]]);
  });

  test('a file as a whole', () => {
    expect(covers(facts([own(30, 'audit-ignore-file a -- x')]))).toEqual([[1, 40]]);
  });
});

describe('what a comment in a document is about', () => {
  const covered = (...lines: readonly string[]) =>
    documentDirectives(lines.join('\n')).map((directive) => directive.covers);

  test('the next paragraph, past blank lines, to its end', () => {
    expect(covered('<!-- audit-ignore refuted-claim -- x -->', '', 'one', 'two', '', 'three')).toEqual([[1, 4]]);
    expect(covered('<!-- audit-ignore refuted-claim -- x -->', '- one', '- two')).toEqual([[1, 2]]);
  });

  test('its own line beside text', () => {
    expect(covered('| a | b | <!-- audit-ignore refuted-claim -- x -->', '| c |')).toEqual([[1, 1]]);
  });

  test('nothing in a code fence', () => {
    expect(covered('```', '<!-- audit-ignore refuted-claim -- x -->', '```', 'text')).toEqual([]);
    expect(covered('~~~', '```', '<!-- audit-ignore a -- x -->', '~~~')).toEqual([]);
  });

  test('at the end of a document', () => {
    expect(covered('text', '<!-- audit-ignore refuted-claim -- x -->')).toEqual([[2, 2]]);
  });
});

describe('blocks', () => {
  const blocks = (...words: readonly string[]) =>
    spansOf(sourceDirectives(facts(words.map((text, index) => own(index * 10 + 1, text)))), (rule) =>
      rule === 'nothing' ? 'names a rule that does not exist' : undefined,
    );

  test('from the start to the end that names the rule or none', () => {
    const { spans, bad } = blocks('audit-ignore-start a, b -- x', 'audit-ignore-end a', 'audit-ignore-end');
    expect(spans.map(({ rule, first, last }) => [rule, first, last])).toEqual([
      ['a', 1, 11],
      ['b', 1, 21],
    ]);
    expect(bad).toEqual([]);
  });

  test.each([
    [['audit-ignore-start a -- x'], 'starts a block that no audit-ignore-end closes'],
    [['audit-ignore-end a'], 'ends no block that was started'],
    [['audit-ignore-start a', 'audit-ignore-end'], 'gives no reason after --'],
    [['audit-ignore -- x'], 'names no rule'],
    [['audit-ignore nothing -- x'], 'names a rule that does not exist'],
  ])('%j suppresses nothing: %s', (words, problem) => {
    const { spans, bad } = blocks(...words);
    expect(spans).toEqual([]);
    expect(bad.map((one) => one.problem)).toEqual([problem]);
  });
});
