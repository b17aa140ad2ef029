import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector } from '../../random.js';
import type { FederatedMetaLearning, MetaClient } from './contract.js';

const SIZE = 3;
const ALL = { steps: 3, rate: 0.12, fraction: 1 };

/** k steps of descent on 1/2 curvature ||w - centre||^2, in closed form. */
function bowlClient(random: Random, n: number): MetaClient {
  const centre = normalVector(random, SIZE).map((value) => 2 * value);
  const curvature = 0.7 + 2 * random();
  return {
    id: `client-${n}`,
    n,
    adapt: (params, steps, rate) => {
      const left = (1 - rate * curvature) ** steps;
      return params.map((value, at) => (centre[at] as number) + left * (value - (centre[at] as number)));
    },
  };
}

const lost = (n: number): MetaClient => ({
  id: `client-${n}`,
  n,
  adapt: () => {
    throw new Error('client lost');
  },
});

/** Clients that count how often each was asked. */
function countedClients(count: number) {
  const calls = new Array<number>(count).fill(0);
  const clients = calls.map((_, at) => ({
    id: `client-${at}`,
    n: at + 1,
    adapt: (params: readonly number[]) => {
      calls[at] = (calls[at] ?? 0) + 1;
      return params.map((value) => value + at);
    },
  }));
  return { calls, clients };
}

const meanOf = (rows: readonly (readonly number[])[], weights: readonly number[]) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (rows[0] ?? []).map(
    (_, at) => rows.reduce((sum, row, k) => sum + (weights[k] as number) * (row[at] as number), 0) / total,
  );
};

/** Two rounds over clients with unequal samples and tasks. */
const weightedBy = (weight: (n: number) => number) => (implementation: FederatedMetaLearning, random: Random) => {
  const params = normalVector(random, SIZE);
  const clients = [2, 9, 4].map((n) => bowlClient(random, n));
  const server = implementation.create({ params: [...params], clients, random });
  let expected = params;
  for (const settings of [ALL, { steps: 1, rate: 0.3, fraction: 1 }]) {
    const { steps, rate } = settings;
    expected = meanOf(
      clients.map((client) => client.adapt(expected, steps, rate)),
      clients.map(({ n }) => weight(n)),
    );
    server.runRound(settings);
    const actual = server.parameters();
    if (!closeVectors(actual, expected, 1e-10))
      return counterexample(
        'not the mean of the adapted parameters',
        { params, n: [2, 9, 4], settings },
        expected,
        actual,
      );
  }
  return undefined;
};

const exact = { strength: 'always', tolerance: 'exact' } as const;

export const properties: readonly Property<FederatedMetaLearning>[] = [
  {
    id: 'federated-meta-learning.weighted-adapted-mean',
    statement: 'The next global parameters are the mean of the adapted parameters, weighted by samples.',
    basis: 'Jiang et al. 2019, Algorithm 1; McMahan et al. 2017, Algorithm 1',
    strength: 'always',
    tolerance: '1e-10 relative',
    check: weightedBy((n) => n),
    conventions: [
      {
        id: 'uniform-mean',
        description: 'clients count alike (Chen et al. 2018, Algorithm 1)',
        check: weightedBy(() => 1),
      },
    ],
  },
  {
    ...exact,
    id: 'federated-meta-learning.fraction-of-clients',
    statement: 'A round asks max(1, C K) different clients, once each.',
    basis: 'McMahan et al. 2017, Algorithm 1: m = max(C K, 1), a random set of m clients',
    check: overInstances(20, fractionOfClients),
  },
  {
    id: 'federated-meta-learning.every-client-is-drawn',
    statement: 'Over many rounds every client is drawn about equally often.',
    basis: 'a random set of clients each round',
    strength: 'always',
    tolerance: '6 standard errors of a binomial count',
    falseAlarm: { probability: 2e-8, derivation: '8 clients, two-sided normal bound at 6 each: 8 * 2e-9' },
    check: (implementation, random) => {
      const { calls, clients } = countedClients(8);
      const server = implementation.create({ params: [0, 1], clients, random });
      for (let round = 0; round < 400; round++) server.runRound({ ...ALL, fraction: 0.25 });
      const room = 6 * Math.sqrt(400 * 0.25 * 0.75);
      return calls.every((count) => Math.abs(count - 100) <= room)
        ? undefined
        : counterexample('not drawn equally often', { clients: 8, rounds: 400, fraction: 0.25 }, 100, calls);
    },
  },
  {
    ...exact,
    id: 'federated-meta-learning.settings-reach-the-clients',
    statement: 'Clients adapt from the global parameters with the number of steps and the rate of the round.',
    basis: 'seed 002, run_federated_round(num_adaptation_steps_client, learning_rate_client)',
    check: settingsReachClients,
  },
  {
    id: 'federated-meta-learning.failed-client-excluded',
    statement: 'A client that fails enters neither the mean nor the number of participants.',
    basis: 'the mean is over clients that reported',
    strength: 'always',
    tolerance: '1e-10 relative',
    check: failedExcluded,
  },
  {
    ...exact,
    id: 'federated-meta-learning.all-failing-keeps-the-model',
    statement: 'When no client reports, the parameters stay and the round is not a success.',
    basis: 'the mean of nothing is not defined',
    check: (implementation, random) => {
      const params = normalVector(random, SIZE);
      const server = implementation.create({ params: [...params], clients: [lost(3), lost(5)], random });
      const { status, participants } = server.runRound(ALL);
      const kept = server.parameters();
      if (!closeVectors(kept, params, 0)) return counterexample('the parameters changed', { params }, params, kept);
      return status !== 'success' && participants === 0
        ? undefined
        : counterexample('an empty round is reported as a success', { params }, 'no-updates, 0', [
            status,
            participants,
          ]);
    },
  },
  {
    ...exact,
    id: 'federated-meta-learning.clients-get-a-copy',
    statement:
      'A client that adapts in place changes neither the global parameters nor what the next client starts from.',
    basis: 'every client starts from the global parameters of the round',
    check: clientsGetACopy,
  },
  {
    ...exact,
    id: 'federated-meta-learning.rounds-are-counted',
    statement: 'Rounds are numbered 1, 2, 3, failed ones included, and a round with updates is a success.',
    basis: 'seed 002, current_round',
    check: (implementation, random) => {
      let broken = false;
      const client: MetaClient = {
        id: 'a',
        n: 4,
        adapt: (params) => {
          if (broken) throw new Error('client lost');
          return params;
        },
      };
      const server = implementation.create({ params: [1, 2], clients: [client], random });
      const seen = [false, true, false].map((failing) => {
        broken = failing;
        const { round, status } = server.runRound(ALL);
        return [round, status === 'success'];
      });
      const expected = [
        [1, true],
        [2, false],
        [3, true],
      ];
      return JSON.stringify(seen) === JSON.stringify(expected)
        ? undefined
        : counterexample('rounds and successes', { failing: [false, true, false] }, expected, seen);
    },
  },
];

function fractionOfClients(implementation: FederatedMetaLearning, random: Random): Counterexample | undefined {
  for (const [fraction, expected] of [
    [0.5, 4],
    [0.25, 2],
    [1, 8],
    [0.05, 1],
  ] as const) {
    const { calls, clients } = countedClients(8);
    const { participants } = implementation.create({ params: [0, 1], clients, random }).runRound({ ...ALL, fraction });
    const asked = calls.filter((count) => count === 1).length;
    const once = calls.every((count) => count <= 1);
    if (!once || asked !== expected || participants !== expected)
      return counterexample('clients asked', { clients: 8, fraction }, expected, { calls, participants });
  }
  return undefined;
}

function settingsReachClients(implementation: FederatedMetaLearning, random: Random): Counterexample | undefined {
  const params = normalVector(random, SIZE);
  const seen: unknown[] = [];
  const client: MetaClient = {
    id: 'a',
    n: 4,
    adapt: (given, steps, rate) => {
      seen.push([...given], steps, rate);
      return given;
    },
  };
  implementation
    .create({ params: [...params], clients: [client], random })
    .runRound({ steps: 7, rate: 0.03, fraction: 1 });
  const expected = [params, 7, 0.03];
  return JSON.stringify(seen) === JSON.stringify(expected)
    ? undefined
    : counterexample('what the client was given', { params, steps: 7, rate: 0.03 }, expected, seen);
}

function failedExcluded(implementation: FederatedMetaLearning, random: Random): Counterexample | undefined {
  const params = normalVector(random, SIZE);
  const adding = (n: number, shift: number): MetaClient => ({
    id: `client-${n}`,
    n,
    adapt: (given) => given.map((value) => value + shift),
  });
  const server = implementation.create({
    params: [...params],
    clients: [adding(6, 1.5), lost(7), adding(3, 1.5)],
    random,
  });
  const { participants } = server.runRound(ALL);
  const [expected, actual] = [params.map((value) => value + 1.5), server.parameters()];
  if (!closeVectors(actual, expected, 1e-10))
    return counterexample('a lost client shows', { params, shifts: [1.5, 'fails', 1.5] }, expected, actual);
  return participants === 2
    ? undefined
    : counterexample('a lost client is counted', { clients: 3, lost: 1 }, 2, participants);
}

function clientsGetACopy(implementation: FederatedMetaLearning, random: Random): Counterexample | undefined {
  const params = normalVector(random, SIZE);
  const starts: number[][] = [];
  const clients = [2, 5].map(
    (n): MetaClient => ({
      id: `client-${n}`,
      n,
      adapt: (given) => {
        starts.push([...given]);
        const shared = given as number[];
        for (const [at, value] of given.entries()) shared[at] = value + 10;
        throw new Error('lost after training in place');
      },
    }),
  );
  const server = implementation.create({ params: [...params], clients, random });
  server.runRound(ALL);
  const changed = [...starts, [...server.parameters()]].find((seen) => !closeVectors(seen, params, 1e-12));
  return changed === undefined ? undefined : counterexample('training in place leaks', { params }, params, changed);
}
