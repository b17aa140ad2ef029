import { defineAlgorithm, type Property } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import { type ItemResponseImplementation, itemResponseContract } from '../contracts/item-response.js';
import { itemResponseModel } from '../contracts/item-response-model.js';
import { itemResponseProperties, scaledCurve } from '../contracts/item-response-properties.js';
import { itemResponseScenario } from '../contracts/item-response-scenario.js';
import { threeParameterLies } from './lies.js';
import { threeParameterCurve, threeParameterLogistic } from './reference.js';

const midpoint: Property<ItemResponseImplementation> = {
  id: 'irt3.midpoint',
  statement: 'A person whose ability equals the difficulty is right with probability (1 + c) / 2.',
  basis: 'the logistic curve is 1/2 there',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const [a, b, c] = [uniform(random, 0.5, 2), uniform(random, -2, 2), uniform(random, 0.05, 0.2)];
    const actual = implementation.probability(b, a, b, c);
    return close(actual, (1 + c) / 2, 1e-9)
      ? undefined
      : counterexample('the curve does not pass (b, (1 + c) / 2)', { theta: b, a, b, c }, (1 + c) / 2, actual);
  },
};

export const itemResponse3plAlgorithm = defineAlgorithm<ItemResponseImplementation>({
  id: 'item-response-3pl',
  family: 'dynamics',
  title: 'Item response: three-parameter logistic model',
  aliases: ['3pl', 'three-parameter logistic', 'irt 3pl', 'birnbaum model'],
  idea:
    'The two-parameter curve lifted onto a floor: even without ability a person is right with the guessing probability. The ' +
    'information of an item falls with that floor, because a right answer may be luck.',
  sources: [
    {
      citation: 'Birnbaum 1968, in Lord and Novick, Statistical theories of mental test scores',
      locator: 'section 17.3 (the model) and 17.5 (information)',
    },
    {
      citation: 'Baker 2001, The basics of item response theory, 2nd edition',
      locator: 'chapters 2 (eq. 2-3) and 6 (eq. 6-7)',
    },
  ],
  equations: [
    'P = c + (1 - c) / (1 + exp(-a (theta - b)))',
    'I = a^2 (Q / P) ((P - c) / (1 - c))^2, Q = 1 - P',
    'theta_hat maximises sum_i u_i ln P_i + (1 - u_i) ln Q_i',
  ],
  cost: 'O(1) a probability; O(n) a step of the ability estimate for n items.',
  contract: itemResponseContract,
  reference: threeParameterLogistic,
  properties: [
    ...itemResponseProperties('irt3', threeParameterCurve, (random) => uniform(random, 0.05, 0.2)),
    midpoint,
  ],
  lies: threeParameterLies,
  variants: [
    {
      id: 'scale-1.7',
      description: 'discriminations on the scale of the normal ogive, D = 1.7',
      implementation: itemResponseModel(scaledCurve(threeParameterCurve, 1.7)),
      variantOf: ['irt3.curve', 'irt3.information', 'irt3.ability-maximises-likelihood'],
    },
    {
      id: 'kept-off-the-ends',
      description: 'probabilities are kept within [0.001, 0.999]',
      implementation: {
        ...threeParameterLogistic,
        probability: (theta, a, b, c) =>
          Math.max(0.001, Math.min(0.999, threeParameterLogistic.probability(theta, a, b, c))),
        information: (theta, a, b, c) => Math.max(0.001, threeParameterLogistic.information(theta, a, b, c)),
      },
      variantOf: ['irt3.curve', 'irt3.rises-with-ability', 'irt3.information'],
    },
  ],
  phrases: [
    { text: 'three-parameter logistic', properties: ['irt3.curve', 'irt3.midpoint'] },
    { text: '3pl model', properties: ['irt3.curve'] },
    { text: 'guessing parameter', properties: ['irt3.curve', 'irt3.rises-with-ability'] },
    { text: 'accounts for guessing', properties: ['irt3.curve', 'irt3.ability-maximises-likelihood'] },
  ],
  falseProperties: [
    { statement: 'the probability at theta = b is one half', why: 'it is (1 + c) / 2' },
    {
      statement: 'the information is greatest at theta = b',
      why: 'it is greatest a little above, by ln((1 + sqrt(1 + 8 c)) / 2) / a',
    },
    { statement: 'the likelihood has one maximum', why: 'with guessing it can have several' },
  ],
  scenario: itemResponseScenario,
});
