import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { contract, type ElasticWeightConsolidation } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { ewc } from './reference.js';

/** Fisher information from samples and from unequal batches, penalties and gradients at two strengths. */
function scenario(implementation: ElasticWeightConsolidation, random: Random): number[] {
  const rows = (count: number) => Array.from({ length: count }, () => normalVector(random, 3).map((v) => 1 + v));
  const samples = rows(6);
  const direct = implementation.fisher?.(samples) ?? [];
  const batched = implementation.fisherBatched?.([samples.slice(0, 1), samples.slice(1)]) ?? [];
  const [theta, anchor] = [normalVector(random, 3), normalVector(random, 3)];
  const F = [0, 2, 5];
  const penalties = [3, 0].flatMap((lambda) => [
    implementation.penalty(theta, anchor, F, lambda),
    ...(implementation.grad?.(theta, anchor, F, lambda) ?? []),
  ]);
  return [...direct, ...batched, ...penalties];
}

/** A running mean over the stream of samples. */
const streaming: ElasticWeightConsolidation['fisherBatched'] = (batches) => {
  let seen = 0;
  let mean = (batches[0]?.[0] ?? []).map(() => 0);
  for (const gradient of batches.flat()) {
    seen += 1;
    mean = mean.map((value, at) => value + ((gradient[at] as number) ** 2 - value) / seen);
  }
  return mean;
};

export const elasticWeightConsolidation = defineAlgorithm({
  id: 'ewc',
  family: 'continual',
  title: 'EWC (elastic weight consolidation)',
  aliases: ['ewc', 'elastic weight consolidation', 'fisher penalty', 'catastrophic forgetting'],
  idea:
    'Estimate from squared gradients how much each parameter mattered for the old task. ' +
    'While training on the next task, pull each parameter back to its old value in proportion.',
  sources: [
    {
      citation: 'Kirkpatrick et al. (2017). Overcoming catastrophic forgetting in neural networks. PNAS 114(13).',
      locator: 'equation 3, section 2.1',
      url: 'https://arxiv.org/abs/1612.00796',
    },
    {
      citation: 'Huszar (2018). Note on the quadratic penalties in elastic weight consolidation. PNAS 115(11).',
      locator: 'equation 2',
      url: 'https://arxiv.org/abs/1712.03847',
    },
  ],
  equations: [
    'F_i = mean_n (d log p(y_n | x_n) / d theta_i)^2',
    'L = L_B + lambda / 2 sum_i F_i (theta_i - theta*_i)^2',
  ],
  cost: 'n samples and d parameters: the Fisher information O(n d), penalty and gradient O(d).',
  contract,
  reference: ewc,
  properties,
  lies,
  variants: [
    {
      id: 'streaming-fisher',
      description: 'The Fisher information as a running mean.',
      implementation: { ...ewc, fisher: (grads) => streaming([grads]), fisherBatched: streaming },
    },
    {
      id: 'lambda-without-half',
      description: 'lambda sum F (theta - theta*)^2.',
      implementation: {
        ...ewc,
        penalty: (theta, anchor, F, lambda) => ewc.penalty(theta, anchor, F, 2 * lambda),
        grad: (theta, anchor, F, lambda) => ewc.grad(theta, anchor, F, 2 * lambda),
      },
      variantOf: ['ewc.quadratic-value'],
    },
  ],
  phrases: [
    {
      text: 'elastic weight consolidation',
      properties: ['ewc.quadratic-value', 'ewc.fisher-mean-of-squares', 'ewc.gradient-matches-penalty'],
    },
    { text: 'prevents catastrophic forgetting', properties: ['ewc.protects-old-task', 'ewc.anchor-is-a-copy'] },
    { text: 'Fisher information', properties: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'] },
    { text: 'continual learning', properties: ['ewc.protects-old-task', 'ewc.zero-at-anchor'] },
    {
      text: 'important parameters are protected',
      properties: ['ewc.unimportant-parameters-are-free', 'ewc.protects-old-task'],
    },
    {
      text: 'Fisher Information = E[grad(log p(y|x))^2]',
      properties: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
    },
    { text: 'regularization strength lambda', properties: ['ewc.lambda-is-linear'] },
  ],
  falseProperties: [
    { statement: 'EWC eliminates forgetting.', why: 'It trades plasticity for stability.' },
    {
      statement: 'Fisher information from predicted labels is the empirical one.',
      why: 'The true one samples labels from the model, the empirical one takes those of the data; argmax is neither.',
    },
  ],
  scenario,
});
