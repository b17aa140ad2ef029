/** Source texts that parsers, walkers and recursive rules are known to fall over, with the status that each must end in. */

export interface HostileFile {
  /** Number and words of the case. */
  readonly title: string;
  readonly path: string;
  readonly content: () => string | Buffer;
  readonly status: 'analysed' | 'partial' | 'skipped';
  /** It may also run into the time-out of one file, on a machine that is slow or busy. */
  readonly mayTimeOut?: true;
  /** What the reason must say, when there must be one. */
  readonly reason?: RegExp;
  /** `--max-file-size` of the run, where the default would skip the file before it can do harm. */
  readonly maxFileSize?: string;
}

/** Keeps lines short, so that nothing counts as minified. */
function repeat(piece: string, times: number, perLine = 20): string {
  const line = `${piece.repeat(perLine)}\n`;
  return line.repeat(Math.floor(times / perLine)) + piece.repeat(times % perLine);
}

const nested = (open: string, inner: string, close: string, depth: number) =>
  repeat(open, depth) + inner + repeat(close, depth);

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

export const DEEP_TYPESCRIPT: readonly HostileFile[] = [
  {
    title: '1: 50,000 parentheses',
    path: 'parentheses.ts',
    content: () => `export const x = ${nested('(', '1', ')', 50_000)};\n`,
    // Parentheses are gone from normalised code, so nothing is left that is deep.
    status: 'analysed',
  },
  {
    title: '2: 5,000 ifs in each other',
    path: 'ifs.ts',
    content: () => `export function f(a: number) {\n${nested('if (a) {', 'a++;', '}', 5_000)}\n}\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '3: 20,000 else-ifs',
    path: 'else-ifs.ts',
    content: () =>
      `export function f(a: number) {\n  if (a === 0) { return 1; }\n${lines(20_000, (index) => `  else if (a === ${index}) { return ${index}; }`)}\n}\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '4: a sum of 100,000 numbers',
    path: 'sum.ts',
    content: () => `export const x = ${repeat('1+', 100_000)}1;\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '5: a sum of 30,000 strings',
    path: 'strings.ts',
    content: () => `export const x = ${repeat('"a"+', 30_000)}"a";\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '6: a chain of 100,000 members',
    path: 'members.ts',
    content: () => `declare const a: any;\nexport const x = a${repeat('.b', 100_000)};\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '7: 20,000 JSX elements in each other',
    path: 'elements.tsx',
    content: () => `export const x = ${nested('<a>', 'x', '</a>', 20_000)};\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '8: 20,000 arrows in each other',
    path: 'arrows.ts',
    content: () => `export const x = ${repeat('() => ', 20_000)}1;\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: '9: 3,000 open type arguments',
    path: 'type-arguments.ts',
    content: () => `export const x = f${repeat('<a', 3_000)};\n`,
    status: 'partial',
  },
  {
    title: '10: one line of 20 MB, by default',
    path: 'one-line.js',
    content: () => 'x=1;'.repeat(5_000_000),
    status: 'skipped',
    reason: /too large/,
  },
  {
    title: '11: 100,000 functions of one name',
    path: 'same-name.ts',
    content: () => lines(100_000, () => 'function f(){}'),
    status: 'analysed',
    mayTimeOut: true,
  },
  {
    title: '12: 50,000 imports',
    path: 'imports.ts',
    content: () => lines(50_000, (index) => `import './m${index}.js';`),
    status: 'analysed',
  },
  {
    title: '21: a recursive conditional type and a union of 100,000 members',
    path: 'types.ts',
    content: () =>
      `type R<T> = T extends [infer H, ...infer Rest] ? [H, ...R<Rest>] : [];\nexport type U =\n${lines(100_000, (index) => `  | ${index}`)};\nexport type V = R<[]>;\n`,
    status: 'analysed',
  },
];

export const BROKEN_TEXT: readonly HostileFile[] = [
  {
    title: '13: an unterminated comment of 1 MB',
    path: 'comment.ts',
    content: () => `export const x = 1;\n/* ${repeat('word ', 200_000)}`,
    status: 'partial',
  },
  {
    title: '13: an unterminated string of 1 MB',
    path: 'string.py',
    content: () => `x = """ ${repeat('word ', 200_000)}`,
    status: 'partial',
  },
  {
    title: '13: an unterminated template of 1 MB',
    path: 'template.ts',
    content: () => `export const x = \`${repeat('word ', 200_000)}`,
    status: 'partial',
  },
  {
    title: '14: some NUL characters',
    path: 'nul.py',
    content: () => `${lines(200, (index) => `value_${index} = ${index}`)}\n# a \0 here\n`,
    status: 'analysed',
    reason: /NUL/,
  },
  {
    title: '14: a binary file with the name of a source',
    path: 'binary.py',
    content: () => Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7) % 256)),
    status: 'skipped',
    reason: /binary/,
  },
  {
    title: '14: UTF-16 with a byte order mark',
    path: 'utf16.ts',
    content: () => Buffer.from('\uFEFFexport function area(w: number) {\n  return w;\n}\n', 'utf16le'),
    status: 'analysed',
    reason: /UTF-16/,
  },
  {
    title: '14: UTF-8 with a byte order mark',
    path: 'mark.py',
    content: () => '\uFEFFdef area(w):\n    return w\n',
    status: 'analysed',
  },
  {
    title: '14: bytes that are no UTF-8',
    path: 'latin1.py',
    content: () => Buffer.from('# caf\u00e9\ndef area(w):\n    return w\n', 'latin1'),
    status: 'analysed',
    reason: /Latin-1/,
  },
  {
    title: '14: lone surrogates and text that runs the other way',
    path: 'bidirectional.ts',
    content: () => 'export const role = "user\\ud800\u202e\u2066// admin\u2069\u2066";\n',
    status: 'analysed',
  },
  {
    title: '15: marks of a merge conflict, TypeScript',
    path: 'conflict.ts',
    content: () => '<<<<<<< HEAD\nexport const x = 1;\n=======\nexport const x = 2;\n>>>>>>> other\n',
    status: 'partial',
  },
  {
    title: '15: marks of a merge conflict, Python',
    path: 'conflict.py',
    content: () => '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n',
    status: 'partial',
  },
  {
    title: '16: names of Object.prototype, TypeScript',
    path: 'prototype.ts',
    content: () =>
      'import * as constructor from "./hasOwnProperty.js";\nexport class __proto__ { toString() { return constructor; } }\nexport function toString() { return 1; }\nexport const valueOf = { __proto__: null };\n',
    status: 'analysed',
  },
  {
    title: '16: names of Object.prototype, Python',
    path: 'prototype.py',
    content: () =>
      'import constructor\nfrom hasOwnProperty import __proto__\nclass __proto__:\n    def toString(self):\n        return constructor.__proto__\ndef valueOf():\n    return {"__proto__": 1}\n',
    status: 'analysed',
  },
];

export const HOSTILE_PYTHON: readonly HostileFile[] = [
  {
    title: '17: 100,000 escaped line breaks',
    path: 'backslashes.py',
    content: () => `x = 1 ${'\\\n'.repeat(100_000)}\n`,
    status: 'analysed',
  },
  {
    title: '18: 2,000 functions in each other',
    path: 'nested-functions.py',
    content: () => `${lines(1_200, (index) => `${' '.repeat(index)}def f${index}():`)}\n${' '.repeat(1_200)}return 1\n`,
    status: 'partial',
  },
  {
    title: '18: tabs mixed with blanks',
    path: 'tabs.py',
    content: () => 'def f(a):\n\tif a:\n        return 1\n\treturn 2\n',
    status: 'analysed',
  },
  {
    title: '18: a dedent to nowhere',
    path: 'dedent.py',
    content: () => 'def f(a):\n        if a:\n            return 1\n    return 2\n',
    status: 'partial',
  },
  {
    title: '19: 200 f-strings in each other',
    path: 'f-strings.py',
    content: () => `x = ${'f"{'.repeat(200)}1${'}"'.repeat(200)}\n`,
    status: 'analysed',
  },
  {
    title: '19: an integer of 100,000 digits',
    path: 'integer.py',
    content: () => `x = ${'7'.repeat(100_000)}\n`,
    status: 'analysed',
  },
  {
    title: '20: Python 2',
    path: 'python2.py',
    content: () => 'print "x"\ntry:\n    exec code in scope\nexcept ValueError, error:\n    raise E, "x"\n',
    status: 'partial',
  },
  { title: '20: a syntax error', path: 'syntax.py', content: () => 'def f(:\n    return\n', status: 'partial' },
  { title: '20: an empty file, Python', path: 'empty.py', content: () => '', status: 'analysed' },
  { title: '20: an empty file, TypeScript', path: 'empty.ts', content: () => '', status: 'analysed' },
  {
    title: '20: a notebook with a large output',
    path: 'notebook.ipynb',
    content: () => `{"cells": [{"outputs": ["${'x'.repeat(5_000_000)}"]}]}`,
    status: 'skipped',
    reason: /not a source file \(\.ipynb\)/,
  },
  {
    title: 'deep Python expressions',
    path: 'deep.py',
    content: () => `x = ${'('.repeat(30_000)}1${')'.repeat(30_000)}\ny = ${'['.repeat(30_000)}${']'.repeat(30_000)}\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
  {
    title: 'a sum of 100,000 numbers, Python',
    path: 'sum.py',
    content: () => `x = ${'1+'.repeat(100_000)}1\n`,
    status: 'partial',
    reason: /nested deeper than/,
  },
];

/** Run alone: each may eat a worker. */
export const HEAVY: readonly HostileFile[] = [
  {
    title: '10: one line of 20 MB, admitted by its user',
    path: 'one-line.ts',
    content: () => 'x = 1; '.repeat(2_900_000),
    status: 'skipped',
    reason: /out of memory|time-out/,
    maxFileSize: '50mb',
  },
  {
    title: '17: one Python line of 22 MB, admitted by its user',
    path: 'one-line.py',
    content: () => `x = [${'1, '.repeat(7_300_000)}]\n`,
    status: 'partial',
    reason: /gave up/,
    mayTimeOut: true,
    maxFileSize: '50mb',
  },
];
