import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typescriptFrontEnd } from '../../src/languages/typescript/index.js';
import { tokenise } from '../../src/languages/typescript/tokens.js';
import { MAX_NESTING } from '../../src/model/code.js';
import type { ParseProblem } from '../../src/model/facts.js';

interface Outcome {
  readonly parse: 'whole' | 'partial';
  readonly problems: readonly ParseProblem[];
  readonly symbols: number;
  readonly comments: number;
}

/** Has the stack and heap that the analysis gives its workers. Needs a build. */
let worker: Worker;
beforeAll(() => {
  worker = new Worker(new URL('./typescript-worker.mjs', import.meta.url), {
    resourceLimits: { stackSizeMb: 256, maxOldGenerationSizeMb: 1400 },
  });
});
afterAll(() => worker.terminate());

async function readInWorker(text: string): Promise<Outcome> {
  const answer = once(worker, 'message');
  worker.postMessage({ text, path: 'deep.tsx' });
  const [outcome] = await answer;
  return outcome as Outcome;
}

const nest = (open: string, inner: string, close: string, depth: number): string =>
  open.repeat(depth) + inner + close.repeat(depth);

const CUT = { parse: 'partial', problems: [{ message: `nested deeper than ${MAX_NESTING} levels` }] };
const WHOLE = { parse: 'whole', problems: [] };

describe('deep and long input', () => {
  it.each([
    ['functions in functions', nest('function f() {', '', '}', 2000), CUT],
    ['classes in methods', nest('class A { m() {', '', '} }', 2000), CUT],
    ['objects', `const x = ${nest('{ a: ', '1', '}', 20_000)};`, CUT],
    ['patterns', `const ${nest('{ a: ', 'x', '}', 10_000)} = y;`, CUT],
    ['conditionals', `const x = ${'a ? b : '.repeat(20_000)}c;`, CUT],
    ['functions called on the spot', nest('(function () {', '', '})();', 3000), CUT],
    ['labels', `${'a: '.repeat(20_000)}run();`, CUT],
    ['awaits', `async function f() { ${'await '.repeat(20_000)}x; }`, CUT],
    ['news', `const x = ${'new '.repeat(20_000)}a;`, CUT],
    ['namespaces', `namespace ${'a.'.repeat(10_000)}b {}`, CUT],
    ['calls in a chain', `const x = a${'.b()'.repeat(30_000)};`, CUT],
    ['casts', `const x = y${' as any'.repeat(50_000)};`, WHOLE],
    ['assignments in a chain', `${'a = '.repeat(50_000)}1;`, WHOLE],
    ['commas', `a${', a'.repeat(50_000)};`, WHOLE],
    [
      'tuples of types, with a comment behind',
      `type X = ${nest('[', '"//"', ']', 20_000)}; // c`,
      { ...WHOLE, comments: 1 },
    ],
    ['decorators', `${'@a '.repeat(20_000)}class A {}`, { ...WHOLE, symbols: 1 }],
    [
      'types that hold slashes, each with a comment',
      'type A = "a//b"; // d\n'.repeat(50_000),
      { ...WHOLE, comments: 50_000 },
    ],
    ['docs', '/** doc */\n'.repeat(50_000) + 'function f() {}', { ...WHOLE, comments: 50_000 }],
    [
      'methods put on this',
      `function F() {${'this.a = function () {};'.repeat(30_000)}}`,
      { ...WHOLE, symbols: 30_002 },
    ],
    [
      'methods put on a prototype',
      `function F() {}\n${'F.prototype.a = function () {};\n'.repeat(30_000)}`,
      { symbols: 30_002 },
    ],
    ['variables', `var a${', a'.repeat(50_000)};`, { ...WHOLE, symbols: 50_001 }],
    ['an open template', `const x = \`${'a // '.repeat(200_000)}`, { parse: 'partial', comments: 0 }],
  ])('%s', async (_, text, expected) => {
    expect(await readInWorker(text)).toMatchObject(expected);
  });

  it('reports nesting that the parser itself cannot take, without a large stack', () => {
    const { outline, code } = typescriptFrontEnd.parse(`const x = ${nest('[', '', ']', 200_000)};`, 'deep.ts');
    expect(outline).toMatchObject({
      parse: 'partial',
      problems: [{ line: 1, message: 'nested too deep for the parser' }],
    });
    expect(code).toEqual([]);
  });
});

const SAMPLE = `
/** Bandits. */
import { Matrix as M } from 'ml-matrix';
const fs = require('fs');
export class LinUcb<T extends M> extends Base implements Agent {
  private theta: number[] = [0, 1]; // 'weights'
  constructor(readonly alpha = 0.5, { d = 2, ...rest }: Options = {}) { super(); this.run = () => \`a\${alpha}//\`; }
  async update(x: number[], reward?: number): Promise<void> {
    try { for (const v of x) this.theta[0] += v ?? reward!; } catch ({ message }) { throw new Error(message); }
    switch (x.length) { case 0: return; default: do { x.pop(); } while (x.length > 1 && /[/*]/.test('a')); }
  }
}
function Net() { this.a = 1; }
Net.prototype.go = function go(n) { return n ? go(n - 1) : <any>fs.readFileSync('//'); };
module.exports = { Net, deep: { f() {} } };
if (require.main === module) (async function () { await new LinUcb().update([1]); })();
`;

describe('any text', () => {
  /** The sample with a few stretches cut out, doubled or replaced. */
  const mutated = fc
    .array(
      fc.tuple(
        fc.nat(SAMPLE.length),
        fc.nat(40),
        fc.constantFrom('', '(', '}', '`', '/*', "'", '<', '\0', '=> {', '${', '\ud800'),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((edits) =>
      edits.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), SAMPLE),
    );

  it.each(['ts', 'tsx', 'js'])('mutated %s is read without throwing, into facts that hang together', (ending) => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { outline, functions, values } = typescriptFrontEnd.parse(text, `any.${ending}`);
        for (const symbol of outline.symbols) {
          expect(symbol.startLine).toBeLessThanOrEqual(symbol.endLine);
          expect(symbol.endLine).toBeLessThanOrEqual(outline.lines);
          if (symbol.parent !== undefined) expect(symbol.parent).toBeLessThan(symbol.id);
        }
        for (const id of [...functions.keys(), ...values.keys()]) expect(outline.symbols[id]?.id).toBe(id);
        for (const fact of outline.imports)
          if (fact.symbol !== undefined) expect(functions.has(fact.symbol) || values.has(fact.symbol)).toBe(true);
        expect(outline.parse).toBe(outline.problems.length === 0 ? 'whole' : 'partial');
      }),
      { numRuns: 200, verbose: 1 },
    );
  });

  it('tokens cover the text in order and their lines ascend', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        const { text: texts, line, kind } = tokenise(text);
        let at = 0;
        for (const [index, token] of texts.entries()) {
          const found = text.indexOf(token, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + token.length;
          if (index > 0) expect(line[index]!).toBeGreaterThanOrEqual(line[index - 1]!);
        }
        expect(line.length).toBe(texts.length);
        expect(kind.length).toBe(texts.length);
      }),
      { numRuns: 200, verbose: 1 },
    );
  });
});
