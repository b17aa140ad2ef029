import type { Counterexample, Property, Random } from '../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../compare.js';
import { integerBelow, seededRandom, uniform } from '../random.js';
import type { GameState } from './contracts/game.js';
import type { Evaluation, TreeSearchImplementation, TreeSearchOptions } from './contracts/tree-search.js';
import { nim, nimValue, stonesOf } from './games.js';

/** Properties of every tree search for two players, whatever its selection rule. */
export type Check = (implementation: TreeSearchImplementation, random: Random) => Counterexample | undefined;

export function uniformPriors(state: GameState): number[] {
  const actions = state.legalActions();
  return actions.map(() => 1 / actions.length);
}

/** Knows the solution of Nim: the value for the player to move, and nothing about moves. */
export function nimOracle(state: GameState): Evaluation {
  return { priors: uniformPriors(state), value: nimValue(stonesOf(state)) };
}

export function blankEvaluation(state: GameState): Evaluation {
  return { priors: uniformPriors(state), value: 0 };
}

export function searchOptions(random: Random, change: Partial<TreeSearchOptions> = {}): TreeSearchOptions {
  return {
    evaluate: blankEvaluation,
    c: 1.4,
    eps: 0,
    rng: seededRandom(integerBelow(random, 1_000_000)),
    wideningFactor: 2,
    wideningExponent: 0.5,
    ...change,
  };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The index of the largest entry. */
export function mostVisited(visits: readonly number[]): number {
  return visits.indexOf(Math.max(...visits));
}

function playsNim(evaluate: TreeSearchOptions['evaluate'], piles: readonly number[], simulations: number): Check {
  return (implementation, random) => {
    for (const stones of piles) {
      for (const player of [0, 1] as const) {
        const options = searchOptions(random, { evaluate });
        const { visits } = implementation.create(options).search(nim(stones, player), simulations);
        const winning = (stones % 3) - 1;
        if (mostVisited(visits) !== winning)
          return counterexample(
            'the most visited move does not leave the opponent a multiple of three',
            { game: 'one-pile Nim, take 1 or 2, the last stone wins', stones, player, simulations, c: options.c },
            { take: winning + 1 },
            { visits },
          );
      }
    }
    return undefined;
  };
}

const visitsSum: Check = (implementation, random) => {
  const search = implementation.create(searchOptions(random, { evaluate: nimOracle }));
  for (const [stones, simulations] of [
    [7, 123],
    [10, 57],
    [1, 20],
    [7, 64],
  ] as const) {
    const { visits } = search.search(nim(stones), simulations);
    const actions = nim(stones).legalActions().length;
    const total = sum(visits.slice(0, actions));
    const illegal = sum(visits.slice(actions));
    if (visits.length < actions || illegal > 0 || (total !== simulations && total !== simulations - 1))
      return counterexample(
        'the visits at the root are not one for each simulation, all of legal actions',
        { stones, simulations, actions },
        `${simulations} or ${simulations - 1}`,
        visits,
      );
  }
  return undefined;
};

const valuesBounded: Check = (implementation, random) => {
  for (const stones of [4, 5, 7, 8]) {
    for (const player of [0, 1] as const) {
      const options = searchOptions(random, { evaluate: nimOracle });
      const { q, visits } = implementation.create(options).search(nim(stones, player), 200);
      if (!q) continue;
      const winning = (stones % 3) - 1;
      const other = 1 - winning;
      const bounded = q.every((value) => Math.abs(value) <= 1 + 1e-12);
      const ordered = (visits[other] ?? 0) === 0 || (q[winning] ?? -2) > (q[other] ?? -2);
      if (!bounded || !ordered || q.length !== 2)
        return counterexample(
          'values at the root leave [-1, 1], or the losing move is worth more to the player to move than the winning one',
          { stones, player, simulations: 200, winning },
          'in [-1, 1], larger for the winning move',
          q,
        );
    }
  }
  return undefined;
};

const temperature: Check = (implementation, random) => {
  const search = implementation.create(searchOptions(random));
  const visits = [1, 3, 0, 12 + integerBelow(random, 5)];
  const before = [...visits];
  const total = sum(visits);
  const one = search.policy(visits, 1);
  const expected = visits.map((count) => count / total);
  if (!closeVectors(expected, one, 1e-12))
    return counterexample('at temperature 1 the policy is not proportional to visits', { visits }, expected, one);
  for (const t of [0.5, 2]) {
    const powers = visits.map((count) => count ** (1 / t));
    const wanted = powers.map((power) => power / sum(powers));
    const found = search.policy(visits, t);
    if (!closeVectors(wanted, found, 1e-9))
      return counterexample(
        'the policy is not proportional to visits^(1 / T)',
        { visits, temperature: t },
        wanted,
        found,
      );
  }
  const cold = search.policy(visits, 0.05);
  if (!(close(cold[3] ?? Number.NaN, 1, 1e-6) && visits.join() === before.join()))
    return counterexample(
      'near temperature 0 the policy is not the most visited move, or the visits were changed',
      { visits: before, temperature: 0.05 },
      1,
      cold,
    );
  return undefined;
};

const zeroTemperature: Check = (implementation, random) => {
  const visits = [2, 310, 400 + integerBelow(random, 9)];
  const found = implementation.create(searchOptions(random)).policy(visits, 0);
  if (closeVectors([0, 0, 1], found, 1e-12)) return undefined;
  return counterexample(
    'at temperature 0 the policy is not the most visited move',
    { visits, temperature: 0 },
    [0, 0, 1],
    found,
  );
};

const independentSearches: Check = (implementation, random) => {
  const evaluate = nimOracle;
  const shared = implementation.create(searchOptions(random, { evaluate }));
  shared.search(nim(8, 1), 150);
  const { visits } = shared.search(nim(7, 0), 150);
  const alone = implementation.create(searchOptions(random, { evaluate })).search(nim(7, 0), 150).visits;
  const far = visits.findIndex((count, action) => Math.abs(count - (alone[action] ?? 0)) > 15);
  if (far < 0 && visits.length === alone.length) return undefined;
  return counterexample(
    'an earlier search from another state changes the visits',
    { earlier: 8, stones: 7, simulations: 150 },
    alone,
    visits,
  );
};

export function treeProperty(
  id: string,
  statement: string,
  basis: string,
  tolerance: string,
  check: Check,
  strength: 'always' | 'when-claimed' = 'always',
): Property<TreeSearchImplementation> {
  return { id, statement, basis, tolerance, strength, check };
}

/** The properties that every tree search shares, with ids below `prefix`. */
export function treeSearchProperties(prefix: string): Property<TreeSearchImplementation>[] {
  const solved = 'Nim with 1 or 2 stones is lost if and only if the pile is a multiple of three.';
  return [
    treeProperty(
      `${prefix}.oracle-plays-perfectly`,
      'With a perfect value oracle and uniform priors the most visited move wins, whoever is to move.',
      `${solved} A search that backs values up with the right sign agrees with its oracle.`,
      'exact, 8 piles, 300 simulations',
      playsNim(nimOracle, [2, 4, 5, 7, 8, 10, 11, 13], 300),
    ),
    treeProperty(
      `${prefix}.terminal-only-plays-perfectly`,
      'With value 0 everywhere the results of finished games alone find the winning move.',
      `${solved} Kocsis and Szepesvari 2006, Theorem 6: the search converges to the minimax move.`,
      'exact, piles 2, 4, 5, 7, 2,500 simulations',
      playsNim(blankEvaluation, [2, 4, 5, 7], 2500),
    ),
    treeProperty(
      `${prefix}.visits-sum`,
      'The visits of the root moves sum to the number of simulations, or one less when the first makes the root.',
      'Each simulation passes through one move of the root.',
      'exact',
      visitsSum,
    ),
    treeProperty(
      `${prefix}.q-bounded`,
      'Reported values lie in [-1, 1] and are those of the player to move at the root.',
      'A mean of leaf values in [-1, 1] with turned signs.',
      '1e-12',
      valuesBounded,
    ),
    treeProperty(
      `${prefix}.temperature`,
      'The policy is proportional to visits^(1 / T).',
      'Silver et al. 2017, Methods, "Play".',
      '1e-9',
      temperature,
    ),
    treeProperty(
      `${prefix}.zero-temperature-is-greedy`,
      'Temperature 0 is the most visited move.',
      'The limit of visits^(1 / T) for T to 0.',
      '1e-12',
      zeroTemperature,
      'when-claimed',
    ),
    treeProperty(
      `${prefix}.searches-are-independent`,
      'A search from one state does not change a later search from another.',
      'Contract of search; statistics belong to the tree of one search.',
      '15 of 150 visits',
      independentSearches,
    ),
  ];
}

/** Four rewards and priors in general position: no two equal, the best reward not on the likeliest action. */
export function drawnBandit(random: Random): { readonly rewards: number[]; readonly priors: number[] } {
  const rewards = [-0.5, 0.1, 0.35, 0.7].map((value) => value + uniform(random, -0.05, 0.05));
  return { rewards: [3, 0, 2, 1].map((index) => rewards[index] as number), priors: [0.15, 0.4, 0.25, 0.2] };
}
