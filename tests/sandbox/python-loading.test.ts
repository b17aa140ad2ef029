import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Argument } from '../../src/sandbox/session.js';
import { call, names, resultOf, SubjectProject } from './subject-project.js';
import { bestTier } from './tiers.js';

const tier = await bestTier();

const project = new SubjectProject({
  'src/pkg/__init__.py': 'import torch\nVERSION = "1.2"\nfrom .core.agent import Agent\n',
  'src/pkg/core/__init__.py': 'raise RuntimeError("the package around the subject is not run")\n',
  'src/pkg/core/records.py': `
from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

class Kind(Enum):
    GOOD = "good"

@dataclass
class Step:
    reward: float
    state: list[float] = field(default_factory=list)

class Point(NamedTuple):
    x: float
    y: float
`,
  'src/pkg/models/net.py': 'def helper():\n    return "helped"\n',
  'src/pkg/models/__init__.py': '',
  'src/pkg/core/unparsable.py': 'x = 1\ndef broken_name(:\n',
  'src/pkg/core/agent.py': `
from __future__ import annotations
import asyncio
import time
from typing import Optional
import numpy as np
import pandas as pd
import structlog
from tqdm import tqdm
from torch import nn
from fastapi import Depends
try:
    import torch
    HAVE_TORCH = True
except ImportError:
    HAVE_TORCH = False
from .records import Step, Point, Kind
from ..models import net
from pkg import VERSION
from src.pkg.models.net import helper
from . import generated_pb2
from .unparsable import broken_name

log = structlog.get_logger(__name__)

class Layer(nn.Module):
    def forward(self, x): return x * 2

class Agent:
    """Frames: \`pd.DataFrame\`."""
    def __init__(self, n: int = 2, frame: pd.DataFrame | None = None):
        log.info("made", n=n)
        self.log = structlog.get_logger().bind(agent=n)
        self.log.info("made")
        self.n = n
        self.q = np.zeros(n)
        self.table = {("s", 1): 0.5}
        self._hidden = [1.0]
    def branch(self): return HAVE_TORCH, VERSION, helper(), net.helper(), helper is net.helper
    def learn(self, step: Step) -> Step:
        self.q[0] += step.reward
        return Step(reward=float(self.q[0]), state=step.state)
    def kinds(self, steps: list[Step], points: tuple[Point, ...], kind: Kind, when: Optional[np.ndarray] = None):
        return [type(steps[0]).__name__, type(points).__name__, type(points[0]).__name__, type(kind).__name__, type(when).__name__]
    def kind_of(self, value): return type(value).__name__
    def double(self, x: np.ndarray) -> np.ndarray: return x * 2
    def numpy_values(self): return [np.float32(0.5), np.int64(3), np.bool_(True), np.array([[1, 2], [3, 4]]), np.array([True]), np.zeros((0, 2))]
    async def wait(self):
        before = time.time()
        await asyncio.sleep(3600)
        time.sleep(3600)
        return round(time.time() - before)
    def counting(self):
        yield 1
        yield 2
    def through(self, function): return function(np.array([1.0, 2.0]), 3)
    def append(self, items): items.append(9); return len(items)
    def frame(self): return pd.DataFrame([1])
    def caught(self):
        try:
            return pd.DataFrame([1])
        except Exception:
            return "fallback"
    def bar(self): return sum(x for x in tqdm([1, 2, 3], desc="training"))
    def layer(self): return Layer().forward(2)
    @staticmethod
    def scaled(x, *, by=2): return x * by

def free(a, b=2, *rest, c=3): return [a, b, list(rest), c]
def policy(): return lambda state: state + 1
`,
  'scripts/run.py':
    'import json\nimport random\nimport shared\n\ndef roll():\n    return shared.ONE, random.random() < 1, json.dumps(1)\n',
  'scripts/shared.py': 'ONE = 1\n',
  'scripts/random.py': 'raise RuntimeError("hides the standard library")\n',
  'numpy/__init__.py': 'raise RuntimeError("hides numpy")\n',
  'sitecustomize.py': 'raise RuntimeError("runs at start")\n',
  'lonely/pure.py':
    'from dataclasses import dataclass\n\n@dataclass\nclass Learner:\n    rate: float = 0.1\n\n    def step(self, x: float) -> float:\n        return self.rate * x\n',
  'lonely/steal.py': 'import escaped\n\ndef token():\n    return getattr(escaped, "TOKEN", "refused")\n',
  'lonely/odd.py': `
import datetime, decimal
class Text(str):
    def __str__(self): raise RuntimeError
class Whole(int):
    def __index__(self): raise RuntimeError
class Table(dict):
    def items(self): raise RuntimeError
class Items(list):
    def __iter__(self): raise RuntimeError
class Hidden:
    @property
    def __dict__(self): raise RuntimeError
class Meta(type):
    def __getattribute__(cls, name): raise RuntimeError(name)
class Made(metaclass=Meta): pass
class Worst(BaseException):
    def __str__(self): raise SystemExit
made = type.__call__(Made)
def odd(): return [Text("t"), Whole(3), Table(a=1), Items([1]), {1.5: "x", None: 2, (1, (2, 3)): 4}, frozenset([2, 1]), 1j, "\\ud800"]
def hidden(): return Hidden()
def of_meta(): return made
def worst(): raise Worst
def leave(): raise SystemExit(3)
def deep():
    x = []
    for _ in range(100000): x = [x]
    return x
def kinds(): return [decimal.Decimal("1.5"), datetime.datetime.now(), range(3), len]
`,
  'lonely/broken.py': 'def f(:\n',
  'lonely/raises.py': 'raise ValueError("at import")\n',
  'lonely/leaves.py': 'import os\nos._exit(0)\n',
  'test/json/with-hyphen.py': 'def here():\n    return __file__\n',
});
const outside = `${project.root}-outside.py`;
writeFileSync(outside, 'TOKEN = "outside"\n');
symlinkSync(outside, join(project.root, 'lonely', 'escaped.py'));
afterAll(() => {
  project.close();
  rmSync(outside);
});

describe.skipIf(tier?.python === undefined)('Python', () => {
  const load = (path: string) => project.load(path, { tier: tier! });
  const construct = (path: string, symbol: string) => {
    const session = load(path);
    const made = session.request({ kind: 'call', symbol, construct: true, arguments: [] });
    const on = (made.value as { handle: number }).handle;
    const method = (name: string, ...given: readonly (Argument['value'] | Argument)[]) =>
      session.request({ kind: 'method', on, name, arguments: given.map(asArgument) });
    return { session, on, method };
  };
  const asArgument = (given: Argument['value'] | Argument): Argument =>
    typeof given === 'object' && given !== null && 'value' in given ? (given as Argument) : { value: given };

  test('one file is loaded alone, with real siblings, stand-ins and the branch without the library', () => {
    const { session, method } = construct('src/pkg/core/agent.py', 'Agent');
    expect(session.load).toMatchObject({
      status: 'ready',
      stubbed: [
        '.src.pkg.core.generated_pb2',
        '.src.pkg.core.unparsable',
        'fastapi',
        'pandas',
        'structlog',
        'torch',
        'tqdm',
      ],
      failedImports: ['torch'],
    });
    expect(names(session)).toEqual(['Agent', 'Kind', 'Layer', 'Point', 'Step', 'free', 'helper', 'policy']);
    expect(method('branch').value).toEqual([false, '1.2', 'helped', 'helped', true]);
    expect(method('layer').value).toBe(4);
    expect(method('bar').value).toBe(6);
    expect(method('caught').status).toBe('missing-dependency');
    expect(construct('src/pkg/core/agent.py', 'Agent').method('frame').status).toBe('missing-dependency');
  });

  test('records, arrays, enumerations and functions cross both ways', () => {
    const { session, on, method } = construct('src/pkg/core/agent.py', 'Agent');
    const learnt = method('learn', { reward: 0.5, state: [1, 2] });
    expect(learnt.value).toEqual({ reward: 0.5, state: [1, 2] });
    expect(method('kind_of', learnt.value).value).toBe('Step');
    expect(method('kinds', [{ reward: 1 }], [{ x: 1, y: 2 }], 'good', [1]).value).toEqual([
      'Step',
      'tuple',
      'Point',
      'Kind',
      'ndarray',
    ]);
    const doubled = method('double', [1, Number.NaN]);
    expect(doubled).toMatchObject({ value: [2, Number.NaN], argumentsAfter: [[1, Number.NaN]] });
    expect(method('kind_of', doubled.value).value).toBe('ndarray');
    expect(method('kind_of', { value: [1, 2], as: 'tuple' }).value).toBe('tuple');
    expect(method('kind_of', { value: [1, 2], as: 'ndarray' }).value).toBe('ndarray');
    expect(method('kind_of', { value: 3, as: 'random' }).value).toBe('Random');
    expect(method('kind_of', { value: 3, as: 'numpy-generator' }).value).toBe('Generator');
    expect(method('kind_of', { value: 3, as: 'numpy-random-state' }).value).toBe('RandomState');
    expect(method('numpy_values').value).toEqual([
      0.5,
      3,
      true,
      [
        [1, 2],
        [3, 4],
      ],
      [true],
      [],
    ]);
    expect(method('through', (list, by) => (list as number[]).map((one) => one * (by as number))).value).toEqual([
      3, 6,
    ]);
    expect(method('append', [1])).toMatchObject({ value: 2, argumentsAfter: [[1, 9]] });
    expect(session.request({ kind: 'state', on }).value).toEqual({
      n: 2,
      q: [0.5, 0],
      table: { 's,1': 0.5 },
      log: '[Missing]',
      _hidden: [1],
    });
    session.request({ kind: 'write', on, attribute: 'n', value: 5 });
    expect(session.request({ kind: 'read', on, attribute: 'n' }).value).toBe(5);
  });

  test('async, generators, closures, keywords, static members, errors', () => {
    const { session, method } = construct('src/pkg/core/agent.py', 'Agent');
    expect(method('wait').value).toBe(7_200);
    const generator = (method('counting').value as { handle: number }).handle;
    const next = () => session.request({ kind: 'method', on: generator, name: '__next__', arguments: [] });
    expect([next().value, next().value, next().error?.type]).toEqual([1, 2, 'StopIteration']);
    const policy = (call(session, 'policy').value as { handle: number }).handle;
    expect(session.request({ kind: 'method', on: policy, name: '__call__', arguments: [{ value: 4 }] }).value).toBe(5);
    const keywords = [{ value: 1 }, { keyword: 'c', value: 7 }];
    expect(session.request({ kind: 'call', symbol: 'free', arguments: keywords }).value).toEqual([1, 2, [], 7]);
    expect(resultOf(session, 'Agent.scaled', 3)).toBe(6);
    expect(call(session, 'free')).toMatchObject({ status: 'threw', error: { type: 'TypeError' } });
    const failing = call(session, 'free', () => 1);
    expect(failing.status).toBe('ok');
    const thrown = method('through', () => {
      throw new Error('the host refuses');
    });
    expect(thrown).toMatchObject({ status: 'threw', error: { type: 'RuntimeError', message: 'the host refuses' } });
  });

  test('files that hide the standard library or numpy do not, and are named', () => {
    const session = load('scripts/run.py');
    expect(session.load).toMatchObject({ status: 'ready', shadowed: ['numpy', 'random', 'sitecustomize'] });
    expect(resultOf(session, 'roll')).toEqual([1, true, '1']);
  });

  test('dataclasses of the standard library alone, folders with any name, links that lead out', () => {
    const { method } = construct('lonely/pure.py', 'Learner');
    expect(method('step', 2).value).toBe(0.2);
    expect(resultOf(load('test/json/with-hyphen.py'), 'here')).toBe('/project/test/json/with-hyphen.py');
    const stolen = load('lonely/steal.py');
    expect(stolen.load.stubbed).toEqual(['escaped']);
  });

  test('odd values and errors end in an answer, and no hook of theirs is asked', () => {
    const session = load('lonely/odd.py');
    const table = { '1.5': 'x', null: 2, '1,2,3': 4 };
    expect(resultOf(session, 'odd')).toEqual(['t', 3, { a: 1 }, [1], table, [1, 2], { re: 0, im: 1 }, '\ud800']);
    expect(resultOf(session, 'hidden')).toMatchObject({ type: 'cut: unreadable' });
    expect(call(session, 'of_meta').status).toBe('ok');
    expect(call(session, 'worst')).toMatchObject({ status: 'threw', error: { type: 'Worst', message: '' } });
    expect(call(session, 'leave')).toMatchObject({ status: 'threw', error: { type: 'SystemExit', message: '3' } });
    expect(JSON.stringify(resultOf(session, 'deep'))).toContain('cut: depth');
    const types = (resultOf(session, 'kinds') as readonly { readonly type: string }[]).map(({ type }) => type);
    expect(types).toEqual(['Decimal', 'datetime', 'range', 'builtin_function_or_method']);
  });

  test('what cannot be loaded says why', () => {
    expect(load('lonely/broken.py').load).toMatchObject({
      status: 'load-failed',
      reason: expect.stringContaining('SyntaxError'),
    });
    expect(load('lonely/raises.py').load).toMatchObject({ status: 'load-failed', reason: 'ValueError: at import' });
    expect(load('lonely/leaves.py').load).toMatchObject({ status: 'exited' });
    expect(load('lonely/none.py').load.status).toBe('load-failed');
  });
});
