import type { AnyAlgorithm } from '../model/algorithm.js';
import { identify, knownBehaviours } from './identify.js';
import { falseAlarms, lieMatrix, spreadSeeds } from './lie-matrix.js';

const REFERENCE_SEEDS = spreadSeeds(2);
const LIE_SEEDS = spreadSeeds(1);

export interface SelfCheck {
  /** How many times a property was run against an implementation. */
  readonly checks: number;
  /** One sentence each; empty when the algorithm's properties tell right from wrong as its author says. */
  readonly problems: readonly string[];
}

/**
 * A quick proof, on few seeds, that the properties of one algorithm can be trusted: the reference and the variants pass, every
 * lie is caught by the properties listed with it, no property is idle, and the reference is identified as itself.
 */
export function selfCheck(algorithm: AnyAlgorithm): SelfCheck {
  const alarms = falseAlarms(algorithm, REFERENCE_SEEDS).map(
    ({ implementation, property, seed, explanation }) =>
      `${implementation} fails ${property} with seed ${seed}: ${explanation}`,
  );
  const matrix = lieMatrix(algorithm, LIE_SEEDS);
  const [nearest] = identify(algorithm.reference, knownBehaviours([algorithm], [11]));
  const right = 1 + algorithm.variants.length;
  return {
    checks: algorithm.properties.length * (right * REFERENCE_SEEDS.length + algorithm.lies.length * LIE_SEEDS.length),
    problems: [
      ...alarms,
      ...matrix.uncaught.map((lie) => `no property catches the lie ${lie}`),
      ...matrix.rows.flatMap((row) => row.disagreements.map((text) => `lie ${row.lie}: ${text}`)),
      ...matrix.idle.map((property) => `no lie needs ${property}`),
      ...(nearest?.kind === 'reference' ? [] : [`the reference is taken for ${nearest?.id}`]),
    ],
  };
}
