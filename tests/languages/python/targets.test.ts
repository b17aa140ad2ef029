import { describe, expect, test } from 'vitest';
import type { CallExpression, Expression } from '../../../src/model/code.js';
import { read, symbolNamed } from './written.js';

function lastCall(value: Expression | undefined): CallExpression {
  if (value?.kind !== 'call') throw new Error(`${value?.kind} is no call`);
  return value;
}

/** Target of the last statement of `probe`, or of the module when there is no such function. */
function targetIn(text: string): string | undefined {
  const module = read(text);
  const probe = module.outline.symbols.find(({ name }) => name === 'probe');
  const body = probe ? module.functions.get(probe.id)?.body : module.code;
  const last = body?.at(-1);
  return last?.kind === 'expression' ? lastCall(last.value).target : undefined;
}

describe('import aliases', () => {
  test.each([
    ['import numpy as np\nnp.random.rand()', 'numpy.random.rand'],
    ['import os.path\nos.path.join()', 'os.path.join'],
    ['import os.path\nos.getcwd()', 'os.getcwd'],
    ['import os.path as p\np.join()', 'os.path.join'],
    ['from numpy import random as r\nr.rand()', 'numpy.random.rand'],
    ['from .core import run\nrun()', '.core.run'],
    ['from . import core\ncore.run()', '.core.run'],
    ['from .. import a as b\nb()', '..a'],
    ['from __future__ import print_function\nprint_function.a()', '__future__.print_function.a'],
    ['try:\n  import json\nexcept ImportError:\n  json = None\njson.loads()', 'json.loads'],
    ['try:\n  import a as x\nexcept ImportError:\n  import b as x\nx.f()', 'a.f'],
    ['import a . b as c\nc.d()', 'a.b.d'],
  ])('%s', (source, target) => expect(targetIn(source)).toBe(target));
});

describe('names of nothing in the file stand for themselves', () => {
  test.each([
    ['print()', 'print'],
    ['tf.constant()', 'tf.constant'],
    ['from x import *\nrun()', 'run'],
  ])('%s', (source, target) => expect(targetIn(source)).toBe(target));
});

describe('no target', () => {
  test.each([
    ['a parameter', 'import np\ndef probe(np):\n  np.f()'],
    ['a starred parameter', 'import np\ndef probe(*np):\n  np.f()'],
    ['a local, also where it is bound later', 'import np\ndef probe():\n  if a:\n    np = b\n  np.f()'],
    ['a loop variable', 'import np\ndef probe():\n  for i, np in a: pass\n  np.f()'],
    ['what with binds', 'import np\ndef probe():\n  with a as np: pass\n  np.f()'],
    ['what except binds', 'import np\ndef probe():\n  try: pass\n  except E as np: pass\n  np.f()'],
    ['what := binds, in a comprehension too', 'import np\ndef probe():\n  [(np := i) for i in a]\n  np.f()'],
    ['what a case binds', 'import np\ndef probe():\n  match a:\n    case [np]: pass\n  np.f()'],
    ['a nested function', 'import np\ndef probe():\n  def np(): pass\n  np.f()'],
    ['a function of the file', 'def run(): pass\nrun()'],
    ['a variable of the file', 'app = Flask()\napp.route()'],
    ['a parameter of the function around', 'import np\ndef outer(np):\n  def probe():\n    np.f()'],
    ['self', 'class A:\n  def probe(self):\n    self.f()'],
    ['a result', 'f().g()'],
    ['an element', 'import a\na[0].b()'],
  ])('%s', (_, source) => expect(targetIn(source)).toBeUndefined());
});

describe('scopes', () => {
  test.each([
    ['an import in a function', 'def probe():\n  import numpy as np\n  np.f()', 'numpy.f'],
    ['an import below its use', 'def probe():\n  if a:\n    import numpy as np\n  np.f()', 'numpy.f'],
    ['an import of the function around', 'def outer():\n  import a as b\n  def probe():\n    b.f()', 'a.f'],
    [
      'a method does not see names of its class',
      'import np\nclass A:\n  np = 1\n  def probe(self):\n    np.f()',
      'np.f',
    ],
    ['a comprehension keeps its names', 'import np\ndef probe():\n  [np for np in a]\n  np.f()', 'np.f'],
    ['a lambda keeps its parameters', 'import np\ndef probe():\n  k = lambda np: 1\n  np.f()', 'np.f'],
    ['global goes to the module', 'import np\ndef probe():\n  global np\n  np = a\n  np.f()', 'np.f'],
    ['an attribute is no binding', 'import np\ndef probe():\n  np.a = b\n  np[0] = c\n  np.f()', 'np.f'],
    ['nor is a keyword argument', 'import np\ndef probe():\n  g(np=1)\n  np.f()', 'np.f'],
    ['nor is what a case compares with', 'import np\ndef probe():\n  match a:\n    case np.b: pass\n  np.f()', 'np.f'],
  ])('%s', (_, source, target) => expect(targetIn(source)).toBe(target));

  test('an argument of a lambda shadows inside it', () => {
    const [, statement] = read('import np\nf(lambda np: np.g())').code;
    expect(JSON.stringify(statement)).not.toContain('"np.g"');
  });

  test('the first iterable of a comprehension is outside of it, the second is not', () => {
    const [, statement] = read('import np\n[np for np in np.a() for b in np.c()]').code;
    expect(JSON.stringify(statement)).toContain('"target":"np.a"');
    expect(JSON.stringify(statement)).not.toContain('"target":"np.c"');
  });

  test('a default is outside of the function', () => {
    const module = read('import np\ndef f(np=np.a()): pass');
    expect(module.functions.get(0)?.parameters[0]?.default).toMatchObject({ kind: 'call', target: 'np.a' });
  });
});

describe('self', () => {
  const selfIn = (text: string, name: string): boolean => {
    const module = read(text);
    return JSON.stringify(module.functions.get(symbolNamed(module, name).id)?.body).includes('"kind":"self"');
  };
  test.each([
    ['whatever its name', 'class A:\n  def f(this):\n    return this.x', 'A.f', true],
    ['cls', 'class A:\n  @classmethod\n  def f(cls):\n    return cls()', 'A.f', true],
    ['with a type', 'class A:\n  def f(self: "A"):\n    return self.x', 'A.f', true],
    ['in a function inside', 'class A:\n  def f(self):\n    def g():\n      return self.x', 'A.f.g', true],
    ['in a lambda of a class', 'class A:\n  f = lambda self: self.x', 'A.f', true],
    ['in a conditional method', 'class A:\n  if B:\n    def f(self):\n      return self.x', 'A.f', true],
    ['not in a static method', 'class A:\n  @staticmethod\n  def f(self):\n    return self.x', 'A.f', false],
    ['not in a function', 'def f(self):\n  return self.x', 'f', false],
    ['not where it is shadowed', 'class A:\n  def f(self):\n    def g(self):\n      return self.x', 'A.f.g', false],
    ['not a starred parameter', 'class A:\n  def f(*args):\n    return args', 'A.f', false],
  ])('%s', (_, source, name, wanted) => expect(selfIn(source, name)).toBe(wanted));
});
