import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Handle } from '../../src/sandbox/session.js';
import { names, resultOf, SubjectProject } from './subject-project.js';
import { bestTier } from './tiers.js';

const tier = await bestTier();
const outside = mkdtempSync(join(tmpdir(), 'audit-outside-'));
writeFileSync(join(outside, 'secret.json'), '{"token":"outside"}');
writeFileSync(join(outside, 'settings.json'), '{"compilerOptions":{"paths":{"stolen":["./secret.json"]}}}');

const project = new SubjectProject({
  'tsconfig.json': `{
    // Settings as people write them.
    "extends": "./base.json",
    "compilerOptions": { "baseUrl": ".", "paths": { "@core/*": ["src/core/*"], "exact": ["src/core/one.ts"] }, },
  }`,
  'base.json': '{"compilerOptions":{"experimentalDecorators":true,"useDefineForClassFields":false,"target":"ES2017"}}',
  'src/core/one.ts': 'export const one = 1; export type Unused = number;',
  'src/core/index.ts': 'export const fromIndex = "index";',
  'src/data.json': '{"answer": 42}',
  'src/common.cjs': 'exports.common = (x) => x + 1; exports.dir = __dirname;',
  'src/esm.ts': `
    import { one } from '@core/one';
    import { one as exact } from 'exact';
    import { fromIndex } from './core';
    import { helper } from './helper.js';
    import { common } from './common.cjs';
    import data from './data.json';
    import type { Foo } from 'no-such-types';
    import { dirname } from 'node:path';
    import { fileURLToPath } from 'node:url';
    const here = dirname(fileURLToPath(import.meta.url));
    enum Colour { Red = 3 }
    namespace Inner { export const deep = 5; }
    const ready = await Promise.resolve('awaited');
    class Base { field?: string; constructor() { this.init(); } init() {} }
    class Derived extends Base { override field?: string; override init() { this.field = 'kept'; } }
    function sealed(target: Function) { Object.defineProperty(target, 'sealed', { value: true }); }
    @sealed class Decorated { constructor(private readonly x: number, public y = 2) {} sum() { return this.x + this.y; } }
    function notExported() { return [one, exact, fromIndex, helper(), common(1), data.answer, Colour.Red, Inner.deep, ready]; }
    const arrow = () => here;
    export const fields = () => new Derived().field;
    export const decorated = () => [(Decorated as unknown as { sealed: boolean }).sealed, new Decorated(1).sum()];
    export default class { static make(x: number) { return x * 2; } }
  `,
  'src/helper.ts': 'export const helper = () => "helped";',
  'src/a.ts': 'import { b } from "./b"; export const a = () => "a" + b(); export const name = () => "A";',
  'src/b.ts': 'import { name } from "./a"; export const b = () => name();',
  'src/view.tsx':
    'const h = (tag: string, _: unknown, ...rest: string[]) => tag + rest.join(""); const React = { createElement: h };\nexport const view = () => <div>x</div>;',
  'src/legacy.js': `
    function Bandit(n) { this.n = n; }
    Bandit.prototype.arms = function () { return this.n; };
    function hidden() { return 'reached'; }
    module.exports = { Bandit, tools: require('./common.cjs') };
  `,
  'src/missing.ts': `
    import tf, { layers } from '@tensorflow/tfjs-node';
    import { Injectable } from '@nestjs/common';
    import winston from 'winston';
    import * as tsconfig from 'base';
    import { v4 as number } from 'uuid';
    class Learner { log = winston.createLogger({}); id = number(); constructor() { this.log.child({ a: 1 }).info('made'); } learn() { return this.id.length; } }
    export const learn = () => new Learner().learn();
    const banner = 'banner ' + winston.format.simple();
    let optional = 'with';
    try { require('optional-one'); } catch { optional = 'without'; }
    const logger = winston.createLogger({});
    @Injectable() class Service { rate = 0.5; ok() { logger.info('called'); return this.rate; } }
    class Model extends layers.Layer { predict() { return 7; } }
    export const branch = () => [optional, banner, typeof tsconfig.anything];
    export const predict = () => new Model().predict();
    export const train = () => tf.tensor([1]).sum();
    export const caught = () => { try { return tf.tensor([1]); } catch { return 'fallback'; } };
    export const service = () => new Service().ok();
  `,
  'known.js': `
    const _ = require('lodash');
    const isString = require('lodash/isString');
    const tf = require('@tensorflow/tfjs');
    const { checkArgument } = require('precond');
    const { jStat } = require('jstat');
    const beta = require('@stdlib/random-base-beta');
    const from = (draw) => Array.from({ length: 4000 }, draw).reduce((sum, x) => sum + x, 0) / 4000;
    function whole() { const list = [1, 2, 3, 4, 5, 6, 7, 8]; tf.util.shuffle(list); return [list.join(), list.sort().join()]; }
    function plain() { return [_.range(3), _.sum([1, 2]), _.maxBy([{ a: 1 }, { a: 3 }], 'a').a, isString('x'), _.sampleSize([5, 5, 5], 2)]; }
    function refused() { checkArgument(1 > 2, 'not so'); }
    function means() { return [from(() => jStat.beta.sample(2, 6)), from(() => beta(3, 1))]; }
    function unknown() { return _.debounce(() => 1); }
    module.exports = { whole, plain, refused, means, unknown };
  `,
  'memory.js': 'module.exports = class Memory { constructor(n) { this.n = n; } size() { return this.n; } };',
  'tools.js': 'export const tools = { rate: 2, twice(x) { return this.rate * x; } }; export const data = { rate: 2 };',
  'page.js': `
    const inBrowser = typeof window !== 'undefined';
    class Tally { add(x) { return x + 1; } show() { return document.body.append('x'); } }
    const button = document.getElementById('go');
    button.addEventListener('click', () => new Tally().show());
    $('#chart').hide();
    function where() { return inBrowser; }
    function added() { return new Tally().add(1); }
    function shown() { return new Tally().show(); }
  `,
  'site/index.html': `
    <script src="https://example.org/library.js"></script>
    <script src="js/settings.js"></script><script src='js/tree.js'></script>
    <script src="js/buffer.js?v=2"></script><script src="../../stolen.js"></script><script src="js/unused.js"></script>
  `,
  'site/js/settings.js': 'const SETTINGS = { capacity: 3 };\ndocument.title = "x";',
  'site/js/tree.js': 'class Tree { total() { return SETTINGS.capacity; } }',
  'site/js/buffer.js':
    'class Buffer2 extends Tree { size() { return this.total() + 1; } }\nshown = 1;\nfunction grid() { return GRID.cells; }',
  'site/js/unused.js': 'throw new Error("nobody asked for it");',
  'site/js/stray.js':
    'const start = WORLD.cells();\nfunction twice(x) { return 2 * x; }\nfunction cells() { return WORLD.cells(); }',
  'src/outside.ts': `
    import secret from '../link/secret.json';
    import absolute from '${outside}/secret.json';
    import stolen from 'stolen';
    export const tokens = () => [secret, absolute, stolen].map((one) => { try { return typeof one.token; } catch { return 'refused'; } });
  `,
  'steal/tsconfig.json': `{"extends": "${outside}/settings.json"}`,
  'steal/subject.ts': 'import stolen from "stolen"; export const token = () => typeof stolen.token;',
  'deep/nested.ts': `export const value = ${'['.repeat(20_000)}${']'.repeat(20_000)};`,
  'deep/fine.ts': 'export const fine = () => "fine";',
  'broken.ts': 'export const x = (',
  'throwing.ts': 'throw new TypeError("at import");',
  'spinning.ts': 'for (;;);',
  'leaving.ts': 'process.exit(0);',
});
symlinkSync(outside, join(project.root, 'link'));
afterAll(() => {
  project.close();
  rmSync(outside, { recursive: true, force: true });
});

describe.skipIf(tier === undefined)('TypeScript and JavaScript', () => {
  const load = (path: string, limits = {}) => project.load(path, { tier: tier!, limits });

  test('aliases, folders, .js names, JSON, CommonJS, decorators, fields, top-level await', () => {
    const session = load('src/esm.ts');
    expect(session.load).toMatchObject({ status: 'ready', stubbed: [], failedImports: [] });
    expect(resultOf(session, 'notExported')).toEqual([1, 1, 'index', 'helped', 2, 42, 3, 5, 'awaited']);
    // With `useDefineForClassFields: false`, a field that is declared again keeps what the base's constructor set.
    expect(resultOf(session, 'fields')).toBe('kept');
    expect(resultOf(session, 'decorated')).toEqual([true, 3]);
    expect(resultOf(session, 'arrow')).toBe('/project/src');
    expect(resultOf(session, 'default.make', 4)).toBe(8);
    expect(names(session)).toEqual([
      'Base',
      'Decorated',
      'Derived',
      'arrow',
      'decorated',
      'default',
      'fields',
      'notExported',
      'sealed',
    ]);
  });

  test('circles, JSX, old-style classes and functions that are not exported', () => {
    expect(resultOf(load('src/a.ts'), 'a')).toBe('aA');
    expect(resultOf(load('src/view.tsx'), 'view')).toBe('divx');
    const legacy = load('src/legacy.js');
    expect(resultOf(legacy, 'hidden')).toBe('reached');
    const made = legacy.request({ kind: 'call', symbol: 'Bandit', construct: true, arguments: [{ value: 3 }] });
    expect(made.value).toMatchObject({ type: 'Bandit', members: ['arms', 'n'] });
  });

  test('packages that are not installed are replaced until something depends on them', () => {
    const session = load('src/missing.ts');
    expect(session.load).toMatchObject({
      status: 'ready',
      stubbed: ['@nestjs/common', '@tensorflow/tfjs-node', 'base', 'uuid', 'winston'],
      failedImports: ['optional-one'],
    });
    expect(resultOf(session, 'branch')).toEqual(['without', 'banner [winston.format.simple()]', 'function']);
    expect(resultOf(session, 'predict')).toBe(7);
    expect(resultOf(session, 'learn')).toBe(36);
    expect(resultOf(session, 'service')).toBe(0.5);
    // Even when the code itself goes on: what it then does is not what it does with the package.
    expect(resultOf(session, 'caught')).toMatchObject({ status: 'missing-dependency' });
    expect(resultOf(load('src/missing.ts'), 'train')).toMatchObject({ status: 'missing-dependency' });
  });

  test('functions of packages that are not installed do what they are known to do', () => {
    const session = load('known.js');
    const [drawn, sorted] = resultOf(session, 'whole') as [string, string];
    expect(sorted).toBe('1,2,3,4,5,6,7,8');
    expect(drawn).not.toBe(sorted);
    expect(resultOf(session, 'plain')).toEqual([[0, 1, 2], 3, 3, true, [5, 5]]);
    expect(session.request({ kind: 'call', symbol: 'refused', arguments: [] })).toMatchObject({
      status: 'threw',
      error: { message: 'not so' },
    });
    // Means of Beta(2, 6) and Beta(3, 1); six standard errors are 0.014 and 0.018.
    const [low, high] = resultOf(session, 'means') as [number, number];
    expect(Math.abs(low - 2 / 8)).toBeLessThan(0.014);
    expect(Math.abs(high - 3 / 4)).toBeLessThan(0.019);
    expect(resultOf(session, 'unknown')).toMatchObject({ status: 'missing-dependency' });
  });

  test('a class that is all a module exports has its own name, and objects of functions are reached', () => {
    const memory = load('memory.js');
    const made = memory.request({ kind: 'call', symbol: 'Memory', construct: true, arguments: [{ value: 3 }] });
    expect(made.value).toMatchObject({ type: 'Memory', members: ['n', 'size'] });
    const tools = load('tools.js');
    expect(names(tools)).toEqual(['tools']);
    expect(tools.request({ kind: 'call', symbol: 'tools.twice', arguments: [{ value: 4 }] }).value).toBe(8);
  });

  test('scripts of pages load, and what needs the page cannot be called', () => {
    const session = load('page.js');
    expect(session.load.status).toBe('ready');
    expect(resultOf(session, 'where')).toBe(false);
    expect(resultOf(session, 'added')).toBe(2);
    expect(resultOf(session, 'shown')).toMatchObject({ status: 'missing-dependency' });
  });

  test('a script is loaded with those scripts of its page that declare what it needs', () => {
    const session = load('site/js/buffer.js');
    expect(session.load).toMatchObject({ status: 'ready', beside: ['site/js/settings.js', 'site/js/tree.js'] });
    const made = session.request({ kind: 'call', symbol: 'Buffer2', construct: true, arguments: [] }).value as Handle;
    expect(session.request({ kind: 'method', on: made.handle, name: 'size', arguments: [] }).value).toBe(4);
    expect(names(session)).not.toContain('Tree');
    expect(resultOf(session, 'grid')).toMatchObject({ status: 'threw' });
  });

  test('what a script misses while it loads is replaced, and may not be called afterwards', () => {
    const session = load('site/js/stray.js');
    expect(session.load.status).toBe('ready');
    const doubled = session.request({ kind: 'call', symbol: 'twice', arguments: [{ value: 4 }] });
    expect(doubled.value).toBe(8);
    expect(resultOf(session, 'cells')).toMatchObject({ status: 'missing-dependency' });
  });

  test('nothing outside the project is bundled, whatever imports and settings say', () => {
    const session = load('src/outside.ts');
    expect(session.load.stubbed).toContain('../link/secret.json');
    expect(resultOf(session, 'tokens')).toEqual(['function', 'function', 'function']);
    const steal = load('steal/subject.ts');
    expect(steal.load.stubbed).toEqual(['stolen']);
  });

  test('what cannot be loaded says why, and the next file loads', () => {
    expect(load('broken.ts').load).toMatchObject({ status: 'load-failed', reason: 'unexpected end of the file' });
    expect(load('throwing.ts').load).toMatchObject({ status: 'load-failed', reason: 'TypeError: at import' });
    expect(load('leaving.ts').load).toMatchObject({ status: 'exited' });
    expect(load('spinning.ts', { loadMs: 1_500 }).load).toMatchObject({ status: 'timeout' });
    expect(load('../elsewhere.ts').load).toMatchObject({ status: 'load-failed' });
    expect(load('none.ts').load).toMatchObject({ status: 'load-failed' });
    expect(['ready', 'load-failed', 'timeout']).toContain(load('deep/nested.ts').load.status);
    expect(resultOf(load('deep/fine.ts'), 'fine')).toBe('fine');
  });

  test('a session that failed to load answers, and never throws', () => {
    const session = load('broken.ts');
    expect(session.request({ kind: 'call', symbol: 'x', arguments: [] })).toMatchObject({
      status: 'exited',
      error: { type: 'load-failed' },
    });
  });
});
