import type { ControlAgent } from '../control/contract.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';
import { bestValue } from '../q-learning/reference.js';
import type { Interaction, TutorEngine, TutorImplementation, TutorOptions } from './contract.js';

/**
 * Adaptive tutor: Q-learning over a few named learner states and tutor actions. An unknown state gets a safe action, an
 * unknown name in an interaction changes nothing, and every interaction learned from is kept.
 *
 * Source: seed 002, TutorLearningEngine; the update is Watkins and Dayan 1992, eq. 1, without terminal states (a learner
 * who has mastered a topic may still be asked).
 *   Q(s,a) += alpha [r + gamma max_b Q(s',b) - Q(s,a)]
 *
 * Cost: O(actions) an update and a choice, O(states actions + interactions) memory.
 * @throws RangeError when names repeat, the fallback is not an action, or a rate is outside [0, 1].
 */
export function tutorEngine(options: TutorOptions, agent: ControlAgent): TutorEngine {
  const { states, actions, fallback } = options;
  const learned: Interaction[] = [];
  const known = ({ stateBefore, action, stateAfter, reward }: Interaction): boolean =>
    states.includes(stateBefore) && actions.includes(action) && states.includes(stateAfter) && Number.isFinite(reward);
  const q = (state: string, action: string): number => agent.q(states.indexOf(state), actions.indexOf(action));
  return {
    choose: (state) => (states[state] === undefined ? fallback : (actions[agent.act(state)] as string)),
    update(interaction) {
      if (!known(interaction)) return;
      const { stateBefore, action, reward, stateAfter } = interaction;
      agent.update(states.indexOf(stateBefore), actions.indexOf(action), reward, states.indexOf(stateAfter));
      learned.push({ ...interaction });
    },
    q,
    history: () => learned.map((interaction) => ({ ...interaction })),
    summary: () =>
      Object.fromEntries(
        states.map((state) => [
          state,
          Object.fromEntries(actions.map((action) => [action, Math.round(q(state, action) * 1000) / 1000])),
        ]),
      ),
  };
}

/** A table for the tutor's states and actions. `agents` makes the table that learns. */
export function tutorAgent(options: TutorOptions, agents = tabularAgent(temporalDifference(bestValue))): ControlAgent {
  const { states, actions, alpha, gamma, epsilon, q0, rng } = validTutorOptions(options);
  return agents.create({ nS: states.length, nA: actions.length, alpha, gamma, epsilon, q0, rng });
}

export const tutorReference: TutorImplementation = {
  operations: ['history', 'summary'],
  create: (options) => tutorEngine(options, tutorAgent(options)),
};

function validTutorOptions(options: TutorOptions): TutorOptions {
  for (const [what, names] of [
    ['states', options.states],
    ['actions', options.actions],
  ] as const)
    if (new Set(names).size !== names.length) throw new RangeError(`tutor: ${what} repeat a name: ${names.join(', ')}`);
  if (!options.actions.includes(options.fallback))
    throw new RangeError(`tutor: the fallback ${options.fallback} is not an action`);
  return options;
}
