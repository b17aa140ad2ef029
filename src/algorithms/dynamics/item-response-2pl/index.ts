import { defineAlgorithm } from '../../../model/algorithm.js';
import { type ItemResponseImplementation, itemResponseContract } from '../contracts/item-response.js';
import { itemResponseModel } from '../contracts/item-response-model.js';
import { itemResponseProperties, scaledCurve } from '../contracts/item-response-properties.js';
import { itemResponseScenario } from '../contracts/item-response-scenario.js';
import { twoParameterLies } from './lies.js';
import { twoParameterCurve, twoParameterLogistic } from './reference.js';

export const itemResponse2plAlgorithm = defineAlgorithm<ItemResponseImplementation>({
  id: 'item-response-2pl',
  family: 'dynamics',
  title: 'Item response: two-parameter logistic model',
  aliases: ['2pl', 'two-parameter logistic', 'item response theory', 'irt 2pl', 'rasch', 'rasch model', '1pl'],
  idea:
    'A right answer is the more probable the farther the ability of a person lies above the difficulty of an item; the ' +
    'discrimination says how sharply. Abilities are estimated from right and wrong answers by maximum likelihood.',
  sources: [
    {
      citation: 'Birnbaum 1968, in Lord and Novick, Statistical theories of mental test scores',
      locator: 'section 17.2 (the model) and 17.5 (information)',
    },
    {
      citation: 'Baker 2001, The basics of item response theory, 2nd edition',
      locator: 'chapters 2 (eq. 2-1), 5 (eq. 5-1) and 6',
    },
  ],
  equations: ['P = 1 / (1 + exp(-a (theta - b)))', 'I = a^2 P (1 - P)', 'theta_hat: sum_i a_i (u_i - P_i) = 0'],
  cost: 'O(1) a probability; O(n) a step of the ability estimate for n items.',
  contract: itemResponseContract,
  reference: twoParameterLogistic,
  properties: itemResponseProperties('irt2', twoParameterCurve, () => 0),
  lies: twoParameterLies,
  variants: [
    {
      id: 'scale-1.7',
      description: 'discriminations on the scale of the normal ogive, D = 1.7',
      implementation: itemResponseModel(scaledCurve(twoParameterCurve, 1.7)),
      variantOf: ['irt2.curve', 'irt2.information', 'irt2.ability-maximises-likelihood'],
    },
  ],
  phrases: [
    { text: 'item response theory', properties: ['irt2.curve', 'irt2.rises-with-ability'] },
    { text: 'two-parameter logistic', properties: ['irt2.curve'] },
    { text: '2pl model', properties: ['irt2.curve'] },
    { text: 'estimates the ability of the learner', properties: ['irt2.ability-maximises-likelihood'] },
    { text: 'item information', properties: ['irt2.information'] },
    { text: 'difficulty and discrimination', properties: ['irt2.curve'] },
  ],
  falseProperties: [
    { statement: 'the estimate exists for every response pattern', why: 'all right or all wrong has no maximum' },
    { statement: 'the number of right answers is enough', why: 'only in the Rasch model; here it is sum a_i u_i' },
    { statement: 'D = 1.7 is part of the model', why: 'it is a choice of scale; both are in use' },
  ],
  scenario: itemResponseScenario,
});
