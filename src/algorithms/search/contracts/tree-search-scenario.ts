import type { Random } from '../../../model/algorithm.js';
import { integerBelow, seededRandom, uniform } from '../../random.js';
import { bandit, drawnGame, nim, nimValue, stonesOf } from '../games.js';
import type { GameState } from './game.js';
import type { Evaluation, TreeSearchImplementation } from './tree-search.js';

/** Visits a simulation and policies at two temperatures on moves of known reward, in a drawn game of many moves, and in Nim for either player. */
export function treeSearchScenario(implementation: TreeSearchImplementation, random: Random): number[] {
  const rewards = [-0.4, 0.6, 0.2, 0.45].map((value) => value + uniform(random, -0.04, 0.04));
  const weights = (state: GameState): number[] => state.legalActions().map((action) => 1 / (2 + ((action * 5) % 7)));
  const skewed = (state: GameState): Evaluation => {
    const raw = weights(state);
    const total = raw.reduce((sum, value) => sum + value, 0);
    return { priors: raw.map((value) => value / total), value: 0 };
  };
  const oracle = (state: GameState): Evaluation => ({ ...skewed(state), value: nimValue(stonesOf(state)) });
  const shares = (state: GameState, evaluate: (state: GameState) => Evaluation, simulations: number): number[] => {
    const rng = seededRandom(integerBelow(random, 1_000_000));
    const search = implementation.create({ evaluate, c: 1.3, eps: 0, rng, wideningFactor: 1.5, wideningExponent: 0.4 });
    const { visits } = search.search(state, simulations);
    const total = visits.reduce((sum, count) => sum + count, 0);
    return [total / simulations, ...search.policy(visits, 1), ...search.policy(visits, 2)];
  };
  return [
    ...shares(bandit(rewards, 0), skewed, 150),
    ...shares(bandit(rewards, 1), skewed, 150),
    ...shares(drawnGame(14, 3), skewed, 90),
    ...shares(nim(7, 1), oracle, 120),
    ...shares(nim(5, 0), skewed, 120),
  ];
}
