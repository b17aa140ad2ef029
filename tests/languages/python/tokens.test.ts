import { describe, expect, test } from 'vitest';
import { tokenise } from '../../../src/languages/python/tokens.js';

const KINDS = ['keyword', 'identifier', 'number', 'string', 'operator'];

/** Tokens as `kind text`. */
function tokensOf(text: string): string[] {
  const { text: texts, kind } = tokenise(text);
  return texts.map((token, index) => `${KINDS[kind[index] ?? -1]} ${token}`);
}

function textsOf(text: string): readonly string[] {
  return tokenise(text).text;
}

describe('tokens', () => {
  test('of each kind', () => {
    expect(tokensOf('def f(x):  # c\n    return x + 0x1F if x else "s"\n')).toEqual([
      'keyword def',
      'identifier f',
      'operator (',
      'identifier x',
      'operator )',
      'operator :',
      'keyword return',
      'identifier x',
      'operator +',
      'number 0x1F',
      'keyword if',
      'identifier x',
      'keyword else',
      'string "s"',
    ]);
  });

  test.each([
    ['a**=b//c->d:=e...', ['a', '**=', 'b', '//', 'c', '->', 'd', ':=', 'e', '...']],
    ['1.5e-3+.5j-0xE+1_0', ['1.5e-3', '+', '.5j', '-', '0xE', '+', '1_0']],
    ['x!=y<>z', ['x', '!=', 'y', '<>', 'z']],
    ['match case type', ['match', 'case', 'type']],
    ['größe = 名', ['größe', '=', '名']],
    ['a \\\n + b', ['a', '+', 'b']],
    ['a = `b`', ['a', '=', '`', 'b', '`']],
  ])('%s', (text, wanted) => expect(textsOf(text)).toEqual(wanted));

  test('lines', () => {
    const { text, line } = tokenise('a\n"""b\n""" + c\\\nd\r\ne');
    expect(text).toEqual(['a', '"""b\n"""', '+', 'c', 'd', 'e']);
    expect([...line]).toEqual([1, 2, 3, 3, 4, 5]);
  });
});

describe('strings are whole', () => {
  test.each([
    `'it\\'s'`,
    '"a#b"',
    `rb'\\'`.replace("\\'", "\\\\'"),
    `'''a'b''c'''`,
    `Rb"x"`,
    `f"{d["k"]}"`,
    `f"{f"{f"{1}"}"}"`,
    `f"{x:'>10}"`,
    `f"{{"`,
    `f'{a["}"]}'`,
    `f"{key.split("{")[0]}"`,
    `f"{ {1: 2}[1]:{width}} x"`,
    `f"""{\n  a\n}"""`,
  ])('%s', (literal) => expect(textsOf(`x = ${literal} + y`)).toEqual(['x', '=', literal, '+', 'y']));

  test('one that is not closed ends with its line, in three quotes with the text', () => {
    expect(textsOf("x = 'a\ny = 1")).toEqual(['x', '=', "'a", 'y', '=', '1']);
    expect(textsOf('x = f"{a\ny = 1')).toEqual(['x', '=', 'f"{a', 'y', '=', '1']);
    expect(textsOf('x = """a\ny')).toEqual(['x', '=', '"""a\ny']);
  });
});

describe('strings that are statements are left out', () => {
  test.each([
    ['"""doc"""\nx', ['x']],
    ['def f():\n  "doc"\n  return 1', ['def', 'f', '(', ')', ':', 'return', '1']],
    ['"a" "b"\nx', ['x']],
    ['x; "a"; y', ['x', ';', ';', 'y']],
    ['f(\n"a"\n)', ['f', '(', '"a"', ')']],
    ['x = """a"""', ['x', '=', '"""a"""']],
    ['"a".b', ['"a"', '.', 'b']],
    ['"a"', []],
  ])('%j', (text, wanted) => expect(textsOf(text)).toEqual(wanted));

  test('also below a bracket that is never closed', () => {
    expect(textsOf('x = (1\ndef f():\n  "doc"\n  return 2')).not.toContain('"doc"');
  });
});
