import type { ElasticWeightConsolidation } from './contract.js';

type Gradients = readonly (readonly number[])[];

/**
 * Elastic weight consolidation (Kirkpatrick et al. 2017, equation 3). After a task, the diagonal of the Fisher information says how
 * much each parameter mattered, and training on the next task is held back by a quadratic penalty in proportion.
 * F_i = mean_n (d log p(y_n | x_n) / d theta_i)^2, squared by sample and then averaged; penalty lambda / 2 sum_i F_i (theta_i - theta*_i)^2.
 *
 * n samples and d parameters: the Fisher information O(n d), penalty and gradient O(d).
 */
export const ewc: ElasticWeightConsolidation = {
  fisher,
  fisherBatched: (batches) => fisher(batches.flat()),
  anchor: (theta) => [...theta],
  penalty: (theta, anchor, F, lambda) => {
    const squares = weighted(theta, anchor, F).map((value, at) => value * difference(theta, anchor, at));
    return (lambda / 2) * squares.reduce((sum, value) => sum + value, 0);
  },
  grad: (theta, anchor, F, lambda) => weighted(theta, anchor, F).map((value) => lambda * value),
};

/** RangeError when there is no sample or lengths differ. */
export function fisher(perSampleGrads: Gradients): number[] {
  const [first] = perSampleGrads;
  if (first === undefined) throw new RangeError('fisher: no samples');
  const odd = perSampleGrads.find((gradient) => gradient.length !== first.length);
  if (odd !== undefined) throw new RangeError(`fisher: gradients of lengths ${first.length} and ${odd.length}`);
  return first.map(
    (_, at) => perSampleGrads.reduce((sum, gradient) => sum + (gradient[at] as number) ** 2, 0) / perSampleGrads.length,
  );
}

const difference = (theta: readonly number[], anchor: readonly number[], at: number) =>
  (theta[at] as number) - (anchor[at] as number);

/** F_i (theta_i - theta*_i) */
function weighted(theta: readonly number[], anchor: readonly number[], F: readonly number[]): number[] {
  if (theta.length !== anchor.length || theta.length !== F.length)
    throw new RangeError(`ewc: theta, anchor and F have lengths ${theta.length}, ${anchor.length} and ${F.length}`);
  return F.map((importance, at) => importance * difference(theta, anchor, at));
}
