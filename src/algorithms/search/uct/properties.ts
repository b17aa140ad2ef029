import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import type { GameState } from '../contracts/game.js';
import type { Evaluation, TreeSearchImplementation } from '../contracts/tree-search.js';
import { bandit, drawnGame } from '../games.js';
import {
  blankEvaluation,
  type Check,
  drawnBandit,
  mostVisited,
  searchOptions,
  sum,
  treeProperty,
  treeSearchProperties,
} from '../tree-search-properties.js';

const id = 'uct';

/** Follows UCB1 over moves of known reward; `factor` stands before ln N. */
function formulaVisits(rewards: readonly number[], c: number, simulations: number, factor: number): number[] {
  const visits = rewards.map(() => 0);
  for (let done = 0; done < simulations; done++) {
    const scores = rewards.map((reward, action) => {
      const n = visits[action] as number;
      return n === 0 ? Number.POSITIVE_INFINITY : reward + c * Math.sqrt((factor * Math.log(done)) / n);
    });
    const chosen = mostVisited(scores);
    visits[chosen] = (visits[chosen] as number) + 1;
  }
  return visits;
}

function followsFormula(factor: number): Check {
  return (implementation, random) => {
    for (const c of [0.5, 1.6]) {
      for (const player of [0, 1] as const) {
        const { rewards } = drawnBandit(random);
        const { visits } = implementation.create(searchOptions(random, { c })).search(bandit(rewards, player), 500);
        const expected = formulaVisits(rewards, c, 500, factor);
        const far = expected.findIndex((count, action) => !(Math.abs((visits[action] ?? 0) - count) <= 12));
        if (far >= 0)
          return counterexample(
            'the visits are not those of argmax Q + c sqrt(ln N / n)',
            { rewards, c, player, simulations: 500 },
            expected,
            visits,
          );
      }
    }
    return undefined;
  };
}

const everyMoveFirst: Check = (implementation, random) => {
  const skewed = (state: GameState): Evaluation => ({
    priors: state.legalActions().map((_, index) => (index === 0 ? 0.97 : 0.005)),
    value: 0.5,
  });
  for (const evaluate of [blankEvaluation, skewed]) {
    const { visits } = implementation.create(searchOptions(random, { evaluate, c: 0.2 })).search(drawnGame(7, 5), 8);
    if (!visits.every((count) => count >= 1))
      return counterexample(
        'a move is left out while another is tried twice',
        { moves: 7, simulations: 8, c: 0.2 },
        'each at least once',
        visits,
      );
  }
  return undefined;
};

function explorationGrows(implementation: TreeSearchImplementation, random: Random): Counterexample | undefined {
  const { rewards } = drawnBandit(random);
  const shares = [0.2, 3].map((c) => {
    const { visits } = implementation.create(searchOptions(random, { c })).search(bandit(rewards), 400);
    return Math.max(...visits) / sum(visits);
  }) as [number, number];
  if (shares[0] > shares[1] + 0.2) return undefined;
  return counterexample(
    'fifteen times the exploration weight does not spread the visits',
    { rewards, c: [0.2, 3], simulations: 400 },
    'a smaller share of the best move',
    shares,
  );
}

export const properties: readonly Property<TreeSearchImplementation>[] = [
  ...treeSearchProperties(id),
  {
    ...treeProperty(
      `${id}.follows-formula`,
      'Over moves of known reward the visits are those of UCB1.',
      'Kocsis and Szepesvari 2006, eq. 1.',
      '12 of 500 visits',
      followsFormula(1),
    ),
    conventions: [
      {
        id: 'two-log',
        description: 'the bonus is c sqrt(2 ln N / n), as in UCB1 of Auer et al. 2002',
        check: followsFormula(2),
      },
      {
        id: 'four-root-two',
        description: 'the bonus is 2 c sqrt(2 ln N / n), as in Browne et al. 2012',
        check: followsFormula(8),
      },
    ],
  },
  treeProperty(
    `${id}.every-move-first`,
    'Every move is tried once before one is tried twice, whatever the priors.',
    'Kocsis and Szepesvari 2006: an untried move has an infinite bound.',
    'exact, 7 moves, 8 simulations',
    everyMoveFirst,
  ),
  treeProperty(
    `${id}.exploration-is-live`,
    'A larger c spreads the visits.',
    'The bonus is proportional to c.',
    'shares 0.2 apart',
    overInstances(10, explorationGrows),
  ),
];
