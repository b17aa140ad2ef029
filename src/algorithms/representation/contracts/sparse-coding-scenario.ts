import type { Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { unitDictionary } from '../signals.js';
import type { SparseCodingImplementation } from './sparse-coding.js';

/** Codes of two dense signals over seven correlated atoms, asked for with an l1 weight and a budget of atoms at once. */
export function sparseCodingScenario(implementation: SparseCodingImplementation, random: Random): number[] {
  const D = unitDictionary(random, 7, 5);
  const X = [normalVector(random, 5), normalVector(random, 5)].map((row) => row.map((value) => 2 * value));
  return implementation.create({ k: 7, alpha: 0.35, nonzeros: 3, seed: 11 }).sparseCode(X, D).flat();
}
