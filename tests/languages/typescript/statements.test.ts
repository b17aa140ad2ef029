import { describe, expect, it } from 'vitest';
import { bare, bodyOf, branch, member, name, none, number, read, self, statements, string } from './reading.js';

const a = name('a');
const b = name('b');
const x = name('x');
const done = { kind: 'break' };

const FORMS: readonly (readonly [string, unknown])[] = [
  ['a;', [{ kind: 'expression', value: a }]],
  ['let a;', [{ kind: 'assign', targets: [a], declares: 'let' }]],
  ['const a: number[] = b;', [{ kind: 'assign', targets: [a], declares: 'const', type: 'number[]', value: b }]],
  [
    'var a = 1, b;',
    [
      { kind: 'assign', targets: [a], declares: 'var', value: number(1) },
      { kind: 'assign', targets: [b], declares: 'var' },
    ],
  ],
  ['a = b = 1;', [{ kind: 'assign', targets: [a, b], value: number(1) }]],
  ['a.b += 1;', [{ kind: 'assign', targets: [member(a, 'b')], operator: '+', value: number(1) }]],
  ['a ??= b;', [{ kind: 'assign', targets: [a], operator: '??', value: b }]],
  ['a++;', [{ kind: 'assign', targets: [a], operator: '+', value: number(1) }]],
  [
    'this.a[b] = 1;',
    [{ kind: 'assign', targets: [{ kind: 'index', object: member(self, 'a'), index: b }], value: number(1) }],
  ],
  [
    'a = 1, b = 2;',
    [
      { kind: 'assign', targets: [a], value: number(1) },
      { kind: 'assign', targets: [b], value: number(2) },
    ],
  ],
  ['delete a.b;', [{ kind: 'delete', targets: [member(a, 'b')] }]],
  ['throw a;', [{ kind: 'raise', value: a }]],
  ['if (a) b; else x;', [branch('if', a, [{ kind: 'expression', value: b }], [{ kind: 'expression', value: x }])]],
  ['if (a) {} else if (b) {}', [branch('if', a, [], [branch('if', b, [], [])])]],
  ['while (a) break;', [{ kind: 'while', initial: [], test: a, body: [done], otherwise: [] }]],
  ['do { break; } while (a);', [{ kind: 'while', initial: [], test: a, body: [done], otherwise: [] }]],
  ['for (;;) { continue; }', [{ kind: 'while', initial: [], body: [{ kind: 'continue' }], otherwise: [] }]],
  [
    'for (let x = 0, b = 1; x < 9; x++) {}',
    [
      {
        kind: 'while',
        initial: [
          { kind: 'assign', targets: [x], declares: 'let', value: number(0) },
          { kind: 'assign', targets: [b], declares: 'let', value: number(1) },
        ],
        test: { kind: 'compare', operator: '<', left: x, right: number(9) },
        update: { kind: 'assignment', target: x, operator: '+', value: number(1) },
        body: [],
        otherwise: [],
      },
    ],
  ],
  ['for (const x of a) {}', [{ kind: 'for', target: x, iterable: a, body: [], otherwise: [] }]],
  ['for (const x in a) {}', [{ kind: 'for', target: x, iterable: a, body: [], otherwise: [] }]],
  ['for (a.b of a) {}', [{ kind: 'for', target: member(a, 'b'), iterable: a, body: [], otherwise: [] }]],
  [
    'try { a; } catch (e) { throw e; } finally { b; }',
    [
      {
        kind: 'try',
        body: [{ kind: 'expression', value: a }],
        handlers: [{ types: [], name: 'e', body: [{ kind: 'raise', value: name('e') }] }],
        otherwise: [],
        finally: [{ kind: 'expression', value: b }],
      },
    ],
  ],
  ['try {} catch {}', [{ kind: 'try', body: [], handlers: [{ types: [], body: [] }], otherwise: [], finally: [] }]],
  [
    'switch (a) { case 1: case 2: break; default: b; }',
    [
      {
        kind: 'switch',
        subject: a,
        cases: [
          { tests: [number(1)], body: [] },
          { tests: [number(2)], body: [done] },
          { tests: [], body: [{ kind: 'expression', value: b }] },
        ],
      },
    ],
  ],
  ['{ a; }', [{ kind: 'block', body: [{ kind: 'expression', value: a }] }]],
  ['again: while (a) break again;', [{ kind: 'while', initial: [], test: a, body: [done], otherwise: [] }]],
  ['debugger;', [{ kind: 'pass' }]],
  [';', []],
  ['function f() {}', [{ kind: 'declare', symbol: 0 }]],
  ['class A {}', [{ kind: 'declare', symbol: 0 }]],
  ['interface A {}', [{ kind: 'declare', symbol: 0 }]],
  ['type A = 1;', [{ kind: 'declare', symbol: 0 }]],
  ['enum A { B }', [{ kind: 'declare', symbol: 0 }]],
  ["import 'm';", [{ kind: 'import', import: 0 }]],
  ["export * from 'm';", [{ kind: 'import', import: 0 }]],
  ["import fs = require('fs');", [{ kind: 'import', import: 0 }]],
  ['export default a;', [{ kind: 'expression', value: a }]],
  [
    'namespace N { a; }',
    [
      { kind: 'declare', symbol: 0 },
      { kind: 'block', body: [{ kind: 'expression', value: a }] },
    ],
  ],
  ['(function () { a; })();', [{ kind: 'block', body: [{ kind: 'expression', value: a }] }]],
  ['void (async () => { a; })();', [{ kind: 'block', body: [{ kind: 'expression', value: a }] }]],
];

describe('statements', () => {
  it.each(FORMS)('%s', (text, expected) => {
    expect(statements(text)).toEqual(expected);
  });

  it('reads with', () => {
    expect(statements('with (a) b;', 'sample.js')).toEqual([
      { kind: 'with', items: [{ context: a }], body: [{ kind: 'expression', value: b }] },
    ]);
  });

  it('reads return with and without a value', () => {
    const module = read('function f() { if (a) return; return b; }');
    expect(bodyOf(module, 'f')).toEqual([branch('if', a, [{ kind: 'return' }], []), { kind: 'return', value: b }]);
  });

  it('reads patterns as dict, list, spread and assignment', () => {
    expect(statements('const { a, x: [b, , ...c], d = 1, ...e } = x;')).toEqual([
      {
        kind: 'assign',
        declares: 'const',
        targets: [
          {
            kind: 'dict',
            entries: [
              { key: string('a'), value: a },
              { key: string('x'), value: { kind: 'list', elements: [b, none, { kind: 'spread', value: name('c') }] } },
              { key: string('d'), value: { kind: 'assignment', target: name('d'), value: number(1) } },
              { value: name('e') },
            ],
          },
        ],
        value: x,
      },
    ]);
  });

  it('gives an assignment pattern the same form as a declared one', () => {
    const [assigned] = statements('({ a, x: b = 1 } = x);') as { targets: unknown }[];
    const [declared] = statements('const { a, x: b = 1 } = x;') as { targets: unknown }[];
    expect(assigned?.targets).toEqual(declared?.targets);
  });

  it('binds a caught pattern by a statement', () => {
    const [statement] = read('try {} catch ({ message }) { log(message); }').code;
    const handler = statement?.kind === 'try' ? statement.handlers[0] : undefined;
    expect(handler?.name).toBe('{ message }');
    expect(bare(handler?.body[0])).toEqual({
      kind: 'assign',
      declares: 'let',
      targets: [{ kind: 'dict', entries: [{ key: string('message'), value: name('message') }] }],
    });
  });

  it('runs static blocks of a class after its declaration', () => {
    expect(statements('class A { static { a; } }')).toEqual([
      { kind: 'declare', symbol: 0 },
      { kind: 'block', body: [{ kind: 'expression', value: a }] },
    ]);
  });

  it('keeps the words that older code has for this', () => {
    const module = read(
      'class A { go() { const me = this; var that = this; run(function () { me.n = 1; that.n = 2; }); let node = this; node = node.up; } }',
    );
    const code = JSON.stringify(bodyOf(module, 'A.go'));
    expect(code).toContain(JSON.stringify({ kind: 'assign', targets: [member(self, 'n')], value: number(1) }));
    expect(code).toContain(JSON.stringify({ kind: 'assign', targets: [member(self, 'n')], value: number(2) }));
    expect(code).toContain(JSON.stringify(member(name('node'), 'up')));
  });

  it('gives statements their lines', () => {
    const [first, second] = read('\n// note\nif (a) {\n  b;\n}\ntry {\n} catch (e) {\n}\n').code;
    expect(first).toMatchObject({ line: 3, endLine: 5 });
    expect(first?.kind === 'if' && first.then[0]).toMatchObject({ line: 4, endLine: 4 });
    expect(second).toMatchObject({ line: 6, endLine: 8, handlers: [{ line: 7, endLine: 8 }] });
  });
});
