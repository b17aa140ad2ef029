import type { Lie } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { liesAbout } from '../naming.js';
import { createBreaker } from './breaker.js';
import { createModelSlot } from './model-slot.js';
import { epistemicPlanner, type Plan, type Planner, type PlanOptions, type StepOutcome } from './reference.js';

const lie = liesAbout<Planner>('epistemic-planner');

/** The reference with options changed before planning. */
function planning(change: (options: PlanOptions) => PlanOptions): Planner {
  return { ...epistemicPlanner, plan: (options) => epistemicPlanner.plan(change(options)) };
}

/** The reference with the plan replaced. */
function replanned(plan: (options: PlanOptions) => Plan): Planner {
  return { ...epistemicPlanner, plan };
}

function rewarding(reward: (outcome: StepOutcome) => number): Planner {
  return { ...epistemicPlanner, reward };
}

const clip = (value: number): number => Math.min(1, Math.max(-1, value));
const seconds = (outcome: StepOutcome): number => Math.max(0.001, outcome.durationMs / 1000);
const gain = (outcome: StepOutcome): number => outcome.trust - outcome.parentTrust;

const at = ({ action }: { action: string }, map: PlanOptions['map']): Plan => ({
  action,
  target: map[action] ?? 'explorer_instance_01',
});
const uniformAction = ({ actions, rng }: PlanOptions): string => actions[integerBelow(rng, actions.length)] as string;

const planLies: readonly Lie<Planner>[] = [
  {
    ...lie(
      'cold-start-random',
      'without a model a random action is taken in place of the default',
      ['default-on-missing-model'],
      replanned((options) =>
        options.model === null ? at({ action: uniformAction(options) }, options.map) : epistemicPlanner.plan(options),
      ),
    ),
    seenIn: 'if self.mab and rng.random() > epsilon: ... else: rng.choice(actions)',
  },
  lie(
    'cold-start-first',
    'without a model the first action is taken',
    ['default-on-missing-model'],
    replanned((options) =>
      options.model === null
        ? at({ action: options.actions[0] as string }, options.map)
        : epistemicPlanner.plan(options),
    ),
  ),
  lie(
    'error-is-random',
    'a failing model leads to a random action',
    ['default-on-model-error'],
    replanned((options) => {
      if (options.model === null || options.breaker?.isOpen()) return epistemicPlanner.plan(options);
      try {
        options.model([options.context?.trust ?? 0, options.context?.depth ?? 0]);
      } catch {
        return at({ action: uniformAction(options) }, options.map);
      }
      return epistemicPlanner.plan(options);
    }),
  ),
  lie(
    'error-escapes',
    'a failing model ends the plan with its exception',
    ['default-on-model-error'],
    replanned((options) => {
      options.model?.([options.context?.trust ?? 0, options.context?.depth ?? 0]);
      return epistemicPlanner.plan(options);
    }),
  ),
  {
    ...lie(
      'index-into-label',
      'prediction[0] of a single answer takes the first letter of the label',
      ['model-choice-honoured', 'explore-rate', 'action-in-space', 'open-breaker-forces-default'],
      replanned((options) => {
        const { model } = options;
        if (model === null || options.breaker?.isOpen()) return epistemicPlanner.plan(options);
        if (options.rng() < options.epsilon) return at({ action: uniformAction(options) }, options.map);
        return at({ action: modelAnswer(options)?.[0] ?? options.fallback }, options.map);
      }),
    ),
    seenIn: 'chosen_action = prediction[0] after predict([features]) of one row',
  },
  lie(
    'epsilon-inverted',
    'explores with probability 1 - epsilon',
    [
      'default-on-model-error',
      'model-choice-honoured',
      'explore-rate',
      'context-reaches-model',
      'open-breaker-forces-default',
    ],
    planning((options) => ({ ...options, epsilon: 1 - options.epsilon })),
  ),
  lie(
    'never-explores',
    'epsilon is never read',
    ['explore-rate'],
    planning((options) => ({ ...options, epsilon: 0 })),
  ),
  lie(
    'epsilon-hard-coded',
    'explores with probability 0.1 whatever epsilon is',
    ['default-on-model-error', 'model-choice-honoured', 'explore-rate', 'open-breaker-forces-default'],
    planning((options) => ({ ...options, epsilon: 0.1 })),
  ),
  lie(
    'zero-epsilon-is-default',
    'epsilon || 0.3: an epsilon of 0 becomes 0.3',
    ['default-on-model-error', 'model-choice-honoured', 'open-breaker-forces-default'],
    planning((options) => ({ ...options, epsilon: options.epsilon || 0.3 })),
  ),
  lie(
    'explores-the-default',
    'exploration takes the default action',
    ['explore-rate'],
    replanned((options) =>
      options.rng() < options.epsilon
        ? at({ action: options.fallback }, options.map)
        : epistemicPlanner.plan({ ...options, epsilon: 0 }),
    ),
  ),
  lie(
    'last-action-never-explored',
    'the random index stops one early',
    ['explore-rate'],
    replanned((options) =>
      options.model !== null && !options.breaker?.isOpen() && options.rng() < options.epsilon
        ? at({ action: options.actions[integerBelow(options.rng, options.actions.length - 1)] as string }, options.map)
        : epistemicPlanner.plan({ ...options, epsilon: 0 }),
    ),
  ),
  lie(
    'unknown-label-forwarded',
    'an unknown action is kept while a hard-coded mechanism runs',
    ['action-in-space'],
    replanned((options) => {
      if (options.model === null || options.breaker?.isOpen()) return epistemicPlanner.plan(options);
      if (options.rng() < options.epsilon) return at({ action: uniformAction(options) }, options.map);
      return at({ action: modelAnswer(options) ?? options.fallback }, options.map);
    }),
  ),
  lie(
    'mechanism-hard-coded',
    'every action runs the same mechanism',
    [
      'default-on-missing-model',
      'default-on-model-error',
      'model-choice-honoured',
      'action-in-space',
      'open-breaker-forces-default',
    ],
    replanned((options) => ({
      ...epistemicPlanner.plan(options),
      target: 'explorer_instance_01',
    })),
  ),
  lie(
    'mechanism-by-position',
    'the mechanism is looked up by position and not by action',
    [
      'default-on-missing-model',
      'default-on-model-error',
      'model-choice-honoured',
      'action-in-space',
      'open-breaker-forces-default',
    ],
    replanned((options) => {
      const { action } = epistemicPlanner.plan(options);
      return { action, target: Object.values(options.map)[options.actions.indexOf(action)] ?? '' };
    }),
  ),
  lie('unseeded', 'draws from a source of its own in place of rng', ['same-rng-same-plans'], unseeded()),
  lie(
    'context-swapped',
    'the model is asked about [depth, trust]',
    ['context-reaches-model'],
    planning(({ context, ...options }) =>
      context === undefined ? options : { ...options, context: { trust: context.depth, depth: context.trust } },
    ),
  ),
  lie(
    'context-frozen',
    'the model is asked about a constant context',
    ['context-reaches-model'],
    planning((options) => ({ ...options, context: { trust: 10, depth: 0 } })),
  ),
  lie('depth-dropped', 'the features hold the trust alone', ['context-reaches-model'], {
    ...epistemicPlanner,
    features: ({ trust }) => [trust],
  }),
];

const rewardLies: readonly Lie<Planner>[] = [
  {
    ...lie(
      'nan-becomes-bound',
      'a missing trust is clipped to 1',
      ['reward-refuses-nan'],
      rewarding((outcome) => {
        const rate = gain(outcome) / seconds(outcome);
        return Number.isNaN(rate) ? 1 : clip(rate);
      }),
    ),
    seenIn: 'max(-1.0, min(1.0, raw_reward)) in Python: min(1.0, nan) is 1.0',
  },
  lie(
    'milliseconds-as-seconds',
    'the duration is not converted',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(gain(outcome) / Math.max(1, outcome.durationMs))),
  ),
  lie(
    'duration-ignored',
    'the gain, whatever it took',
    ['reward-is-gain-per-second'],
    rewarding((outcome) => clip(gain(outcome))),
  ),
  lie(
    'duration-multiplied',
    'gain times seconds',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(gain(outcome) * seconds(outcome))),
  ),
  lie(
    'cost-subtracted',
    'gain minus seconds',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(gain(outcome) - seconds(outcome))),
  ),
  lie(
    'gain-reversed',
    'the parent trust minus the trust',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(-gain(outcome) / seconds(outcome))),
  ),
  lie(
    'parent-ignored',
    'the trust itself in place of the gain',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => clip(outcome.trust / seconds(outcome))),
  ),
  lie(
    'zero-parent-is-missing',
    'parentTrust || 5: a parent trust of 0 becomes 5',
    ['reward-is-gain-per-second'],
    rewarding((outcome) => clip((outcome.trust - (outcome.parentTrust || 5)) / seconds(outcome))),
  ),
  lie(
    'unclipped',
    'the rate as it is',
    ['reward-clipped'],
    rewarding((outcome) => gain(outcome) / seconds(outcome)),
  ),
  lie(
    'clip-to-unit',
    'clipped to [0, 1]: losses vanish',
    ['reward-is-gain-per-second', 'reward-clipped'],
    rewarding((outcome) => Math.max(0, clip(gain(outcome) / seconds(outcome)))),
  ),
  lie(
    'zero-duration-unguarded',
    'a step of 0 ms divides by zero',
    ['reward-clipped'],
    rewarding((outcome) => {
      const rate = gain(outcome) / (outcome.durationMs / 1000);
      return rate === Number.POSITIVE_INFINITY || rate === Number.NEGATIVE_INFINITY ? rate : clip(rate);
    }),
  ),
];

const stateLies: readonly Lie<Planner>[] = [
  {
    ...lie(
      'breaker-only-warns',
      'plans never ask the breaker',
      ['open-breaker-forces-default'],
      planning(({ breaker: _, ...options }) => options),
    ),
    seenIn: 'a circuit-breaker rule that falls back by its description and only emits an alert in its actions',
  },
  lie(
    'breaker-above-threshold',
    'the breaker opens while rewards are good',
    ['breaker-follows-average', 'open-breaker-forces-default'],
    {
      ...epistemicPlanner,
      createBreaker: (options) => {
        const breaker = createBreaker(options);
        return { ...breaker, isOpen: () => breaker.average() > options.threshold };
      },
    },
  ),
  lie('breaker-at-threshold', 'the breaker opens at its threshold already', ['breaker-follows-average'], {
    ...epistemicPlanner,
    createBreaker: (options) => {
      const breaker = createBreaker(options);
      return { ...breaker, isOpen: () => breaker.average() <= options.threshold };
    },
  }),
  lie('breaker-latest-only', 'the average is the latest reward', ['breaker-follows-average'], {
    ...epistemicPlanner,
    createBreaker: (options) => createBreaker({ ...options, window: 1 }),
  }),
  lie('breaker-never-forgets', 'the average takes in all rewards', ['breaker-follows-average'], {
    ...epistemicPlanner,
    createBreaker: (options) => createBreaker({ ...options, window: 1e9 }),
  }),
  lie(
    'breaker-latches',
    'once open, the breaker stays open',
    ['breaker-follows-average', 'open-breaker-forces-default'],
    {
      ...epistemicPlanner,
      createBreaker: (options) => {
        const breaker = createBreaker(options);
        let open = false;
        return {
          ...breaker,
          record: (reward) => {
            breaker.record(reward);
            open ||= breaker.isOpen();
          },
          isOpen: () => open,
        };
      },
    },
  ),
  lie('reload-never', 'the model is loaded once and never again', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      const slot = createModelSlot(source);
      return { ...slot, refresh: () => slot.current() === null && slot.refresh() };
    },
  }),
  lie('reload-always', 'the model is loaded at every refresh', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      let now = 0;
      return createModelSlot({
        load: () => source.load(),
        stamp: () => {
          now += 1;
          return source.stamp() === null ? null : now;
        },
      });
    },
  }),
  lie('reload-failure-escapes', 'an unreadable model ends the refresh with its exception', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      const slot = createModelSlot(source);
      return {
        ...slot,
        refresh: () => {
          const before = source.stamp();
          const replaced = slot.refresh();
          if (before === 102 && !replaced) throw new Error('the model could not be read');
          return replaced;
        },
      };
    },
  }),
  lie('reload-failure-remembered', 'an unreadable model is not tried again', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      let tried = Number.NEGATIVE_INFINITY;
      const slot = createModelSlot(source);
      return {
        ...slot,
        refresh: () => {
          const stamp = source.stamp() ?? tried;
          if (stamp <= tried) return false;
          tried = stamp;
          return slot.refresh();
        },
      };
    },
  }),
];

export const epistemicPlannerLies: readonly Lie<Planner>[] = [...planLies, ...rewardLies, ...stateLies];

/** The model's answer as a label, undefined when it fails. */
function modelAnswer({ model, context }: PlanOptions): string | undefined {
  try {
    const answer = model?.([context?.trust ?? 0, context?.depth ?? 0]);
    return typeof answer === 'string' ? answer : answer?.[0];
  } catch {
    return undefined;
  }
}

/** A generator shared by all plans stands for a global one, so that the lie itself is repeatable. */
function unseeded(): Planner {
  let state = 1;
  const source = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return planning((options) => ({ ...options, rng: source }));
}
