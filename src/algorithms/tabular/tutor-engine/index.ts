import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { seededRandom } from '../../random.js';
import { randomTies } from '../control/policies.js';
import { tabularAgent, temporalDifference } from '../control/reference.js';
import { bestValue } from '../q-learning/reference.js';
import { tutorContract } from './contract.js';
import { tutorLies } from './lies.js';
import { tutorProperties } from './properties.js';
import { tutorAgent, tutorEngine, tutorReference } from './reference.js';

export const tutor: AnyAlgorithm = defineAlgorithm({
  id: 'tutor-engine',
  family: 'tabular',
  title: 'Adaptive tutor engine',
  aliases: [
    'tutor engine',
    'tutor learning engine',
    'adaptive tutoring learning engine',
    'adaptive tutor',
    'intelligent tutoring system',
  ],
  idea: 'A tutor picks one of a few actions for a learner in one of a few states, and learns their values by Q-learning from the rewards. Unknown states get a safe action, and every interaction learned from is kept.',
  sources: [
    { citation: 'Seed 002, learning trace summary', locator: 'tutor_learning_engine.py' },
    {
      citation: 'Watkins and Dayan 1992, Q-learning, Machine Learning 8',
      locator: 'eq. 1',
      url: 'https://doi.org/10.1007/BF00992698',
    },
  ],
  equations: ["Q(s,a) += alpha [r + gamma max_b Q(s',b) - Q(s,a)]"],
  cost: 'O(a) an update and a choice for a actions; memory grows by one entry an interaction',
  contract: tutorContract,
  reference: tutorReference,
  properties: tutorProperties,
  lies: tutorLies,
  variants: [
    {
      id: 'random-ties',
      description: 'shares ties at random and keeps the summary unrounded',
      implementation: {
        create(options) {
          const engine = tutorEngine(
            options,
            tutorAgent(options, tabularAgent(temporalDifference(bestValue), randomTies)),
          );
          const summary = (): Record<string, Record<string, number>> =>
            Object.fromEntries(
              options.states.map((state) => [
                state,
                Object.fromEntries(options.actions.map((action) => [action, engine.q(state, action)])),
              ]),
            );
          return { ...engine, summary };
        },
      },
    },
  ],
  phrases: [
    {
      text: 'adapts teaching strategy with reinforcement learning',
      properties: ['tutor-engine.learns-by-q-learning', 'tutor-engine.names-map-one-to-one'],
    },
    {
      text: "Q(s,a) = Q(s,a) + lr * [reward + df * max_a'(Q(s',a')) - Q(s,a)]",
      properties: ['tutor-engine.learns-by-q-learning'],
    },
    {
      text: 'adaptive tutoring strategy using Q-learning',
      properties: ['tutor-engine.learns-by-q-learning', 'tutor-engine.exploration-rate'],
    },
    {
      text: 'fallback strategies for action selection',
      properties: ['tutor-engine.unknown-state-falls-back', 'tutor-engine.unknown-names-change-nothing'],
    },
    { text: 'logs errors for invalid state/action indices', properties: ['tutor-engine.unknown-names-change-nothing'] },
    { text: 'returns the history of all learning interactions', properties: ['tutor-engine.history-in-order'] },
    { text: 'summary of the Q-table', properties: ['tutor-engine.summary-shows-the-table'] },
  ],
  falseProperties: [
    {
      statement: 'a mastered learner ends the episode',
      why: 'the seed has no terminal state: the value of what follows mastery still counts',
    },
    { statement: 'each learner has a table', why: 'the seed keeps one table for all learners' },
  ],
  scenario(implementation, random) {
    const [states, actions] = [
      ['low', 'middle', 'high'],
      ['explain', 'ask', 'hint', 'advance'],
    ];
    const engine = implementation.create({
      states,
      actions,
      alpha: 0.4,
      gamma: 0.8,
      epsilon: 0,
      q0: 0.25,
      fallback: 'ask',
      rng: random,
    });
    const draws = seededRandom(29);
    for (let count = 0; count < 40; count++) {
      engine.update({
        learner: 'a',
        stateBefore: states[Math.floor(3 * draws())] as string,
        action: actions[Math.floor(4 * draws())] as string,
        response: '',
        stateAfter: states[Math.floor(3 * draws())] as string,
        reward: 4 * draws() - 2,
      });
    }
    engine.update({ learner: 'a', stateBefore: 'low', action: 'shout', response: '', stateAfter: 'high', reward: 9 });
    const values = states.flatMap((state) => actions.map((action) => engine.q(state, action)));
    const chosen = [0, 1, 2, -1, 3].map((state) => actions.indexOf(engine.choose(state)));
    return [...values, ...chosen, engine.history().length];
  },
});
