import { describe, expect, it } from 'vitest';
import { MAX_NESTING } from '../../../src/model/code.js';
import { read } from './reading.js';

function comments(text: string, path?: string): string[] {
  return read(text, path).outline.comments.map((comment) => comment.text);
}

describe('comments', () => {
  it('gives lines, text and whether a comment stands alone', () => {
    expect(read('// one\nrun(); // two\n  /* three\n   * four\n   */ run();\n').outline.comments).toEqual([
      { line: 1, endLine: 1, text: 'one', ownLine: true },
      { line: 2, endLine: 2, text: 'two', ownLine: false },
      { line: 3, endLine: 5, text: 'three\nfour', ownLine: true },
    ]);
  });

  it.each([
    ["const a = 'http://x'; // yes"],
    ['const a = "/* no */"; // yes'],
    ['const a = `// no ${b /* yes */} // no`;'],
    ['const a = /[/]\\/\\/*/; // yes'],
    ["type A = 'a//b' | `x//${B}`; // yes"],
    ["function f(x: 'a//b'): '/*' {} // yes"],
    ["class A<T = '//'> implements B<'//'> { x: '//' = 1; ['//'] = 2; } // yes"],
    ["interface A { '//': '//'; /* yes */ b: 1 }"],
    ["enum A { 'a//' = '//' } // yes"],
    ["import a from 'http://x/y.js'; // yes"],
    ["export { a } from '//'; // yes"],
    ["declare module '//x' {} // yes"],
    ["f<'//'>(); new F<'//'>(); // yes"],
    ["@a('//') class A { @b('//') c(@d('//') e) {} } // yes"],
    ["const a = { '//': 1, ['//']: 2 }; // yes"],
    ["const { '//': a } = b; // yes"],
    ["const a = <T>'//' as '//'; // yes"],
    ["label: for (const a of '//') {} // yes"],
  ])('%s', (text) => {
    expect(comments(text)).toEqual(['yes']);
  });

  it('tells JSX text from comments', () => {
    expect(
      comments('const a = <a b="//" c={/* yes */ 1}>http://x {/* and this */}</a>; // last', 'sample.tsx'),
    ).toEqual(['yes', 'and this', 'last']);
  });

  it('leaves a first line for the shell out', () => {
    expect(comments('#!/bin/env -S // node\n// yes')).toEqual(['yes']);
  });

  it('reads a comment without end to the end', () => {
    expect(comments('run();\n/* open\nrun();')).toEqual(['open\nrun();']);
  });

  it('cuts after 4,000 characters', () => {
    expect(comments(`// ${'x'.repeat(9000)}`)[0]).toHaveLength(4000);
    expect(comments(`/* ${'x'.repeat(90000)} */`)[0]).toHaveLength(4000);
  });

  it('finds comments in code that is cut for its depth', () => {
    const deep = `const a = ${'['.repeat(MAX_NESTING + 20)}'//' /* yes */${']'.repeat(MAX_NESTING + 20)};`;
    expect(comments(deep)).toEqual(['yes']);
  });

  it('finds them among types, divisions and nested templates', () => {
    const text = [
      "import type { A } from './a.js'; // 1",
      'export abstract class B<T extends "//x"> /* 2 */ extends C {',
      '  // 3',
      '  private x = a / b / /* 4 */ c;',
      '  f(/* 5 */) { return `${ /* 6 */ `${/\\/\\*/}` }//`; } // 7',
      '}',
    ].join('\n');
    expect(comments(text)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });
});
