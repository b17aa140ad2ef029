import { describe, expect, test } from 'vitest';
import { expression, read, statements } from './written.js';

/** Source and the same in full brackets, written by hand from the Python language reference, section 6. */
const FORMS: readonly (readonly [string, string])[] = [
  ['x', 'x'],
  ['((((x))))', 'x'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', '<none>'],
  ['...', '...'],
  ['a.b.c', 'a.b.c'],
  ['a[0]', 'a[0]'],
  ['a[0,]', 'a[tuple(0)]'],
  ['a[1:2, ::3, ...]', 'a[tuple(slice 1 2 -, slice - - 3, ...)]'],
  ['a[:]', 'a[slice - - -]'],
  ['a[b:c:d]', 'a[slice b c d]'],
  ['f()', 'f()'],
  ['f(a, *b, key=c, **d)', 'f(a, (spread b), key=c, (spread d))'],
  ['f(*a.b())', 'f((spread a.b()))'],
  ['f(x for x in y)', 'f(generator(x for x in y))'],
  ['a.b(c)(d)[e]', 'a.b(c)(d)[e]'],
  ['a + b - c', '((a + b) - c)'],
  ['a ** b ** c', '(a ** (b ** c))'],
  ['-a ** -b', '(- (a ** (- b)))'],
  ['a // b % c @ d', '(((a // b) % c) @ d)'],
  ['a & b | c ^ d << e >> f', '((a & b) | (c ^ ((d << e) >> f)))'],
  ['~a', '(~ a)'],
  ['+a', '(+ a)'],
  ['not a', '(not a)'],
  ['a and b or c', '((a and b) or c)'],
  ['a < b', '(a < b)'],
  ['a < b <= c', '((a < b) and (b <= c))'],
  ['a is not b', '(a is not b)'],
  ['a  not  in  b', '(a not in b)'],
  ['a <> b', '(a != b)'],
  ['a if b else c', '(if b then a else c)'],
  ['[]', 'list()'],
  ['[1, *a]', 'list(1, (spread a))'],
  ['()', 'tuple()'],
  ['(1,)', 'tuple(1)'],
  ['1, 2', 'tuple(1, 2)'],
  ['f(),', 'tuple(f())'],
  ['{1, 2}', 'set(1, 2)'],
  ['{}', 'dict()'],
  ["{'a': 1, **b}", 'dict("a": 1, **b)'],
  ['[x for x in y if x if z]', 'list(x for x in y if x if z)'],
  ['{x for x in y}', 'set(x for x in y)'],
  ['{k: v for k, v in y}', 'dict(k: v for tuple(k, v) in y)'],
  ['[a for b in c for a in b]', 'list(a for b in c for a in b)'],
  ['lambda: 0', 'lambda(){return 0}'],
  ['lambda a, b=1, *c, d, **e: a', 'lambda(a, b = 1, *c, only d, **e){return a}'],
  ['await f()', '(await f())'],
  ['(yield)', '(yield)'],
  ['(yield a, b)', '(yield tuple(a, b))'],
  ['(yield from a)', '(yield (spread a))'],
  ['(a := b)', '(a := b)'],
  ['super().f', '<super>.f'],
  ['super(A, x).f()', '<super>.f()'],
];

describe('expressions', () => {
  test.each(FORMS)('%s', (source, wanted) => expect(expression(source)).toBe(wanted));
});

describe('numbers', () => {
  // Python's own values: print(0x1F, 0o17, 0b11, 1_000, .5, 1e3), and Python 2's 017 and 10L.
  test.each([
    ['0x1F', 31],
    ['0o17', 15],
    ['0b11', 3],
    ['1_000', 1000],
    ['.5', 0.5],
    ['1e3', 1000],
    ['017', 15],
    ['10L', 10],
    ['0xFFL', 255],
  ])('%s', (source, value) => {
    expect(read(source).code[0]).toMatchObject({ value: { kind: 'number', value, text: source } });
  });

  test('imaginary numbers have no value', () => expect(expression('2j')).toBe('<imaginary number>()'));
});

describe('strings', () => {
  test.each([
    ["'it''s'", '"its"'],
    [String.raw`'\x41\101\u00e9\U0001F600\n\\'`, JSON.stringify('AAé😀\n\\')],
    [String.raw`r'\n'`, JSON.stringify('\\n')],
    [String.raw`r'\\'`, JSON.stringify('\\\\')],
    [String.raw`b'\x41\u0041'`, JSON.stringify('A\\u0041')],
    [String.raw`'\d \N{DASH}'`, JSON.stringify('\\d \\N{DASH}')],
    ['"""a\nb"""', JSON.stringify('a\nb')],
    ["'a\\\nb'", JSON.stringify('ab')],
    ["'a' \"b\" '''c'''", JSON.stringify('abc')],
  ])('%s', (source, wanted) => expect(expression(`f(${source})`)).toBe(`f(${wanted})`));

  test('carriage returns before line feeds are gone, as Python reads them', () => {
    expect(expression('f("""a\r\nb""")')).toBe('f("a\\nb")');
  });

  test('long values are cut after 4,000 characters', () => {
    const [statement] = read(`x = '${'a'.repeat(9000)}'`).code;
    expect(statement).toMatchObject({ value: { kind: 'string', value: 'a'.repeat(4000) } });
  });
});

describe('f-strings', () => {
  test.each([
    ["f'plain'", 'template("plain")'],
    ["f'a{b}c{d.e()}'", 'template("a", b, "c", d.e())'],
    ["f'{a!r:>10}'", 'template(a)'],
    ["f'{a:{width}.{digits}}'", 'template(<formatted value>(a, width, digits))'],
    ["f'{{{a}}}'", 'template("{", a, "}")'],
    ["f'{a=}'", 'template("a=", a)'],
    ["f'{ a = }'", 'template(" a = ", a)'],
    ['f"{d["key"]}"', 'template(d["key"])'],
    ['f"{f"{f"{1}"}"}"', 'template(template(template(1)))'],
    [`'a' f'{b}' "c"`, 'template("a", b, "c")'],
    ["rf'\\d{a}'", 'template("\\\\d", a)'],
  ])('%s', (source, wanted) => expect(expression(source)).toBe(wanted));
});

describe('places', () => {
  test('a call knows its first and last line', () => {
    const [statement] = read('\n\nf(\n  a,\n)\n').code;
    expect(statement).toMatchObject({ line: 3, endLine: 5, value: { line: 3, endLine: 5 } });
  });

  test('characters outside the basic plane count two units and move no line', () => {
    const { outline, code } = read('"😀"\nx = "漢字 😀"; y = 1\ndef 名(a):\n    pass\n');
    expect(code.map((statement) => statement.line)).toEqual([2, 2, 3]);
    // "漢字 😀" is 5 units and two quotes; `x = ` before it and `; ` behind it make 13.
    expect(outline.symbols.map(({ name, startLine, column }) => [name, startLine, column])).toEqual([
      ['x', 2, 1],
      ['y', 2, 14],
      ['名', 3, 5],
    ]);
  });

  test('the three kinds of line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { outline, code } = read(`a = 1${end}b = 2${end}# c${end}`);
      expect(code.map((statement) => statement.line)).toEqual([1, 2]);
      expect(outline.comments).toEqual([{ line: 3, endLine: 3, text: 'c', ownLine: true }]);
      expect(outline.lines).toBe(3);
    }
  });

  test('a byte order mark is no code', () => expect(statements('\uFEFFx = 1\n')).toEqual(['x = 1']));
});
