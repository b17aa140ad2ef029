import { describe, expect, test } from 'vitest';
import type { ImportFact } from '../../../src/model/facts.js';
import { read, statements } from './written.js';

function importsOf(text: string): readonly ImportFact[] {
  return read(text).outline.imports;
}

describe('forms', () => {
  const FORMS: readonly (readonly [string, readonly Partial<ImportFact>[]])[] = [
    ['import a', [{ module: 'a', namespace: 'a', names: [] }]],
    ['import a.b', [{ module: 'a.b', namespace: 'a.b' }]],
    [
      'import a.b as c, d',
      [
        { module: 'a.b', namespace: 'c' },
        { module: 'd', namespace: 'd' },
      ],
    ],
    [
      'from a.b import c, d as e',
      [
        {
          module: 'a.b',
          names: [
            { name: 'c', local: 'c' },
            { name: 'd', local: 'e' },
          ],
        },
      ],
    ],
    ['from .a import (\n  b,\n)', [{ module: '.a', names: [{ name: 'b', local: 'b' }], line: 1, endLine: 3 }]],
    ['from ... import a', [{ module: '...', names: [{ name: 'a', local: 'a' }] }]],
    ['from a import *', [{ module: 'a', names: [{ name: '*', local: '*' }] }]],
    ['from __future__ import annotations', [{ module: '__future__' }]],
    ['importlib.import_module("a.b")', [{ module: 'a.b', form: 'dynamic', names: [] }]],
    ['__import__("a")', [{ module: 'a', form: 'dynamic' }]],
    ['importlib.import_module(name)', []],
  ];
  test.each(FORMS)('%s', (source, wanted) => {
    const found = importsOf(source);
    expect(found).toMatchObject(wanted);
    expect(found).toHaveLength(wanted.length);
  });

  test('each module is a statement of its own', () => {
    expect(statements('import a, b\nfrom c import d')).toEqual(['import 0', 'import 1', 'import 2']);
  });
});

describe('conditions', () => {
  const guardOf = (text: string) => importsOf(text).map(({ module, guard, typeOnly }) => [module, guard, typeOnly]);

  test('the innermost of try, handler and if', () => {
    const text =
      'import a\ntry:\n  import b\nexcept ImportError:\n  import c\n  if x:\n    import d\nelse:\n  import e\n' +
      'if y:\n  try:\n    import f\n  finally:\n    import g\n';
    expect(guardOf(text)).toEqual([
      ['a', undefined, undefined],
      ['b', 'try', undefined],
      ['c', 'handler', undefined],
      ['d', 'if', undefined],
      ['e', undefined, undefined],
      ['f', 'try', undefined],
      ['g', 'if', undefined],
    ]);
  });

  test('suppress is a try', () => {
    expect(guardOf('with contextlib.suppress(ImportError):\n  import a\n')).toEqual([['a', 'try', undefined]]);
  });

  test('type checking', () => {
    const text = 'if typing.TYPE_CHECKING:\n  import a\nelse:\n  import b\nif TYPE_CHECKING:\n  import c\n';
    expect(guardOf(text)).toEqual([
      ['a', 'if', true],
      ['b', 'if', undefined],
      ['c', 'if', true],
    ]);
  });

  test('a function has conditions of its own', () => {
    const text =
      'try:\n  def f():\n    import a\nexcept E: pass\ndef g():\n  def h():\n    import b\nclass C:\n  import c\n';
    const { imports, symbols } = read(text).outline;
    const found = imports.map(({ module, guard, symbol }) => [module, guard, symbols[symbol ?? -1]?.qualifiedName]);
    expect(found).toEqual([
      ['a', undefined, 'f'],
      ['b', undefined, 'g.h'],
      ['c', undefined, 'C'],
    ]);
  });
});
