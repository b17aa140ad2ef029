import { beforeAll, describe, expect, test } from 'vitest';
import { createPythonFrontEnd, type PythonFrontEnd } from '../../src/languages/python/index.js';
import { tokenise } from '../../src/languages/python/tokens.js';
import { MAX_NESTING } from '../../src/model/code.js';
import type { ParsedModule } from '../../src/model/facts.js';

let frontEnd: PythonFrontEnd;
beforeAll(async () => {
  frontEnd = await createPythonFrontEnd();
});

function nested(depth: number, line: (level: number) => string, last: string): string {
  const lines = Array.from({ length: depth }, (_, level) => ' '.repeat(level) + line(level));
  return `${lines.join('\n')}\n${' '.repeat(depth)}${last}\n`;
}

const TOO_DEEP = `nested deeper than ${MAX_NESTING} levels`;

/** Greatest number of statements and expressions inside each other, found without recursion. */
function depthOf(module: ParsedModule): number {
  let deepest = 0;
  const pending: [unknown, number][] = [
    [[module.code, [...module.functions.values()], [...module.values.values()]], 0],
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [value, depth] = next;
    if (value === null || typeof value !== 'object') continue;
    const inside = depth + ('kind' in value ? 1 : 0);
    deepest = Math.max(deepest, inside);
    for (const child of Object.values(value)) pending.push([child, inside]);
  }
  return deepest;
}

/** Text, and a problem that it must have; none when it must be read whole. */
const INPUTS: readonly (readonly [title: string, text: () => string, problem: string | undefined])[] = [
  ['50,000 open brackets', () => '('.repeat(50_000), 'syntax error'],
  ['50,000 brackets around a number', () => `x = ${'('.repeat(50_000)}1${')'.repeat(50_000)}`, undefined],
  ['50,000 lists', () => `x = ${'['.repeat(50_000)}${']'.repeat(50_000)}`, TOO_DEEP],
  ['20,000 calls', () => `x = ${'f('.repeat(20_000)}${')'.repeat(20_000)}`, TOO_DEEP],
  ['20,000 indices', () => `a${'[b'.repeat(20_000)}${']'.repeat(20_000)}`, TOO_DEEP],
  ['20,000 dictionaries', () => `x = ${'{1:'.repeat(20_000)}2${'}'.repeat(20_000)}`, TOO_DEEP],
  ['2,000 comprehensions', () => `x = ${'[a for a in '.repeat(2000)}b${']'.repeat(2000)}`, TOO_DEEP],
  ['a sum of 100,000', () => `x = ${'1+'.repeat(100_000)}1`, TOO_DEEP],
  ['30,000 strings added', () => `x = ${'"a"+'.repeat(30_000)}"a"`, TOO_DEEP],
  ['100,000 attributes', () => `x = a${'.b'.repeat(100_000)}`, TOO_DEEP],
  ['100,000 comparisons in a chain', () => `x = ${'a < '.repeat(100_000)}a`, TOO_DEEP],
  ['50,000 nots', () => `x = ${'not '.repeat(50_000)}a`, TOO_DEEP],
  ['20,000 lambdas', () => `x = ${'lambda: '.repeat(20_000)}1`, TOO_DEEP],
  ['20,000 conditions', () => `x = ${'a if b else '.repeat(20_000)}c`, TOO_DEEP],
  ['20,000 elifs', () => `if a:\n  pass\n${'elif b:\n  pass\n'.repeat(20_000)}`, TOO_DEEP],
  ['700 ifs', () => nested(700, () => 'if x:', 'pass'), 'syntax error'],
  ['700 functions', () => nested(700, (level) => `def f${level}():`, 'pass'), 'syntax error'],
  ['700 classes', () => nested(700, (level) => `class C${level}:`, 'pass'), 'syntax error'],
  ['2,000 functions', () => nested(2000, (level) => `def f${level}():`, 'pass'), 'syntax error'],
  ['10,000 patterns', () => `match x:\n  case ${'['.repeat(10_000)}${']'.repeat(10_000)}: pass\n`, TOO_DEEP],
  ['2,000 formats', () => `y = f"{x${':{y'.repeat(2000)}${'}'.repeat(2001)}"`, TOO_DEEP],
  ['50,000 targets', () => `${'a = '.repeat(50_000)}1`, undefined],
  ['100,000 continued lines without code', () => `x = 1 + ${'\\\n'.repeat(100_000)}2\n`, undefined],
  ['200 f-strings inside each other', () => `y = ${'f"{'.repeat(200)}x${'}"'.repeat(200)}`, undefined],
  ['a number of 100,000 digits', () => `x = ${'9'.repeat(100_000)}`, undefined],
  ['a string of 1 MB that is not closed', () => `x = '${'a'.repeat(1_000_000)}`, 'syntax error'],
  ['50,000 imports', () => Array.from({ length: 50_000 }, (_, index) => `import m${index}`).join('\n'), undefined],
  ['20,000 decorators', () => `${'@a\n'.repeat(20_000)}def f(): pass\n`, undefined],
  ['30,000 names in with', () => `with ${'a as b, '.repeat(30_000)}c: pass`, undefined],
  ['NUL bytes', () => 'x = 1\0\ny = 2\0\n', 'syntax error'],
  ['lone surrogates', () => 'x = "\ud800"\n\udc00 = 1\n', 'syntax error'],
  ['text that runs from right to left', () => 'x = "\u202e" # \u2066 if admin\n', undefined],
  [
    'all bytes',
    () => Array.from({ length: 100_000 }, (_, at) => String.fromCharCode((at * 7919) % 256)).join(''),
    'syntax error',
  ],
];

describe('the front end returns', () => {
  test.each(INPUTS)('%s', (_, text, problem) => {
    const module = frontEnd.parse(text(), 'hostile.py');
    const messages = module.outline.problems.map(({ message }) => message);
    if (problem === undefined) expect(messages).toEqual([]);
    else expect(messages).toContain(problem);
    expect(module.outline.parse).toBe(problem === undefined ? 'whole' : 'partial');
    // The module's own list and a level for each statement, expression and what stands for the rest.
    expect(depthOf(module)).toBeLessThanOrEqual(MAX_NESTING + 2);
  });

  test('the cut is told once, with its line', () => {
    const { problems } = frontEnd.parse(`a = 1\nx = ${'-'.repeat(5000)}a\ny = ${'-'.repeat(5000)}a\n`, 'x.py').outline;
    expect(problems).toEqual([{ line: 2, message: TOO_DEEP }]);
  });

  test('a good file after bad ones is read whole', () => {
    frontEnd.parse('('.repeat(10_000), 'bad.py');
    expect(frontEnd.parse('def f(): pass\n', 'good.py').outline).toMatchObject({
      parse: 'whole',
      symbols: [{ name: 'f' }],
    });
  });
});

describe('the lexer returns', () => {
  test.each(INPUTS)('%s', (_, text) => {
    const tokens = tokenise(text());
    expect(tokens.line).toHaveLength(tokens.text.length);
    expect(tokens.kind).toHaveLength(tokens.text.length);
  });
});

describe('random damage', () => {
  const SOURCE =
    'import numpy as np\n\n\nclass Agent(Base):\n    """Doc."""\n    rate: float = 0.1\n\n    def act(self, state, *, greedy=False):\n' +
    '        if greedy and state is not None:\n            return int(np.argmax(self.q[state]))\n' +
    '        try:\n            value = {k: f"{v!r:>{10}}" for k, v in state.items() if v}\n' +
    '        except (KeyError, ValueError) as error:\n            raise RuntimeError("x") from error\n' +
    '        with open("a") as f, lock:\n            f.write("😀")\n        match state:\n            case [a, *b]: pass\n';
  const PIECES = [
    '(',
    ')',
    '[',
    '"',
    "'",
    '"""',
    '{',
    '}',
    ':',
    '\n',
    '\\',
    '\t',
    'f"',
    'def ',
    'lambda ',
    '\0',
    '😀',
    '#',
    '<<<<<<< a\n',
  ];
  const SEED = 20_240_117;

  test(`never throws, and lines stay in the file (seed ${SEED})`, () => {
    let state = SEED;
    const random = (below: number) => {
      // Numerical Recipes' linear congruential generator.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    for (let round = 0; round < 400; round++) {
      let text = SOURCE;
      for (let edits = 1 + random(4); edits > 0; edits--) {
        const at = random(text.length);
        text = text.slice(0, at) + (PIECES[random(PIECES.length)] ?? '') + text.slice(at + random(12));
      }
      const { outline } = frontEnd.parse(text, 'damaged.py');
      tokenise(text);
      const lines = text.split('\n').length;
      for (const { startLine, endLine } of outline.symbols) {
        expect(startLine).toBeGreaterThanOrEqual(1);
        expect(endLine).toBeGreaterThanOrEqual(startLine);
        expect(endLine).toBeLessThanOrEqual(lines);
      }
    }
  });
});
