import type { Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { integerBelow } from '../../random.js';
import { type Breaker, type BreakerOptions, createBreaker } from './breaker.js';
import { createModelSlot, type ModelSlot, type ModelSource } from './model-slot.js';

/** A trained bandit: the label of the best action in a context [trust, depth], alone or as the only entry of a list. */
export type PlannerModel = (features: readonly number[]) => string | readonly string[];

export interface PlannerContext {
  /** Trust in the current idea. */
  readonly trust: number;
  /** How many steps the current idea is away from its seed, 0 or more. */
  readonly depth: number;
}

export interface PlanOptions {
  readonly model: PlannerModel | null;
  /** Probability of exploring, 0 to 1. */
  readonly epsilon: number;
  readonly actions: readonly string[];
  /** The action taken when the model is missing, fails or names an unknown action, or when the breaker is open. */
  readonly fallback: string;
  /** The mechanism of every action. */
  readonly map: Readonly<Record<string, string>>;
  readonly rng: Random;
  readonly context?: PlannerContext;
  readonly breaker?: Pick<Breaker, 'isOpen'>;
}

export interface Plan {
  readonly action: string;
  readonly target: string;
}

export interface StepOutcome {
  readonly trust: number;
  readonly parentTrust: number;
  /** What the step took, milliseconds. */
  readonly durationMs: number;
}

export interface Planner extends Implementation {
  plan(options: PlanOptions): Plan;
  /** The context as the model sees it: [trust, depth]. */
  features?(context: PlannerContext): readonly number[];
  /** Trust gained per second, clipped to [-1, 1]. */
  reward?(outcome: StepOutcome): number;
  createBreaker?(options: BreakerOptions): Breaker;
  createModelSlot?(source: ModelSource<PlannerModel>): ModelSlot<PlannerModel>;
}

/** Steps shorter than this count as this long: the clock is no finer, and a step of 0 ms has no rate. */
const SHORTEST_SECONDS = 0.001;

function features({ trust, depth }: PlannerContext): number[] {
  return [trust, depth];
}

/** @throws RangeError when the trust or the duration is NaN, or the duration negative. */
function trustGainPerSecond({ trust, parentTrust, durationMs }: StepOutcome): number {
  if (!(durationMs >= 0)) throw new RangeError(`planner: durationMs must be at least 0, got ${durationMs}`);
  const rate = (trust - parentTrust) / Math.max(SHORTEST_SECONDS, durationMs / 1000);
  if (Number.isNaN(rate)) throw new RangeError(`planner: trust ${trust} from ${parentTrust} is not a gain`);
  return Math.min(1, Math.max(-1, rate));
}

/** What the model says, or undefined when it fails or names no declared action. */
function chosenBy(model: PlannerModel, at: readonly number[], actions: readonly string[]): string | undefined {
  try {
    const answer = model(at);
    const label = typeof answer === 'string' ? answer : answer[0];
    return actions.find((action) => action === label);
  } catch {
    // A failing model is a documented state of a planner: the caller takes its fallback.
    return undefined;
  }
}

function plan({ model, epsilon, actions, fallback, map, rng, context, breaker }: PlanOptions): Plan {
  if (!(epsilon >= 0 && epsilon <= 1)) throw new RangeError(`planner: epsilon must be in [0, 1], got ${epsilon}`);
  if (!actions.includes(fallback)) throw new RangeError(`planner: the fallback ${fallback} is not a declared action`);
  const unmapped = actions.find((action) => !Object.hasOwn(map, action));
  if (unmapped !== undefined) throw new RangeError(`planner: the action ${unmapped} has no mechanism`);
  const choose = (): string => {
    if (model === null || breaker?.isOpen()) return fallback;
    if (rng() < epsilon) return actions[integerBelow(rng, actions.length)] as string;
    return chosenBy(model, context === undefined ? [] : features(context), actions) ?? fallback;
  };
  const action = choose();
  return { action, target: map[action] as string };
}

/**
 * The epistemic planner: a contextual bandit chooses what to do with an idea from its trust and depth, explores with
 * probability epsilon, and falls back to a default action whenever the model cannot be relied on. The reward is the trust
 * gained per second, and a circuit breaker on its average sends every plan to the default action.
 *
 * Source: the design of a bandit planner for an idea-generating system (context, epsilon-greedy over a contextual bandit,
 * default action, action-to-mechanism map, clipped reward, circuit breaker, model reload), with its open choices settled in
 * the contract: a missing model means the default action and not a random one, and an open breaker acts and does not only warn.
 * O(k) a plan beside the cost of the model, k actions.
 * @throws RangeError when epsilon is outside [0, 1], the fallback is not declared or an action has no mechanism.
 */
export const epistemicPlanner: Planner = {
  plan,
  features,
  reward: trustGainPerSecond,
  createBreaker,
  createModelSlot,
};
