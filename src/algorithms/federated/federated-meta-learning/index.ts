import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { contract, type FederatedMetaLearning, type MetaClient } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { federatedMetaLearning } from './reference.js';

/** Global parameters and reports of rounds with all clients: two good ones, one with a lost client, one with none left. */
function scenario(implementation: FederatedMetaLearning, random: Random): number[] {
  let failing = 0;
  const clients = [3, 8, 5].map((n, at): MetaClient => {
    const target = normalVector(random, 2);
    return {
      id: `client-${n}`,
      n,
      adapt: (params, steps, rate) => {
        if (at < failing) throw new Error('client lost');
        return params.map((value, index) => value + (1 - (1 - rate) ** steps) * ((target[index] as number) - value));
      },
    };
  });
  const server = implementation.create({ params: normalVector(random, 2), clients, random });
  return [0, 0, 1, 3].flatMap((lost, at) => {
    failing = lost;
    const { status, round, participants } = server.runRound({ steps: 2 + at, rate: 0.2, fraction: 1 });
    return [...server.parameters(), status === 'success' ? 1 : 0, round, participants];
  });
}

const uniformMean: FederatedMetaLearning = {
  create: ({ clients, ...options }) =>
    federatedMetaLearning.create({ ...options, clients: clients.map((client) => ({ ...client, n: 1 })) }),
};

export const federatedMetaLearningRounds = defineAlgorithm({
  id: 'federated-meta-learning',
  family: 'federated',
  title: 'Federated meta-learning rounds',
  aliases: ['federated meta-learning', 'fedmeta', 'personalized fedavg', 'federated meta learning'],
  idea:
    'Clients adapt the global parameters to their own tasks, and the mean of what they report becomes the next starting point. ' +
    'The global model is learnt as a start for adaptation, not as a model for everybody.',
  sources: [
    {
      citation:
        'Jiang, Konecny, Rush, Kannan (2019). Improving federated learning personalization via model agnostic meta learning.',
      locator: 'Algorithm 1 and section 2',
      url: 'https://arxiv.org/abs/1909.12488',
    },
    {
      citation:
        'Chen, Luo, Dong, Li, He (2018). Federated meta-learning with fast convergence and efficient communication.',
      locator: 'Algorithm 1 (clients count alike)',
      url: 'https://arxiv.org/abs/1802.07876',
    },
    {
      citation:
        'McMahan et al. (2017). Communication-efficient learning of deep networks from decentralized data. AISTATS.',
      locator: 'Algorithm 1, selection of clients',
      url: 'https://arxiv.org/abs/1602.05629',
    },
    {
      citation: 'Seed 002, learning/meta_learning/federated_integration.py',
      locator: 'FederatedMetaLearner.run_federated_round',
    },
  ],
  equations: ['m = max(1, floor(C K))', 'phi_k = k steps on task k from theta', 'theta = sum_k (n_k / n) phi_k'],
  cost: 'A round with m reporting clients and d parameters: O(m d) beside the adaptation of the clients.',
  contract,
  reference: federatedMetaLearning,
  properties,
  lies,
  variants: [
    {
      id: 'uniform-mean',
      description: 'Clients count alike.',
      implementation: uniformMean,
      variantOf: ['federated-meta-learning.weighted-adapted-mean'],
    },
  ],
  phrases: [
    {
      text: 'federated meta-learning',
      properties: [
        'federated-meta-learning.weighted-adapted-mean',
        'federated-meta-learning.settings-reach-the-clients',
      ],
    },
    {
      text: 'select a fraction of clients',
      properties: ['federated-meta-learning.fraction-of-clients', 'federated-meta-learning.every-client-is-drawn'],
    },
    {
      text: 'clients adapt the model using their local data',
      properties: ['federated-meta-learning.settings-reach-the-clients', 'federated-meta-learning.clients-get-a-copy'],
    },
    {
      text: 'handles client failures',
      properties: [
        'federated-meta-learning.failed-client-excluded',
        'federated-meta-learning.all-failing-keeps-the-model',
      ],
    },
    { text: 'current round', properties: ['federated-meta-learning.rounds-are-counted'] },
  ],
  falseProperties: [
    {
      statement: 'The global model improves on every client in every round.',
      why: 'Tasks differ; a mean can move away from some of them.',
    },
  ],
  scenario,
});
