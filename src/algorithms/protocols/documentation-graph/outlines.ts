import type { Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { ModuleOutline, OutlineClass, OutlineFunction, OutlineParameter } from './contract.js';

const POSITIONAL = { kind: 'positional' } as const;

function method(name: string, description?: string, parameters: readonly OutlineParameter[] = []): OutlineFunction {
  const self = { ...POSITIONAL, name: 'self' };
  return { name, parameters: [self, ...parameters], isAsync: false, ...(description !== undefined && { description }) };
}

/**
 * A module with what real ones have: the same method name in two classes, a class inside a class, a function named like a
 * method, every kind of parameter, a coroutine, missing descriptions, and angle brackets in text.
 */
export function exampleModule(random: Random): ModuleOutline {
  const run = integerBelow(random, 100_000);
  const buffer: OutlineClass = {
    name: `Buffer${run}`,
    description: 'Keeps transitions.\n\nSecond paragraph of the description.',
    methods: [
      method('add', `Adds one, O(1) of ${run}.`, [{ ...POSITIONAL, name: 'item', type: 'Dict[str, Any]' }]),
      method('sample', 'Draws a batch.', [
        { ...POSITIONAL, name: 'size', type: 'int' },
        { kind: 'keyword-only', name: 'replace', type: 'bool' },
        { kind: 'keyword-only', name: 'seed' },
      ]),
    ],
    classes: [
      { name: 'Slot', description: 'One place of the buffer.', methods: [method('clear', 'Empties it.')], classes: [] },
    ],
  };
  const agent: OutlineClass = {
    name: `Agent${run}`,
    methods: [method('add', 'Adds an <action> & its value.'), method('act')],
    classes: [],
  };
  return {
    path: `src/agent_${run}.py`,
    name: `agent_${run}`,
    description: `Agents and buffers, run ${run}.`,
    classes: [buffer, agent],
    functions: [
      {
        name: 'train',
        description: 'Trains an agent.',
        isAsync: true,
        parameters: [
          { ...POSITIONAL, name: 'agent', type: 'Agent' },
          { kind: 'rest', name: 'callbacks' },
          { kind: 'keyword-only', name: 'epochs', type: 'int' },
          { kind: 'keywords', name: 'options', type: 'Any' },
        ],
      },
      {
        name: 'add',
        isAsync: false,
        parameters: [
          { ...POSITIONAL, name: 'a' },
          { ...POSITIONAL, name: 'b' },
        ],
      },
    ],
  };
}

/** A small second module that shares names with the first. */
export const otherModule: ModuleOutline = {
  path: 'src/zeta.py',
  name: 'zeta',
  description: 'Another module.',
  classes: [
    {
      name: 'Slot',
      description: 'Not the one of the buffer.',
      methods: [method('clear', 'Does nothing.')],
      classes: [],
    },
  ],
  functions: [{ name: 'train', description: 'Not that one.', isAsync: false, parameters: [] }],
};
