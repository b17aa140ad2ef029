import { describe, expect, it } from 'vitest';
import { bare, bodyOf, member, name, number, outlineOf, read, self, symbolNamed } from './reading.js';

describe('symbols of TypeScript', () => {
  it('lists every kind with qualified names, parents before children', () => {
    const text = `
      export class Model {
        rate = 0.1;
        constructor(private readonly seed: number) {}
        get size() { return 1; }
        set size(value) {}
        train() { function step() { const inner = () => 1; } }
        handler = () => 2;
      }
      interface Agent { name: string; act(state: number): string; }
      enum Mode { On }
      type Kind = 'a' | 'b';
      type Options = { rate: number };
      function outer() {}
      const limit = 3;
      const run = async () => {};
      namespace Space { export const inside = 1; export function within() {} }
    `;
    expect(outlineOf(text)).toEqual([
      'class Model',
      'property Model.rate',
      'constructor Model.constructor',
      'property Model.seed',
      'getter Model.size',
      'setter Model.size',
      'method Model.train',
      'function Model.train.step',
      'function Model.train.step.inner',
      'method Model.handler',
      'interface Agent',
      'property Agent.name',
      'method Agent.act',
      'enum Mode',
      'type Kind',
      'type Options',
      'property Options.rate',
      'function outer',
      'variable limit',
      'function run',
      'namespace Space',
      'variable Space.inside',
      'function Space.within',
    ]);
    for (const symbol of read(text).outline.symbols)
      if (symbol.parent !== undefined) expect(symbol.parent).toBeLessThan(symbol.id);
  });

  it('describes a method', () => {
    const module = read(
      'class A {\n  protected static async load(path: string, tries = 3, ...rest: string[]): Promise<A> {\n    return path;\n  }\n}',
    );
    expect(symbolNamed(module, 'A.load')).toEqual({
      id: 1,
      name: 'load',
      qualifiedName: 'A.load',
      kind: 'method',
      parent: 0,
      startLine: 2,
      endLine: 4,
      column: 26,
      exported: false,
      modifiers: ['protected', 'static', 'async'],
      decorators: [],
      parameters: [
        { name: 'path', line: 2, form: 'positional', type: 'string' },
        { name: 'tries', line: 2, form: 'positional', defaultText: '3' },
        { name: 'rest', line: 2, form: 'rest', type: 'string[]' },
      ],
      bases: [],
      type: 'Promise<A>',
      hasBody: true,
    });
  });

  it('reads parameters: optional, destructured, parameter properties; leaves out a this parameter', () => {
    const module = read(
      'class A { constructor(readonly x: number, { a, b = 1 }: Options = {}, y?: string) {} }\nfunction f(this: A, z) {}',
    );
    const [x, options, y] = module.functions.get(1)?.parameters ?? [];
    expect(x).toMatchObject({ name: 'x', property: true, type: 'number' });
    expect(options).toMatchObject({
      name: '{ a, b = 1 }',
      type: 'Options',
      defaultText: '{}',
      default: { kind: 'dict' },
      pattern: {
        kind: 'dict',
        entries: [{ value: { name: 'a' } }, { value: { kind: 'assignment', target: { name: 'b' } } }],
      },
    });
    expect(y).toMatchObject({ name: 'y', optional: true });
    expect(symbolNamed(module, 'A.x')).toMatchObject({ kind: 'property', modifiers: ['readonly'], type: 'number' });
    expect(symbolNamed(module, 'f').parameters.map((parameter) => parameter.name)).toEqual(['z']);
    expect(symbolNamed(module, 'A.constructor').parameters[1]).not.toHaveProperty('pattern');
  });

  it.each([
    ['abstract class A { abstract f(): void; }', 'A.f', ['abstract']],
    ['function f(x: string): void; function f(x) {}', 'f', ['overload']],
    ['declare function f(): void;', 'f', ['declare']],
    ['declare namespace N { function f(): void; }', 'N.f', []],
    ['declare class A { f(): void; }', 'A.f', []],
    ['interface I { f(): void }', 'I.f', []],
  ])('%s has no body', (text, symbol, modifiers) => {
    expect(symbolNamed(read(text), symbol)).toMatchObject({ hasBody: false, modifiers });
  });

  it('takes ambient functions of a declaration file for no overloads', () => {
    expect(symbolNamed(read('export function f(): void;', 'types.d.ts'), 'f')).toMatchObject({
      hasBody: false,
      modifiers: [],
    });
  });

  it.each([
    ['function* f() {}', 'f', ['generator']],
    ['async function f() {}', 'f', ['async']],
    ['const f = async () => {};', 'f', ['async']],
    ['const limit = 1;', 'limit', ['const']],
    ['const enum E { A }', 'E', ['const']],
    ['class A { #hidden = 1; }', 'A.#hidden', ['private']],
    ['class A extends B { override f() {} }', 'A.f', ['override']],
  ])('%s: modifiers', (text, symbol, modifiers) => {
    expect(symbolNamed(read(text), symbol).modifiers).toEqual(modifiers);
  });

  it('marks what the module exports, by whichever statement', () => {
    const module = read(
      'export function a() {}\nfunction b() {}\nconst c = 1;\nclass D {}\nfunction e() {}\nexport { b, c as see };\nexport default D;\nexport const { g } = c;',
    );
    expect(module.outline.symbols.filter((symbol) => symbol.exported).map((symbol) => symbol.name)).toEqual([
      'a',
      'b',
      'c',
      'D',
      'g',
    ]);
    expect(module.outline.exportedNames).toEqual(['b', 'see', 'default']);
  });

  it.each([
    ['export default function () {}', 'function default'],
    ['export default function train() {}', 'function train'],
    ['export default () => 1;', 'function default'],
    ['export default class {}', 'class default'],
    ['export default class Model {}', 'class Model'],
    ['export default { a: 1 };', 'variable default'],
  ])('%s', (text, expected) => {
    expect(outlineOf(text)).toEqual([expected]);
    expect(read(text).outline.symbols[0]?.exported).toBe(true);
  });

  it('reads heritage with targets', () => {
    const module = read(
      "import * as tf from 'tf';\nimport { Base as B } from './base.js';\nclass Own {}\nclass A extends B<number> implements tf.Layer, Own {}\nclass E extends Error {}\nclass M extends mix(Own) {}",
    );
    expect(symbolNamed(module, 'A').bases).toEqual([
      { name: 'B', target: './base.js.Base', relation: 'extends' },
      { name: 'tf.Layer', target: 'tf.Layer', relation: 'implements' },
      { name: 'Own', relation: 'implements' },
    ]);
    expect(symbolNamed(module, 'E').bases).toEqual([{ name: 'Error', target: 'Error', relation: 'extends' }]);
    expect(symbolNamed(module, 'M').bases).toEqual([{ name: 'mix(Own)', relation: 'extends' }]);
  });

  it('reads decorators with targets, and starts the symbol after them', () => {
    const module = read(
      "import { Injectable as I } from '@angular/core';\n@I({ a: 'x' })\n@own.tag\nexport class A {\n  @log()\n  run() {}\n}",
    );
    expect(symbolNamed(module, 'A')).toMatchObject({
      startLine: 4,
      decorators: [
        { name: '@angular/core.Injectable', line: 2, arguments: [{ text: "{ a: 'x' }" }] },
        { name: 'own.tag', line: 3, arguments: [] },
      ],
    });
    expect(symbolNamed(module, 'A.run')).toMatchObject({ startLine: 6, decorators: [{ name: 'log', line: 5 }] });
  });

  it('reads members of enums and of unions of strings', () => {
    const module = read(
      "enum E {\n  A = 'a',\n  B,\n  'C D' = 1 << 2,\n}\ntype U =\n  | 'x'\n  | 'y';\ntype Mixed = 'x' | number;",
    );
    expect(symbolNamed(module, 'E').members).toEqual([
      { name: 'A', line: 2, value: "'a'" },
      { name: 'B', line: 3 },
      { name: 'C D', line: 4, value: '1 << 2' },
    ]);
    expect(symbolNamed(module, 'U').members).toEqual([
      { name: 'x', line: 7, value: "'x'" },
      { name: 'y', line: 8, value: "'y'" },
    ]);
    expect(symbolNamed(module, 'Mixed')).not.toHaveProperty('members');
  });

  it('keeps initial values of properties and variables, as written and as code', () => {
    const module = read('const limit: number = 2 * 3;\nclass A { rate = 0.5; note; }');
    expect(symbolNamed(module, 'limit')).toMatchObject({ type: 'number', valueText: '2 * 3' });
    expect(bare(module.values.get(0))).toEqual({ kind: 'binary', operator: '*', left: number(2), right: number(3) });
    expect(bare(module.values.get(symbolNamed(module, 'A.rate').id))).toEqual({
      kind: 'number',
      value: 0.5,
      text: '0.5',
    });
    expect(module.values.has(symbolNamed(module, 'A.note').id)).toBe(false);
    expect(symbolNamed(read(`const long = '${'x'.repeat(500)}';`), 'long').valueText).toHaveLength(200);
  });

  it('takes only what the module itself declares for module variables', () => {
    const text = `
      let a = 1;
      if (a) { let b = 2; var c = 3; }
      for (let i = 0; i < 1; i++) {}
      test('x', () => { const d = 4; });
      (function () { const e = 5; })();
      const { f, g: [h] } = a;
      function run() { const j = 6; }
    `;
    expect(outlineOf(text).filter((line) => line.startsWith('variable'))).toEqual([
      'variable a',
      'variable c',
      'variable e',
      'variable f',
      'variable h',
    ]);
  });

  it('names functions in objects by the object, and marks the function expression', () => {
    const module = read(
      'const api = { rate: 1, train(x) { return this.rate; }, deep: { stop: () => 1 }, get size() { return 2; } };',
    );
    expect(module.outline.symbols.map((symbol) => `${symbol.kind} ${symbol.qualifiedName}`)).toEqual([
      'variable api',
      'method api.train',
      'method api.deep.stop',
      'getter api.size',
    ]);
    const value = module.values.get(0);
    expect(value).toMatchObject({
      kind: 'dict',
      entries: [{}, { value: { kind: 'function', symbol: 1 } }, {}, { value: { symbol: 3 } }],
    });
    expect(bodyOf(module, 'api.train')).toEqual([{ kind: 'return', value: member(self, 'rate') }]);
  });

  it('names functions of an object that a function returns, and of one that a call is given at module level', () => {
    expect(outlineOf('function make() { return { train() {} }; }')).toEqual(['function make', 'method make.train']);
    expect(outlineOf('const make = () => ({ stop: () => 1 });')).toEqual(['function make', 'method make.stop']);
    expect(outlineOf('const a = Object.freeze({ run() {} });')).toEqual(['variable a', 'method a.run']);
    expect(outlineOf('const m = (function () { const n = 1; return { get() { return n; } }; })();')).toEqual([
      'variable m',
      'variable n',
      'method m.get',
    ]);
    expect(outlineOf('function f() { send({ done() {} }); }')).toEqual(['function f']);
  });

  it('gives a function assigned in a constructor the class as parent and the constructor as its place', () => {
    const module = read('class A { constructor() { const n = 1; this.next = () => n; } }');
    expect(symbolNamed(module, 'A.next')).toMatchObject({ kind: 'method', parent: 0, within: 1 });
    expect(symbolNamed(module, 'A.constructor')).not.toHaveProperty('within');
  });

  it('gives a function expression that calls itself a symbol, and other names for one symbol are that symbol', () => {
    expect(outlineOf('start(function tick() { tick(); });')).toEqual(['function tick']);
    expect(outlineOf('start(function done() { stop(); });')).toEqual([]);
    const module = read(
      'const f = function fact(n) { return fact(n); }; const A = class _A { make() { return _A; } };',
    );
    expect(bodyOf(module, 'f')).toMatchObject([{ value: { kind: 'call', callee: { name: 'f' } } }]);
    expect(bodyOf(module, 'A.make')).toEqual([{ kind: 'return', value: name('A') }]);
  });

  it('knows main blocks', () => {
    expect(read('a();\nif (require.main === module) {\n  a();\n}', 'a.js').outline.mainBlock).toEqual({
      startLine: 2,
      endLine: 4,
    });
    expect(read('if (import.meta.url === pathToFileURL(process.argv[1]).href) main();').outline.mainBlock).toEqual({
      startLine: 1,
      endLine: 1,
    });
    expect(read('function f() { if (require.main) {} }').outline).not.toHaveProperty('mainBlock');
  });
});
