import type { Random } from '../../model/algorithm.js';
import { normal, shuffled } from '../random.js';
import type { DictionaryLearningOptions } from './contracts/dictionary-learning.js';
import { copyRows, norm, type Rows, requireRows } from './rows.js';

/** 1/2 ||X - codes D||_F^2 + alpha ||codes||_1 (Mairal et al. 2009, eq. 2 without the factor 1/n). */
export function dictionaryObjective(X: Rows, D: Rows, codes: Rows, alpha: number): number {
  let squares = 0;
  let magnitudes = 0;
  X.forEach((signal, row) => {
    const left = [...signal];
    codes[row]?.forEach((value, atom) => {
      magnitudes += Math.abs(value);
      if (value === 0) return;
      const values = D[atom] as readonly number[];
      for (let column = 0; column < left.length; column++)
        left[column] = (left[column] as number) - value * (values[column] as number);
    });
    squares += left.reduce((sum, value) => sum + value * value, 0);
  });
  return squares / 2 + alpha * magnitudes;
}

/** Throws a RangeError naming the option that is out of its domain; returns the width of the signals. */
export function requireLearnable(where: string, X: Rows, options: DictionaryLearningOptions): number {
  const width = requireRows(`${where}: X`, X);
  const { k, alpha, iters, batchSize, init } = options;
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${where}: k must be a positive integer, got ${k}`);
  if (!(alpha >= 0)) throw new RangeError(`${where}: alpha must not be negative, got ${alpha}`);
  if (!Number.isInteger(iters) || iters < 1)
    throw new RangeError(`${where}: iters must be a positive integer, got ${iters}`);
  if (batchSize !== undefined && (!Number.isInteger(batchSize) || batchSize < 1))
    throw new RangeError(`${where}: batchSize must be a positive integer, got ${batchSize}`);
  if (init) {
    requireRows(`${where}: init`, init, width);
    if (init.length !== k) throw new RangeError(`${where}: init has ${init.length} atoms, expected ${k}`);
  }
  return width;
}

/** `init` pulled into the unit ball, or k different signals of norm 1, topped up by random directions. */
export function startingDictionary(X: Rows, { k, init }: DictionaryLearningOptions, random: Random): number[][] {
  if (init) return copyRows(init.map((atom) => atom.map((value) => value / Math.max(norm(atom), 1))));
  const usable = shuffled(
    random,
    X.filter((signal) => norm(signal) > 0),
  ).slice(0, k);
  const width = X[0]?.length ?? 0;
  while (usable.length < k) usable.push(Array.from({ length: width }, () => normal(random)));
  return usable.map((signal) => {
    const length = norm(signal);
    return signal.map((value) => value / length);
  });
}
