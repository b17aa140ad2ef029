import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample, thrownBy } from '../../compare.js';
import { normalVector, uniform } from '../../random.js';
import type { Reward } from './reference.js';

const magnitudes = [0, 1e-12, 0.2, 0.7, 1, 1.5, 40, 1e6, 1e12];
const grid = magnitudes.flatMap((size) => (size === 0 ? [0] : [-size, size]));

export const rewardProperties: readonly Property<Reward>[] = [
  {
    id: 'reward.clip-bounds',
    statement: 'The reward lies in [-1, 1] for any finite gain and cost.',
    basis: 'Mnih et al. 2015: rewards clipped to [-1, 1]; only where clipping is claimed',
    strength: 'when-claimed',
    tolerance: 'exact',
    check: checkBounds,
  },
  {
    id: 'reward.saturates-at-bounds',
    statement: 'A net gain beyond the range gives exactly the bound it passed, on both sides.',
    basis: 'clip(x) = min(1, max(-1, x)); only where clipping is claimed',
    strength: 'when-claimed',
    tolerance: '1e-12 relative',
    check: checkSaturation,
  },
  {
    id: 'reward.identity-inside',
    statement: 'Inside the range the reward is exactly gain - cost.',
    basis: 'clip is the identity inside its bounds',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: checkIdentity,
  },
  {
    id: 'reward.monotone-in-gain',
    statement: 'At a fixed cost the reward does not fall as the gain rises.',
    basis: 'gain - cost rises with gain, and clipping keeps order weakly',
    strength: 'always',
    tolerance: '1e-12 absolute',
    check: (implementation) => checkMonotone(implementation, 'gain', 1),
  },
  {
    id: 'reward.monotone-in-cost',
    statement: 'At a fixed gain, positive or negative, the reward does not rise as the cost rises.',
    basis: 'gain - cost falls with cost, and clipping keeps order weakly',
    strength: 'always',
    tolerance: '1e-12 absolute',
    check: (implementation) => checkMonotone(implementation, 'cost', -1),
  },
  {
    id: 'reward.nan-is-not-a-reward',
    statement: 'A NaN gain or cost is refused or stays NaN; it never becomes a number.',
    basis: 'a missing value is not evidence for the best or the worst outcome',
    strength: 'always',
    tolerance: 'exact',
    check: checkNaN,
  },
  {
    id: 'reward.shaping-formula',
    statement: 'The shaping term of a step is gamma Phi(s2) - Phi(s).',
    basis: 'Ng, Harada and Russell 1999, Eq. 2',
    strength: 'always',
    tolerance: '1e-12 relative',
    needs: ['shape'],
    check: checkShapingFormula,
  },
  {
    id: 'reward.shaping-telescopes',
    statement:
      'The discounted shaping terms of a path sum to gamma^T Phi(s_T) - Phi(s_0), so that only the end points count.',
    basis: 'Ng, Harada and Russell 1999, Theorem 1 (policy invariance)',
    strength: 'always',
    tolerance: '1e-9 relative',
    needs: ['shape'],
    check: checkTelescoping,
  },
];

function checkBounds(implementation: Reward): Counterexample | undefined {
  for (const gain of grid)
    for (const cost of grid) {
      const reward = implementation.reward({ gain, cost });
      if (!(reward >= -1 && reward <= 1))
        return counterexample('the reward left [-1, 1]', { gain, cost }, 'within [-1, 1]', reward);
    }
  return undefined;
}

function checkSaturation(implementation: Reward): Counterexample | undefined {
  const cases = [
    { gain: 1.3, cost: 0.1, expected: 1 },
    { gain: 0.4, cost: -7, expected: 1 },
    { gain: -1.1, cost: 0.2, expected: -1 },
    { gain: 3, cost: 5e3, expected: -1 },
  ];
  for (const { gain, cost, expected } of cases) {
    const reward = implementation.reward({ gain, cost });
    if (!close(reward, expected, 1e-12))
      return counterexample('a net gain beyond the range is not at the bound', { gain, cost }, expected, reward);
  }
  return undefined;
}

function checkIdentity(implementation: Reward, random: Random): Counterexample | undefined {
  for (let pair = 0; pair < 50; pair++) {
    const net = uniform(random, -0.98, 0.98);
    const cost = uniform(random, -2, 2);
    const gain = net + cost;
    const reward = implementation.reward({ gain, cost });
    if (!close(reward, gain - cost, 1e-12))
      return counterexample('inside the range the reward is not gain - cost', { gain, cost }, gain - cost, reward);
  }
  return undefined;
}

function checkMonotone(implementation: Reward, varied: 'gain' | 'cost', direction: 1 | -1): Counterexample | undefined {
  const rising = [...grid].sort((a, b) => a - b);
  for (const fixed of grid) {
    const rewards = rising.map((value) =>
      implementation.reward(varied === 'gain' ? { gain: value, cost: fixed } : { gain: fixed, cost: value }),
    );
    const wrong = rewards.findIndex((reward, index) => {
      const previous = index === 0 ? undefined : rewards[index - 1];
      return Number.isNaN(reward) || (previous !== undefined && direction * (reward - previous) < -1e-12);
    });
    if (wrong >= 0)
      return counterexample(
        `the reward moved the wrong way with the ${varied}`,
        { [varied]: [rising[wrong - 1], rising[wrong]], [varied === 'gain' ? 'cost' : 'gain']: fixed },
        direction > 0 ? `at least ${rewards[wrong - 1]}` : `at most ${rewards[wrong - 1]}`,
        rewards[wrong],
      );
  }
  return undefined;
}

function checkNaN(implementation: Reward): Counterexample | undefined {
  const cases = [
    { gain: Number.NaN, cost: 0.3 },
    { gain: 0.3, cost: Number.NaN },
  ];
  for (const inputs of cases) {
    let reward: unknown;
    const thrown = thrownBy(() => {
      reward = implementation.reward(inputs);
    });
    if (thrown === undefined && typeof reward === 'number' && !Number.isNaN(reward))
      return counterexample(
        'a missing value became a reward',
        { gain: String(inputs.gain), cost: String(inputs.cost) },
        'an error or NaN',
        reward,
      );
  }
  return undefined;
}

/** A random potential of twelve states, shifted away from 0 so that a missing factor or term shows. */
function randomPotential(random: Random): (state: number) => number {
  const values = normalVector(random, 12).map((value) => 8 * value + 1);
  return (state) => values[state] as number;
}

function checkShapingFormula(implementation: Reward, random: Random): Counterexample | undefined {
  const potential = randomPotential(random);
  for (const gamma of [0.9, 0.35, 1, 0]) {
    const expected = gamma * potential(7) - potential(2);
    const actual = implementation.shape?.(potential, 2, 7, gamma) ?? Number.NaN;
    if (!close(actual, expected, 1e-12))
      return counterexample(
        'the shaping term is not gamma Phi(s2) - Phi(s)',
        { gamma, phiOfS: potential(2), phiOfS2: potential(7) },
        expected,
        actual,
      );
  }
  return undefined;
}

function checkTelescoping(implementation: Reward, random: Random): Counterexample | undefined {
  const potential = randomPotential(random);
  const gamma = 0.9;
  const path = Array.from({ length: 12 }, () => Math.floor(12 * random()));
  let sum = 0;
  for (let step = 0; step + 1 < path.length; step++)
    sum +=
      gamma ** step *
      (implementation.shape?.(potential, path[step] as number, path[step + 1] as number, gamma) ?? Number.NaN);
  const last = path.length - 1;
  const expected = gamma ** last * potential(path[last] as number) - potential(path[0] as number);
  return close(sum, expected, 1e-9)
    ? undefined
    : counterexample(
        'the shaping terms do not telescope',
        { gamma, path, potentials: path.map(potential) },
        expected,
        sum,
      );
}
