import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector } from '../../random.js';
import type { SparseCodingImplementation } from '../contracts/sparse-coding.js';
import { lassoProperties, optimalityCheck } from '../lasso-properties.js';
import { incoherentDictionary, unitDictionary } from '../signals.js';

const id = 'lasso-coordinate-descent';

/** A zero column in the design is legal: its code has no effect on the fit, so any value but zero costs. */
function zeroAtom(implementation: SparseCodingImplementation, random: Random): Counterexample | undefined {
  const D = unitDictionary(random, 4, 6);
  D[2] = [0, 0, 0, 0, 0, 0];
  const signal = normalVector(random, 6);
  const others = D.filter((_, atom) => atom !== 2);
  const coder = implementation.create({ k: 4, alpha: 0.15, iters: 200, seed: 6 });
  const [code = []] = coder.sparseCode([signal], D);
  const [rest = []] = implementation.create({ k: 3, alpha: 0.15, iters: 200, seed: 6 }).sparseCode([signal], others);
  const expected = [rest[0], rest[1], 0, rest[2]] as number[];
  if (closeVectors(expected, code, 1e-5)) return undefined;
  return counterexample('an atom of norm zero changes the code or gives no number', { signal, D }, expected, code);
}

/** Two coincident atoms share a code in any way; only their sum and the fit are determined. */
function doubledAtom(implementation: SparseCodingImplementation, random: Random): Counterexample | undefined {
  const single = incoherentDictionary(random, 3, 12, 0.6);
  const doubled = [...single, [...(single[1] as number[])]];
  const signal = normalVector(random, 12).map((value) => 2 * value);
  const [one = []] = implementation.create({ k: 3, alpha: 0.2, iters: 200, seed: 8 }).sparseCode([signal], single);
  const [two = []] = implementation.create({ k: 4, alpha: 0.2, iters: 200, seed: 8 }).sparseCode([signal], doubled);
  const merged = [two[0], (two[1] ?? Number.NaN) + (two[3] ?? Number.NaN), two[2]] as number[];
  if (closeVectors(one, merged, 1e-4)) return undefined;
  return counterexample('doubling an atom changes the fit', { signal, D: doubled }, one, two);
}

export const properties: readonly Property<SparseCodingImplementation>[] = [
  ...lassoProperties(id),
  {
    id: `${id}.norms-enter-the-step`,
    statement: 'Codes satisfy the optimality conditions over atoms of unequal norm.',
    basis: 'Friedman et al. 2010, eq. 5: the coordinate step divides by the squared norm of the atom.',
    tolerance: '1e-4 in <d, x - c D>',
    strength: 'always',
    check: optimalityCheck([0.6, 1.6]),
  },
  {
    id: `${id}.zero-atom`,
    statement: 'An atom of norm zero gets code zero and changes nothing else.',
    basis: 'Its code adds alpha |c_j| to the objective and nothing to the fit.',
    tolerance: '1e-5',
    strength: 'always',
    check: zeroAtom,
  },
  {
    id: `${id}.doubled-atom`,
    statement: 'Two equal atoms share the code that one of them had.',
    basis: 'The objective depends on the sum of their codes when the signs agree, as they must at the minimum.',
    tolerance: '1e-4',
    strength: 'always',
    check: overInstances(100, doubledAtom),
  },
];
