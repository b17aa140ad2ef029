import { addScaled, mapTensors, type Tensor } from '../tensors.js';
import type { Client, ClientResult, FederatedAveraging } from './contract.js';

/**
 * Federated averaging (McMahan et al. 2017, Algorithm 1). Clients train the global model on their own data, and the server
 * takes the mean of their models weighted by numbers of samples: w = sum_k (n_k / n) w_k, n = sum of n_k over the clients
 * that reported.
 *
 * Every tensor is averaged. A client that throws is left out, of the sum and of n. Cost O(K d) for K clients and d parameters.
 */
export const fedavg: FederatedAveraging = { aggregate, round };

/** RangeError when there is no result, a sample count is negative or not finite, all are zero, or shapes differ. */
export function aggregate(results: readonly ClientResult[]): number[][] {
  const first = results[0];
  if (first === undefined) throw new RangeError('aggregate: no client reported');
  const wrong = results.find(({ n }) => !(n >= 0 && Number.isFinite(n)));
  if (wrong !== undefined) throw new RangeError(`aggregate: a sample count must be finite and >= 0, got ${wrong.n}`);
  const total = results.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) throw new RangeError('aggregate: the clients that reported have no samples');
  const zeros = mapTensors(first.params, () => 0);
  return results.reduce((sum, { params, n }) => addScaled(sum, n / total, params), zeros);
}

/** One round over the given clients. RangeError when none reports. */
export function round(global: readonly Tensor[], clients: readonly Client[]): number[][] {
  return aggregate(clients.flatMap((client) => reported(client, global)));
}

/** The result of one client, or nothing when its training threw: a lost client is an expected event of a round. */
export function reported(client: Client, global: readonly Tensor[]): ClientResult[] {
  try {
    return [{ params: client.train(mapTensors(global, (value) => value)), n: client.n }];
  } catch {
    return [];
  }
}
