import type { Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import type { ControlAgent, ControlImplementation, ControlOptions } from './contract.js';
import type { World } from './training.js';

export interface Transition {
  readonly s: number;
  readonly a: number;
  readonly r: number;
  readonly s2: number;
  readonly done: boolean;
  readonly a2: number | undefined;
}

/** Rows are states, columns actions. */
export type Table = number[][];

/** Writes what a transition teaches into the table. */
export type Learn = (table: Table, transition: Transition, options: ControlOptions) => void;

export type Policy = (values: readonly number[], epsilon: number, rng: Random) => number;

/** The value of the next state, from its action values: what the control methods differ in. */
export type Bootstrap = (next: readonly number[], epsilon: number, a2: number | undefined) => number;

/**
 * One temporal-difference step: Q(s,a) += alpha [r + gamma (1 - done) B(s') - Q(s,a)], where B is the bootstrap value.
 * Sutton and Barto 2018, eq. 6.7 to 6.9.
 */
export function temporalDifference(bootstrap: Bootstrap): Learn {
  return (table, { s, a, r, s2, done, a2 }, { alpha, gamma, epsilon }) => {
    const row = table[s] as number[];
    const target = done ? r : r + gamma * bootstrap(table[s2] as number[], epsilon, a2);
    row[a] = (row[a] as number) + alpha * (target - (row[a] as number));
  };
}

/** A random action with probability epsilon (uniform over all of them), otherwise the first of the best. */
export function epsilonGreedy(values: readonly number[], epsilon: number, rng: Random): number {
  return rng() < epsilon ? integerBelow(rng, values.length) : greedyAction(values);
}

export function greedyAction(values: readonly number[]): number {
  return values.reduce((best, value, action) => (value > (values[best] as number) ? action : best), 0);
}

/**
 * An agent with a table of nS x nA values. Cost: O(nA) an update and a decision, O(nS nA) memory.
 * @throws RangeError for a state or action outside the table, a reward that is not finite, or options out of range.
 */
export function tabularAgent(learn: Learn, policy: Policy = epsilonGreedy): ControlImplementation {
  return {
    create(given) {
      const options = validControlOptions(given);
      const table = Array.from({ length: options.nS }, () => Array.from({ length: options.nA }, () => options.q0));
      const state = (s: number): number => validIndex('state', s, options.nS);
      const action = (a: number): number => validIndex('action', a, options.nA);
      const agent: ControlAgent = {
        update(s, a, r, s2, done = false, a2 = undefined) {
          if (!Number.isFinite(r)) throw new RangeError(`update: the reward must be finite, got ${r}`);
          const next = a2 === undefined ? a2 : action(a2);
          learn(table, { s: state(s), a: action(a), r, s2: state(s2), done: Boolean(done), a2: next }, options);
        },
        q: (s, a) => (table[state(s)] as number[])[action(a)] as number,
        act: (s) => policy(table[state(s)] as number[], options.epsilon, options.rng),
      };
      return { ...agent, train: (world, episodes) => walkEpisodes(agent, world, episodes) };
    },
  };
}

/** Every action is chosen before the transition into its state is learned, as methods that read it need. */
function walkEpisodes(agent: ControlAgent, world: World, episodes: number): number {
  for (let episode = 0; episode < episodes; episode++) {
    let s = world.reset();
    let a = agent.act(s);
    for (let ended = false; !ended; ) {
      const { s2, r, done } = world.step(a);
      const a2 = agent.act(s2);
      agent.update(s, a, r, s2, done, a2);
      [s, a, ended] = [s2, a2, done];
    }
  }
  return episodes;
}

function validIndex(what: string, index: number, size: number): number {
  if (!(Number.isInteger(index) && index >= 0 && index < size))
    throw new RangeError(`${what} ${index} is not in 0 ... ${size - 1}`);
  return index;
}

function validControlOptions(options: ControlOptions): ControlOptions {
  const { nS, nA, alpha, gamma, epsilon, q0 } = options;
  for (const [name, size] of [
    ['nS', nS],
    ['nA', nA],
  ] as const)
    if (!(Number.isInteger(size) && size > 0)) throw new RangeError(`${name} must be a positive integer, got ${size}`);
  for (const [name, share] of [
    ['alpha', alpha],
    ['gamma', gamma],
    ['epsilon', epsilon],
  ] as const)
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} must lie in [0, 1], got ${share}`);
  if (!Number.isFinite(q0)) throw new RangeError(`q0 must be finite, got ${q0}`);
  return options;
}
