import { describe, expect, it } from 'vitest';
import { branch, expression, member, name, none, number, read, self, string } from './reading.js';

const a = name('a');
const b = name('b');

const FORMS: readonly (readonly [string, unknown])[] = [
  ['a', a],
  ['this', self],
  ['0x10', { kind: 'number', value: 16, text: '0x10' }],
  ['1_000', { kind: 'number', value: 1000, text: '1_000' }],
  ['10n', { kind: 'number', value: 10, text: '10n' }],
  ["'x\\n'", string('x\n')],
  ['`plain`', string('plain')],
  ['`to ${a} and ${b}!`', { kind: 'template', parts: [string('to '), a, string(' and '), b, string('!')] }],
  ['true', { kind: 'boolean', value: true }],
  ['false', { kind: 'boolean', value: false }],
  ['null', none],
  ['undefined', none],
  ['void 0', none],
  ['/a[/]b/gi', { kind: 'regex', text: '/a[/]b/gi' }],
  ['a.b', member(a, 'b')],
  ['a?.b', { kind: 'member', object: a, name: 'b', optional: true }],
  ['this.#hidden', member(self, '#hidden')],
  ['a[0]', { kind: 'index', object: a, index: number(0) }],
  ['a?.[b]', { kind: 'index', object: a, index: b }],
  ['a(b, ...c)', call(a, [b, { kind: 'spread', value: name('c') }], 'a')],
  ['a?.(b)', call(a, [b], 'a')],
  ['new a.B(1)', { ...call(member(a, 'B'), [number(1)], 'a.B'), constructs: true }],
  ['new A', { ...call(name('A'), [], 'A'), constructs: true }],
  ['tag`x${a}`', call(name('tag'), [{ kind: 'template', parts: [string('x'), a] }], 'tag')],
  ['a ? b : 1', branch('conditional', a, b, number(1))],
  ['[a, , ...b]', { kind: 'list', elements: [a, none, { kind: 'spread', value: b }] }],
  ['typeof a', { kind: 'unary', operator: 'typeof', operand: a }],
  ['delete a.b', { kind: 'unary', operator: 'delete', operand: member(a, 'b') }],
  ['void a()', { kind: 'other', what: 'void', children: [call(a, [], 'a')] }],
  ['-a', { kind: 'unary', operator: '-', operand: a }],
  ['+a', { kind: 'unary', operator: '+', operand: a }],
  ['!a', { kind: 'unary', operator: 'not', operand: a }],
  ['~a', { kind: 'unary', operator: '~', operand: a }],
  ['a++', { kind: 'assignment', target: a, operator: '+', value: number(1) }],
  ['--a', { kind: 'assignment', target: a, operator: '-', value: number(1) }],
  ['(a = b)', { kind: 'assignment', target: a, value: b }],
  ['(a *= b)', { kind: 'assignment', target: a, operator: '*', value: b }],
  ['(a ??= b)', { kind: 'assignment', target: a, operator: '??', value: b }],
  ['(a ||= b)', { kind: 'assignment', target: a, operator: 'or', value: b }],
  ['(a &&= b)', { kind: 'assignment', target: a, operator: 'and', value: b }],
  ['(a >>>= b)', { kind: 'assignment', target: a, operator: '>>', value: b }],
  ['(a, b)', { kind: 'other', what: 'comma', children: [a, b] }],
  ['(a as unknown as number)', a],
  ['a satisfies T', a],
  ['<number>a', a],
  ['a!.b!', member(a, 'b')],
  ['((a))', a],
  ['f<string>', name('f')],
  ['new.target', { kind: 'other', what: 'new.target', children: [] }],
  ['import.meta.url', member({ kind: 'other', what: 'import.meta', children: [] }, 'url')],
  ["import('./m.js')", { kind: 'other', what: 'import()', children: [string('./m.js')] }],
  ['#x in a', { kind: 'compare', operator: 'in', left: name('#x'), right: a }],
  ['class extends a {}', { kind: 'other', what: 'class', children: [a] }],
];

function call(callee: unknown, values: readonly unknown[], target: string): object {
  return { kind: 'call', callee, arguments: values.map((value) => ({ value })), target };
}

describe('expressions', () => {
  it.each(FORMS)('%s', (text, expected) => {
    expect(expression(`(${text})`)).toEqual(expected);
  });

  it.each(['+', '-', '*', '/', '%', '**', '&', '|', '^', '<<', '>>'])('a %s b is binary', (operator) => {
    expect(expression(`a ${operator} b`)).toEqual({ kind: 'binary', operator, left: a, right: b });
  });

  it.each([
    ['===', '=='],
    ['==', '=='],
    ['!==', '!='],
    ['!=', '!='],
    ['<', '<'],
    ['<=', '<='],
    ['>', '>'],
    ['>=', '>='],
    ['in', 'in'],
    ['instanceof', 'instanceof'],
  ])('a %s b compares by %s', (written, operator) => {
    expect(expression(`a ${written} b`)).toEqual({ kind: 'compare', operator, left: a, right: b });
  });

  it.each([
    ['&&', 'and'],
    ['||', 'or'],
    ['??', '??'],
  ])('a %s b is logical %s', (written, operator) => {
    expect(expression(`a ${written} b`)).toEqual({ kind: 'logical', operator, left: a, right: b });
  });

  it('reads unsigned shift as shift', () => {
    expect(expression('a >>> b')).toEqual({ kind: 'binary', operator: '>>', left: a, right: b });
  });

  it('reads objects: keys, shorthand, spread, computed keys, numbers', () => {
    const entries = [
      { key: string('x'), value: number(1) },
      { key: string('a'), value: a },
      { value: b },
      { key: name('k'), value: number(2) },
      { key: string('two words'), value: none },
      { key: number(3), value: a },
    ];
    const text = "({ x: 1, a, ...b, [k]: 2, 'two words': undefined, 3: a })";
    expect(expression(text)).toEqual({ kind: 'dict', entries });
  });

  it('reads arrow functions: one expression is one return, a block is its statements', () => {
    const module = read('run(x => x + 1, async (y) => { await y; });');
    const [statement] = module.code;
    const values = statement?.kind === 'expression' && statement.value.kind === 'call' ? statement.value.arguments : [];
    const [first, second] = values.map((argument) => argument.value);
    expect(first).toMatchObject({
      kind: 'function',
      parameters: [{ name: 'x', form: 'positional' }],
      body: [{ kind: 'return', value: { kind: 'binary', operator: '+' } }],
    });
    expect(first).not.toHaveProperty('async');
    expect(second).toMatchObject({
      kind: 'function',
      async: true,
      body: [{ kind: 'expression', value: { kind: 'await', value: { kind: 'name', name: 'y' } } }],
    });
  });

  it('reads yield with and without a value', () => {
    const module = read('function* g() { yield; yield 1; yield* other; }');
    expect(
      module.functions.get(0)?.body.map((statement) => statement.kind === 'expression' && statement.value),
    ).toMatchObject([
      { kind: 'yield' },
      { kind: 'yield', value: { kind: 'number', value: 1 } },
      { kind: 'yield', value: { kind: 'name', name: 'other' } },
    ]);
  });

  it('keeps the parts of JSX: components, attribute values, children, text', () => {
    const text = '<Panel size={3} {...rest}><b title="t">hi {user}</b></Panel>';
    expect(expression(text, 'sample.tsx')).toEqual({
      kind: 'other',
      what: 'JSX',
      children: [
        name('Panel'),
        number(3),
        { kind: 'spread', value: name('rest') },
        { kind: 'other', what: 'JSX', children: [string('t'), string('hi'), name('user')] },
      ],
    });
  });

  it('cuts long strings after 4,000 characters', () => {
    const value = expression(`'${'x'.repeat(5000)}'`) as { value: string };
    expect(value.value).toBe('x'.repeat(4000));
  });

  it('gives each node its line, past comments and blank lines before it', () => {
    const [statement] = read('const x =\n  // why\n  first(\n    second,\n  );').code;
    expect(statement).toMatchObject({
      line: 1,
      endLine: 5,
      value: { kind: 'call', line: 3, endLine: 5, arguments: [{ value: { line: 4 } }] },
    });
  });
});
