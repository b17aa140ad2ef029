import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { ControlImplementation } from '../control/contract.js';
import {
  type Bootstrap,
  epsilonGreedy,
  type Learn,
  type Policy,
  tabularAgent,
  temporalDifference,
} from '../control/reference.js';
import { bestValue } from '../q-learning/reference.js';
import type { TutorImplementation as Implementation, Interaction, TutorEngine, TutorOptions } from './contract.js';
import { tutorAgent, tutorEngine, tutorReference } from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'enum-shifted': ['names-map-one-to-one', 'exploration-rate'],
  'state-shifted': ['names-map-one-to-one', 'exploration-rate'],
  'mean-target': ['learns-by-q-learning'],
  'no-future': ['learns-by-q-learning'],
  'no-subtraction': ['learns-by-q-learning'],
  'state-after-ignored': ['learns-by-q-learning'],
  'reward-rounded': ['learns-by-q-learning'],
  'zero-reward-skipped': ['learns-by-q-learning', 'history-in-order'],
  'learns-nothing': ['learns-by-q-learning', 'names-map-one-to-one', 'exploration-rate'],
  'q0-ignored': ['learns-by-q-learning'],
  'never-explores': ['exploration-rate'],
  'always-explores': ['names-map-one-to-one', 'exploration-rate'],
  'explores-four': ['exploration-rate'],
  'fallback-ignored': ['unknown-state-falls-back'],
  'clamps-state': ['unknown-state-falls-back'],
  'unknown-state-crashes': ['unknown-state-falls-back'],
  'unknown-names-learned': ['unknown-names-change-nothing'],
  'rejected-in-history': ['unknown-names-change-nothing'],
  'history-empty': ['history-in-order'],
  'history-last-ten': ['history-in-order'],
  'summary-of-zeros': ['summary-shows-the-table'],
  'summary-of-best': ['summary-shows-the-table'],
  'shared-tutor': ['independent-instances'],
};

const lie = lieMaker<Implementation>('tutor-engine', CAUGHT_BY);
const operations = tutorReference.operations ?? [];

/** The right engine on another table. */
const onTable = (agents: ControlImplementation): Implementation => ({
  operations,
  create: (options) => tutorEngine(options, tutorAgent(options, agents)),
});

const learning = (learn: Learn): Implementation => onTable(tabularAgent(learn));
const bootstrapping = (bootstrap: Bootstrap): Implementation => learning(temporalDifference(bootstrap));
const acting = (policy: Policy): Implementation => onTable(tabularAgent(temporalDifference(bestValue), policy));

/** The right engine with some operations replaced. */
const altered = (change: (right: TutorEngine, options: TutorOptions) => Partial<TutorEngine>): Implementation => ({
  operations,
  create(options) {
    const right = tutorReference.create(options);
    return { ...right, ...change(right, options) };
  },
});

function sharedTutor(): Implementation {
  let shared: TutorEngine | undefined;
  return {
    operations,
    create(options) {
      shared = tutorReference.create(options);
      const current = (): TutorEngine => shared as TutorEngine;
      return {
        choose: (state) => current().choose(state),
        update: (interaction) => current().update(interaction),
        q: (state, action) => current().q(state, action),
        history: () => current().history(),
        summary: () => current().summary(),
      };
    },
  };
}

/** Keeps every interaction that it was given. */
function keepsRejected(right: TutorEngine): Partial<TutorEngine> {
  const given: Interaction[] = [];
  return {
    update(interaction) {
      given.push(interaction);
      right.update(interaction);
    },
    history: () => given,
  };
}

export const tutorLies: readonly Lie<Implementation>[] = [
  lie(
    'enum-shifted',
    'the chosen index is mapped to the next name, as with enum values from 1',
    altered((right, { actions, states }) => ({
      choose: (state) =>
        states[state] === undefined
          ? right.choose(state)
          : (actions[(actions.indexOf(right.choose(state)) + 1) % actions.length] as string),
    })),
  ),
  lie(
    'state-shifted',
    'the index of the state is taken to count from 1',
    altered((right, { states }) => ({
      choose: (state) => right.choose(states[state] === undefined ? state : Math.max(0, state - 1)),
    })),
  ),
  lie(
    'mean-target',
    'the mean over the next actions instead of the best',
    bootstrapping((next) => next.reduce((sum, value) => sum + value, 0) / next.length),
  ),
  lie(
    'no-future',
    'only the immediate reward counts',
    bootstrapping(() => 0),
  ),
  lie(
    'no-subtraction',
    'adds alpha times the target without taking Q(s,a) off',
    learning((table, { s, a, r, s2 }, { alpha, gamma }) => {
      const row = table[s] as number[];
      row[a] = (row[a] as number) + alpha * (r + gamma * bestValue(table[s2] as number[]));
    }),
  ),
  lie(
    'state-after-ignored',
    'bootstraps from the state before',
    learning((table, transition, options) =>
      temporalDifference(bestValue)(table, { ...transition, s2: transition.s }, options),
    ),
  ),
  lie(
    'reward-rounded',
    'the reward is cut to a whole number',
    learning((table, transition, options) =>
      temporalDifference(bestValue)(table, { ...transition, r: Math.trunc(transition.r) }, options),
    ),
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    altered((right) => ({
      update(interaction) {
        if (interaction.reward) right.update(interaction);
      },
    })),
  ),
  lie(
    'learns-nothing',
    'the table is never changed',
    learning(() => undefined),
  ),
  lie('q0-ignored', 'the table starts at zero whatever q0 says', {
    operations,
    create: (options) => tutorReference.create({ ...options, q0: 0 }),
  }),
  lie(
    'never-explores',
    'epsilon is accepted and never read',
    acting((values, _, rng) => epsilonGreedy(values, 0, rng)),
  ),
  lie(
    'always-explores',
    'every action is random',
    acting((values, _, rng) => epsilonGreedy(values, 1, rng)),
  ),
  lie(
    'explores-four',
    'random actions come from the first four only',
    acting((values, epsilon, rng) => (rng() < epsilon ? Math.floor(4 * rng()) : epsilonGreedy(values, 0, rng))),
  ),
  lie(
    'fallback-ignored',
    'an unknown state always gets the first action',
    altered((right, { states, actions }) => ({
      choose: (state) => (states[state] === undefined ? (actions[0] as string) : right.choose(state)),
    })),
  ),
  lie(
    'clamps-state',
    'an unknown state is moved to the nearest known one',
    altered((right, { states }) => ({
      choose: (state) => right.choose(Math.min(states.length - 1, Math.max(0, state))),
    })),
  ),
  lie(
    'unknown-state-crashes',
    'an unknown state is an error',
    altered((right, { states }) => ({
      choose(state) {
        if (states[state] === undefined) throw new RangeError(`no state ${state}`);
        return right.choose(state);
      },
    })),
  ),
  lie(
    'unknown-names-learned',
    'an unknown name is taken for the last one (index -1)',
    altered((right, { states, actions }) => {
      const orLast = (names: readonly string[], name: string): string =>
        names.includes(name) ? name : (names.at(-1) as string);
      return {
        update: (interaction) =>
          right.update({
            ...interaction,
            stateBefore: orLast(states, interaction.stateBefore),
            action: orLast(actions, interaction.action),
            stateAfter: orLast(states, interaction.stateAfter),
          }),
      };
    }),
  ),
  lie('rejected-in-history', 'interactions that were dropped are in the history', altered(keepsRejected)),
  lie(
    'history-empty',
    'the history is a placeholder',
    altered(() => ({ history: () => [] })),
  ),
  lie(
    'history-last-ten',
    'older interactions are dropped',
    altered((right) => ({ history: () => right.history().slice(-10) })),
  ),
  lie(
    'summary-of-zeros',
    'the summary is a placeholder',
    altered((_, { states, actions }) => ({
      summary: () =>
        Object.fromEntries(states.map((state) => [state, Object.fromEntries(actions.map((action) => [action, 0]))])),
    })),
  ),
  lie(
    'summary-of-best',
    'the summary has the best action of each state only',
    altered((right, { states }) => ({
      summary: () =>
        Object.fromEntries(
          states.map((state) => {
            const row = Object.entries(right.summary()[state] ?? {}).sort(([, a], [, b]) => b - a);
            return [state, Object.fromEntries(row.slice(0, 1))];
          }),
        ),
    })),
  ),
  lie('shared-tutor', 'one table for all tutors, emptied by each new one', sharedTutor()),
];
