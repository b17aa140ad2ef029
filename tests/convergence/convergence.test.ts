import { expect, test } from 'vitest';
import { findConvergence } from '../../src/convergence/index.js';
import type { Tag } from '../../src/model/rule.js';
import type { PlacedTag } from '../../src/tags/index.js';
import { recordsOf } from '../graph/graph-of.js';

function tagged(path: string, symbol: string, tag: Tag, line = 1): PlacedTag {
  return { path, tag: { tag, line, symbol, source: 'written', reason: '' } };
}

/** `from -> to: seeds/loops/hooks, direct`. */
function cellsOf(convergence: ReturnType<typeof findConvergence>): string[] {
  return convergence.cells.map(
    ({ from, to, seeds, feedbackLoops, driftHooks, direct }) =>
      `${from} -> ${to}: ${seeds}/${feedbackLoops}/${driftHooks}, ${direct}`,
  );
}

function loopsOf(convergence: ReturnType<typeof findConvergence>): string[] {
  return convergence.loops.map(({ kind, folders, links }) => {
    const places = links.map((link) => `${link.path}:${link.line}`);
    return `${kind} ${folders.join(' ')}: ${places.join(' ')}`;
  });
}

const SETTINGS = 'RATE = 0.1\n\n\ndef rate():\n    return RATE\n';
const USER = 'from base.settings import RATE\n\n\ndef fit(data):\n    return RATE * data\n';

test('a seed reaches the folder that imports it, and a loop the folder that calls it', () => {
  const records = recordsOf({
    'base/settings.py': SETTINGS,
    'base/memory.py': 'class Memory:\n    def learn(self, reward):\n        self.value = self.value + reward\n',
    'agent/fit.py': USER,
    'agent/run.py':
      'from base.memory import Memory\n\n\nclass Run:\n    def __init__(self, memory: Memory):\n        self.memory = memory\n\n    def go(self, reward):\n        self.memory.learn(reward)\n',
  });
  const found = findConvergence(
    records,
    [tagged('base/settings.py', 'RATE', 'seed'), tagged('base/memory.py', 'Memory.learn', 'feedback-loop', 2)],
    [],
  );
  expect(found.level).toBe(1);
  expect(cellsOf(found)).toEqual(['base -> agent: 1/1/0, 2']);
  expect(found.cells[0]?.evidence).toEqual([
    {
      tag: 'feedback-loop',
      path: 'base/memory.py',
      line: 2,
      symbol: 'Memory.learn',
      how: 'called',
      steps: 1,
      at: { path: 'agent/run.py', line: 9, symbol: 'Run.go' },
    },
    {
      tag: 'seed',
      path: 'base/settings.py',
      line: 1,
      symbol: 'RATE',
      how: 'imported',
      steps: 1,
      at: { path: 'agent/fit.py', line: 1, symbol: '' },
    },
  ]);
  expect(found.loops).toEqual([]);
});

test('a seed is read through its module, and follows calls over functions in between', () => {
  const records = recordsOf({
    'base/settings.py': SETTINGS,
    'agent/fit.py': 'from base import settings\n\n\ndef fit(data):\n    return settings.RATE * data\n',
    'shop/buy.py': 'from base.settings import rate\n\n\ndef buy():\n    return rate()\n',
    'till/pay.py': 'from shop.buy import buy\n\n\ndef pay():\n    return buy()\n',
    'base/__init__.py': '',
    'yard/tree.py': 'from shop.buy import nothing\n\n\ndef grow():\n    return 1\n',
  });
  const found = findConvergence(records, [tagged('base/settings.py', 'RATE', 'seed')], []);
  expect(cellsOf(found)).toEqual(['base -> agent: 1/0/0, 1', 'base -> shop: 1/0/0, 0', 'base -> till: 1/0/0, 0']);
  expect(found.cells.map((cell) => cell.evidence[0]?.steps)).toEqual([1, 2, 3]);
});

test('a loop and a hook reach what they call; a seed does not', () => {
  const records = recordsOf({
    'a/learn.ts':
      "import { log } from '../b/log.js';\nexport function learn(reward: number): void {\n  log(reward);\n}\n",
    'b/log.ts': 'export function log(value: number): void {\n  console.log(value);\n}\n',
  });
  const as = (tag: Tag) => cellsOf(findConvergence(records, [tagged('a/learn.ts', 'learn', tag)], []));
  expect(as('feedback-loop')).toEqual(['a -> b: 0/1/0, 1']);
  expect(as('drift-hook')).toEqual(['a -> b: 0/0/1, 1']);
  expect(as('seed')).toEqual([]);
  expect(as('caution')).toEqual([]);
});

test('an import for types alone brings no value, and tests reach nothing', () => {
  const records = recordsOf({
    'a/model.ts': 'export class Model {\n  rate = 0.1;\n}\n',
    'b/use.ts': "import type { Model } from '../a/model.js';\nexport const name = (model: Model) => String(model);\n",
    'tests/model.test.ts': "import { Model } from '../a/model.js';\nnew Model();\n",
  });
  const found = findConvergence(records, [tagged('a/model.ts', 'Model', 'seed')], []);
  expect(found.folders.map(({ folder }) => folder)).toEqual(['a', 'b']);
  expect(found.cells).toEqual([]);
});

test('loops: modules that reach each other, a chain that comes back, folders that only use each other', () => {
  const circle = recordsOf({
    'a/one.ts': "import { two } from '../b/two.js';\nexport const one = () => two();\n",
    'b/two.ts': "import { one } from '../a/one.js';\nexport const two = () => one();\n",
  });
  expect(loopsOf(findConvergence(circle, [], []))).toEqual(['circle a b: a/one.ts:2 b/two.ts:2']);
  const chain = recordsOf({
    'a/start.ts': "import { mid } from '../b/mid.js';\nexport const start = () => mid();\n",
    'a/end.ts': 'export const end = () => 1;\n',
    'b/mid.ts': "import { inner } from './inner.js';\nexport const mid = () => inner();\n",
    'b/inner.ts': "import { end } from '../a/end.js';\nexport const inner = () => end();\n",
  });
  expect(loopsOf(findConvergence(chain, [], []))).toEqual(['return a b: a/start.ts:2 b/mid.ts:2 b/inner.ts:2']);
  const apart = recordsOf({
    'a/start.ts': "import { left } from '../b/left.js';\nexport const start = () => left();\n",
    'a/end.ts': 'export const end = () => 1;\n',
    'b/left.ts': 'export const left = () => 2;\n',
    'b/right.ts': "import { end } from '../a/end.js';\nexport const right = () => end();\n",
  });
  expect(loopsOf(findConvergence(apart, [], []))).toEqual(['apart a b: a/start.ts:2 b/right.ts:2']);
});

test('a loop over three folders names them in order and what its links bear', () => {
  const records = recordsOf({
    'act/policy.py': 'from learn.update import learn\n\n\ndef act(state):\n    return learn(state)\n',
    'learn/update.py': 'def learn(reward):\n    from store.log import note\n    return note(reward)\n',
    'store/log.py': 'def note(value):\n    from act.policy import act\n    return act(value)\n',
  });
  const found = findConvergence(records, [tagged('learn/update.py', 'learn', 'feedback-loop')], []);
  expect(loopsOf(found)).toEqual(['circle act learn store: act/policy.py:5 learn/update.py:3 store/log.py:3']);
  expect(found.loops[0]?.carries.map(({ tag, symbol }) => `${tag} ${symbol}`)).toEqual(['feedback-loop learn']);
});

test('with one top folder the next level counts, and with one folder in all nothing is compared', () => {
  const nested = recordsOf({
    'setup.py': 'VERSION = 1\n',
    'src/base/settings.py': SETTINGS,
    'src/agent/fit.py': 'from ..base.settings import RATE\n\n\ndef fit(data):\n    return RATE * data\n',
  });
  const found = findConvergence(nested, [tagged('src/base/settings.py', 'RATE', 'seed')], []);
  expect(found.level).toBe(2);
  expect(cellsOf(found)).toEqual(['src/base -> src/agent: 1/0/0, 1']);
  const single = findConvergence(recordsOf({ 'src/deep/one.py': SETTINGS }), [], []);
  expect([single.level, single.folders.length, single.cells.length]).toEqual([1, 1, 0]);
});

test('the order of files does not matter', () => {
  const files = { 'base/settings.py': SETTINGS, 'agent/fit.py': USER, 'box/fit.py': USER };
  const tags = [tagged('base/settings.py', 'RATE', 'seed')];
  const records = recordsOf(files);
  expect(findConvergence([...records].reverse(), tags, [])).toEqual(findConvergence(records, tags, []));
});
