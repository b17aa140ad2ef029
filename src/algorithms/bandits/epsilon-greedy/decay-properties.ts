import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { fiveSigma, isOffProportion, tally } from '../proportion.js';
import { armCount, bestArm, decided } from './drive.js';
import type { EpsilonGreedy } from './reference.js';

/** Epsilon after `step` decay steps. */
type Schedule = (epsilon: number, decay: number, minEpsilon: number, step: number) => number;

const geometric: Schedule = (epsilon, decay, minEpsilon, step) => Math.max(minEpsilon, epsilon * decay ** step);

/** Other schedules that people write for the same two parameters; each reads `decay` as its own kind of rate. */
const otherSchedules: readonly { readonly id: string; readonly description: string; readonly schedule: Schedule }[] = [
  {
    id: 'linear-decay',
    description: 'epsilon falls by `decay` a step',
    schedule: (epsilon, decay, minEpsilon, step) => Math.max(minEpsilon, epsilon - decay * step),
  },
  {
    id: 'exponential-decay',
    description: 'epsilon is epsilon_0 exp(-decay t), not below the floor',
    schedule: (epsilon, decay, minEpsilon, step) => Math.max(minEpsilon, epsilon * Math.exp(-decay * step)),
  },
  {
    id: 'exponential-decay-to-the-floor',
    description: 'epsilon is the floor plus (epsilon_0 - floor) exp(-decay t)',
    schedule: (epsilon, decay, minEpsilon, step) => minEpsilon + (epsilon - minEpsilon) * Math.exp(-decay * step),
  },
  {
    id: 'inverse-time-decay',
    description: 'epsilon is epsilon_0 / (1 + decay t), not below the floor',
    schedule: (epsilon, decay, minEpsilon, step) => Math.max(minEpsilon, epsilon / (1 + decay * step)),
  },
];

export const decayProperties: readonly Property<EpsilonGreedy>[] = [
  {
    id: 'epsilon-greedy.decay-respects-floor',
    statement: 'Epsilon follows epsilon_0 decay^t, never rises and never falls below its floor, a floor of 0 included.',
    basis: 'geometric decay with a floor, as the parameters name it',
    strength: 'always',
    tolerance: '1e-9 relative',
    needs: ['decayStep'],
    instance: decaying,
    check: (implementation, random) => checkSchedule(implementation, random, geometric, 0.97),
    conventions: otherSchedules.map(
      ({ id, description, schedule }): Convention<EpsilonGreedy> => ({
        id,
        description,
        check: (implementation, random) => checkSchedule(implementation, random, schedule, 0.013),
      }),
    ),
  },
  {
    id: 'epsilon-greedy.decay-reaches-selection',
    statement: 'The choices explore at the decayed rate, not at the first one.',
    basis: 'Sutton and Barto 2018, section 2.2 with epsilon_t in place of epsilon',
    strength: 'always',
    tolerance: '5 standard errors of 6000 choices',
    needs: ['decayStep'],
    instance: decaying,
    falseAlarm: fiveSigma(1),
    check: checkReachesSelection,
  },
];

function decaying(implementation: EpsilonGreedy): unknown {
  return implementation.create({ k: 3, epsilon: 0.8, rng: () => 0.5, decay: 0.97, minEpsilon: 0.13 });
}

function checkSchedule(
  implementation: EpsilonGreedy,
  random: Random,
  schedule: Schedule,
  decay: number,
): Counterexample | undefined {
  for (const minEpsilon of [0.13, 0]) {
    const instance = implementation.create({ k: 3, epsilon: 0.8, rng: random, decay, minEpsilon });
    for (let step = 1; step <= 250; step++) {
      const expected = schedule(0.8, decay, minEpsilon, step);
      const actual = instance.decayStep?.() ?? Number.NaN;
      if (!close(actual, expected, 1e-9))
        return counterexample('epsilon left its schedule', { epsilon: 0.8, decay, minEpsilon, step }, expected, actual);
    }
  }
  return undefined;
}

/** Reads the decayed epsilon from decayStep itself: the schedule is the business of the other property. */
function checkReachesSelection(implementation: EpsilonGreedy, random: Random): Counterexample | undefined {
  const trials = 6_000;
  const options = { k: armCount, epsilon: 0.9, rng: random, decay: 0.93, minEpsilon: 0.2 };
  const instance = decided(implementation, options);
  let epsilon = options.epsilon;
  for (let step = 0; step < 30; step++) epsilon = instance.decayStep?.() ?? Number.NaN;
  const counts = tally(armCount, trials, () => instance.select());
  const others = trials - (counts[bestArm] as number);
  const { rng: _, ...inputs } = options;
  const overAll = (epsilon * (armCount - 1)) / armCount;
  return isOffProportion(others, trials, overAll) && isOffProportion(others, trials, epsilon)
    ? counterexample(
        'the choices do not explore at the decayed rate',
        { ...inputs, decayed: epsilon, trials },
        overAll * trials,
        others,
      )
    : undefined;
}
