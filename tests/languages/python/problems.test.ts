import { describe, expect, test } from 'vitest';
import { bodyOf, read, statements } from './written.js';

describe('what does not parse', () => {
  test.each([
    ['an empty text', '', []],
    ['a missing bracket', 'def f(:\n  pass\n', [{ line: 1, message: 'missing )' }]],
    ['two statements on a line', 'if x:\n    f(a)    f(b)\n', [{ line: 2, message: 'syntax error' }]],
    ['a lost indent', 'def f():\n  x = 1\n    y = 2\n', [{ line: 3, message: 'unexpected indent' }]],
    ['a dedent to nowhere', 'def f():\n    x = 1\n  y = 2\n', [{ line: 3, message: 'unexpected indent' }]],
    ['an indented module', '  x = 1\n', [{ line: 1, message: 'unexpected indent' }]],
    ['tabs of eight', 'if a:\n\tx = 1\n        y = 2\n', []],
    ['tabs of four', 'if a:\n\tx = 1\n    y = 2\n', [{ line: 3, message: 'unexpected indent' }]],
    ['a continued line', 'x = 1; \\\n  y = 2\n', []],
    [
      'a merge conflict',
      'a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> other\nc = 3\n',
      [2, 4, 6].map((line) => ({ line, message: 'merge conflict marker' })),
    ],
    ['a merge conflict in a string', 'x = """\n<<<<<<< HEAD\n>>>>>>> other\n"""\n', []],
  ])('%s', (_, text, problems) => {
    const { outline } = read(text);
    expect(outline.problems).toEqual(problems);
    expect(outline.parse).toBe(problems.length > 0 ? 'partial' : 'whole');
  });

  test('what stands around an error is read', () => {
    const text = 'import a\n\ndef f():\n    return 1\n\nx = = 3\n\ndef g():\n    return 2\n';
    expect(bodyOf(text, 'f')).toEqual(['return 1']);
    expect(bodyOf(text, 'g')).toEqual(['return 2']);
    expect(read(text).outline.imports).toMatchObject([{ module: 'a' }]);
  });

  test('both sides of a merge conflict are read', () => {
    const found = statements('a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> other\nc = 3\n');
    expect(found).toEqual(expect.arrayContaining(['a = 1', 'b = 1', 'b = 2', 'c = 3']));
  });

  test('at most 100 problems', () => {
    expect(read('x = = 1\n'.repeat(300)).outline.problems.length).toBeLessThanOrEqual(100);
  });
});

describe('lines', () => {
  test.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\n\n', 2],
  ])('%j', (text, lines) => expect(read(text).outline.lines).toBe(lines));
});
