import type { Property } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import { actingProperties } from '../control/acting-properties.js';
import type { ControlImplementation as Implementation } from '../control/contract.js';
import { type ControlCase, drawOptions, printable, setValues, teach } from '../control/inputs.js';
import { learningProperties } from '../control/learning-properties.js';

const method: ControlCase = {
  id: 'sarsa',
  bootstrap: (next, _epsilon, a2) => next[a2 ?? 0] as number,
  equation: "Q(s,a) + alpha [r + gamma Q(s',a') - Q(s,a)]",
  basis: 'Sutton and Barto 2018, eq. 6.7',
  readsNextAction: true,
  conventions: [],
};

const onPolicy: Property<Implementation> = {
  id: 'sarsa.on-policy',
  statement: 'What is learned from a transition depends on the action that is taken next, in proportion to its value.',
  basis: 'on-policy control, Sutton and Barto 2018, section 6.4',
  strength: 'always',
  tolerance: '1e-10',
  check(implementation, random) {
    const options = drawOptions(implementation, random);
    const [next, r] = [[2, 7, -5], uniform(random, -1, 1)];
    const scale = options.alpha * options.gamma;
    const expected = [5 * scale, -12 * scale];
    for (let round = 0; round < 6; round++) {
      const learned = [0, 1, 2].map((a2) => {
        const agent = implementation.create(options);
        setValues(agent, method, options, 3, next, 4);
        teach(agent, method, { s: 1, a: 0, r, s2: 3, done: false, a2 });
        return agent.q(1, 0);
      }) as [number, number, number];
      const actual = [learned[1] - learned[0], learned[2] - learned[1]];
      if (!expected.every((difference, index) => close(actual[index] as number, difference, 1e-10)))
        return counterexample(
          'the next action does not count',
          { options: printable(options), "Q(s',.)": next, r },
          expected,
          actual,
        );
    }
    return undefined;
  },
};

export const sarsaProperties: readonly Property<Implementation>[] = [
  ...learningProperties(method),
  onPolicy,
  ...actingProperties(method),
];
