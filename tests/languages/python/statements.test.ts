import { describe, expect, test } from 'vitest';
import { bodyOf, read, statements } from './written.js';

/** Source and its statements, written by hand from the Python language reference, sections 7 and 8. */
const FORMS: readonly (readonly [string, string, readonly string[]])[] = [
  ['an assignment', 'a = 1', ['a = 1']],
  ['a chain of assignments', 'a = b = 1', ['a, b = 1']],
  ['a pattern', 'a, (b, *c) = d', ['tuple(a, tuple(b, (spread c))) = d']],
  ['a list pattern', '[a, b] = c', ['list(a, b) = c']],
  ['brackets around a target', '(a) = 1', ['a = 1']],
  ['elements and attributes', 'a[0], b.c = d', ['tuple(a[0], b.c) = d']],
  ['an annotation', 'a: int = 1', ['a: int = 1']],
  ['a bare annotation', 'a: List[int]', ['a: List[int]']],
  ['an augmented assignment', 'a //= 2', ['a //= 2']],
  ['an assigned yield', 'a = yield', ['a = (yield)']],
  ['two statements a line', 'a; b', ['a', 'b']],
  ['pass, break, continue', 'while a:\n  pass\n  break\n  continue', ['while a {pass; break; continue} else {}']],
  ['return', 'def f(): return\ndef g(): return 1, 2', ['declare 0', 'declare 1']],
  ['raise', 'raise\nraise A\nraise A(b) from c', ['raise -', 'raise A', 'raise A(b) from c']],
  ['assert', "assert a, 'm'", ['assert a, "m"']],
  ['delete', 'del a, b[0]\ndel (c, d)', ['delete a, b[0]', 'delete c, d']],
  ['global and nonlocal', 'global a, b\nnonlocal c', ['scope a, b', 'scope c']],
  ['if', 'if a:\n  b\nelif c:\n  d\nelse:\n  e', ['if a {b} else {if c {d} else {e}}']],
  ['for', 'for a, b in c:\n  d\nelse:\n  e', ['for tuple(a, b) in c {d} else {e}']],
  ['an asynchronous for', 'async for a in b: c', ['for a in b {c} else {}']],
  ['while', 'while a:\n  b\nelse:\n  c', ['while a {b} else {c}']],
  ['with', 'with a as b, c: d', ['with a as b, c {d}']],
  ['with in brackets', 'with (a as b, c() as d,):\n  e', ['with a as b, c() as d {e}']],
  ['with a condition', 'with a if b else c as d: e', ['with (if b then a else c) as d {e}']],
  ['with a pattern', 'with a as (b, c): d', ['with a as tuple(b, c) {d}']],
  [
    'try',
    'try:\n  a\nexcept B:\n  c\nexcept (D, e.F) as g:\n  h\nexcept:\n  i\nelse:\n  j\nfinally:\n  k',
    ['try {a} except [B] - {c} except [D, e.F] g {h} except [] - {i} else {j} finally {k}'],
  ],
  ['exception groups', 'try:\n  a\nexcept* B as c:\n  d', ['try {a} except [B] c {d} else {} finally {}']],
  ['a call of type', 'type(a).b = 1', ['type(a).b = 1']],
];

describe('statements', () => {
  test.each(FORMS)('%s', (_, source, wanted) => expect(statements(source)).toEqual(wanted));

  test('lines: a statement ends with its last line of code or comment', () => {
    const [outer] = read('if a:\n  b\n\n  # kept\n\nc\n').code;
    expect(outer).toMatchObject({ line: 1, endLine: 4 });
  });

  test('an elif starts at its own line and ends with the whole', () => {
    const [outer] = read('if a:\n  b\nelif c:\n  d\n').code;
    expect(outer).toMatchObject({ line: 1, endLine: 4, otherwise: [{ kind: 'if', line: 3, endLine: 4 }] });
  });
});

describe('match', () => {
  const CASES: readonly (readonly [string, string])[] = [
    ['1 | 2', 'case [1, 2] {pass}'],
    ['-1.5', 'case [(- 1.5)] {pass}'],
    ["'a'", 'case ["a"] {pass}'],
    ['None', 'case [<none>] {pass}'],
    ['a.b', 'case [a.b] {pass}'],
    ['_', 'case [] {pass}'],
    ['whole', 'case [] {whole = subject; pass}'],
    ['whole if whole > 1', 'case [(whole > 1)] {whole = subject; pass}'],
    ['[a, *rest]', 'case [list((a := <matched part>()), (spread (rest := <matched part>())))] {pass}'],
    ['(1, _)', 'case [tuple(1, <wildcard>())] {pass}'],
    ['1, 2', 'case [tuple(1, 2)] {pass}'],
    ["{'k': 1, **rest}", 'case [dict("k": 1, **(rest := <matched part>()))] {pass}'],
    ['Point(0, y=b)', 'case [Point(0, y=(b := <matched part>()))] {pass}'],
    ['int() as n if n', 'case [((n := int()) and n)] {pass}'],
  ];
  test.each(CASES)('case %s', (pattern, wanted) => {
    expect(statements(`match subject:\n  case ${pattern}: pass\n`)).toEqual([`switch subject ${wanted}`]);
  });

  test('match is a name elsewhere', () => expect(statements('match = re.match(a)')).toEqual(['match = re.match(a)']));
});

describe('Python 2', () => {
  const TEXT =
    'print "a", b\nprint >>err, c\nexec code in d\ntry:\n  pass\nexcept E, e:\n  raise X, "y"\nif a <> b:\n  z = `a`\n';

  test('its statements have a form', () => {
    expect(statements(TEXT)).toEqual([
      'print("a", b)',
      'print(c, file=err)',
      'exec(code, d)',
      'try {pass} except [E] e {raise X("y")} else {} finally {}',
      'if (a != b) {z = <backquotes>()} else {}',
    ]);
  });

  test('and make the file partly read', () => {
    const { outline } = read(TEXT);
    expect(outline.parse).toBe('partial');
    expect(outline.problems).toEqual([
      { line: 1, message: 'Python 2 syntax: print statement' },
      { line: 2, message: 'Python 2 syntax: print statement' },
      { line: 3, message: 'Python 2 syntax: exec statement' },
      { line: 6, message: 'Python 2 syntax: except with a comma' },
      { line: 7, message: 'Python 2 syntax: raise with a comma' },
      { line: 9, message: 'Python 2 syntax: backquotes' },
    ]);
  });

  test('exceptions without brackets are Python 3.14', () => {
    expect(read('try:\n  a\nexcept B, C:\n  d\n')).toMatchObject({
      outline: { parse: 'whole' },
      code: [{ handlers: [{ types: ['B', 'C'] }] }],
    });
  });

  test('a tuple parameter', () => {
    const module = read('def f(a, (b, c)):\n  return b\n');
    expect(module.functions.get(0)?.parameters).toMatchObject([
      { name: 'a' },
      { name: '(b, c)', pattern: { kind: 'tuple' } },
    ]);
  });
});

describe('docstrings are no code', () => {
  test('of a function', () => expect(bodyOf('def f():\n  "doc"\n  return 1\n', 'f')).toEqual(['return 1']));
  test('but a string elsewhere in an expression is', () => {
    expect(bodyOf('def f():\n  return "doc"\n', 'f')).toEqual(['return "doc"']);
  });
  test('an f-string is code', () => {
    expect(bodyOf('def f():\n  f"{a}"\n', 'f')).toEqual(['template(a)']);
  });
});
