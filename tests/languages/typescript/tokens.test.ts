import { describe, expect, it } from 'vitest';
import { tokenise } from '../../../src/languages/typescript/tokens.js';

function texts(text: string): readonly string[] {
  return tokenise(text).text;
}

describe('tokens', () => {
  it('gives text, kind and line, and leaves comments and blank space out', () => {
    const { text, kind, line } = tokenise(
      '#!/bin/node\n// note\nconst a = 1.5e-3; /* two\nlines */\nreturn `x\n${b}`;\n"s";',
    );
    expect(text).toEqual(['const', 'a', '=', '1.5e-3', ';', 'return', '`x\n${b}`', ';', '"s"', ';']);
    expect([...kind]).toEqual([0, 1, 4, 2, 4, 0, 3, 4, 3, 4]);
    expect([...line]).toEqual([3, 3, 3, 3, 3, 5, 5, 6, 7, 7]);
  });

  it.each([
    ['a / b / c', ['a', '/', 'b', '/', 'c']],
    ['a = /b/g.test(c)', ['a', '=', '/b/g', '.', 'test', '(', 'c', ')']],
    ['f(a) / 2', ['f', '(', 'a', ')', '/', '2']],
    ['return /[/"]/', ['return', '/[/"]/']],
    ['this / 2', ['this', '/', '2']],
    ['x++ / 2', ['x', '++', '/', '2']],
    ['a = /unterminated', ['a', '=', '/', 'unterminated']],
    ['</b>', ['<', '/', 'b', '>']],
    ['a >>>= b ** c', ['a', '>>>=', 'b', '**', 'c']],
    ['a?.b ?? c?.5:d', ['a', '?.', 'b', '??', 'c', '?', '.5', ':', 'd']],
    ['0xFF 1_000n .5', ['0xFF', '1_000n', '.5']],
    ['this.#x $y _z ünï', ['this', '.', '#x', '$y', '_z', 'ünï']],
    ['\'it\\\'s\' "a\\"b"', ["'it\\'s'", '"a\\"b"']],
    ["'open\nnext", ["'open", 'next']],
    ['`a${ { b: `}` } }c` d', ['`a${ { b: `}` } }c`', 'd']],
    ["`${x.replace(/`/g, '}')}` d", ["`${x.replace(/`/g, '}')}`", 'd']],
    ['(...a) => a', ['(', '...', 'a', ')', '=>', 'a']],
    ['@dec class A {}', ['@', 'dec', 'class', 'A', '{', '}']],
    ['a\u3000+\u00a0\ufeffb', ['a', '+', 'b']],
    ['/* open', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('works on text that does not parse', () => {
    expect(texts('<<<<<<< HEAD\nfoo( { ]')).toEqual(['<<', '<<', '<<', '<', 'HEAD', 'foo', '(', '{', ']']);
  });

  it('knows keywords from names of Object.prototype', () => {
    expect([...tokenise('constructor toString __proto__ class').kind]).toEqual([1, 1, 1, 0]);
  });
});
