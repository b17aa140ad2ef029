import type { Random } from '../../model/algorithm.js';
import { normalVector, shuffled, uniform } from '../random.js';
import { combination, dot, norm, type Rows } from './rows.js';

/** `count` atoms of unit norm and random direction in `width` dimensions. */
export function unitDictionary(random: Random, count: number, width: number): number[][] {
  return Array.from({ length: count }, () => {
    const direction = normalVector(random, width);
    const length = norm(direction);
    return direction.map((value) => value / length);
  });
}

/** The largest |cosine| between two different atoms. */
export function coherence(dictionary: Rows): number {
  let largest = 0;
  dictionary.forEach((atom, index) => {
    for (const other of dictionary.slice(0, index))
      largest = Math.max(largest, Math.abs(dot(atom, other)) / (norm(atom) * norm(other)));
  });
  return largest;
}

/** A unit dictionary whose atoms overlap by at most `bound`, so that iterative solvers of the lasso converge soon. */
export function incoherentDictionary(random: Random, count: number, width: number, bound: number): number[][] {
  let dictionary = unitDictionary(random, count, width);
  for (let attempt = 0; coherence(dictionary) > bound && attempt < 200; attempt++)
    dictionary = unitDictionary(random, count, width);
  return dictionary;
}

/** Codes with exactly `nonzeros` entries a row, of either sign and magnitude 0.5 to 2. */
export function sparseCodes(random: Random, count: number, atoms: number, nonzeros: number): number[][] {
  const positions = Array.from({ length: atoms }, (_, index) => index);
  return Array.from({ length: count }, () => {
    const code = new Array<number>(atoms).fill(0);
    for (const position of shuffled(random, positions).slice(0, nonzeros))
      code[position] = uniform(random, 0.5, 2) * (random() < 0.5 ? -1 : 1);
    return code;
  });
}

/** Noise-free signals that are sparse combinations of a hidden dictionary. */
export function plantedSignals(
  random: Random,
  shape: { readonly count: number; readonly width: number; readonly atoms: number; readonly nonzeros: number },
): { readonly signals: number[][]; readonly dictionary: number[][] } {
  const dictionary = unitDictionary(random, shape.atoms, shape.width);
  const codes = sparseCodes(random, shape.count, shape.atoms, shape.nonzeros);
  return { signals: codes.map((code) => combination(code, dictionary)), dictionary };
}
