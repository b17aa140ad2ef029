import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import { integerBelow, seededRandom, uniform } from '../../random.js';
import type { TutorImplementation as Implementation, Interaction, TutorEngine, TutorOptions } from './contract.js';

const ID = 'tutor-engine';
const STATES = ['novice', 'intermediate', 'advanced', 'mastered', 'confused'];
const ACTIONS = ['present', 'example', 'question', 'hint', 'review', 'advance', 'simplify'];
const ACTS = 3000;

function drawOptions(random: Random): TutorOptions {
  return {
    states: STATES,
    actions: ACTIONS,
    alpha: uniform(random, 0.25, 0.6),
    gamma: uniform(random, 0.7, 0.95),
    epsilon: uniform(random, 0.2, 0.45),
    q0: 0,
    fallback: 'question',
    rng: seededRandom(integerBelow(random, 1e9)),
  };
}

/** The options as they can be printed. */
const printable = ({ rng: _, states: __, actions: ___, ...options }: TutorOptions): Record<string, unknown> => options;

function drawInteractions(random: Random, count: number): Interaction[] {
  return Array.from({ length: count }, (_, index) => ({
    learner: `learner-${integerBelow(random, 3)}`,
    stateBefore: STATES[integerBelow(random, 5)] as string,
    action: ACTIONS[integerBelow(random, 7)] as string,
    response: `answer ${index}`,
    stateAfter: STATES[integerBelow(random, 5)] as string,
    reward: index % 5 === 3 ? 0 : uniform(random, -4, 4),
  }));
}

const table = (engine: TutorEngine): number[][] =>
  STATES.map((state) => ACTIONS.map((action) => engine.q(state, action)));

/** The table that the interactions teach, by the update rule on plain lists. */
function taught({ alpha, gamma, q0 }: TutorOptions, interactions: readonly Interaction[]): number[][] {
  const values = STATES.map(() => ACTIONS.map(() => q0));
  for (const { stateBefore, action, stateAfter, reward } of interactions) {
    const row = values[STATES.indexOf(stateBefore)] as number[];
    const a = ACTIONS.indexOf(action);
    const target = reward + gamma * Math.max(...(values[STATES.indexOf(stateAfter)] as number[]));
    row[a] = (1 - alpha) * (row[a] as number) + alpha * target;
  }
  return values;
}

const sameTable = (a: readonly (readonly number[])[], b: readonly (readonly number[])[], tolerance: number): boolean =>
  a.every((row, s) => row.every((value, index) => close(value, b[s]?.[index] as number, tolerance)));

const learns: Property<Implementation> = {
  id: `${ID}.learns-by-q-learning`,
  statement: "Interactions teach the table Q(s,a) + alpha [r + gamma max_b Q(s',b) - Q(s,a)] under the right names.",
  basis: 'Watkins and Dayan 1992, eq. 1; the formula in seed 002',
  strength: 'always',
  tolerance: '1e-10',
  check(implementation, random) {
    for (const q0 of [0, uniform(random, -3, -1)]) {
      const options = { ...drawOptions(random), q0 };
      const interactions = drawInteractions(random, 60);
      const engine = implementation.create(options);
      for (const interaction of interactions) engine.update({ ...interaction });
      const [expected, actual] = [taught(options, interactions), table(engine)];
      if (!sameTable(expected, actual, 1e-10))
        return counterexample(
          'the table is not what the interactions teach',
          { options: printable(options), interactions },
          expected,
          actual,
        );
    }
    return undefined;
  },
};

const reachesEveryAction: Property<Implementation> = {
  id: `${ID}.names-map-one-to-one`,
  statement: 'With epsilon = 0 the best action of a state is chosen by its own name, for every state and action.',
  basis: 'indices and names are a bijection (seed 002 shifts enum values by one)',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = { ...drawOptions(random), epsilon: 0 };
    for (const [s, state] of STATES.entries()) {
      for (const action of ACTIONS) {
        const engine = implementation.create(options);
        engine.update({ learner: 'a', stateBefore: state, action, response: '', stateAfter: 'novice', reward: 5 });
        const chosen = engine.choose(s);
        if (chosen !== action)
          return counterexample(
            'the best action is not the one chosen',
            { options: printable(options), state, rewarded: action },
            action,
            chosen,
          );
      }
    }
    return undefined;
  },
};

const unknownState: Property<Implementation> = {
  id: `${ID}.unknown-state-falls-back`,
  statement: 'For a state index outside the table the fallback action is chosen.',
  basis: 'documented fallback strategy of seed 002',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    for (const fallback of ['question', 'hint']) {
      const options = { ...drawOptions(random), fallback, epsilon: 0.5 };
      const engine = implementation.create(options);
      engine.update({
        learner: 'a',
        stateBefore: 'confused',
        action: 'simplify',
        response: '',
        stateAfter: 'novice',
        reward: 5,
      });
      for (const state of [-1, STATES.length, 99]) {
        for (let repeat = 0; repeat < 10; repeat++) {
          const chosen = engine.choose(state);
          if (chosen !== fallback)
            return counterexample(
              'an unknown state did not get the fallback',
              { options: printable(options), state },
              fallback,
              chosen,
            );
        }
      }
    }
    return undefined;
  },
};

const unknownNames: Property<Implementation> = {
  id: `${ID}.unknown-names-change-nothing`,
  statement: 'An interaction with an unknown state or action changes neither the table nor the history.',
  basis: 'documented in seed 002: such interactions are logged as errors and dropped',
  strength: 'always',
  tolerance: 'exact',
  needs: ['history'],
  instance: (implementation) => implementation.create(drawOptions(seededRandom(1))),
  check(implementation, random) {
    const options = drawOptions(random);
    const engine = implementation.create(options);
    const [first, second] = drawInteractions(random, 2) as [Interaction, Interaction];
    engine.update({ ...first });
    const before = { table: table(engine), history: engine.history().length };
    for (const change of [{ stateBefore: 'asleep' }, { action: 'shout' }, { stateAfter: 'gone' }])
      thrownBy(() => engine.update({ ...second, ...change }));
    const after = { table: table(engine), history: engine.history().length };
    return JSON.stringify(after) === JSON.stringify(before)
      ? undefined
      : counterexample(
          'an interaction with an unknown name left a trace',
          { options: printable(options), interaction: second },
          before,
          after,
        );
  },
};

const keepsHistory: Property<Implementation> = {
  id: `${ID}.history-in-order`,
  statement: 'Every interaction learned from is in the history, in order and as given.',
  basis: 'documented interaction history',
  strength: 'always',
  tolerance: 'exact',
  needs: ['history'],
  instance: (implementation) => implementation.create(drawOptions(seededRandom(1))),
  check(implementation, random) {
    const options = drawOptions(random);
    const engine = implementation.create(options);
    const expected = drawInteractions(random, 20);
    for (const interaction of expected) engine.update({ ...interaction });
    const fields = (given: Interaction): unknown[] => [
      given.learner,
      given.stateBefore,
      given.action,
      given.response,
      given.stateAfter,
      given.reward,
    ];
    const actual = engine.history();
    return JSON.stringify(actual.map(fields)) === JSON.stringify(expected.map(fields))
      ? undefined
      : counterexample('the history is not the interactions given', { options: printable(options) }, expected, actual);
  },
};

const summarises: Property<Implementation> = {
  id: `${ID}.summary-shows-the-table`,
  statement: 'The summary has every state and action by name, with values within rounding of the table.',
  basis: 'documented Q-table summary, rounded to three places',
  strength: 'always',
  tolerance: '0.0006',
  needs: ['summary'],
  instance: (implementation) => implementation.create(drawOptions(seededRandom(1))),
  check(implementation, random) {
    const options = drawOptions(random);
    const engine = implementation.create(options);
    for (const interaction of drawInteractions(random, 40)) engine.update(interaction);
    const summary = engine.summary();
    const [expected, actual] = [
      table(engine),
      STATES.map((state) => ACTIONS.map((action) => summary[state]?.[action] ?? Number.NaN)),
    ];
    const agrees = expected.flat().every((value, index) => Math.abs(value - (actual.flat()[index] as number)) <= 6e-4);
    return agrees
      ? undefined
      : counterexample('the summary differs from the table', { options: printable(options) }, expected, actual);
  },
};

const explores: Property<Implementation> = {
  id: `${ID}.exploration-rate`,
  statement:
    'With seven actions the best one is chosen with probability 1 - 6 epsilon / 7, each other one with epsilon / 7.',
  basis: 'epsilon-greedy, Sutton and Barto 2018, section 5.4',
  strength: 'always',
  tolerance: '5 standard deviations of each share, 3000 choices',
  falseAlarm: { probability: 4e-6, derivation: 'seven bounds of |z| > 5, 5.7e-7 each' },
  check(implementation, random) {
    const options = { ...drawOptions(random), epsilon: 0.5 };
    const engine = implementation.create(options);
    engine.update({
      learner: 'a',
      stateBefore: 'advanced',
      action: 'hint',
      response: '',
      stateAfter: 'novice',
      reward: 5,
    });
    const counts = new Map<string, number>();
    for (let act = 0; act < ACTS; act++) {
      const chosen = engine.choose(2);
      counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
    }
    const shares = ACTIONS.map((action) => (counts.get(action) ?? 0) / ACTS);
    const expected = ACTIONS.map((action) => (action === 'hint' ? 1 - 3 / 7 : 0.5 / 7));
    const fair = expected.every(
      (share, a) => Math.abs((shares[a] as number) - share) <= 5 * Math.sqrt((share * (1 - share)) / ACTS),
    );
    return fair
      ? undefined
      : counterexample(
          'the shares of the actions are off',
          { options: printable(options), best: 'hint' },
          expected,
          shares,
        );
  },
};

const independentInstances: Property<Implementation> = {
  id: `${ID}.independent-instances`,
  statement: 'What one tutor learns does not change another.',
  basis: 'the table belongs to the instance',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = drawOptions(random);
    const [first, second] = [implementation.create(options), implementation.create(options)];
    for (const interaction of drawInteractions(random, 10)) first.update(interaction);
    const actual = table(second)
      .flat()
      .filter((value) => value !== 0);
    return actual.length === 0
      ? undefined
      : counterexample('the other tutor learned as well', { options: printable(options) }, [], actual);
  },
};

export const tutorProperties: readonly Property<Implementation>[] = [
  learns,
  reachesEveryAction,
  unknownState,
  unknownNames,
  keepsHistory,
  summarises,
  explores,
  independentInstances,
];
