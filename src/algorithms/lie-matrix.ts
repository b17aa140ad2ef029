import type { AnyAlgorithm } from '../model/algorithm.js';
import { checkProperty } from './check.js';

/** What one property said of one lie, over all seeds tried. */
export interface LieCell {
  readonly property: string;
  /** Seeds on which the property failed, out of `tried`. */
  readonly failed: number;
  readonly tried: number;
  /** Listed in the lie's `caughtBy`. */
  readonly listed: boolean;
}

export interface LieRow {
  readonly lie: string;
  /** One cell a property, in the order of the algorithm's properties. */
  readonly cells: readonly LieCell[];
  /** Properties that failed on every seed. */
  readonly caughtBy: readonly string[];
  /** Where the listing and the run differ, one sentence each. Empty when they agree. */
  readonly disagreements: readonly string[];
}

/** Properties x lies of one algorithm. */
export interface LieMatrix {
  readonly algorithm: string;
  readonly properties: readonly string[];
  readonly rows: readonly LieRow[];
  /** Lies that no property caught on every seed. */
  readonly uncaught: readonly string[];
  /** Properties that no lie needs. */
  readonly idle: readonly string[];
}

/** A right implementation that a property turned down, or answered otherwise than the algorithm's author says. */
export interface FalseAlarm {
  readonly algorithm: string;
  /** `reference`, or the id of the variant. */
  readonly implementation: string;
  readonly property: string;
  readonly seed: number;
  readonly explanation: string;
}

/** `count` seeds that differ from one another and from those used in unit tests. */
export function spreadSeeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => 1 + index * 104729);
}

/** Runs every property of one algorithm against each of its lies. Cost: properties x lies x seeds checks. */
export function lieMatrix(algorithm: AnyAlgorithm, seeds: readonly number[]): LieMatrix {
  const properties = algorithm.properties.map((property) => property.id);
  const rows = algorithm.lies.map((lie): LieRow => {
    const cells = algorithm.properties.map((property): LieCell => {
      const failed = seeds.filter((seed) => checkProperty(property, lie.implementation, seed).outcome === 'fails');
      const listed = lie.caughtBy.includes(property.id);
      return { property: property.id, failed: failed.length, tried: seeds.length, listed };
    });
    const caughtBy = cells.filter((cell) => cell.failed === cell.tried).map((cell) => cell.property);
    const unknown = lie.caughtBy
      .filter((id) => !properties.includes(id))
      .map((id) => `lists the unknown property ${id}`);
    return { lie: lie.id, cells, caughtBy, disagreements: [...cells.flatMap(disagreement), ...unknown] };
  });
  const idle = properties.filter((id) => rows.every((row) => !row.caughtBy.includes(id)));
  const uncaught = rows.filter((row) => row.caughtBy.length === 0).map((row) => row.lie);
  return { algorithm: algorithm.id, properties, rows, uncaught, idle };
}

/** Runs every property against the reference and the variants; empty when each behaves as its author says. */
export function falseAlarms(algorithm: AnyAlgorithm, seeds: readonly number[]): FalseAlarm[] {
  const right = [
    { id: 'reference', implementation: algorithm.reference, follows: [] as readonly string[] },
    ...algorithm.variants.map(({ id, implementation, variantOf }) => ({
      id,
      implementation,
      follows: variantOf ?? [],
    })),
  ];
  const alarms: FalseAlarm[] = [];
  for (const { id, implementation, follows } of right) {
    for (const property of algorithm.properties) {
      for (const seed of seeds) {
        const result = checkProperty(property, implementation, seed);
        const fine = result.outcome === 'variant' ? follows.includes(property.id) : result.outcome !== 'fails';
        if (fine) continue;
        const explanation = result.counterexample?.explanation ?? `unlisted convention: ${result.detail}`;
        alarms.push({ algorithm: algorithm.id, implementation: id, property: property.id, seed, explanation });
        break;
      }
    }
  }
  return alarms;
}

function disagreement(cell: LieCell): string[] {
  if (cell.listed && cell.failed < cell.tried)
    return [`${cell.property} is listed but failed on ${cell.failed} of ${cell.tried} seeds only`];
  if (!cell.listed && cell.failed > 0)
    return [`${cell.property} is not listed but failed on ${cell.failed} of ${cell.tried} seeds`];
  return [];
}
