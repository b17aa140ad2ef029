import type { Variant } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { epistemicPlanner, type Planner } from './reference.js';

export const epistemicPlannerVariants: readonly Variant<Planner>[] = [
  { id: 'plan-only', description: 'has a plan and nothing else', implementation: { plan: epistemicPlanner.plan } },
  {
    id: 'explores-without-model',
    description: 'explores with probability epsilon also without a model',
    implementation: {
      plan: (options) => {
        if (options.model !== null || !(options.rng() < options.epsilon)) return epistemicPlanner.plan(options);
        const action = options.actions[integerBelow(options.rng, options.actions.length)] as string;
        return { action, target: options.map[action] as string };
      },
    },
    variantOf: ['epistemic-planner.default-on-missing-model'],
  },
  {
    id: 'explores-the-others',
    description: 'explores among the actions that the model did not choose',
    implementation: {
      plan: (options) => {
        const greedy = epistemicPlanner.plan({ ...options, epsilon: 0 });
        if (options.model === null || !(options.rng() < options.epsilon)) return greedy;
        const others = options.actions.filter((action) => action !== greedy.action);
        const action = others[integerBelow(options.rng, others.length)] as string;
        return { action, target: options.map[action] as string };
      },
    },
    variantOf: ['epistemic-planner.explore-rate'],
  },
];
