import { describe, expect, it } from 'vitest';
import { probedTarget, read, symbolNamed } from './reading.js';

describe('imports', () => {
  it.each([
    ["import 'm';", { module: 'm', names: [], form: 'side-effect' }],
    ["import a from 'm';", { module: 'm', names: [{ name: 'default', local: 'a' }], form: 'import' }],
    ["import * as tf from 'm';", { module: 'm', names: [], namespace: 'tf', form: 'import' }],
    [
      "import a, { b, c as d } from './m.js';",
      {
        module: './m.js',
        names: [
          { name: 'default', local: 'a' },
          { name: 'b', local: 'b' },
          { name: 'c', local: 'd' },
        ],
        form: 'import',
      },
    ],
    [
      "import type { A } from 'm';",
      { module: 'm', names: [{ name: 'A', local: 'A' }], form: 'import', typeOnly: true },
    ],
    [
      "import { type A } from 'm';",
      { module: 'm', names: [{ name: 'A', local: 'A' }], form: 'import', typeOnly: true },
    ],
    ["import fs = require('fs');", { module: 'fs', names: [], namespace: 'fs', form: 'require' }],
    ["const fs = require('fs');", { module: 'fs', names: [], namespace: 'fs', form: 'require' }],
    ["require('./setup');", { module: './setup', names: [], form: 'require' }],
    [
      "const { a, b: c, ...d } = require('m');",
      {
        module: 'm',
        names: [
          { name: 'a', local: 'a' },
          { name: 'b', local: 'c' },
          { name: '*', local: 'd' },
        ],
        form: 'require',
      },
    ],
    [
      "const E = require('events').EventEmitter;",
      { module: 'events', names: [{ name: 'EventEmitter', local: 'E' }], form: 'require' },
    ],
    ["const tf = await import('tf');", { module: 'tf', names: [], namespace: 'tf', form: 'dynamic' }],
    ["import('m').then(run);", { module: 'm', names: [], form: 'dynamic' }],
    ["export * from 'm';", { module: 'm', names: [{ name: '*', local: '*' }], form: 're-export' }],
    ["export { a as b } from 'm';", { module: 'm', names: [{ name: 'a', local: 'b' }], form: 're-export' }],
    ["export * as ns from 'm';", { module: 'm', names: [{ name: '*', local: 'ns' }], form: 're-export' }],
  ])('%s', (text, expected) => {
    expect(read(text).outline.imports).toEqual([{ ...expected, line: 1, endLine: 1 }]);
  });

  it('says where an import stands: guard and symbol', () => {
    const module = read(
      "try { require('a'); } catch (e) { require('b'); }\nif (x) { try { y(); } finally { z(); } require('c'); }\nfunction f() { require('d'); }\nif (x) { const g = () => require('e'); }",
      'sample.js',
    );
    const { id } = symbolNamed(module, 'f');
    expect(module.outline.imports.map(({ module: from, guard, symbol }) => [from, guard, symbol])).toEqual([
      ['a', 'try', undefined],
      ['b', 'handler', undefined],
      ['c', 'if', undefined],
      ['d', undefined, id],
      ['e', undefined, symbolNamed(module, 'g').id],
    ]);
  });

  it('lists re-exported names', () => {
    expect(
      read("export * from 'a'; export { b, c as d } from 'e'; export * as f from 'g';").outline.exportedNames,
    ).toEqual(['*', 'b', 'd', 'f']);
  });

  it('makes no symbol of a name that is an import', () => {
    expect(read("const fs = require('fs'); const { a } = require('b');").outline.symbols).toEqual([]);
  });
});

describe('targets of calls', () => {
  it.each([
    ["import * as tf from 'tf'; function probe() { tf.layers.dense(); }", 'tf.layers.dense'],
    ["import { readFile as r } from 'node:fs'; function probe() { r(); }", 'node:fs.readFile'],
    ["import axios from 'axios'; function probe() { axios.get(); }", 'axios.get'],
    ["import { default as d } from 'm'; function probe() { d(); }", 'm'],
    ["const fs = require('fs'); function probe() { fs.readFileSync(); }", 'fs.readFileSync'],
    ["const { spawn: s } = require('child_process'); function probe() { s(); }", 'child_process.spawn'],
    ["function probe() { require('fs').readFileSync(); }", 'fs.readFileSync'],
    ["import fs = require('fs'); function probe() { fs.a(); }", 'fs.a'],
    ["async function probe() { const { a } = await import('m'); a(); }", 'm.a'],
    ["let tf; try { tf = require('tf'); } catch {} function probe() { tf.run(); }", 'tf.run'],
    ["function probe() { run(); } import { run } from 'm';", 'm.run'],
    ['function probe() { Math.random(); }', 'Math.random'],
    ['function probe() { fetch(); }', 'fetch'],
    ['function probe() { new Function(); }', 'Function'],
    ["import { A } from 'm'; function probe() { new A.B(); }", 'm.A.B'],
    ["import tag from 'm'; function probe() { tag`x`; }", 'm'],
    ["import a from 'm'; function probe() { a!.b?.c(); }", 'm.b.c'],
    // Bound in the file: no target.
    ["import fs from 'fs'; function probe(fs) { fs.a(); }", undefined],
    ["import fs from 'fs'; function probe({ fs }) { fs.a(); }", undefined],
    ["import fs from 'fs'; function probe() { if (fs) var fs = 1; fs.a(); }", undefined],
    ["import fs from 'fs'; function probe() { { var fs = 1; } fs.a(); }", undefined],
    ['function probe() { later(); } function later() {}', undefined],
    ['const log = console.log; function probe() { log(); }', undefined],
    ['class A {} function probe() { A.make(); }', undefined],
    ['enum E { A } function probe() { E.go(); }', undefined],
    ['namespace N {} function probe() { N.go(); }', undefined],
    ['function probe() { this.a(); }', undefined],
    ['function probe() { probe(); }', undefined],
    ['function probe() { (() => 1)(); }', undefined],
    ['function probe() { a[0].b(); }', undefined],
    ['import A = B.C; function probe() { A.d(); }', undefined],
    // A block's name ends with the block.
    ["import fs from 'fs'; function probe() { { const fs = 1; } fs.a(); }", 'fs.a'],
    ["import fs from 'fs'; function probe() { for (const fs of []) {} fs.a(); }", 'fs.a'],
    ["import fs from 'fs'; function probe() { try {} catch (fs) {} fs.a(); }", 'fs.a'],
    ["import fs from 'fs'; function other() { const fs = 1; } function probe() { fs.a(); }", 'fs.a'],
  ])('%s', (text, expected) => {
    expect(probedTarget(text)).toBe(expected);
  });

  it('treats names of Object.prototype like any other', () => {
    expect(probedTarget("import { toString as q } from '__proto__'; function probe() { q(); }")).toBe(
      '__proto__.toString',
    );
    expect(probedTarget('function probe() { constructor(); }')).toBe('constructor');
    expect(probedTarget('function probe() { __proto__.valueOf(); }')).toBe('__proto__.valueOf');
    expect(probedTarget('function toString() {} function probe() { toString(); }')).toBeUndefined();
  });
});
