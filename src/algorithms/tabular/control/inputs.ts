import type { Random } from '../../../model/algorithm.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow, normal, seededRandom, uniform } from '../../random.js';
import type { ControlAgent, ControlImplementation, ControlOptions } from './contract.js';
import type { Bootstrap, Transition } from './reference.js';

/** What the common checks need to know of one control method. */
export interface ControlCase {
  readonly id: string;
  /** The bootstrap value, written independently of the reference. */
  readonly bootstrap: Bootstrap;
  readonly equation: string;
  readonly basis: string;
  /** Whether the method reads the action that is taken in the next state. */
  readonly readsNextAction: boolean;
  /** Right but different bootstrap values. */
  readonly conventions: readonly { readonly id: string; readonly description: string; readonly bootstrap: Bootstrap }[];
}

/**
 * Values of all actions that an agent has, where it has more than the three that the checks speak of: the others have the least value
 * less 1, so that they are never the best.
 */
export function widened(values: readonly number[], { nA }: Pick<ControlOptions, 'nA'>): number[] {
  const others = new Array<number>(Math.max(0, nA - values.length)).fill(Math.min(...values) - 1);
  return [...values, ...others];
}

/** More states than actions, no parameter at 0, 1 or a usual default, but for those that the implementation cannot vary. */
export function drawOptions(implementation: ControlImplementation, random: Random): ControlOptions {
  return optionsFor(implementation, {
    nS: 5,
    nA: 3,
    alpha: uniform(random, 0.25, 0.6),
    gamma: uniform(random, 0.7, 0.95),
    epsilon: uniform(random, 0.2, 0.45),
    rng: seededRandom(integerBelow(random, 1e9)),
    q0: 0,
  });
}

/** The options as they can be printed. */
export const printable = ({ rng: _, ...options }: ControlOptions): Record<string, unknown> => options;

/** Teaches one transition; the next action is passed only to methods that read it. */
export function teach(agent: ControlAgent, method: ControlCase, transition: Transition): void {
  const { s, a, r, s2, done, a2 } = transition;
  if (method.readsNextAction) agent.update(s, a, r, s2, done, a2);
  else agent.update(s, a, r, s2, done);
}

/**
 * Sets Q(s, .) of a fresh agent with q0 = 0 by one transition each to `sink`, a state without value: the update moves
 * Q(s, a) from 0 by alpha r.
 */
export function setValues(
  agent: ControlAgent,
  method: ControlCase,
  options: ControlOptions,
  s: number,
  values: readonly number[],
  sink: number,
): void {
  widened(values, options).forEach((value, a) => {
    teach(agent, method, { s, a, r: value / options.alpha, s2: sink, done: false, a2: 0 });
  });
}

export function tableOf(agent: ControlAgent, { nS, nA }: ControlOptions): number[][] {
  return Array.from({ length: nS }, (_, s) => Array.from({ length: nA }, (_, a) => agent.q(s, a)));
}

/** Random transitions between all states, a tenth of them terminal, with rewards of both signs. */
export function transitions(random: Random, { nS, nA }: ControlOptions, count: number): Transition[] {
  return Array.from({ length: count }, () => ({
    s: integerBelow(random, nS),
    a: integerBelow(random, nA),
    r: 3 * normal(random) - 1,
    s2: integerBelow(random, nS),
    done: random() < 0.1,
    a2: integerBelow(random, nA),
  }));
}

/** Every method is compared on the same walk: a table is learned from unequal rewards, with and without episode ends. */
export function controlScenario(implementation: ControlImplementation, random: Random): number[] {
  const options: ControlOptions = { nS: 4, nA: 3, alpha: 0.4, gamma: 0.85, epsilon: 0.3, rng: random, q0: 0.5 };
  const agent = implementation.create(options);
  const walk = transitions(seededRandom(41), options, 60);
  const halfway = walk.slice(0, 30).map((transition) => learnAndRead(agent, transition));
  const rest = walk.slice(30).map((transition) => learnAndRead(agent, transition));
  const greedy = implementation.create({ ...options, epsilon: 0 });
  for (const { s, a, r, s2, done, a2 } of walk) greedy.update(s, a, r, s2, done, a2);
  return [...halfway, ...rest, ...tableOf(greedy, options).flat(), ...[0, 1, 2, 3].map((s) => greedy.act(s))];
}

function learnAndRead(agent: ControlAgent, { s, a, r, s2, done, a2 }: Transition): number {
  agent.update(s, a, r, s2, done, a2);
  return agent.q(s, a);
}
