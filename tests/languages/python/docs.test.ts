import { describe, expect, test } from 'vitest';
import { read, statements, symbolNamed } from './written.js';

describe('docstrings', () => {
  test('of the module, a class, a function, a property and a variable', () => {
    const module = read(
      '#!/usr/bin/env python\n"""Module."""\nA = 1\n"""Variable."""\nclass B:\n  """Class."""\n  c = 1\n  """Property."""\n' +
        '  def d(self):\n    """Method.\n\n    More.\n      Indented.\n    """\n',
    );
    expect(module.outline.doc).toEqual({ text: 'Module.', line: 2, endLine: 2 });
    expect(symbolNamed(module, 'A').doc).toEqual({ text: 'Variable.', line: 4, endLine: 4 });
    expect(symbolNamed(module, 'B').doc?.text).toBe('Class.');
    expect(symbolNamed(module, 'B.c').doc?.text).toBe('Property.');
    expect(symbolNamed(module, 'B.d').doc).toEqual({ text: 'Method.\n\nMore.\n  Indented.', line: 10, endLine: 14 });
  });

  test.each([
    ['a raw one', 'r"""a\\b"""', 'a\\b'],
    ['one in pieces', '"a" "b"', 'ab'],
    ['below imports', 'from __future__ import annotations\n"""a"""', 'a'],
    ['with tabs and CR LF', '"""a\r\n\tb\r\n\t\tc\r\n"""', 'a\nb\n        c'],
    ['bytes are none', 'b"a"', undefined],
    ['an f-string is none', 'f"a"', undefined],
    ['below code is none', 'x = 1\n\n"a"', undefined],
    ['in a larger expression is none', '"a".b', undefined],
  ])('%s', (_, text, doc) => expect(read(text).outline.doc?.text).toBe(doc));

  test('text that documents nothing is a comment', () => {
    const module = read('def f():\n  x = 1\n  """Not\n  now."""\n  return x\n"""\nAnd a footer.\n"""\n');
    expect(module.outline.comments).toEqual([
      { line: 3, endLine: 4, text: 'Not\nnow.', ownLine: true },
      { line: 6, endLine: 8, text: 'And a footer.', ownLine: true },
    ]);
    expect(statements('f()\n"a"\n')).toEqual(['f()']);
  });
});

describe('comments', () => {
  test('text, lines and what is before them', () => {
    const text = '# one\nx = 1  #two\n\t## three ##\nif a:  # four\n    b\n    # five\n# "six"\ny = "# none"\n';
    expect(read(text).outline.comments.map(({ line, text, ownLine }) => [line, text, ownLine])).toEqual([
      [1, 'one', true],
      [2, 'two', false],
      [3, 'three ##', true],
      [4, 'four', false],
      [6, 'five', true],
      [7, '"six"', true],
    ]);
  });

  test('in brackets, types and strings', () => {
    const text = 'f(  # a\n  1,  # b\n)\ndef g(x: List[  # c\n  int]): pass\nf"""{\n  x  # d\n}"""\n';
    expect(read(text).outline.comments.map((comment) => comment.text)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a long one is cut after 4,000 characters', () => {
    expect(read(`# ${'a'.repeat(9000)}`).outline.comments[0]?.text).toHaveLength(4000);
  });
});
