import type { Lie } from '../../../model/algorithm.js';
import type { ItemResponseImplementation } from '../contracts/item-response.js';
import { fromWrongCurve, oneGradientStep, responsesInverted, sumScore } from '../contracts/item-response-lies.js';
import { logistic } from '../contracts/item-response-model.js';
import { twoParameterCurve, twoParameterLogistic } from '../item-response-2pl/reference.js';
import { threeParameterCurve, threeParameterLogistic } from './reference.js';

function replacing(parts: Partial<ItemResponseImplementation>): ItemResponseImplementation {
  return { ...threeParameterLogistic, ...parts };
}

const { probability: p } = threeParameterCurve;
const knows = (theta: number, a: number, b: number): number => logistic(a * (theta - b));

export const threeParameterLies: readonly Lie<ItemResponseImplementation>[] = [
  {
    id: 'guessing-added',
    description: 'c + P: the curve ends above 1',
    implementation: replacing({ probability: (theta, a, b, c) => c + knows(theta, a, b) }),
    caughtBy: ['irt3.curve', 'irt3.rises-with-ability', 'irt3.midpoint'],
  },
  {
    id: 'guessing-as-floor',
    description: 'the larger of c and P: a kink in place of a curve',
    implementation: fromWrongCurve((theta, a, b, c) => Math.max(c, knows(theta, a, b))),
    caughtBy: ['irt3.curve', 'irt3.information', 'irt3.ability-maximises-likelihood', 'irt3.midpoint'],
  },
  {
    id: 'guessing-lowers-the-top',
    description: '(1 - c) P: the guessing parameter is a share of slips',
    implementation: fromWrongCurve((theta, a, b, c) => (1 - c) * knows(theta, a, b)),
    caughtBy: [
      'irt3.curve',
      'irt3.rises-with-ability',
      'irt3.information',
      'irt3.ability-maximises-likelihood',
      'irt3.midpoint',
    ],
  },
  {
    id: 'weights-exchanged',
    description: '(1 - c) + c P',
    implementation: fromWrongCurve((theta, a, b, c) => 1 - c + c * knows(theta, a, b)),
    caughtBy: [
      'irt3.curve',
      'irt3.rises-with-ability',
      'irt3.information',
      'irt3.ability-maximises-likelihood',
      'irt3.midpoint',
    ],
  },
  {
    id: 'guessing-hard-coded',
    description: 'c = 0.25 whatever was asked for',
    implementation: fromWrongCurve((theta, a, b) => p(theta, a, b, 0.25)),
    caughtBy: [
      'irt3.curve',
      'irt3.rises-with-ability',
      'irt3.information',
      'irt3.ability-maximises-likelihood',
      'irt3.midpoint',
    ],
  },
  {
    id: 'discrimination-ignored',
    description: 'the discrimination is a dead parameter',
    implementation: fromWrongCurve((theta, _a, b, c) => p(theta, 1, b, c)),
    caughtBy: ['irt3.curve', 'irt3.information', 'irt3.ability-maximises-likelihood'],
  },
  {
    id: 'exponent-sign',
    description: 'the exponent has the wrong sign',
    implementation: fromWrongCurve((theta, a, b, c) => c + (1 - c) * logistic(-a * (theta - b))),
    caughtBy: ['irt3.curve', 'irt3.rises-with-ability', 'irt3.information', 'irt3.ability-maximises-likelihood'],
  },
  {
    id: 'difficulty-not-scaled',
    description: 'a theta - b',
    implementation: fromWrongCurve((theta, a, b, c) => c + (1 - c) * logistic(a * theta - b)),
    caughtBy: ['irt3.curve', 'irt3.information', 'irt3.ability-maximises-likelihood', 'irt3.midpoint'],
  },
  {
    id: 'overflow',
    description: 'exp(x) / (1 + exp(x)), not a number for large abilities',
    implementation: replacing({
      probability: (theta, a, b, c) => c + ((1 - c) * Math.exp(a * (theta - b))) / (1 + Math.exp(a * (theta - b))),
    }),
    caughtBy: ['irt3.far-off-the-scale'],
  },
  {
    id: 'information-without-guessing',
    description: 'the information of the two-parameter model',
    implementation: replacing({ information: twoParameterLogistic.information }),
    caughtBy: ['irt3.information'],
  },
  {
    id: 'information-of-the-guessed-curve',
    description: 'a^2 P Q with P of the three-parameter model',
    implementation: replacing({ information: (theta, a, b, c) => a * a * p(theta, a, b, c) * (1 - p(theta, a, b, c)) }),
    caughtBy: ['irt3.information'],
  },
  {
    id: 'ability-without-guessing',
    description: 'the ability is estimated as if nobody guessed',
    implementation: replacing({
      estimateAbility: (responses, a, b) =>
        twoParameterLogistic.estimateAbility(
          responses,
          a,
          b,
          a.map(() => 0),
        ),
    }),
    caughtBy: ['irt3.ability-maximises-likelihood'],
  },
  {
    id: 'ability-from-share-right',
    description: 'the log odds of the share right',
    implementation: replacing({ estimateAbility: sumScore }),
    caughtBy: ['irt3.ability-maximises-likelihood'],
  },
  {
    id: 'one-gradient-step',
    description: 'one gradient step in place of the maximum',
    implementation: replacing({ estimateAbility: oneGradientStep(threeParameterCurve) }),
    caughtBy: ['irt3.ability-maximises-likelihood'],
  },
  {
    id: 'responses-inverted',
    description: 'right and wrong are exchanged',
    implementation: replacing({ estimateAbility: responsesInverted(twoParameterCurve) }),
    caughtBy: ['irt3.ability-maximises-likelihood'],
  },
];
