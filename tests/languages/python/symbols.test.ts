import { describe, expect, test } from 'vitest';
import { read, statements, symbolNamed, written, writtenParameters } from './written.js';

function outlineOf(text: string): string[] {
  return read(text).outline.symbols.map((symbol) => `${symbol.kind} ${symbol.qualifiedName}`);
}

describe('kinds and names', () => {
  test('what a module holds', () => {
    const text =
      'A = 1\nb: int = 2\nc, (d, *e) = f\ng = lambda: 0\nclass H:\n  i = 1\n  j: str\n  k = lambda self: 0\n' +
      '  def __init__(self): pass\n  def l(self):\n    def m(): pass\n    n = lambda: 0\n    o = 1\n  class P: pass\n' +
      'def q(): pass\ntype R = int\n';
    expect(outlineOf(text)).toEqual([
      'variable A',
      'variable b',
      'variable c',
      'function g',
      'class H',
      'property H.i',
      'property H.j',
      'method H.k',
      'constructor H.__init__',
      'method H.l',
      'function H.l.m',
      'function H.l.n',
      'class H.P',
      'function q',
      'type R',
    ]);
  });

  test('parents come first and are named', () => {
    const { symbols } = read('class A:\n  class B:\n    def c(self): pass\n').outline;
    expect(symbols.map(({ id, parent }) => [id, parent])).toEqual([
      [0, undefined],
      [1, 0],
      [2, 1],
    ]);
  });

  test('a variable is declared once, a function each time', () => {
    expect(outlineOf('a = 1\na = 2\ndef f(): pass\ndef f(): pass\n')).toEqual([
      'variable a',
      'function f',
      'function f',
    ]);
  });

  test('under conditions, but not in the main block or a function', () => {
    const text =
      "try:\n  A = 1\nexcept E:\n  A = None\nif B:\n  def c(): pass\nif __name__ == '__main__':\n  d = 1\ndef e():\n  f = 1\n";
    expect(outlineOf(text)).toEqual(['variable A', 'function c', 'function e']);
  });

  test('names of Object.prototype', () => {
    const text = 'class __proto__:\n  constructor = 1\n  def toString(self): return hasOwnProperty()\nvalueOf = 1\n';
    expect(outlineOf(text)).toEqual([
      'class __proto__',
      'property __proto__.constructor',
      'method __proto__.toString',
      'variable valueOf',
    ]);
  });
});

describe('functions', () => {
  test('lines, column, decorators and modifiers', () => {
    const symbol = symbolNamed(
      read('import abc\n@app.route("/x", methods=[1])\n@abc.abstractmethod\nasync def f():\n  yield\n'),
      'f',
    );
    expect(symbol).toMatchObject({
      startLine: 4,
      endLine: 5,
      column: 11,
      modifiers: ['async', 'abstract', 'generator'],
      decorators: [
        { name: 'app.route', line: 2, arguments: [{ text: '"/x"' }, { name: 'methods', text: '[1]' }] },
        { name: 'abc.abstractmethod', line: 3, arguments: [] },
      ],
    });
  });

  test('decorators have import aliases resolved', () => {
    const symbol = symbolNamed(read('import torch as t\n@t.no_grad()\ndef f(): pass\n'), 'f');
    expect(symbol.decorators[0]?.name).toBe('torch.no_grad');
  });

  test('parameters', () => {
    const module = read(
      'def f(a, /, b: int = 1, *c: str, d, e=None, **g) -> Dict[str, int]: pass\ndef h(*, i): pass\n',
    );
    expect(writtenParameters(module.functions.get(0)?.parameters ?? [])).toBe(
      'a, b: int = 1, *c: str, only d, only e = <none>, **g',
    );
    expect(writtenParameters(module.functions.get(1)?.parameters ?? [])).toBe('only i');
    expect(symbolNamed(module, 'f')).toMatchObject({ type: 'Dict[str, int]' });
    expect(symbolNamed(module, 'f').parameters[1]).toEqual({
      name: 'b',
      line: 1,
      form: 'positional',
      type: 'int',
      defaultText: '1',
    });
  });

  test('what a method calls itself is no parameter', () => {
    const module = read(
      'class A:\n  def f(self, a): pass\n  @staticmethod\n  def g(a): pass\n  h = lambda self, a: a\n  i = lambda a: a\n',
    );
    for (const name of ['A.f', 'A.g', 'A.h', 'A.i']) {
      const symbol = symbolNamed(module, name);
      expect(symbol.parameters.map((parameter) => parameter.name)).toEqual(['a']);
      expect(module.functions.get(symbol.id)?.parameters.map((parameter) => parameter.name)).toEqual(['a']);
    }
  });

  test('a function given a name refers to its symbol', () => {
    const module = read('f = lambda a: a\n');
    expect(module.code).toMatchObject([{ value: { kind: 'function', symbol: 0 } }]);
    expect(module.functions.get(0)).toMatchObject({ parameters: [{ name: 'a' }], body: [{ kind: 'return' }] });
  });
});

describe('methods', () => {
  test('accessors, static and class methods, privacy', () => {
    const text =
      'class A:\n  @property\n  def a(self): pass\n  @a.setter\n  def a(self, v): pass\n  @functools.cached_property\n' +
      '  def b(self): pass\n  @staticmethod\n  def c(): pass\n  @classmethod\n  def d(cls): pass\n  def _e(self): pass\n' +
      '  def __len__(self): pass\n  _f = 1\n  @override\n  def g(self): pass\n';
    expect(
      read(text)
        .outline.symbols.slice(1)
        .map(({ kind, name, modifiers }) => [kind, name, ...modifiers]),
    ).toEqual([
      ['getter', 'a'],
      ['setter', 'a'],
      ['getter', 'b'],
      ['method', 'c', 'static'],
      ['method', 'd', 'class-method'],
      ['method', '_e', 'private'],
      ['method', '__len__'],
      ['property', '_f', 'private'],
      ['method', 'g', 'override'],
    ]);
  });

  test.each([
    ['an abstract method without code', 'class A:\n  @abstractmethod\n  def f(self):\n    "doc"\n    ...\n', false],
    [
      'an abstract method that raises',
      'class A:\n  @abstractmethod\n  def f(self): raise NotImplementedError()\n',
      false,
    ],
    ['an abstract method with code', 'class A:\n  @abstractmethod\n  def f(self): return 1\n', true],
    ['an overload', 'class A:\n  @overload\n  def f(self, a: int) -> int: ...\n', false],
    ['a method of a protocol', 'class A(Protocol[T]):\n  def f(self): ...\n', false],
    ['an empty method', 'class A:\n  def f(self): ...\n', true],
  ])('%s', (_, text, hasBody) => expect(symbolNamed(read(text), 'A.f').hasBody).toBe(hasBody));
});

describe('classes', () => {
  test('bases without type arguments, aliases resolved', () => {
    const module = read('import torch.nn as nn\nclass B: pass\nclass A(nn.Module, Generic[T], B, metaclass=M): pass\n');
    expect(symbolNamed(module, 'A').bases).toEqual([
      { name: 'nn.Module', target: 'torch.nn.Module', relation: 'extends' },
      { name: 'Generic', target: 'Generic', relation: 'extends' },
      { name: 'B', relation: 'extends' },
    ]);
  });

  test('bases in parentheses are read, computed ones are named as they are written', () => {
    const module = read('class B: pass\nclass A((B)): pass\nclass C(B if fast else slow, *mixins): pass\n');
    expect(symbolNamed(module, 'A').bases).toEqual([{ name: 'B', relation: 'extends' }]);
    expect(symbolNamed(module, 'C').bases).toEqual([
      { name: 'B if fast else slow', relation: 'extends' },
      { name: '*mixins', relation: 'extends' },
    ]);
  });

  test('members of an enumeration', () => {
    const module = read(
      'from enum import Enum\nclass C(str, Enum):\n  A = "a"\n  B = auto()\n  D = -1\n  _e = 2\n  def f(self): pass\n',
    );
    expect(symbolNamed(module, 'C').members).toEqual([
      { name: 'A', line: 3, value: '"a"' },
      { name: 'B', line: 4 },
      { name: 'D', line: 5, value: '-1' },
    ]);
    expect(outlineOf('class C(IntFlag):\n  A = 1\n')).toEqual(['class C']);
  });

  test('fields of a dataclass have type, value and text', () => {
    const module = read('@dataclass\nclass C:\n  a: int = 3\n  b: list = field(default_factory=list)\n  c: str\n');
    const fields = module.outline.symbols.slice(1);
    expect(fields.map(({ type, valueText }) => [type, valueText])).toEqual([
      ['int', '3'],
      ['list', 'field(default_factory=list)'],
      ['str', undefined],
    ]);
    const values = fields.map(({ id }) => module.values.get(id));
    expect(values.map((value) => value && written(value))).toEqual(['3', 'field(default_factory=list)', undefined]);
  });

  test('a body that only declares leaves no code', () => {
    expect(statements('class A:\n  "doc"\n  a = 1\n  b: int\n  def f(self): pass\n  ...\n')).toEqual(['declare 0']);
  });

  test('a body that does more runs where the class stands', () => {
    expect(statements('class A:\n  a = 1\n  print(a)\n')).toEqual(['declare 0', '{a = 1; print(a)}']);
  });
});

describe('variables', () => {
  test('literal unions and aliases are types', () => {
    const module = read("A = Literal['a', 'b']\nB: TypeAlias = int\ntype C[T] = list[T]\nD: Final = 3\n");
    expect(symbolNamed(module, 'A')).toMatchObject({
      kind: 'type',
      members: [
        { name: 'a', line: 1, value: '"a"' },
        { name: 'b', line: 1, value: '"b"' },
      ],
    });
    expect(symbolNamed(module, 'B')).toMatchObject({ kind: 'type', type: 'int' });
    expect(symbolNamed(module, 'C')).toMatchObject({ kind: 'type', type: 'list[T]' });
    expect(symbolNamed(module, 'D')).toMatchObject({ kind: 'variable', modifiers: ['const'], valueText: '3' });
  });

  test('a long value is cut after 200 characters', () => {
    expect(symbolNamed(read(`a = '${'x'.repeat(500)}'\n`), 'a').valueText).toHaveLength(200);
  });
});

describe('what is exported', () => {
  test('module-level names without underscore, and those of __all__', () => {
    const { symbols, exportedNames } = read(
      '__all__ = ["_b"] + ["c"]\n__all__ += ("d",)\n__all__.extend(["e"])\n__all__.append("f")\na = 1\n_b = 1\n_g = 1\n' +
        'class H:\n  i = 1\n',
    ).outline;
    expect(exportedNames).toEqual(['_b', 'c', 'd', 'e', 'f']);
    expect(symbols.filter(({ exported }) => exported).map(({ name }) => name)).toEqual(['a', '_b', 'H']);
  });
});

describe('the main block', () => {
  test.each([
    ["x\nif __name__ == '__main__':\n  f()\n  g()\n", { startLine: 2, endLine: 4 }],
    ['if ("__main__" == __name__): f()\n', { startLine: 1, endLine: 1 }],
    ["def f():\n  if __name__ == '__main__': pass\n", undefined],
    ["if name == '__main__': f()\n", undefined],
  ])('%s', (text, wanted) => expect(read(text).outline.mainBlock).toEqual(wanted));
});
