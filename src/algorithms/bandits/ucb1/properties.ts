import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample, thrownBy } from '../../compare.js';
import { uniform } from '../../random.js';
import { optionsOf, playedHistory, pull } from './drive.js';
import { playProperties } from './play-properties.js';
import type { Ucb1 } from './reference.js';

/** ln t of the bonus with t the completed plays, or one more; c inside or outside the paper's sqrt(2 ln t / n). */
interface IndexForm {
  readonly id: string;
  readonly description: string;
  readonly timeOffset: number;
  readonly scale: number;
}

const paperForm: IndexForm = { id: 'paper', description: 'mean + c sqrt(ln t / n)', timeOffset: 0, scale: 1 };
const otherForms: readonly IndexForm[] = [
  { id: 'time-plus-one', description: 'the time in the bonus counts the play to come', timeOffset: 1, scale: 1 },
  { id: 'factor-two-kept', description: 'c multiplies sqrt(2 ln t / n)', timeOffset: 0, scale: Math.SQRT2 },
  { id: 'factor-two-and-one', description: 'c multiplies sqrt(2 ln (t + 1) / n)', timeOffset: 1, scale: Math.SQRT2 },
];

function withForms(
  check: (implementation: Ucb1, random: Random, form: IndexForm) => Counterexample | undefined,
): Pick<Property<Ucb1>, 'check' | 'conventions'> {
  return {
    check: (implementation, random) =>
      check(implementation, random, paperForm) === undefined
        ? undefined
        : check(implementation, random, otherForms[0] as IndexForm),
    conventions: otherForms.slice(1).map(
      (form): Convention<Ucb1> => ({
        id: form.id,
        description: form.description,
        check: (implementation, random) => check(implementation, random, form),
      }),
    ),
  };
}

export const ucb1Properties: readonly Property<Ucb1>[] = [
  {
    id: 'ucb1.every-arm-first',
    statement: 'The first k selections are k different arms, whatever the rewards.',
    basis: 'Auer et al. 2002, Fig. 1, initialisation',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation) => checkEveryArmFirst(implementation, ANY_REWARDS),
    conventions: [
      {
        id: 'rewards-within-one',
        description: 'an arm that was never played has a large finite score, which rewards of [0, 1] do not reach',
        check: (implementation) => checkEveryArmFirst(implementation, UNIT_REWARDS),
      },
    ],
  },
  {
    id: 'ucb1.index-formula',
    statement: 'score(a) = mean_a + c sqrt(ln t / n_a), with t the completed plays or one more.',
    basis: 'Auer et al. 2002, Fig. 1 (c = sqrt 2)',
    strength: 'always',
    tolerance: '1e-9 relative',
    ...withForms(checkIndex),
  },
  {
    id: 'ucb1.select-argmax-index',
    statement: 'Once every arm was played, select is the argmax of the score, also when all are negative.',
    basis: 'Auer et al. 2002, Fig. 1, loop',
    strength: 'always',
    tolerance: 'exact when the best margin exceeds 1e-9',
    check: checkArgmax,
  },
  {
    id: 'ucb1.bonus-grows-when-ignored',
    statement: 'The score of an arm that is not played rises strictly while others are played.',
    basis: 'ln t grows and n_a does not',
    strength: 'always',
    tolerance: 'strict',
    check: checkIgnored,
  },
  {
    id: 'ucb1.more-pulls-less-bonus',
    statement: 'At equal means the arm that was played more often has the smaller score.',
    basis: 'Auer et al. 2002, Fig. 1: the bonus falls with n_a',
    strength: 'always',
    tolerance: 'strict',
    check: checkMorePulls,
  },
  {
    id: 'ucb1.reward-shift-invariant',
    statement: 'Adding a constant to every reward does not change the sequence of selections.',
    basis: 'all means move by the constant and the bonus holds no reward',
    strength: 'always',
    tolerance: 'exact sequence of 300 plays',
    check: checkShift,
  },
  {
    id: 'ucb1.log-regret',
    statement:
      'With noise-free rewards 0.9 and 0.1 the bad arm is played at most 2 ln T / gap^2 + 2 times in T, and not never again.',
    basis:
      'for noise-free arms a play of the bad arm needs c sqrt(ln t / n) >= gap; Auer et al. 2002, Theorem 1 bounds the expectation',
    strength: 'always',
    tolerance: 'hard bound',
    check: checkRegret,
  },
  {
    id: 'ucb1.zero-c-is-greedy',
    statement: 'With c = 0 the scores are the means.',
    basis: 'Auer et al. 2002, Fig. 1 with the bonus taken away',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: checkZeroC,
  },
  {
    id: 'ucb1.instances-are-independent',
    statement: 'Plays of one instance change no score of another.',
    basis: 'means and counts belong to one run (Auer et al. 2002, Fig. 1)',
    strength: 'always',
    tolerance: '1e-12 relative',
    check: checkIndependent,
  },
  ...playProperties,
];

type RewardOf = (arm: number) => number;

/** The analysis takes rewards of [0, 1] (Auer et al. 2002, section 1). */
const UNIT_REWARDS: readonly RewardOf[] = [(arm) => (arm === 0 ? 1 : 0), () => 1, (arm) => arm / 5];
const ANY_REWARDS: readonly RewardOf[] = [...UNIT_REWARDS, (arm) => 5 + arm, (arm) => -5 - arm, () => 1e6];

function checkEveryArmFirst(implementation: Ucb1, rewards: readonly RewardOf[]): Counterexample | undefined {
  const k = 6;
  for (const rewardOf of rewards) {
    const instance = implementation.create(optionsOf(implementation, k));
    const selected: number[] = [];
    for (let play = 0; play < k; play++) {
      const arm = instance.select();
      selected.push(arm);
      instance.update(arm, rewardOf(arm));
    }
    if (new Set(selected).size !== k)
      return counterexample(
        'an arm was played again before all had been',
        { k, rewardOfArm0: rewardOf(0) },
        'k different arms',
        selected,
      );
  }
  return undefined;
}

function checkIndex(implementation: Ucb1, random: Random, form: IndexForm): Counterexample | undefined {
  const { instance, options, means, plays, total } = playedHistory(implementation, random);
  for (const [arm, mean] of means.entries()) {
    const bonus = options.c * form.scale * Math.sqrt(Math.log(total + form.timeOffset) / (plays[arm] as number));
    const actual = instance.score(arm);
    if (!close(actual, mean + bonus, 1e-9))
      return counterexample(
        'the score is not the mean plus c sqrt(ln t / n)',
        { options, arm, mean, plays: plays[arm], total },
        mean + bonus,
        actual,
      );
  }
  return undefined;
}

function checkArgmax(implementation: Ucb1, random: Random): Counterexample | undefined {
  for (const shift of [0, -8, 8]) {
    const { instance, options } = playedHistory(implementation, random, shift);
    for (let round = 0; round < 30; round++) {
      const scores = Array.from({ length: options.k }, (_, arm) => instance.score(arm));
      const chosen = instance.select();
      const best = Math.max(...scores);
      if (!((scores[chosen] ?? Number.NaN) >= best - 1e-9 * (1 + Math.abs(best))))
        return counterexample(
          'select is not the argmax of the score',
          { options, scores },
          scores.indexOf(best),
          chosen,
        );
      instance.update(chosen, uniform(random, -1, 2) + shift);
    }
  }
  return undefined;
}

function checkIgnored(implementation: Ucb1): Counterexample | undefined {
  const instance = implementation.create(optionsOf(implementation, 3));
  [0.3, 0.6, 0.5].forEach((reward, arm) => {
    pull(instance, arm, reward);
  });
  let before = instance.score(1);
  for (let play = 1; play <= 100; play++) {
    pull(instance, 0, 0.4);
    const after = instance.score(1);
    if (!(after > before))
      return counterexample('the score of an ignored arm did not rise', { play }, `above ${before}`, after);
    before = after;
  }
  return undefined;
}

function checkMorePulls(implementation: Ucb1): Counterexample | undefined {
  const instance = implementation.create(optionsOf(implementation, 2));
  for (let play = 0; play < 3; play++) pull(instance, 0, 0.5);
  for (let play = 0; play < 10; play++) pull(instance, 1, 0.5);
  const [few, many] = [instance.score(0), instance.score(1)];
  return many < few
    ? undefined
    : counterexample('more plays did not lower the bonus', { plays: [3, 10], mean: 0.5 }, `below ${few}`, many);
}

function checkShift(implementation: Ucb1, random: Random): Counterexample | undefined {
  const plays = 300;
  const table = Array.from({ length: plays }, () => [random(), 0.8 * random(), 0.3 + random()]);
  const sequence = (shift: number): number[] => {
    const instance = implementation.create(optionsOf(implementation, 3));
    return table.map((rewards, play) => {
      const chosen = instance.select();
      // Arms that were never played are equal, and ties may be broken at random.
      const arm = play < 3 ? play : chosen;
      instance.update(arm, (rewards[arm] ?? 0) + shift);
      return arm;
    });
  };
  const plain = sequence(0);
  for (const shift of [7, -7]) {
    const shifted = sequence(shift);
    const first = plain.findIndex((arm, play) => arm !== shifted[play]);
    if (first >= 0)
      return counterexample(
        'a constant added to all rewards changed the selections',
        { shift, play: first },
        plain[first],
        shifted[first],
      );
  }
  return undefined;
}

function checkRegret(implementation: Ucb1): Counterexample | undefined {
  const plays = 3000;
  const options = optionsOf(implementation, 2, Math.SQRT2);
  const instance = implementation.create(options);
  // c multiplies sqrt(ln t / n) or, in the other convention, sqrt(2 ln t / n); c is sqrt(2) where it can be set.
  const largest = (2 * options.c ** 2 * Math.log(plays)) / 0.8 ** 2 + 2;
  let bad = 0;
  for (let play = 0; play < plays && bad <= largest; play++) {
    const arm = instance.select();
    if (arm === 1) bad += 1;
    instance.update(arm, arm === 0 ? 0.9 : 0.1);
  }
  return bad >= 3 && bad <= largest
    ? undefined
    : counterexample(
        'the bad arm was not played logarithmically often',
        { rewards: [0.9, 0.1], plays, options },
        `3 to ${largest}`,
        bad,
      );
}

/** An implementation that refuses c = 0, or cannot vary it, is not wrong for that. */
function checkZeroC(implementation: Ucb1, random: Random): Counterexample | undefined {
  const options = optionsOf(implementation, 2, 0);
  if (options.c !== 0 || thrownBy(() => implementation.create(options)) !== undefined) return undefined;
  const instance = implementation.create(options);
  const sums = [0, 0];
  for (let play = 0; play < 20; play++) {
    const reward = uniform(random, -2, 2);
    pull(instance, play % 2, reward);
    sums[play % 2] = (sums[play % 2] as number) + reward;
  }
  const actual = [instance.score(0), instance.score(1)];
  const expected = sums.map((sum) => sum / 10);
  return closeVectors(actual, expected, 1e-12)
    ? undefined
    : counterexample('with c = 0 the scores are not the means', { options }, expected, actual);
}

function checkIndependent(implementation: Ucb1, random: Random): Counterexample | undefined {
  const { instance, options } = playedHistory(implementation, random);
  const seen = (): number[] => Array.from({ length: options.k }, (_, arm) => instance.score(arm));
  const before = seen();
  playedHistory(implementation, random, 3);
  const after = seen();
  return closeVectors(after, before, 1e-12)
    ? undefined
    : counterexample('another instance changed the scores', { options }, before, after);
}
