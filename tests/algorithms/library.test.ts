import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { competitors, identify } from '../../src/algorithms/identify.js';
import { algorithms, findAlgorithm } from '../../src/algorithms/index.js';
import { falseAlarms, lieMatrix, spreadSeeds } from '../../src/algorithms/lie-matrix.js';
import type { AnyAlgorithm } from '../../src/model/algorithm.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Seeds of references and variants here; `npm run lies -- --seeds 1000` runs all of them on 1,000. */
const SEEDS = 1000;
/** Algorithms whose properties take long (many draws, or an iteration to convergence): fewer seeds here. */
const FEWER_SEEDS: Readonly<Record<string, number>> = {};

describe.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))('%s', (_id, algorithm) => {
  test('the reference and the variants pass every property', () => {
    expect(falseAlarms(algorithm, spreadSeeds(FEWER_SEEDS[algorithm.id] ?? SEEDS))).toEqual([]);
  });

  test('every lie is caught by exactly the listed properties, and no property is idle', () => {
    const matrix = lieMatrix(algorithm, spreadSeeds(2));
    expect(matrix.rows.flatMap((row) => row.disagreements.map((text) => `${row.lie}: ${text}`))).toEqual([]);
    expect(matrix.uncaught).toEqual([]);
    expect(matrix.idle).toEqual([]);
  });

  test('the reference is identified as itself, and no other reference of its contract is', () => {
    const ranked = identify(algorithm.reference, competitors(algorithms, algorithm.contract.id));
    expect(ranked[0]).toMatchObject({ kind: 'reference', id: algorithm.id, same: true });
    expect(ranked.filter(({ kind, same }) => kind === 'reference' && same).map(({ id }) => id)).toEqual([algorithm.id]);
  });

  test('most lies are identified as what they are', () => {
    const rivals = competitors(algorithms, algorithm.contract.id);
    const told = algorithm.lies.filter((lie) => {
      const [nearest] = identify(lie.implementation, rivals, [11]);
      return nearest?.same === true && !(nearest.kind === 'reference' && nearest.id === algorithm.id);
    });
    expect(told.length).toBeGreaterThanOrEqual(algorithm.lies.length / 2);
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
      if (falseAlarm) expect(falseAlarm.probability).toBeLessThan(1e-3);
  });

  test('an outside value stands in its test file', () => {
    const file = join(HERE, algorithm.family, `${algorithm.id}.test.ts`);
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(OUTSIDE);
  });
});

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
