import type { Lie } from '../../../model/algorithm.js';
import type { ItemResponseImplementation } from '../contracts/item-response.js';
import {
  fromWrongCurve,
  meanDifficulty,
  oneGradientStep,
  responsesInverted,
  sumScore,
} from '../contracts/item-response-lies.js';
import { logistic } from '../contracts/item-response-model.js';
import { twoParameterCurve, twoParameterLogistic } from './reference.js';

function replacing(parts: Partial<ItemResponseImplementation>): ItemResponseImplementation {
  return { ...twoParameterLogistic, ...parts };
}

const { probability: p } = twoParameterCurve;

/** Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function normalDistribution(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - polynomial * Math.exp(-x * x);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

export const twoParameterLies: readonly Lie<ItemResponseImplementation>[] = [
  {
    id: 'discrimination-ignored',
    description: 'the discrimination is a dead parameter (the Rasch model)',
    implementation: fromWrongCurve((theta, _a, b) => logistic(theta - b)),
    caughtBy: ['irt2.curve', 'irt2.information', 'irt2.ability-maximises-likelihood'],
  },
  {
    id: 'difficulty-ignored',
    description: 'the difficulty is a dead parameter',
    implementation: fromWrongCurve((theta, a) => logistic(a * theta)),
    caughtBy: ['irt2.curve', 'irt2.information', 'irt2.ability-maximises-likelihood'],
  },
  {
    id: 'difficulty-added',
    description: 'difficult items are easy: theta + b',
    implementation: fromWrongCurve((theta, a, b) => logistic(a * (theta + b))),
    caughtBy: ['irt2.curve', 'irt2.information', 'irt2.ability-maximises-likelihood'],
  },
  {
    id: 'difficulty-not-scaled',
    description: 'a theta - b: the difficulty is no longer an ability',
    implementation: fromWrongCurve((theta, a, b) => logistic(a * theta - b)),
    caughtBy: ['irt2.curve', 'irt2.information', 'irt2.ability-maximises-likelihood'],
  },
  {
    id: 'exponent-sign',
    description: 'the exponent has the wrong sign, so that ability harms',
    implementation: fromWrongCurve((theta, a, b) => logistic(-a * (theta - b))),
    caughtBy: ['irt2.curve', 'irt2.rises-with-ability', 'irt2.ability-maximises-likelihood'],
  },
  {
    id: 'discrimination-divides',
    description: 'the discrimination is read as a spread',
    implementation: fromWrongCurve((theta, a, b) => logistic((theta - b) / a)),
    caughtBy: ['irt2.curve', 'irt2.information', 'irt2.ability-maximises-likelihood'],
  },
  {
    id: 'normal-ogive',
    description: 'the normal distribution in place of the logistic one',
    implementation: replacing({ probability: (theta, a, b) => normalDistribution(a * (theta - b)) }),
    caughtBy: ['irt2.curve'],
  },
  {
    id: 'overflow',
    description: 'exp(x) / (1 + exp(x)), not a number for large abilities',
    implementation: replacing({
      probability: (theta, a, b) => Math.exp(a * (theta - b)) / (1 + Math.exp(a * (theta - b))),
    }),
    caughtBy: ['irt2.far-off-the-scale'],
  },
  {
    id: 'straight-line',
    description: 'a straight line clipped to [0, 1]',
    implementation: replacing({ probability: (theta, a, b) => Math.min(1, Math.max(0, 0.5 + (a * (theta - b)) / 4)) }),
    caughtBy: ['irt2.curve'],
  },
  {
    id: 'information-without-square',
    description: 'a P Q: the discrimination is not squared',
    implementation: replacing({ information: (theta, a, b, c) => a * p(theta, a, b, c) * (1 - p(theta, a, b, c)) }),
    caughtBy: ['irt2.information'],
  },
  {
    id: 'information-is-variance',
    description: 'P Q, without the discrimination',
    implementation: replacing({ information: (theta, a, b, c) => p(theta, a, b, c) * (1 - p(theta, a, b, c)) }),
    caughtBy: ['irt2.information'],
  },
  {
    id: 'ability-from-share-right',
    description: 'the log odds of the share right, whatever the items',
    implementation: replacing({ estimateAbility: sumScore }),
    caughtBy: ['irt2.ability-maximises-likelihood'],
  },
  {
    id: 'ability-is-mean-difficulty',
    description: 'the mean difficulty of the items that were right',
    implementation: replacing({ estimateAbility: meanDifficulty }),
    caughtBy: ['irt2.ability-maximises-likelihood'],
  },
  {
    id: 'one-gradient-step',
    description: 'one gradient step in place of the maximum',
    implementation: replacing({ estimateAbility: oneGradientStep(twoParameterCurve) }),
    caughtBy: ['irt2.ability-maximises-likelihood'],
  },
  {
    id: 'responses-inverted',
    description: 'right and wrong are exchanged',
    implementation: replacing({ estimateAbility: responsesInverted(twoParameterCurve) }),
    caughtBy: ['irt2.ability-maximises-likelihood'],
  },
];
