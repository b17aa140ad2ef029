import type { Lie } from '../../../model/algorithm.js';
import { seededRandom, uniform } from '../../random.js';
import type { ElasticWeightConsolidation } from './contract.js';
import { ewc, fisher } from './reference.js';

type Gradients = readonly (readonly number[])[];

/** EWC with another Fisher information, in batches as well. */
const withFisher = (changed: (grads: Gradients) => readonly number[]): ElasticWeightConsolidation => ({
  ...ewc,
  fisher: changed,
  fisherBatched: (batches) => changed(batches.flat()),
});
const withPenalty = (scale: (lambda: number) => number): ElasticWeightConsolidation => ({
  ...ewc,
  penalty: (theta, anchor, F, lambda) => ewc.penalty(theta, anchor, F, scale(lambda)),
  grad: (theta, anchor, F, lambda) => ewc.grad(theta, anchor, F, scale(lambda)),
});
const columnMean = (rows: Gradients, of: (value: number) => number) =>
  (rows[0] ?? []).map((_, at) => rows.reduce((sum, row) => sum + of(row[at] as number), 0) / rows.length);

function randomImportance(): ElasticWeightConsolidation {
  const random = seededRandom(3);
  return withFisher((grads) => fisher(grads).map((value) => value * uniform(random, 0.5, 1)));
}

export const lies: readonly Lie<ElasticWeightConsolidation>[] = [
  {
    id: 'square-of-mean',
    description: 'The mean gradient is squared: opposite samples cancel.',
    seenIn: 'kuc2477/pytorch-ewc #1, shivamsaboo17 #6, GradientEpisodicMemory #7',
    implementation: withFisher((grads) => columnMean(grads, (value) => value).map((value) => value * value)),
    caughtBy: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
  },
  {
    id: 'square-of-batch-mean',
    description: 'Gradients are averaged in a batch before they are squared.',
    implementation: {
      ...ewc,
      fisherBatched: (batches) => fisher(batches.map((batch) => columnMean(batch, (value) => value))),
    },
    caughtBy: ['ewc.fisher-batch-invariant'],
  },
  {
    id: 'mean-of-batch-means',
    description: 'Batches count alike whatever their size.',
    implementation: {
      ...ewc,
      fisherBatched: (batches) => columnMean(batches.map(fisher), (value) => value),
    },
    caughtBy: ['ewc.fisher-batch-invariant'],
  },
  {
    id: 'sum-over-batch-squared',
    description: '(sum of gradients)^2 of a batch, divided by the number of batches.',
    implementation: {
      ...ewc,
      fisherBatched: (batches) => fisher(batches.map((batch) => columnMean(batch, (value) => value * batch.length))),
    },
    caughtBy: ['ewc.fisher-batch-invariant'],
  },
  {
    id: 'no-square',
    description: 'The mean of absolute gradients.',
    implementation: withFisher((grads) => columnMean(grads, Math.abs)),
    caughtBy: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
  },
  {
    id: 'sum-not-mean',
    description: 'Squares are summed over the samples.',
    implementation: withFisher((grads) => fisher(grads).map((value) => value * grads.length)),
    caughtBy: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
  },
  {
    id: 'fisher-zero',
    description: 'The importance stays at zero.',
    seenIn: 'mabirck #1',
    implementation: withFisher((grads) => (grads[0] ?? []).map(() => 0)),
    caughtBy: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
  },
  {
    id: 'random-importance',
    description: 'Importances are scaled by random numbers.',
    seenIn: 'LukhasAI ContinualLearner, "Mock Fisher information"',
    implementation: randomImportance(),
    caughtBy: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
  },
  {
    id: 'normalised-importance',
    description: 'Importances are scaled to a largest value of one.',
    implementation: withFisher((grads) => {
      const raw = fisher(grads);
      return raw.map((value) => value / Math.max(...raw));
    }),
    caughtBy: ['ewc.fisher-mean-of-squares', 'ewc.fisher-batch-invariant'],
  },
  {
    id: 'anchor-aliased',
    description: 'The anchor is a reference to the parameters.',
    implementation: { ...ewc, anchor: (theta) => theta },
    caughtBy: ['ewc.anchor-is-a-copy'],
  },
  {
    id: 'lambda-squared',
    description: 'lambda is applied twice.',
    implementation: withPenalty((lambda) => lambda * lambda),
    caughtBy: ['ewc.quadratic-value', 'ewc.lambda-is-linear', 'ewc.protects-old-task'],
  },
  {
    id: 'lambda-dead',
    description: 'lambda is accepted and fixed at 0.4.',
    implementation: withPenalty(() => 0.4),
    caughtBy: ['ewc.quadratic-value', 'ewc.lambda-is-linear', 'ewc.protects-old-task'],
  },
  {
    id: 'falsy-lambda',
    description: 'lambda = 0 falls back to a default.',
    implementation: withPenalty((lambda) => lambda || 1000),
    caughtBy: ['ewc.lambda-is-linear'],
  },
  {
    id: 'rewards-forgetting',
    description: 'The sign of the penalty is turned.',
    implementation: withPenalty((lambda) => -lambda / 50),
    caughtBy: ['ewc.quadratic-value', 'ewc.unimportant-parameters-are-free', 'ewc.protects-old-task'],
  },
  {
    id: 'no-penalty',
    description: 'The penalty is a placeholder.',
    implementation: withPenalty(() => 0),
    caughtBy: ['ewc.quadratic-value', 'ewc.unimportant-parameters-are-free', 'ewc.protects-old-task'],
  },
  {
    id: 'plain-l2',
    description: 'All parameters are held alike: F is ignored.',
    implementation: {
      ...ewc,
      penalty: (theta, anchor, F, lambda) =>
        ewc.penalty(
          theta,
          anchor,
          F.map(() => 1),
          lambda,
        ),
      grad: (theta, anchor, F, lambda) =>
        ewc.grad(
          theta,
          anchor,
          F.map(() => 1),
          lambda,
        ),
    },
    caughtBy: ['ewc.quadratic-value', 'ewc.unimportant-parameters-are-free', 'ewc.protects-old-task'],
  },
  {
    id: 'decay-to-zero',
    description: 'Parameters are pulled to zero instead of to the anchor.',
    implementation: {
      ...ewc,
      penalty: (theta, anchor, F, lambda) =>
        ewc.penalty(
          theta,
          anchor.map(() => 0),
          F,
          lambda,
        ),
      grad: (theta, anchor, F, lambda) =>
        ewc.grad(
          theta,
          anchor.map(() => 0),
          F,
          lambda,
        ),
    },
    caughtBy: [
      'ewc.zero-at-anchor',
      'ewc.quadratic-value',
      'ewc.unimportant-parameters-are-free',
      'ewc.protects-old-task',
    ],
  },
  {
    id: 'absolute-distance',
    description: 'The distance to the anchor is not squared.',
    implementation: {
      ...ewc,
      penalty: (theta, anchor, F, lambda) =>
        (lambda / 2) *
        F.reduce((sum, value, at) => sum + value * Math.abs((theta[at] as number) - (anchor[at] as number)), 0),
    },
    caughtBy: ['ewc.quadratic-value', 'ewc.gradient-matches-penalty'],
  },
  {
    id: 'gradient-twice',
    description: 'The gradient is twice that of the penalty.',
    implementation: { ...ewc, grad: (theta, anchor, F, lambda) => ewc.grad(theta, anchor, F, 2 * lambda) },
    caughtBy: ['ewc.gradient-matches-penalty'],
  },
  {
    id: 'penalty-without-gradient',
    description: 'The penalty is a plain number: no gradient reaches the parameters.',
    implementation: { ...ewc, grad: (theta) => theta.map(() => 0) },
    caughtBy: ['ewc.gradient-matches-penalty', 'ewc.protects-old-task'],
  },
];
