import { describe, expect, it } from 'vitest';
import { MAX_NESTING } from '../../../src/model/code.js';
import { outlineOf, read } from './reading.js';

describe('input that is broken or odd', () => {
  it('keeps what parses, and says on which lines the rest stands', () => {
    const { outline } = read('function good() { return 1; }\nconst = ;\nfunction fine() {}\n');
    expect(outline.parse).toBe('partial');
    expect(outline.problems.map((problem) => problem.line)).toContain(2);
    expect(outline.symbols.map((symbol) => symbol.name)).toEqual(expect.arrayContaining(['good', 'fine']));
  });

  it('names merge-conflict markers', () => {
    const { outline } = read(
      'function a() {\n<<<<<<< HEAD\n  return 1;\n=======\n  return 2;\n>>>>>>> other\n}\nfunction b() {}',
    );
    expect(outline.problems).toEqual([2, 4, 6].map((line) => ({ line, message: 'merge conflict marker' })));
    expect(outline.symbols.map((symbol) => symbol.name)).toEqual(['a', 'b']);
  });

  it('reads a TypeScript file that begins like Python', () => {
    const { outline } = read('"""\nA docstring, isn\'t it\n"""\nfunction f() {}\n');
    expect(outline.parse).toBe('partial');
    expect(outline.problems[0]?.line).toBe(1);
    expect(outline.symbols.map((symbol) => symbol.name)).toEqual(['f']);
  });

  it.each([
    ['an empty file', '', 0],
    ['a byte order mark', '\ufeffconst a = 1;\n', 1],
    ['Windows line ends', 'const a = 1;\r\nconst b = 2;\r\n', 2],
    ['no line end at the end', 'const a = 1;\nconst b = 2;', 2],
    ['tabs among spaces', '\t const a = 1;\n \tconst b = 2;\n', 2],
  ])('reads %s whole', (_, text, lines) => {
    expect(read(text).outline).toMatchObject({ parse: 'whole', problems: [], lines });
  });

  it.each([
    ['NUL bytes', 'const a = 1;\0\0\nfunction f() { return "\0"; }'],
    ['a lone surrogate', 'const \ud800 = 1;\nfunction f() { return "\ud800"; }'],
    ['an unterminated string', 'const a = "open\nfunction f() {}'],
    ['an unterminated comment', 'function f() {}\n/* open'],
    ['an unterminated template', 'function f() {}\nconst a = `open ${'],
    ['Flow types', 'function f() {}\ntype A = {| a: ?string |};'],
  ])('survives %s', (_, text) => {
    const { outline } = read(text);
    expect(outline.parse).toBe('partial');
    expect(outline.symbols.map((symbol) => symbol.name)).toContain('f');
  });

  it('takes names of Object.prototype for names', () => {
    const text =
      'class __proto__ { constructor() {} toString() {} __proto__() {} }\nfunction hasOwnProperty() {}\nconst valueOf = 1;';
    expect(outlineOf(text)).toEqual([
      'class __proto__',
      'constructor __proto__.constructor',
      'method __proto__.toString',
      'method __proto__.__proto__',
      'function hasOwnProperty',
      'variable valueOf',
    ]);
  });

  it('says which language it read by the ending', () => {
    for (const ending of ['ts', 'tsx', 'mts', 'cts'])
      expect(read('', `a.${ending}`).outline.language).toBe('typescript');
    for (const ending of ['js', 'jsx', 'mjs', 'cjs'])
      expect(read('', `a.${ending}`).outline.language).toBe('javascript');
    expect(read('const a = <T>(x) => x;', 'a.ts').outline.parse).toBe('whole');
    expect(read('const a = <b>x</b>;', 'a.js').outline.parse).toBe('whole');
    expect(read('await run();', 'a.js').outline.parse).toBe('whole');
  });

  it('cuts what is nested deeper than the limit and keeps the rest', () => {
    const deep = `const a = ${'['.repeat(MAX_NESTING + 50)}${']'.repeat(MAX_NESTING + 50)};\nfunction f() {}`;
    const module = read(deep);
    expect(module.outline.parse).toBe('partial');
    expect(module.outline.problems).toEqual([{ line: 1, message: `nested deeper than ${MAX_NESTING} levels` }]);
    expect(module.outline.symbols.map((symbol) => symbol.name)).toEqual(['a', 'f']);
    expect(depthOf(module.code)).toBeLessThanOrEqual(MAX_NESTING);
    expect(JSON.stringify(module.code)).toContain('"what":"nested too deep"');
  });

  it('does not cut below the limit', () => {
    expect(read(`const a = ${'['.repeat(500)}${']'.repeat(500)};`).outline.parse).toBe('whole');
  });

  it('does not count parentheses, casts and non-null marks as levels', () => {
    expect(
      read(`const a = ${'('.repeat(500)}b${')'.repeat(500)}${'!'.repeat(900)}${' as T'.repeat(900)};`).outline.parse,
    ).toBe('whole');
  });
});

/** Levels of expressions and statements in normalised code. */
function depthOf(code: unknown): number {
  if (Array.isArray(code)) return Math.max(0, ...code.map(depthOf));
  if (code === null || typeof code !== 'object') return 0;
  const below = Math.max(0, ...Object.values(code).map(depthOf));
  return 'kind' in code ? below + 1 : below;
}
