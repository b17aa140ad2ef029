import type { Convention, Property } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow, seededRandom } from '../../random.js';
import type { ControlImplementation as Implementation } from './contract.js';
import { type ControlCase, drawOptions, printable, setValues, teach } from './inputs.js';

const ACTS = 3000;
/** Standard deviations that a frequency may lie off. */
const Z = 5;

/** What the epsilon-greedy choice of every tabular control method must do. */
export function actingProperties(method: ControlCase): Property<Implementation>[] {
  return [greedy(method), explorationRate(method), explorationUniform(method), seeded(method)];
}

function greedy(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.greedy-action`,
    statement:
      'With epsilon = 0 the action with the largest value is taken, also when all values are negative, and as soon as the values change.',
    basis: 'greedy policy argmax_a Q(s,a)',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(implementation, random), epsilon: 0 };
      const agent = implementation.create(options);
      const rows = [
        [1, 5, -9],
        [-7, -2, -4],
        [0.5, 3, 6],
        [-8, -1, 0.25],
      ];
      const actions = (): number[] => rows.map((_, s) => agent.act(s));
      actions();
      rows.forEach((row, s) => {
        setValues(agent, method, options, s, row, 4);
      });
      for (let round = 0; round < 50; round++) {
        const actual = actions();
        if (actual.join() !== '1,1,2,2')
          return counterexample(
            'the action taken is not the best',
            { options: printable(options), 'Q(s,.)': rows },
            [1, 1, 2, 2],
            actual,
          );
      }
      for (let s = 0; s < 4; s++) teach(agent, method, { s, a: 0, r: 200, s2: 4, done: false, a2: 0 });
      const actual = actions();
      return actual.join() === '0,0,0,0'
        ? undefined
        : counterexample(
            'a new best action is not taken',
            { options: printable(options), rewarded: 0 },
            [0, 0, 0, 0],
            actual,
          );
    },
  };
}

/** Shares of each action, when the first is the best. */
function actionShares(implementation: Implementation, method: ControlCase, epsilon: number, seed: number): number[] {
  const options = { ...drawOptions(implementation, seededRandom(seed)), epsilon, rng: seededRandom(seed + 1) };
  const agent = implementation.create(options);
  setValues(agent, method, options, 1, [4, -3, 1], 4);
  const counts = new Array<number>(options.nA).fill(0);
  for (let act = 0; act < ACTS; act++) {
    const action = agent.act(1);
    counts[action] = (counts[action] ?? 0) + 1;
  }
  return counts.map((count) => count / ACTS);
}

function sharesAre(
  method: ControlCase,
  epsilon: number,
  shareOf: Shares,
  explanation: string,
): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const seed = integerBelow(random, 1e9);
    const actual = actionShares(implementation, method, epsilon, seed);
    const { nA } = optionsFor(implementation, { nA: 3 });
    const { best, other } = shareOf(nA);
    const expected = Array.from({ length: nA }, (_, a) => (a === 0 ? best : other));
    const fair =
      actual.length === nA &&
      expected.every(
        (share, a) => Math.abs((actual[a] as number) - share) <= Z * Math.sqrt((share * (1 - share)) / ACTS),
      );
    return fair
      ? undefined
      : counterexample(explanation, { epsilon, 'Q(s,.)': [4, -3, 1], acts: ACTS, seed }, expected, actual);
  };
}

type Shares = (actions: number) => { readonly best: number; readonly other: number };

const amongAll =
  (epsilon: number): Shares =>
  (k) => ({ best: 1 - (epsilon * (k - 1)) / k, other: epsilon / k });
const amongOthers =
  (epsilon: number): Shares =>
  (k) => ({ best: 1 - epsilon, other: epsilon / (k - 1) });

const AMONG_OTHERS = { id: 'explores-among-the-others', description: 'a random action is never the greedy one' };

function explorationRate(method: ControlCase): Property<Implementation> {
  const explanation = 'the share of actions other than the best is off';
  return {
    id: `${method.id}.exploration-rate`,
    statement: 'With k actions the greedy one is taken with probability 1 - epsilon (k - 1) / k, the others alike.',
    basis: 'epsilon-greedy, Sutton and Barto 2018, section 5.4',
    strength: 'always',
    tolerance: '5 standard deviations of each share, 3000 acts',
    falseAlarm: { probability: 1.8e-6, derivation: 'three bounds of |z| > 5, 5.7e-7 each' },
    check: sharesAre(method, 0.4, amongAll(0.4), explanation),
    conventions: [{ ...AMONG_OTHERS, check: sharesAre(method, 0.4, amongOthers(0.4), explanation) }],
  };
}

function explorationUniform(method: ControlCase): Property<Implementation> {
  const explanation = 'actions are not taken at random with epsilon = 1';
  return {
    id: `${method.id}.full-epsilon-is-uniform`,
    statement: 'With epsilon = 1 every action is taken equally often.',
    basis: 'epsilon-greedy with epsilon = 1',
    strength: 'always',
    tolerance: '5 standard deviations of each share, 3000 acts',
    falseAlarm: { probability: 1.8e-6, derivation: 'three bounds of |z| > 5, 5.7e-7 each' },
    check: sharesAre(method, 1, amongAll(1), explanation),
    conventions: [{ ...AMONG_OTHERS, check: sharesAre(method, 1, amongOthers(1), explanation) }],
  };
}

function seeded(method: ControlCase): Property<Implementation> {
  return {
    id: `${method.id}.acting-is-seeded`,
    statement: 'The exploration comes from the given random source: the same stream gives the same actions.',
    basis: 'every random source is an argument',
    strength: 'when-claimed',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(implementation, random), epsilon: 0.8 };
      const seed = integerBelow(random, 1e9);
      const run = (from: number): number[] => {
        const agent = implementation.create({ ...options, rng: seededRandom(from) });
        return Array.from({ length: 60 }, () => agent.act(2));
      };
      const [first, again] = [run(seed), run(seed)];
      return first.every((action, index) => action === again[index])
        ? undefined
        : counterexample(
            'the actions do not follow the random source',
            { options: printable(options), seed },
            first,
            again,
          );
    },
  };
}
