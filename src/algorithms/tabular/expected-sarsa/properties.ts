import type { Property } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { integerBelow, seededRandom } from '../../random.js';
import { actingProperties } from '../control/acting-properties.js';
import type { ControlImplementation as Implementation } from '../control/contract.js';
import { type ControlCase, drawOptions, printable, tableOf, teach, transitions } from '../control/inputs.js';
import { learningProperties } from '../control/learning-properties.js';
import type { Bootstrap } from '../control/reference.js';

/** The mean under given probabilities: `greedy` for the best action, the rest shared by the others. */
const meanWith =
  (greedy: (epsilon: number, actions: number) => number): Bootstrap =>
  (next, epsilon) => {
    const best = next.indexOf(Math.max(...next));
    const share = greedy(epsilon, next.length);
    return next.reduce((sum, value, b) => sum + value * (b === best ? share : (1 - share) / (next.length - 1)), 0);
  };

const method: ControlCase = {
  id: 'expected-sarsa',
  bootstrap: meanWith((epsilon, actions) => 1 - epsilon + epsilon / actions),
  equation: "Q(s,a) + alpha [r + gamma sum_b pi(b|s') Q(s',b) - Q(s,a)]",
  basis: 'Sutton and Barto 2018, eq. 6.9, with the epsilon-greedy policy',
  readsNextAction: false,
  conventions: [
    {
      id: 'explores-among-the-others',
      description: 'a random action is never the greedy one, in the policy and in its mean',
      bootstrap: meanWith((epsilon) => 1 - epsilon),
    },
  ],
};

const noSamplingNoise: Property<Implementation> = {
  id: 'expected-sarsa.no-sampling-noise',
  statement: 'The same transitions give the same table, whatever the random source: no next action is sampled.',
  basis: 'the mean over the policy replaces the sample (van Seijen et al. 2009)',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const options = drawOptions(implementation, random);
    const seeds = [integerBelow(random, 1e9), integerBelow(random, 1e9)];
    const walk = transitions(random, options, 60);
    const [first, second] = seeds.map((seed) => {
      const agent = implementation.create({ ...options, rng: seededRandom(seed) });
      for (const transition of walk) {
        agent.act(transition.s);
        teach(agent, method, transition);
      }
      return tableOf(agent, options);
    }) as [number[][], number[][]];
    return closeVectors(second.flat(), first.flat(), 1e-12)
      ? undefined
      : counterexample(
          'the random source changed what was learned',
          { options: printable(options), seeds },
          first,
          second,
        );
  },
};

export const expectedSarsaProperties: readonly Property<Implementation>[] = [
  ...learningProperties(method),
  noSamplingNoise,
  ...actingProperties(method),
];
