import type { Lie, Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { ClientResult } from '../fedavg/contract.js';
import { aggregate } from '../fedavg/reference.js';
import type { FederatedMetaLearning, MetaClient, RoundSettings } from './contract.js';
import { adapted, selected } from './reference.js';

interface Parts {
  readonly select: typeof selected;
  readonly report: (client: MetaClient, global: readonly number[], settings: RoundSettings) => ClientResult[];
  /** The next parameters from the results and those before. */
  readonly combine: (results: readonly ClientResult[], before: readonly number[]) => readonly number[];
  /** Whether parameters are replaced and the round is a success although nobody reported. */
  readonly always: boolean;
  /** Added to the round number after a round without updates. */
  readonly failedRounds: number;
  readonly participants: (reported: number, asked: number) => number;
}

const right: Parts = {
  select: selected,
  report: adapted,
  combine: (results) => aggregate(results)[0] ?? [],
  always: false,
  failedRounds: 1,
  participants: (reported) => reported,
};

/** A server built from the reference's parts, some of them exchanged. */
function lying(changed: Partial<Parts>): FederatedMetaLearning {
  const parts = { ...right, ...changed };
  return {
    create: ({ params, clients, random }) => {
      let current: readonly number[] = [...params];
      let round = 0;
      return {
        parameters: () => [...current],
        runRound: (settings) => {
          const asked = parts.select(clients, settings.fraction, random);
          const results = asked.flatMap((client) => parts.report(client, current, settings));
          const participants = parts.participants(results.length, asked.length);
          if (results.length === 0 && !parts.always) {
            round += parts.failedRounds;
            return { status: 'no-updates', round, participants };
          }
          round += 1;
          current = parts.combine(results, current);
          return { status: 'success', round, participants };
        },
      };
    },
  };
}

const attempt = (client: MetaClient, params: readonly number[], { steps, rate }: RoundSettings): ClientResult[] => {
  try {
    return [{ params: [client.adapt(params, steps, rate)], n: client.n }];
  } catch {
    return [];
  }
};

const withReplacement = (clients: readonly MetaClient[], fraction: number, random: Random) =>
  fraction === 1
    ? clients
    : selected(clients, fraction, random).map(() => clients[integerBelow(random, clients.length)] as MetaClient);

export const lies: readonly Lie<FederatedMetaLearning>[] = [
  {
    id: 'sum',
    description: 'Adapted parameters are added up.',
    implementation: lying({ combine: (results) => right.combine(results, []).map((value) => value * results.length) }),
    caughtBy: ['federated-meta-learning.weighted-adapted-mean', 'federated-meta-learning.failed-client-excluded'],
  },
  {
    id: 'last-client-wins',
    description: 'The global parameters are overwritten by each client in turn.',
    implementation: lying({ combine: (results) => results.at(-1)?.params[0] ?? [] }),
    caughtBy: ['federated-meta-learning.weighted-adapted-mean'],
  },
  {
    id: 'never-aggregates',
    description: 'The round reports success and leaves the global parameters alone.',
    implementation: lying({ combine: (_, before) => before }),
    caughtBy: ['federated-meta-learning.weighted-adapted-mean', 'federated-meta-learning.failed-client-excluded'],
  },
  {
    id: 'added-to-global',
    description: 'The mean of the adapted parameters is added to the global ones as if it were a difference.',
    implementation: lying({
      combine: (results, before) => right.combine(results, before).map((value, at) => value + (before[at] as number)),
    }),
    caughtBy: ['federated-meta-learning.weighted-adapted-mean', 'federated-meta-learning.failed-client-excluded'],
  },
  {
    id: 'half-step',
    description: 'The global parameters move half of the way.',
    implementation: lying({
      combine: (results, before) =>
        right.combine(results, before).map((value, at) => (value + (before[at] as number)) / 2),
    }),
    caughtBy: ['federated-meta-learning.weighted-adapted-mean', 'federated-meta-learning.failed-client-excluded'],
  },
  {
    id: 'fraction-ignored',
    description: 'All clients take part whatever the fraction.',
    implementation: lying({ select: (clients) => clients }),
    caughtBy: ['federated-meta-learning.fraction-of-clients', 'federated-meta-learning.every-client-is-drawn'],
  },
  {
    id: 'empty-selection',
    description: 'A small fraction selects nobody: max(1, .) is missing.',
    implementation: lying({
      select: (clients, fraction, random) =>
        selected(clients, fraction, random).slice(0, Math.floor(fraction * clients.length)),
    }),
    caughtBy: ['federated-meta-learning.fraction-of-clients'],
  },
  {
    id: 'with-replacement',
    description: 'Clients are drawn with replacement.',
    implementation: lying({ select: withReplacement }),
    caughtBy: ['federated-meta-learning.fraction-of-clients'],
  },
  {
    id: 'first-clients-only',
    description: 'The first clients of the list are taken every round.',
    implementation: lying({
      select: (clients, fraction) => clients.slice(0, Math.max(1, Math.floor(fraction * clients.length))),
    }),
    caughtBy: ['federated-meta-learning.every-client-is-drawn'],
  },
  {
    id: 'settings-dead',
    description: 'Steps and rate are accepted and fixed at 1 and 0.01.',
    seenIn: 'seed 002, learning/meta_learning/federated_integration.py ("not directly used")',
    implementation: lying({
      report: (client, global) => adapted(client, global, { steps: 1, rate: 0.01, fraction: 1 }),
    }),
    caughtBy: ['federated-meta-learning.weighted-adapted-mean', 'federated-meta-learning.settings-reach-the-clients'],
  },
  {
    id: 'failure-returns-global',
    description: 'A client that fails reports the unchanged parameters and is counted.',
    seenIn: 'seed 002, ClientNode.adapt_model',
    implementation: lying({
      report: (client, global, settings) => {
        const [result] = adapted(client, global, settings);
        return [result ?? { params: [global], n: client.n }];
      },
    }),
    caughtBy: [
      'federated-meta-learning.failed-client-excluded',
      'federated-meta-learning.all-failing-keeps-the-model',
      'federated-meta-learning.rounds-are-counted',
    ],
  },
  {
    id: 'failure-ends-the-round',
    description: 'One lost client ends the round with an exception.',
    implementation: lying({
      report: (client, global, { steps, rate }) => [{ params: [client.adapt([...global], steps, rate)], n: client.n }],
    }),
    caughtBy: [
      'federated-meta-learning.failed-client-excluded',
      'federated-meta-learning.all-failing-keeps-the-model',
      'federated-meta-learning.clients-get-a-copy',
      'federated-meta-learning.rounds-are-counted',
    ],
  },
  {
    id: 'asked-counted-as-participants',
    description: 'Clients that were asked are counted, those that failed too.',
    seenIn: 'seed 002, num_clients_participated',
    implementation: lying({ participants: (_, asked) => asked }),
    caughtBy: ['federated-meta-learning.failed-client-excluded', 'federated-meta-learning.all-failing-keeps-the-model'],
  },
  {
    id: 'zeros-on-empty',
    description: 'A round without updates leaves a model of zeros and is a success.',
    implementation: lying({
      always: true,
      combine: (results, before) => (results.length === 0 ? before.map(() => 0) : right.combine(results, before)),
    }),
    caughtBy: [
      'federated-meta-learning.all-failing-keeps-the-model',
      'federated-meta-learning.clients-get-a-copy',
      'federated-meta-learning.rounds-are-counted',
    ],
  },
  {
    id: 'empty-is-success',
    description: 'A round without updates is reported as a success.',
    implementation: lying({
      always: true,
      combine: (results, before) => (results.length === 0 ? before : right.combine(results, before)),
    }),
    caughtBy: ['federated-meta-learning.all-failing-keeps-the-model', 'federated-meta-learning.rounds-are-counted'],
  },
  {
    id: 'shared-parameters',
    description: 'Clients are handed the global array itself.',
    implementation: lying({ report: attempt }),
    caughtBy: ['federated-meta-learning.clients-get-a-copy'],
  },
  {
    id: 'failed-rounds-not-counted',
    description: 'The round number stays when nobody reports.',
    implementation: lying({ failedRounds: 0 }),
    caughtBy: ['federated-meta-learning.rounds-are-counted'],
  },
];
