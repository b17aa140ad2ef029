import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { competitors, identify, type KnownBehaviours, knownBehaviours } from '../../src/algorithms/identify.js';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import { falseAlarms, lieMatrix, spreadSeeds } from '../../src/algorithms/lie-matrix.js';
import type { AnyAlgorithm } from '../../src/model/algorithm.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Seeds of references and variants here; `npm run lies -- --seeds 1000` runs all of them on 1,000. */
const SEEDS = 1000;
/** Algorithms whose properties draw a lot or iterate to convergence, by the seeds that they are given here. */
const FEWER_SEEDS: Readonly<Record<number, readonly string[]>> = {
  100: [
    'exponential-decay',
    'plateau',
    'exponential-weighting',
    'fomaml',
    'prototypical-networks',
    'meta-task-protocol',
    'fedavg',
    'federated-meta-learning',
    'trimmed-mean',
    'tutor-engine',
    'reward-monitor',
    'warm-start',
    'memory-manager',
    'self-play-arena',
    'adaptive-computation-time',
    'phase-locking-value',
    'documentation-graph',
  ],
  15: [
    'backoff',
    'maml',
    'secure-aggregation',
    'dp-fedavg',
    'krum',
    'q-learning',
    'sarsa',
    'expected-sarsa',
    'cosine-store',
    'leaky-integrator',
    'lyapunov-exponent',
    'page-hinkley',
    'distribution-drift',
    'item-response-2pl',
    'item-response-3pl',
    'linucb-disjoint',
    'ucb1',
    'epistemic-planner',
    'ewc',
    'uniform-replay',
    'prioritised-replay',
    'uct',
    'progressive-widening',
    'common',
  ],
  3: [
    'orthogonal-matching-pursuit',
    'lasso-coordinate-descent',
    'dictionary-learning',
    'online-dictionary-learning',
    'adwin',
    'linucb',
    'linucb-hybrid',
    'epsilon-greedy',
    'thompson-bernoulli',
    'thompson-linear',
    'tree-parzen-estimator',
    'puct',
  ],
};

function seedsOf(id: string): number {
  const fewer = Object.entries(FEWER_SEEDS).find(([, ids]) => ids.includes(id));
  return fewer === undefined ? SEEDS : Number(fewer[0]);
}

const traced = new Map<string, KnownBehaviours>();

/** Traced once for all algorithms of a contract. */
function behavioursOf(contractId: string): KnownBehaviours {
  const behaviours = traced.get(contractId) ?? knownBehaviours(competitors(algorithms, contractId), [11]);
  traced.set(contractId, behaviours);
  return behaviours;
}

describe.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))('%s', (_id, algorithm) => {
  test('the reference and the variants pass every property', () => {
    expect(falseAlarms(algorithm, spreadSeeds(seedsOf(algorithm.id)))).toEqual([]);
  });

  test('every lie is caught by exactly the listed properties, and no property is idle', () => {
    const matrix = lieMatrix(algorithm, spreadSeeds(1));
    expect(matrix.rows.flatMap((row) => row.disagreements.map((text) => `${row.lie}: ${text}`))).toEqual([]);
    expect(matrix.uncaught).toEqual([]);
    expect(matrix.idle).toEqual([]);
  });

  test('the reference is identified as itself, and no other reference of its contract is', () => {
    const ranked = identify(algorithm.reference, behavioursOf(algorithm.contract.id));
    expect(ranked[0]).toMatchObject({ kind: 'reference', id: algorithm.id, same: true });
    expect(ranked.filter(({ kind, same }) => kind === 'reference' && same).map(({ id }) => id)).toEqual([algorithm.id]);
  });

  test('lies are identified as something else than the reference', () => {
    const rivals = behavioursOf(algorithm.contract.id);
    const told = algorithm.lies.filter((lie) => {
      const [nearest] = identify(lie.implementation, rivals);
      return nearest?.same === true && !(nearest.kind === 'reference' && nearest.id === algorithm.id);
    });
    expect(told.length).toBeGreaterThanOrEqual(algorithm.lies.length / 3);
  });

  test('sources, equations, phrases, lies and names are there', () => {
    expect(algorithm.sources.length).toBeGreaterThan(0);
    for (const { citation, locator } of algorithm.sources) expect([citation, locator]).not.toContain('');
    expect(algorithm.equations.length).toBeGreaterThan(0);
    expect(algorithm.phrases.length).toBeGreaterThan(0);
    expect(algorithm.lies.length).toBeGreaterThanOrEqual(4);
    expect(new Set(algorithm.lies.map(({ id }) => id)).size).toBe(algorithm.lies.length);
    expect(algorithm.aliases).toEqual(algorithm.aliases.map((alias) => alias.toLowerCase()));
    expect(findAlgorithm(algorithm.id)).toBe(algorithm);
    const known = algorithm.properties.map(({ id }) => id);
    for (const { text, properties } of algorithm.phrases)
      expect({ text, unknown: properties.filter((id) => !known.includes(id)) }).toEqual({ text, unknown: [] });
    for (const { falseAlarm } of algorithm.properties)
      if (falseAlarm) expect(falseAlarm.probability).toBeLessThanOrEqual(1e-3);
  });

  test('an outside value stands in its test file', () => {
    const texts = testsOf(algorithm);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.some((text) => OUTSIDE.test(text))).toBe(true);
  });
});

/** Texts of the family's test files that drive the algorithm: named after it, or importing from its folder. */
function testsOf({ id, family }: AnyAlgorithm): string[] {
  const folder = join(HERE, family);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ name, text }) => name === `${id}.test.ts` || text.includes(`/${family}/${id}/`))
    .map(({ text }) => text);
}

/** How a test names where its numbers come from. */
const OUTSIDE =
  /oracle\.json|by hand|hand calculation|worked example|table|published|scikit|scipy|numpy|torch|optuna|paper/i;

test('ids of algorithms and properties are unique and speak for themselves', () => {
  const ids = algorithms.map(({ id }) => id);
  expect(ids.filter((id) => !KEBAB.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  const properties = algorithms.flatMap((algorithm) => algorithm.properties.map(({ id }) => id));
  expect(properties.filter((id) => !/^[a-z0-9-]+\.[a-z0-9-]+$/.test(id))).toEqual([]);
});

test('algorithms of one contract describe it alike', () => {
  const first = new Map<string, AnyAlgorithm>();
  for (const algorithm of algorithms) {
    const known = first.get(algorithm.contract.id) ?? algorithm;
    first.set(algorithm.contract.id, known);
    expect(algorithm.contract).toBe(known.contract);
  }
});

test('what no algorithm is called finds nothing', () => {
  expect(findAlgorithm('no such algorithm')).toBeUndefined();
  expect(findAlgorithm('PLV')?.id).toBe('phase-locking-value');
});
