import type { Lie } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { globalSource } from '../wrong-state.js';
import { epistemicPlanner, type Plan, type Planner, type PlanOptions } from './reference.js';
import { lie, planning } from './tampered.js';

/** The reference with the plan replaced. */
function replanned(plan: (options: PlanOptions) => Plan): Planner {
  return { ...epistemicPlanner, plan };
}

const at = ({ action }: { action: string }, map: PlanOptions['map']): Plan => ({
  action,
  target: map[action] ?? 'explorer_instance_01',
});
const uniformAction = ({ actions, rng }: PlanOptions): string => actions[integerBelow(rng, actions.length)] as string;

const source = globalSource();

export const planLies: readonly Lie<Planner>[] = [
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
  lie(
    'unseeded',
    'draws from a source of its own in place of rng',
    ['same-rng-same-plans'],
    planning((options) => ({ ...options, rng: source })),
  ),
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

/** The model's answer as a label, undefined when it fails. */
function modelAnswer({ model, context }: PlanOptions): string | undefined {
  try {
    const answer = model?.([context?.trust ?? 0, context?.depth ?? 0]);
    return typeof answer === 'string' ? answer : answer?.[0];
  } catch {
    return undefined;
  }
}
