import type { Random } from '../../../model/algorithm.js';
import { shuffled } from '../../random.js';
import type { ClientResult } from '../fedavg/contract.js';
import { aggregate } from '../fedavg/reference.js';
import type { FederatedMetaLearning, MetaClient, RoundReport, RoundSettings } from './contract.js';

/**
 * Rounds of federated meta-learning (Jiang, Konecny, Rush and Kannan 2019, Algorithm 1; client selection of McMahan et al. 2017,
 * Algorithm 1). The server sends the global parameters to max(1, floor(C K)) clients drawn without replacement, each adapts a
 * copy to its own task, and the mean of what they report, weighted by samples, becomes the next starting point. With several local
 * steps this is Reptile with the clients as tasks and an outer step of 1.
 *
 * A client that throws is left out; when none reports, the parameters stay and the status is `no-updates`. Cost O(m d) for m
 * reporting clients and d parameters, beside what the clients do.
 */
export const federatedMetaLearning: FederatedMetaLearning = {
  create: ({ params, clients, random }) => {
    let current = [...params];
    let rounds = 0;
    return {
      parameters: () => [...current],
      runRound: (settings): RoundReport => {
        rounds += 1;
        const results = selected(clients, settings.fraction, random).flatMap((client) =>
          adapted(client, current, settings),
        );
        if (!results.some(({ n }) => n > 0)) return { status: 'no-updates', round: rounds, participants: 0 };
        [current = []] = aggregate(results);
        return { status: 'success', round: rounds, participants: results.length };
      },
    };
  },
};

/** max(1, floor(fraction K)) of the clients, without replacement. RangeError when `fraction` is outside (0, 1]. */
export function selected(clients: readonly MetaClient[], fraction: number, random: Random): readonly MetaClient[] {
  if (!(fraction > 0 && fraction <= 1)) throw new RangeError(`round: fraction must lie in (0, 1], got ${fraction}`);
  return shuffled(random, clients).slice(0, Math.max(1, Math.floor(fraction * clients.length)));
}

/** What one client reports; nothing when it fails, which a round expects. */
export function adapted(client: MetaClient, global: readonly number[], { steps, rate }: RoundSettings): ClientResult[] {
  try {
    return [{ params: [client.adapt([...global], steps, rate)], n: client.n }];
  } catch {
    return [];
  }
}
