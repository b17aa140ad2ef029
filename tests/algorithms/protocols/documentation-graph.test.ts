import { expect, test } from 'vitest';
import type { ModuleOutline } from '../../../src/algorithms/protocols/documentation-graph/contract.js';
import { documentationGraph, signature } from '../../../src/algorithms/protocols/documentation-graph/reference.js';

const self = { name: 'self', kind: 'positional' } as const;
const module: ModuleOutline = {
  path: 'src/store.py',
  name: 'store',
  description: 'Keeps <key> & value.',
  classes: [
    {
      name: 'Store',
      methods: [
        {
          name: 'get',
          description: 'Gives it.',
          parameters: [self, { name: 'key', kind: 'positional', type: 'str' }],
          isAsync: false,
        },
      ],
      classes: [{ name: 'Entry', description: 'One entry.', methods: [], classes: [] }],
    },
  ],
  functions: [{ name: 'get', parameters: [], isAsync: true }],
};

test('nodes by hand', () => {
  const graph = documentationGraph.create({});
  graph.analyze(module);
  expect(graph.nodes().map(({ id, kind, parent }) => `${kind} ${id} in ${parent}`)).toEqual([
    'module src/store.py in undefined',
    'class src/store.py::Store in src/store.py',
    'class src/store.py::Store::Entry in src/store.py::Store',
    'method src/store.py::Store::get in src/store.py::Store',
    'function src/store.py::get in src/store.py',
  ]);
});

test('the rendered page by hand', () => {
  const graph = documentationGraph.create({});
  graph.analyze(module);
  expect(graph.render()).toBe(
    [
      '# module: store',
      '',
      'Keeps &lt;key&gt; &amp; value.',
      '',
      '## class: Store',
      '',
      '### class: Entry',
      '',
      'One entry.',
      '',
      '### method: get(self, key: str)',
      '',
      'Gives it.',
      '',
      '## function: async get()',
      '',
    ].join('\n'),
  );
});

test("signatures as Python's own inspect.signature prints them, worked by hand", () => {
  const positional = { name: 'a', kind: 'positional' } as const;
  const only = { name: 'k', kind: 'keyword-only', type: 'int' } as const;
  expect(signature('f', [])).toBe('f()');
  expect(signature('f', [positional, only])).toBe('f(a, *, k: int)');
  expect(signature('f', [positional, { name: 'args', kind: 'rest' }, only])).toBe('f(a, *args, k: int)');
  expect(signature('f', [{ name: 'options', kind: 'keywords', type: 'Any' }])).toBe('f(**options: Any)');
});

test('a name that is defined twice has two nodes', () => {
  const graph = documentationGraph.create({});
  const twice = { name: 'get', parameters: [], isAsync: false };
  graph.analyze({ ...module, classes: [], functions: [twice, twice] });
  expect(graph.nodes().map(({ id }) => id)).toEqual(['src/store.py', 'src/store.py::get', 'src/store.py::get#2']);
});
