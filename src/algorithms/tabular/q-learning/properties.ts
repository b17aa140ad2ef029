import type { Property } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { actingProperties } from '../control/acting-properties.js';
import type { ControlImplementation as Implementation } from '../control/contract.js';
import { type ControlCase, drawOptions, printable, tableOf, teach, transitions } from '../control/inputs.js';
import { learningProperties } from '../control/learning-properties.js';

const method: ControlCase = {
  id: 'q-learning',
  bootstrap: (next) => [...next].sort((a, b) => b - a)[0] as number,
  equation: "Q(s,a) + alpha [r + gamma max_b Q(s',b) - Q(s,a)]",
  basis: 'Watkins and Dayan 1992, eq. 1; Sutton and Barto 2018, eq. 6.8',
  readsNextAction: false,
  conventions: [],
};

const offPolicy: Property<Implementation> = {
  id: 'q-learning.off-policy',
  statement: 'What is learned from a transition does not depend on the action that the behaviour takes next.',
  basis: 'off-policy control, Sutton and Barto 2018, section 6.5',
  strength: 'always',
  tolerance: '1e-12',
  check(implementation, random) {
    const options = drawOptions(implementation, random);
    const [exploring, exploiting] = [1, 0].map((epsilon) => implementation.create({ ...options, epsilon })) as [
      ReturnType<Implementation['create']>,
      ReturnType<Implementation['create']>,
    ];
    for (const transition of transitions(random, options, 60)) {
      for (const agent of [exploring, exploiting]) {
        agent.act(transition.s);
        teach(agent, method, transition);
        agent.act(transition.s2);
      }
    }
    const [expected, actual] = [tableOf(exploiting, options), tableOf(exploring, options)];
    return closeVectors(actual.flat(), expected.flat(), 1e-12)
      ? undefined
      : counterexample('the behaviour changed what was learned', { options: printable(options) }, expected, actual);
  },
};

export const qLearningProperties: readonly Property<Implementation>[] = [
  ...learningProperties(method),
  offPolicy,
  ...actingProperties(method),
];
