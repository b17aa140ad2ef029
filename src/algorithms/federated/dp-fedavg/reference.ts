import { normal } from '../../random.js';
import { addScaled, copyTensors, globalNorm, mapTensors, type Tensor } from '../tensors.js';
import { epsilonSpent } from './accountant.js';
import type { NoiseOptions, PrivateAveraging } from './contract.js';

/**
 * DP-FedAvg (McMahan, Ramage, Talwar and Zhang 2018, Algorithm 1, flat clipping and equal weights; noise as in Abadi et al.
 * 2016, Algorithm 1). Each client update is scaled down to norm at most C over all its tensors, the mean of the n updates gets
 * Gaussian noise of standard deviation z C / n in every coordinate, and an accountant adds up what the rounds reveal.
 *
 * Cost O(n d) a round for updates of d entries. The guarantee is for the loss of one client, with a trusted server.
 */
export const dpFedavg: PrivateAveraging = { clip, aggregate, epsilon: epsilonSpent };

/** RangeError when C is not positive. An update within the bound is returned unchanged, as a copy. */
export function clip(tensors: readonly Tensor[], C: number): number[][] {
  if (!(C > 0)) throw new RangeError(`clip: C must be positive, got ${C}`);
  const norm = globalNorm(tensors);
  return norm <= C ? copyTensors(tensors) : mapTensors(tensors, (value) => value * (C / norm));
}

/** RangeError when there is no update, shapes differ, or z is negative. */
export function aggregate(deltas: readonly (readonly Tensor[])[], { C, z, rng }: NoiseOptions): number[][] {
  const first = deltas[0];
  if (first === undefined) throw new RangeError('aggregate: no updates');
  if (!(z >= 0)) throw new RangeError(`aggregate: z must be >= 0, got ${z}`);
  const zeros = mapTensors(first, () => 0);
  const mean = deltas.reduce<number[][]>((sum, delta) => addScaled(sum, 1 / deltas.length, clip(delta, C)), zeros);
  return mapTensors(mean, (value) => value + ((z * C) / deltas.length) * normal(rng));
}
