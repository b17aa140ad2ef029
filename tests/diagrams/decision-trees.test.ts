import { expect, test } from 'vitest';
import { moduleDiagrams } from '../../src/diagrams/index.js';
import { edgesOf, programOf } from './diagrams-of.js';

function trees(path: string, code: string): string[][] {
  return moduleDiagrams(programOf({ [path]: code }), path)
    .filter(({ kind }) => kind === 'decision-tree')
    .map(({ mermaid }) => edgesOf(mermaid));
}

test('conditions in a row become a tree, with the line of each outcome', () => {
  const code = `def select_strategy(history, drifting):
    if history < 5:
        return "round-robin"
    if drifting:
        return "epsilon-greedy"
    return "thompson"
`;
  expect(trees('pick.py', code)).toEqual([
    [
      'history < 5 -yes-> "round-robin" @pick.py:3',
      'history < 5 -no-> drifting @pick.py:4',
      'drifting -yes-> "epsilon-greedy" @pick.py:5',
      'drifting -no-> "thompson" @pick.py:6',
    ],
  ]);
});

test('a chain that compares one name, a switch, a match and a table become one question', () => {
  const expected = (line: number, step: number, path: string, last: string) => [
    `name -"ucb"-> Ucb() @${path}:${line}`,
    `name -"greedy", "eps"-> Greedy() @${path}:${line + step}`,
    `name -else-> ${last} @${path}:${line + 2 * step}`,
  ];
  const chain = `def make_policy(name):
    if name == "ucb":
        return Ucb()
    elif name in ("greedy", "eps"):
        return Greedy()
    raise ValueError(name)
`;
  expect(trees('a.py', chain)).toEqual([
    [
      'name -"ucb"-> Ucb() @a.py:3',
      'name -"greedy", "eps"-> Greedy() @a.py:5',
      'name -else-> raise ValueError @a.py:6',
    ],
  ]);
  const match = `def make_policy(name):
    match name:
        case "ucb":
            return Ucb()
        case "greedy" | "eps":
            return Greedy()
        case _:
            return Fixed()
`;
  expect(trees('b.py', match)).toEqual([expected(4, 2, 'b.py', 'Fixed()')]);
  const cases = `export function makePolicy(name: string) {
  switch (name) {
    case 'ucb': return new Ucb();
    case 'greedy':
    case 'eps': return new Greedy();
    default: throw new Error(name);
  }
}
`;
  expect(trees('c.ts', cases)).toEqual([
    ['name -"ucb"-> Ucb() @c.ts:3', 'name -"greedy", "eps"-> Greedy() @c.ts:5', 'name -else-> raise Error @c.ts:6'],
  ]);
  const table = `class Ucb:
    pass


def greedy():
    return 0


POLICIES = {"ucb": Ucb, "greedy": greedy}
`;
  expect(trees('d.py', table)).toEqual([['POLICIES -"ucb"-> Ucb @d.py:9', 'POLICIES -"greedy"-> greedy @d.py:9']]);
});

test('what is assigned on each way counts where it is returned', () => {
  const code = `def build_optimizer(kind, rate):
    if rate is None:
        rate = 0.1
    if kind == "adam":
        optimizer = Adam(rate)
    else:
        optimizer = Sgd(rate)
    return optimizer
`;
  expect(trees('o.py', code)).toEqual([
    ['kind -"adam"-> optimizer = Adam(rate) @o.py:5', 'kind -else-> optimizer = Sgd(rate) @o.py:7'],
  ]);
});

test('a later question does not hide the class that was chosen before it', () => {
  const code = `def run(optimizer_kind, verbose):
    if optimizer_kind == "adam":
        optimizer = Adam()
        if verbose:
            note = describe(optimizer)
    elif optimizer_kind == "sgd":
        optimizer = Sgd()
    return optimizer.step()
`;
  expect(trees('later.py', code)).toEqual([
    [
      'optimizer_kind -"adam"-> optimizer = Adam() @later.py:3',
      'optimizer_kind -"sgd"-> optimizer = Sgd() @later.py:7',
      'optimizer_kind -else-> go on @later.py:2',
    ],
  ]);
});

test('look-alikes: checks, getters of a cache, conversions, tables of figures, the same thing on each way', () => {
  const codes = [
    'def check_strategy(name):\n    if name is None:\n        raise ValueError("none")\n    return True\n',
    'class Store:\n    def get_agent(self, key):\n        if key in self.cache:\n            return self.cache.get(key)\n        return self.load(key)\n',
    'def get_policy_size(space):\n    if space == "box":\n        return int(3)\n    return len(space)\n',
    'POLICY_SIZES = {"small": 1, "large": 9}\n',
    'def make_policy(name):\n    if name == "a":\n        return Policy(1)\n    return Policy(2)\n',
  ];
  for (const code of codes) expect(trees('quiet.py', code)).toEqual([]);
});

test('a tree that nobody could read is not drawn', () => {
  const steps = Array.from({ length: 40 }, (_, n) => `    if x > ${n}:\n        return "s${n}"\n`).join('');
  expect(trees('long.py', `def select_strategy(x):\n${steps}    return "none"\n`)).toEqual([]);
});
