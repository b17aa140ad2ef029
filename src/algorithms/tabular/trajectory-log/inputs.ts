import type { Random } from '../../../model/algorithm.js';
import { normalVector, uniform } from '../../random.js';
import type { AdvantageRollout, LoggedStep } from './contract.js';

/** Steps 0 to 2 end for good, 3 to 5 are cut off, 6 and 7 are the start of an unfinished episode. */
export const TERMINAL = 2;
export const TRUNCATED = 5;
export const STEPS = 8;

/** Rewards of both signs; the value after the terminal step is large, so that using it shows. */
export function drawRollout(random: Random): AdvantageRollout {
  const v = normalVector(random, STEPS).map((value) => 2 * value + 3);
  const atEnd: Readonly<Record<number, number>> = {
    [TERMINAL]: 50,
    [TRUNCATED]: uniform(random, 8, 12),
    [STEPS - 1]: uniform(random, 5, 8),
  };
  return {
    r: normalVector(random, STEPS).map((value) => 2 * value - 0.5),
    v,
    vNext: v.map((_, t) => atEnd[t] ?? (v[t + 1] as number)),
    term: v.map((_, t) => t === TERMINAL),
    trunc: v.map((_, t) => t === TRUNCATED),
    gamma: uniform(random, 0.7, 0.95),
    lam: uniform(random, 0.4, 0.8),
  };
}

const ENDS = [2, 7];

/** Two complete episodes: steps 0 to 2, and 3 to 7. */
export function drawEpisodes(random: Random): AdvantageRollout {
  const rollout = drawRollout(random);
  const term = rollout.r.map((_, t) => ENDS.includes(t));
  return {
    ...rollout,
    vNext: rollout.v.map((_, t) => (term[t] ? 50 : (rollout.v[t + 1] as number))),
    term,
    trunc: rollout.r.map(() => false),
  };
}

/** sum_{k=t..end} weight^(k-t) terms_k over the complete episode of step t. */
export function weightedToTerminal(terms: readonly number[], weight: number, t: number): number {
  const end = ENDS.find((one) => one >= t) as number;
  let sum = 0;
  for (let k = end; k >= t; k--) sum += weight ** (k - t) * (terms[k] as number);
  return sum;
}

/** A copy whose lists may be changed without changing the original. */
export function copyOf(rollout: AdvantageRollout): AdvantageRollout {
  return {
    ...rollout,
    r: [...rollout.r],
    v: [...rollout.v],
    vNext: [...rollout.vNext],
    term: [...rollout.term],
    trunc: [...rollout.trunc],
  };
}

/** The last step of the episode that step t belongs to. */
function endOf(t: number): number {
  return t <= TERMINAL ? TERMINAL : t <= TRUNCATED ? TRUNCATED : STEPS - 1;
}

/** sum_{k=t..end} weight^(k-t) terms_k, over the episode of step t. */
export function weightedToEnd(terms: readonly number[], weight: number, t: number): number {
  let sum = 0;
  for (let k = endOf(t); k >= t; k--) sum += weight ** (k - t) * (terms[k] as number);
  return sum;
}

/** The return of step t as a forward sum, with the estimated value after an episode that did not end for good. */
export function forwardReturn({ r, vNext, gamma }: AdvantageRollout, t: number): number {
  const end = endOf(t);
  const tail = end === TERMINAL ? 0 : gamma ** (end - t + 1) * (vNext[end] as number);
  return weightedToEnd(r, gamma, t) + tail;
}

/** r_t + gamma V(s_{t+1}) - V(s_t), without the value after the terminal step. */
export function errors({ r, v, vNext, gamma }: AdvantageRollout): number[] {
  return r.map((reward, t) => reward + (t === TERMINAL ? 0 : gamma * (vNext[t] as number)) - (v[t] as number));
}

/**
 * The logged steps, oldest first: a list of records or of tuples, or one record of columns, under the contract's names or
 * the spelled-out ones.
 */
export function readSteps(all: unknown): LoggedStep[] {
  if (Array.isArray(all)) return all.map(readStep);
  const columns = FIELDS.map((names) => valueUnder(all, names) as readonly unknown[]);
  return (columns[0] ?? []).map((_, t) => readStep(columns.map((column) => column[t])));
}

function readStep(entry: unknown): LoggedStep {
  const [s, a, r, s2, done] = Array.isArray(entry) ? entry : FIELDS.map((names) => valueUnder(entry, names));
  return { s, a, r, s2, done: Boolean(done) } as LoggedStep;
}

function valueUnder(record: unknown, names: readonly string[]): unknown {
  const found = names.find((name) => (record as Record<string, unknown>)[name] !== undefined);
  return found === undefined ? undefined : (record as Record<string, unknown>)[found];
}

const FIELDS: readonly (readonly string[])[] = [
  ['s', 'state', 'states'],
  ['a', 'action', 'actions'],
  ['r', 'reward', 'rewards'],
  ['s2', 'nextState', 'next_state', 'nextStates', 'next_states'],
  ['done', 'dones', 'terminal', 'terminated'],
];
