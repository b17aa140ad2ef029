/** What a client reports after a round: its weights and the number of samples they were fitted to. */
export interface ClientResult {
  readonly clientId: string;
  readonly weights: readonly number[];
  readonly numSamples: number;
}

/**
 * Federated averaging (McMahan et al. 2017, algorithm 1): the mean of the client weights, each weighted by its sample count.
 *
 * @throws RangeError without results, with results of unequal shape, or with a value that is not finite
 */
export function aggregate(results: readonly ClientResult[]): number[] {
  const size = results[0]?.weights.length;
  if (size === undefined) throw new RangeError('no client reported');
  const total = results.reduce((sum, result) => sum + result.numSamples, 0);
  if (total <= 0) throw new RangeError('the clients hold no samples');
  const mean = new Array<number>(size).fill(0);
  for (const result of results) {
    if (result.weights.length !== size) throw new RangeError(`client ${result.clientId} sent another shape`);
    for (let index = 0; index < size; index++) {
      const weight = result.weights[index];
      if (!Number.isFinite(weight)) throw new RangeError(`client ${result.clientId} sent a weight that is not finite`);
      mean[index] += (result.numSamples / total) * weight;
    }
  }
  return mean;
}
