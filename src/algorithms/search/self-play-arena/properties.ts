import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow } from '../../random.js';
import type { ArenaImplementation, MatchOptions, MatchResult, Player } from '../contracts/arena.js';
import type { GameState } from '../contracts/game.js';
import { drawnGame, firstMoverWins, nim, stonesOf } from '../games.js';
import { scripted } from './scripted-match.js';

type Check = (implementation: ArenaImplementation, random: Random) => Counterexample | undefined;

const id = 'self-play-arena';

/** Leaves a multiple of three whenever it can. */
const perfect: Player = (state) => Math.max(0, (stonesOf(state) % 3) - 1);

/** Never leaves a multiple of three when it can help it. */
const worst: Player = (state) => {
  const actions = state.legalActions();
  const losing = actions.filter((action) => (stonesOf(state) - 1 - action) % 3 !== 0);
  return (losing.at(-1) ?? actions[0]) as number;
};

const first: Player = (state) => state.legalActions()[0] as number;

function match(change: Partial<MatchOptions> & Pick<MatchOptions, 'game'>): MatchOptions {
  return { A: perfect, B: worst, n: 20, threshold: 0.55, ...change };
}

const betterPlayerWins: Check = (implementation, random) => {
  for (const stones of [9, 10, 11 + integerBelow(random, 3)]) {
    const strong = implementation.evaluate(match({ game: () => nim(stones) }));
    const weak = implementation.evaluate(match({ game: () => nim(stones), A: worst, B: perfect }));
    const right = strong.wins === 20 && strong.better && weak.losses === 20 && !weak.better;
    if (!(right && close(strong.winRate, 1, 1e-12) && close(weak.winRate, 0, 1e-12)))
      return counterexample(
        'a player that wins every game does not get win rate 1, or the loser not 0',
        { game: 'Nim', stones, n: 20, A: 'perfect', B: 'worst' },
        { A: 1, B: 0 },
        { strong, weak },
      );
  }
  return undefined;
};

const antisymmetric: Check = (implementation, random) => {
  for (const stones of [7, 10, 9 + integerBelow(random, 4)]) {
    for (const [A, B] of [
      [first, perfect],
      [first, worst],
    ] as const) {
      const there = implementation.evaluate(match({ game: () => nim(stones), A, B }));
      const back = implementation.evaluate(match({ game: () => nim(stones), A: B, B: A }));
      const mirrored = there.wins === back.losses && there.losses === back.wins && there.draws === back.draws;
      if (!mirrored || !close(there.winRate + back.winRate, 1, 1e-12))
        return counterexample(
          'exchanging the players does not mirror the result',
          { game: 'Nim', stones, n: 20 },
          'win rates sum to 1',
          { there, back },
        );
    }
  }
  return undefined;
};

const firstMoveAlternates: Check = (implementation, random) => {
  const n = 2 * (4 + integerBelow(random, 6));
  const starts: boolean[] = [];
  const movers: string[] = [];
  const opening =
    (name: string): Player =>
    (state) => {
      if (stonesOf(state) === 5) movers.push(name);
      return perfect(state);
    };
  implementation.evaluate(
    match({ game: () => nim(5), n, A: opening('A'), B: opening('B'), onGame: (aFirst) => starts.push(aFirst) }),
  );
  const byA = movers.filter((name) => name === 'A').length;
  if (byA * 2 !== n || movers.length !== n)
    return counterexample('the players do not move first equally often', { game: 'Nim', stones: 5, n }, n / 2, {
      A: byA,
      of: movers.length,
    });
  if (starts.length > 0 && starts.some((aFirst, game) => aFirst !== (movers[game] === 'A')))
    return counterexample('the hook does not say who moves first', { n }, movers, starts);
  const even = implementation.evaluate(match({ game: () => firstMoverWins(), n, A: first, B: first }));
  if (even.wins === n / 2 && even.losses === n / 2 && close(even.winRate, 0.5, 1e-12)) return undefined;
  return counterexample('in a game that the first mover wins the players do not share the points', { n }, 0.5, even);
};

const drawsCountHalf: Check = (implementation, random) => {
  const n = 2 * (3 + integerBelow(random, 6));
  const result = implementation.evaluate(match({ game: () => drawnGame(2, 4), A: first, B: first, n }));
  if (result.draws === n && result.wins === 0 && close(result.winRate, 0.5, 1e-12) && !result.better) return undefined;
  return counterexample(
    'a match of draws does not score one half',
    { n, threshold: 0.55 },
    { draws: n, winRate: 0.5, better: false },
    result,
  );
};

const mixedResults: Check = (implementation) => {
  const outcomes = [1, 1, -1, 0, 1, 0, 0, -1, 1, 1];
  const result = implementation.evaluate({ ...scripted(outcomes), n: 10, threshold: 0.6 });
  const right = result.wins === 5 && result.losses === 2 && result.draws === 3 && close(result.winRate, 0.65, 1e-12);
  if (right && result.better) return undefined;
  return counterexample(
    'five wins, three draws and two losses are not a win rate of 0.65',
    { outcomes, threshold: 0.6 },
    { wins: 5, losses: 2, draws: 3, winRate: 0.65, better: true },
    result,
  );
};

/** A loses its last game by an error; the counts still cover every game. */
const countsAddUp: Check = (implementation, random) => {
  const broken = integerBelow(random, 4);
  let games = 0;
  const faulty: Player = (state) => {
    if ((games - 1) % 4 === broken) throw new Error('this player fails in one game of four');
    return perfect(state);
  };
  const counted = (): GameState => {
    games += 1;
    return nim(8);
  };
  const result = implementation.evaluate(match({ game: counted, A: faulty, n: 12 }));
  const total = result.wins + result.losses + result.draws + (result.failures ?? 0);
  if (total === 12 && Number.isFinite(result.winRate)) return undefined;
  return counterexample(
    'games that ended in an error are missing from the counts',
    { n: 12, failing: 'one of four' },
    12,
    result,
  );
};

/** An arena may leave errors to its caller; then a match without errors has to add up. */
const errorsPropagate: Convention<ArenaImplementation> = {
  id: 'errors-propagate',
  description: 'an error of a player ends the match and reaches the caller',
  check: (implementation) => {
    const failing: Player = () => {
      throw new Error('this player always fails');
    };
    let seen: MatchResult | undefined;
    try {
      seen = implementation.evaluate(match({ game: () => nim(4), A: failing, n: 4 }));
    } catch {
      const { wins, losses, draws } = implementation.evaluate(match({ game: () => nim(4), n: 8 }));
      if (wins + losses + draws === 8) return undefined;
    }
    return counterexample('errors are neither counted nor passed on', { n: 4 }, 'an error', seen);
  },
};

const playersAreIsolated: Check = (implementation) => {
  for (const stones of [9, 11, 12]) {
    const asked = { A: 0, B: 0 };
    const counting =
      (name: 'A' | 'B'): Player =>
      (state) => {
        asked[name] += 1;
        return stonesOf(state) === 1 ? 0 : 1;
      };
    implementation.evaluate(match({ game: () => nim(stones), A: counting('A'), B: counting('B'), n: 10 }));
    const moves = 5 * Math.ceil(stones / 2);
    if (asked.A !== moves || asked.B !== moves)
      return counterexample(
        'not every move of a player was asked of that player',
        { game: 'Nim', stones, n: 10 },
        { A: moves, B: moves },
        asked,
      );
  }
  return undefined;
};

/** 15 of 20 points against thresholds on either side, and 5 of 20 against a threshold of zero. */
const thresholdIsLive: Check = (implementation) => {
  const points = (wins: number): number[] => Array.from({ length: 20 }, (_, game) => (game < wins ? 1 : -1));
  const cases = [
    { wins: 15, threshold: 0.72, better: true },
    { wins: 15, threshold: 0.78, better: false },
    { wins: 9, threshold: 0.4, better: true },
    { wins: 5, threshold: 0, better: true },
    { wins: 20, threshold: 0.999, better: true },
  ];
  for (const { wins, threshold, better } of cases) {
    const result = implementation.evaluate({ ...scripted(points(wins)), n: 20, threshold });
    if (result.better !== better)
      return counterexample('the threshold does not decide', { wins, of: 20, threshold }, better, result);
  }
  return undefined;
};

const intervalFormula: Check = (implementation, random) => {
  const cases: readonly (readonly [number, number])[] = [
    [11, 20],
    [0, 15],
    [24, 24],
    [integerBelow(random, 41), 40],
  ];
  for (const [wins, games] of cases) {
    const found = implementation.interval?.(wins / games, games, 0.95);
    const z = 1.959963984540054;
    const p = wins / games;
    const centre = (p + z ** 2 / (2 * games)) / (1 + z ** 2 / games);
    const half = (z * Math.sqrt((p * (1 - p)) / games + z ** 2 / (4 * games ** 2))) / (1 + z ** 2 / games);
    const expected = { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
    if (!found || !close(expected.low, found.low, 5e-3) || !close(expected.high, found.high, 5e-3))
      return counterexample('the interval is not that of Wilson', { wins, games, confidence: 0.95 }, expected, found);
  }
  return undefined;
};

const property = (
  name: string,
  statement: string,
  basis: string,
  tolerance: string,
  check: Check,
): Property<ArenaImplementation> => ({
  id: `${id}.${name}`,
  statement,
  basis,
  tolerance,
  strength: 'always',
  check,
});

const silver = 'Silver et al. 2017, Methods, "Evaluator".';

export const properties: readonly Property<ArenaImplementation>[] = [
  property(
    'better-player-wins',
    'A player that wins every game gets win rate 1, its opponent 0.',
    silver,
    'exact',
    betterPlayerWins,
  ),
  property(
    'antisymmetric',
    'Exchanging deterministic players exchanges wins and losses.',
    'Results are read for the candidate in every game.',
    '1e-12',
    antisymmetric,
  ),
  property(
    'first-move-alternates',
    'Each player moves first in half of the games.',
    'Fairness of the match; seed 004 documents it.',
    'exact',
    firstMoveAlternates,
  ),
  property(
    'draws-count-half',
    'A match of draws scores one half and the candidate is not better.',
    'A draw is worth half a win.',
    'exact',
    drawsCountHalf,
  ),
  property(
    'mixed-results',
    'Wins, draws and losses are counted and give (wins + draws / 2) / games.',
    'Definition of the win rate.',
    '1e-12',
    mixedResults,
  ),
  {
    ...property(
      'counts-add-up',
      'Wins, losses, draws and failures sum to the games asked for.',
      'A game that failed is not a game that never was.',
      'exact',
      countsAddUp,
    ),
    conventions: [errorsPropagate],
  },
  property(
    'players-are-isolated',
    'Every move of a player is asked of that player.',
    'No evaluation is shared between the players.',
    'exact',
    playersAreIsolated,
  ),
  property(
    'threshold-is-live',
    'The threshold decides whether the candidate is better, zero included.',
    silver,
    'exact',
    thresholdIsLive,
  ),
  {
    ...property(
      'interval-formula',
      'The interval of a win rate is that of Wilson at 95 %.',
      'Wilson 1927, eq. 4.',
      '5e-3',
      intervalFormula,
    ),
    strength: 'when-claimed',
    needs: ['interval'],
  },
];
