import { describe, expect, test } from 'vitest';
import { algorithms } from '../../src/algorithms/index.js';
import { namedArguments } from '../../src/verify/contract/named-arguments.js';
import { recordUsage } from '../../src/verify/contract/recorded-calls.js';

/** Cheap algorithms of every kind of contract: with a constructor, of plain functions, with records and with options. */
const CHOSEN = [
  'linucb-disjoint',
  'epsilon-greedy',
  'fedavg',
  'maml',
  'cosine',
  'krum',
  'item-response-2pl',
  'adaptive-computation-time',
];

describe('calls of a reference are recorded under the names of its contract', () => {
  test.each(CHOSEN)('%s', (id) => {
    const algorithm = algorithms.find((one) => one.id === id);
    if (algorithm === undefined) throw new Error(id);
    const usage = recordUsage(algorithm, algorithm.reference, 11);
    const calls = usage.sessions.flatMap(({ construction, calls: made }) => [
      ...(construction === undefined ? [] : [construction]),
      ...made,
    ]);
    expect(calls.length).toBeGreaterThan(0);
    for (const { operation, arguments: given } of calls) {
      const spec = algorithm.contract.operations.find(({ name }) => name === operation);
      if (spec === undefined) throw new Error(operation);
      const known = spec.parameters.map(({ name }) => name);
      expect(Object.keys(namedArguments(spec, given)).filter((name) => !known.includes(name))).toEqual([]);
    }
  });
});
