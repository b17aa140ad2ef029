import { defineAlgorithm } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { type PropagationRatioImplementation, propagationRatioContract } from './contract.js';
import { propagationRatioLies } from './lies.js';
import { propagationRatioProperties } from './properties.js';
import { propagation } from './reference.js';

/** The mean log ratio, ratio by ratio. */
const meanLogRatio: PropagationRatioImplementation = {
  sigma: (norms) =>
    Math.exp(
      norms.slice(1).reduce((sum, norm, index) => sum + Math.log(norm / (norms[index] as number)), 0) /
        (norms.length - 1),
    ),
};

export const propagationRatioAlgorithm = defineAlgorithm<PropagationRatioImplementation>({
  id: 'propagation-ratio',
  family: 'dynamics',
  title: 'Propagation ratio sigma (branching or entropy ratio)',
  aliases: ['sigma', 'branching ratio', 'entropy ratio', 'propagation sigma', 'activation ratio'],
  idea:
    'The mean factor by which activity grows from one layer or time step to the next. 1 is the critical point between activity ' +
    'that dies out and activity that explodes.',
  sources: [
    {
      citation: 'Beggs and Plenz 2003, Neuronal avalanches in neocortical circuits, Journal of Neuroscience 23',
      locator: 'branching parameter sigma',
    },
    {
      citation: 'Poole et al. 2016, Exponential expressivity in deep neural networks through transient chaos, NeurIPS',
      locator: 'section 2: layer-to-layer norm map',
    },
  ],
  equations: ['sigma = (prod_{l<L} ||a_{l+1}|| / ||a_l||)^{1/L} = (||a_L|| / ||a_0||)^{1/L}'],
  cost: 'O(n) for n norms.',
  contract: propagationRatioContract,
  reference: propagation,
  properties: propagationRatioProperties,
  lies: propagationRatioLies,
  variants: [{ id: 'mean-log-ratio', description: 'exp of the mean log ratio', implementation: meanLogRatio }],
  phrases: [
    { text: 'sigma in [0.8, 1.2]', properties: ['sigma.known-ratios', 'sigma.telescopes'] },
    { text: 'branching ratio', properties: ['sigma.known-ratios'] },
    { text: 'activity neither grows nor dies', properties: ['sigma.known-ratios'] },
    { text: 'near-critical dynamics', properties: ['sigma.known-ratios', 'sigma.scale-free-and-reversible'] },
  ],
  falseProperties: [
    {
      statement: 'sigma = 1 maximises complexity',
      why: 'complexity is not defined by the ratio; nothing in it can be tested',
    },
    {
      statement: 'sigma is an entropy',
      why: 'it is a ratio of norms (or of entropies), whatever the dashboard calls it',
    },
  ],
  scenario: (implementation, random) =>
    [3, 4, 7].map((length) => implementation.sigma(Array.from({ length }, () => uniform(random, 0.3, 4)))),
});
