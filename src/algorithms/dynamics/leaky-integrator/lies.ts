import type { Lie } from '../../../model/algorithm.js';
import type { LeakyIntegratorImplementation } from './contract.js';
import { leakyStep } from './reference.js';
import { gaussian, withOptions, wrong } from './wrong-integrator.js';

export const leakyIntegratorLies: readonly Lie<LeakyIntegratorImplementation>[] = [
  {
    id: 'leak-on-input',
    description: 'the leak scales the input and the state never decays',
    implementation: wrong({
      step: (state, input, { leak, w, bias }, noise) =>
        state.map((x, i) => x + (1 - leak) * (w[i] as number) * (input[i] as number) - bias + (noise[i] as number)),
    }),
    caughtBy: [
      'leaky.recursion',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.free-decay',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
      'leaky.noise-stats-and-seed',
    ],
  },
  {
    id: 'bias-added',
    description: 'the bias is added instead of subtracted',
    implementation: withOptions((options) => ({ ...options, bias: -options.bias })),
    caughtBy: [
      'leaky.recursion',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'bias-ignored',
    description: 'the bias is a dead parameter',
    implementation: withOptions((options) => ({ ...options, bias: 0 })),
    caughtBy: [
      'leaky.recursion',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'bias-leaks',
    description: 'the bias is subtracted before the leak is applied',
    implementation: wrong({
      step: (state, input, { leak, w, bias }, noise) =>
        state.map((x, i) => (1 - leak) * (x - bias) + (w[i] as number) * (input[i] as number) + (noise[i] as number)),
    }),
    caughtBy: [
      'leaky.recursion',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'leak-is-retention',
    description: 'the leak is used as the share that stays',
    implementation: withOptions((options) => ({ ...options, leak: 1 - options.leak })),
    caughtBy: [
      'leaky.recursion',
      'leaky.no-leak-sums',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.free-decay',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
      'leaky.noise-stats-and-seed',
    ],
  },
  {
    id: 'perfect-integrator',
    description: 'the leak is a dead parameter and the state never forgets',
    implementation: withOptions((options) => ({ ...options, leak: 0 })),
    caughtBy: [
      'leaky.recursion',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.free-decay',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
      'leaky.noise-stats-and-seed',
    ],
  },
  {
    id: 'moving-average',
    description: 'the input is weighted by the leak, (1 - leak) x + leak w u, as in a moving average',
    implementation: wrong({
      step: (state, input, { leak, w, bias }, noise) =>
        state.map(
          (x, i) => (1 - leak) * x + leak * (w[i] as number) * (input[i] as number) - bias + (noise[i] as number),
        ),
    }),
    caughtBy: [
      'leaky.recursion',
      'leaky.no-leak-sums',
      'leaky.steady-state',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'weights-ignored',
    description: 'every input counts with weight 1',
    implementation: withOptions((options) => ({ ...options, w: options.w.map(() => 1) })),
    caughtBy: [
      'leaky.recursion',
      'leaky.no-leak-sums',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'weights-rectified',
    description: 'negative weights are read as positive ones',
    implementation: withOptions((options) => ({ ...options, w: options.w.map(Math.abs) })),
    caughtBy: [
      'leaky.recursion',
      'leaky.no-leak-sums',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'state-clipped',
    description: 'the state is clipped to [-1, 1] after every step',
    implementation: wrong({
      step: (state, input, options, noise) =>
        leakyStep(state, input, options, noise).map((x) => Math.max(-1, Math.min(1, x))),
    }),
    caughtBy: [
      'leaky.recursion',
      'leaky.no-leak-sums',
      'leaky.full-leak-is-memoryless',
      'leaky.steady-state',
      'leaky.free-decay',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
      'leaky.noise-stats-and-seed',
    ],
  },
  {
    id: 'activation-fed-back',
    description: 'the activated output is kept as the state',
    implementation: wrong({ step: (state, ...rest) => rest[1].act(leakyStep(state, ...rest)) }),
    caughtBy: ['leaky.activation-not-fed-back'],
  },
  {
    id: 'activation-ignored',
    description: 'the output is the raw state',
    implementation: wrong({ output: (state) => [...state] }),
    caughtBy: ['leaky.activation-not-fed-back', 'leaky.output-is-activated-state'],
  },
  {
    id: 'activation-hard-coded',
    description: 'a hard sigmoid whatever nonlinearity is asked for',
    implementation: wrong({ output: (state) => state.map((x) => Math.max(-1, Math.min(1, x))) }),
    caughtBy: ['leaky.output-is-activated-state'],
  },
  {
    id: 'state-aliased',
    description: 'the getter gives the live array',
    seenIn: 'a public learning repository, get_state()',
    implementation: wrong({ state: (state) => state }),
    caughtBy: ['leaky.reset-restores-initial'],
  },
  {
    id: 'reset-to-zero',
    description: 'reset ignores the initial state of the constructor',
    seenIn: 'a public learning repository, reset()',
    implementation: wrong({ reset: (state) => state.map(() => 0) }),
    caughtBy: ['leaky.reset-restores-initial'],
  },
  {
    id: 'reset-does-nothing',
    description: 'reset keeps the state',
    implementation: wrong({ reset: (state) => state }),
    caughtBy: ['leaky.reset-restores-initial'],
  },
  {
    id: 'initial-state-ignored',
    description: 'the state starts at zero whatever was asked for',
    implementation: wrong({ initial: ({ dim }) => Array.from({ length: dim }, () => 0) }),
    caughtBy: [
      'leaky.recursion',
      'leaky.no-leak-sums',
      'leaky.free-decay',
      'leaky.activation-not-fed-back',
      'leaky.reset-restores-initial',
    ],
  },
  {
    id: 'initial-state-updated-in-place',
    description: "the caller's initial state is the state, and steps write into it",
    implementation: wrong({
      initial: ({ x0 }) => x0 as number[],
      step: (state, input, options, noise) => {
        for (const [i, x] of leakyStep(state, input, options, noise).entries()) state[i] = x;
        return state;
      },
    }),
    caughtBy: ['leaky.free-decay', 'leaky.reset-restores-initial'],
  },
  {
    id: 'input-weighted-in-place',
    description: "the weights are multiplied into the caller's input",
    implementation: wrong({
      step: (state, input, options, noise) => {
        const mine = input as number[];
        for (const [i, u] of input.entries()) mine[i] = (options.w[i] as number) * u;
        return leakyStep(state, mine, { ...options, w: options.w.map(() => 1) }, noise);
      },
    }),
    caughtBy: ['leaky.reset-restores-initial'],
  },
  {
    id: 'output-is-the-state',
    description: 'a linear output is the state itself, which callers can write into',
    implementation: wrong({
      output: (state, { act }) => (state.every((x) => act(x) === x) ? state : act([...state])),
    }),
    caughtBy: ['leaky.reset-restores-initial'],
  },
  {
    id: 'noise-ignored',
    description: 'the noise is a dead parameter',
    implementation: withOptions((options) => ({ ...options, noise: 0 })),
    caughtBy: ['leaky.noise-stats-and-seed'],
  },
  {
    id: 'variance-as-deviation',
    description: 'the standard deviation is used as a variance',
    implementation: withOptions((options) => ({ ...options, noise: Math.sqrt(options.noise) })),
    caughtBy: ['leaky.noise-stats-and-seed'],
  },
  {
    id: 'uniform-noise',
    description: 'uniform noise of the right standard deviation in place of Gaussian noise',
    implementation: wrong({
      noise: ({ dim, noise, rng }) => Array.from({ length: dim }, () => noise * Math.sqrt(12) * (rng() - 0.5)),
    }),
    caughtBy: ['leaky.noise-stats-and-seed'],
  },
  {
    id: 'noise-shared-by-units',
    description: 'one draw a step for all units',
    implementation: wrong({
      noise: (options) => {
        const draw = gaussian(options)[0] as number;
        return Array.from({ length: options.dim }, () => draw);
      },
    }),
    caughtBy: ['leaky.noise-stats-and-seed'],
  },
  {
    id: 'noise-unseeded',
    description: 'the noise comes from the global source, so that no run can be repeated',
    implementation: withOptions((options) => ({ ...options, rng: () => Math.random() })),
    caughtBy: ['leaky.noise-stats-and-seed'],
  },
];
