import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { integerBelow, seededRandom } from '../../random.js';
import type { GameState } from '../contracts/game.js';
import type { Evaluation, TreeSearchImplementation } from '../contracts/tree-search.js';
import { bandit, drawnGame } from '../games.js';
import {
  type Check,
  drawnBandit,
  mostVisited,
  searchOptions,
  sum,
  treeProperty,
  treeSearchProperties,
} from '../tree-search-properties.js';

const id = 'puct';

/** Gives the same priors in every state that has that many moves. */
function preferring(priors: readonly number[]): (state: GameState) => Evaluation {
  return (state) => ({ priors: state.legalActions().map((_, index) => priors[index] ?? 0), value: 0 });
}

const priorsSteer: Check = (implementation, random) => {
  for (const priors of [
    [0.9, 0.1],
    [0.1, 0.9],
  ]) {
    const options = searchOptions(random, { evaluate: preferring(priors) });
    const { visits } = implementation.create(options).search(drawnGame(2, 12), 60);
    const likely = mostVisited(priors);
    if (!((visits[likely] ?? 0) > (visits[1 - likely] ?? 0)))
      return counterexample(
        'with equal values the likelier move is not visited more',
        { priors, simulations: 60 },
        likely,
        visits,
      );
  }
  return undefined;
};

const visitsFollowPriors: Check = (implementation, random) => {
  const priors = [0.17, 0.55, 0.28];
  const options = searchOptions(random, { evaluate: preferring(priors), c: 1.7 });
  const { visits } = implementation.create(options).search(drawnGame(3, 9), 400);
  const far = priors.findIndex((prior, action) => !(Math.abs((visits[action] ?? 0) / 400 - prior) <= 0.03));
  if (far < 0) return undefined;
  return counterexample(
    'in a drawn game the visits are not in proportion to the priors',
    { priors, simulations: 400, c: 1.7 },
    priors.map((prior) => 400 * prior),
    visits,
  );
};

/** Follows the published formula over moves of known reward. */
function formulaVisits(
  rewards: readonly number[],
  priors: readonly number[],
  c: number,
  simulations: number,
): number[] {
  const visits = rewards.map(() => 0);
  for (let done = 0; done < simulations; done++) {
    const scores = rewards.map((reward, action) => {
      const n = visits[action] as number;
      return (n > 0 ? reward : 0) + (c * (priors[action] as number) * Math.sqrt(Math.max(1, done))) / (1 + n);
    });
    const chosen = mostVisited(scores);
    visits[chosen] = (visits[chosen] as number) + 1;
  }
  return visits;
}

/** `scale` maps rewards to the values that the formula is followed with. */
function followsFormula(scale: (reward: number) => number): Check {
  return (implementation, random) => {
    for (const c of [0.6, 3.1]) {
      for (const player of [0, 1] as const) {
        const { rewards, priors } = drawnBandit(random);
        const options = searchOptions(random, { evaluate: preferring(priors), c });
        const { visits } = implementation.create(options).search(bandit(rewards, player), 500);
        const expected = formulaVisits(rewards.map(scale), priors, c, 500);
        const far = expected.findIndex((count, action) => !(Math.abs((visits[action] ?? 0) - count) <= 14));
        if (far >= 0)
          return counterexample(
            'the visits are not those of argmax Q + c P sqrt(N) / (1 + n)',
            { rewards, priors, c, player, simulations: 500 },
            expected,
            visits,
          );
      }
    }
    return undefined;
  };
}

/** Values on [0, 1] instead of [-1, 1] halve the differences of Q, as if c were doubled. */
const unitInterval: Convention<TreeSearchImplementation> = {
  id: 'values-on-unit-interval',
  description: 'values are mapped to [0, 1] before they are compared with the bonus',
  check: overInstances(
    8,
    followsFormula((reward) => (1 + reward) / 2),
  ),
};

const firstVisit: Check = (implementation, random) => {
  for (const priors of [
    [0.05, 0.15, 0.8],
    [0.2, 0.7, 0.1],
  ]) {
    const options = searchOptions(random, { evaluate: preferring(priors) });
    const search = implementation.create(options);
    const one = search.search(drawnGame(3, 6), 1).visits;
    const visits = sum(one) === 1 ? one : search.search(drawnGame(3, 6), 2).visits;
    if (mostVisited(visits) !== mostVisited(priors) || sum(visits) !== 1)
      return counterexample(
        'the very first choice does not follow the largest prior',
        { priors },
        mostVisited(priors),
        visits,
      );
  }
  return undefined;
};

const deterministic: Check = (implementation, random) => {
  const { rewards, priors } = drawnBandit(random);
  const seed = integerBelow(random, 100_000);
  const runs = [seed, seed + 1].map((each) => {
    const options = searchOptions(random, { evaluate: preferring(priors), rng: seededRandom(each), eps: 0 });
    return implementation.create(options).search(bandit(rewards), 90).visits;
  });
  if (runs[0]?.join() === runs[1]?.join()) return undefined;
  return counterexample(
    'without noise the random source changes the search',
    { rewards, priors, eps: 0 },
    runs[0],
    runs[1],
  );
};

const noiseMixes: Check = (implementation, random) => {
  const priors = [0.2, 0.5, 0.3];
  const draw = (): readonly number[] | undefined => {
    const options = searchOptions(random, { evaluate: preferring(priors), eps: 0.25 });
    return implementation.create(options).search(drawnGame(3, 6), 30).priors;
  };
  const drawn = Array.from({ length: 8 }, draw);
  const [first, second] = drawn;
  if (!first || !second) return undefined;
  for (const mixed of drawn) {
    const whole = close(sum(mixed ?? []), 1, 1e-9);
    const kept = priors.every((prior, action) => (mixed?.[action] ?? -1) >= 0.75 * prior - 1e-9);
    if (!whole || !kept)
      return counterexample(
        'noisy root priors are no distribution, or keep less than 1 - eps of the prior',
        { priors, eps: 0.25 },
        'sum 1, each >= 0.75 P',
        mixed,
      );
  }
  if (first.join() !== second.join()) return undefined;
  return counterexample(
    'two random sources give the same noise',
    { priors, eps: 0.25 },
    'different priors',
    drawn.slice(0, 2),
  );
};

const noiseMatters: Check = (implementation, random) => {
  const priors = [0.3, 0.4, 0.3];
  const visitsWith = (eps: number): string => {
    const options = searchOptions(random, { evaluate: preferring(priors), eps, noiseAlpha: 0.3 });
    return implementation.create(options).search(drawnGame(3, 6), 200).visits.join();
  };
  const noisy = new Set(Array.from({ length: 6 }, () => visitsWith(0.5)));
  if (noisy.size > 1) return undefined;
  return counterexample('root noise never changes the visits', { priors, eps: 0.5, runs: 6 }, 'different visits', [
    ...noisy,
  ]);
};

/** Priors do steer, only not the very first choice: sqrt(N) is zero there in the published pseudocode. */
const rootCountsFromZero: Convention<TreeSearchImplementation> = {
  id: 'root-counts-from-zero',
  description: 'sqrt(N) is zero at the first choice, which is then arbitrary, as in the pseudocode of AlphaZero',
  check: (implementation: TreeSearchImplementation, random: Random): Counterexample | undefined =>
    visitsFollowPriors(implementation, random),
};

const silver = 'Silver et al. 2018, Methods, "Search".';

export const properties: readonly Property<TreeSearchImplementation>[] = [
  ...treeSearchProperties(id),
  treeProperty(
    `${id}.priors-steer`,
    'With equal values a move with prior 0.9 is visited more than one with 0.1.',
    silver,
    'exact, 60 simulations',
    overInstances(10, priorsSteer),
  ),
  treeProperty(
    `${id}.visits-follow-priors`,
    'In a drawn game the visits are in proportion to the priors.',
    'With Q = 0 the argmax of P / (1 + n) is the apportionment of Jefferson.',
    '3 % of 400 simulations',
    visitsFollowPriors,
  ),
  {
    ...treeProperty(
      `${id}.follows-formula`,
      'Over moves of known reward the visits are those of the PUCT formula.',
      silver,
      '14 of 500 visits',
      overInstances(
        8,
        followsFormula((reward) => reward),
      ),
    ),
    conventions: [unitInterval],
  },
  {
    ...treeProperty(
      `${id}.first-visit-uses-prior`,
      'The very first choice follows the largest prior.',
      'Rosin 2011: the prior is the tie-break before any visit.',
      'exact',
      overInstances(40, firstVisit),
      'when-claimed',
    ),
    conventions: [rootCountsFromZero],
  },
  treeProperty(
    `${id}.deterministic-without-noise`,
    'With eps = 0 searches agree whatever the random source.',
    silver,
    'exact, scores without ties',
    deterministic,
  ),
  treeProperty(
    `${id}.noise-mixes-root-priors`,
    'With noise the root priors are a distribution that keeps 1 - eps of each prior and differs between sources.',
    silver,
    '1e-9',
    noiseMixes,
    'when-claimed',
  ),
  treeProperty(
    `${id}.noise-matters`,
    'Root noise changes the visits.',
    silver,
    'exact, 6 runs',
    noiseMatters,
    'when-claimed',
  ),
];
