import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { type ArenaImplementation, arenaContract, type Player } from '../contracts/arena.js';
import { drawnGame, firstMoverWins, nim, stonesOf } from '../games.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { selfPlayArenaReference } from './reference.js';
import { variants } from './variants.js';

/** Results of four matches: strong against weak in Nim both ways, a drawn game, a game for the first mover. */
function scenario(implementation: ArenaImplementation, random: Random): number[] {
  const strong: Player = (state) => Math.max(0, (stonesOf(state) % 3) - 1);
  const weak: Player = (state) => state.legalActions()[0] as number;
  const stones = 8 + integerBelow(random, 4);
  const results = [
    implementation.evaluate({ A: strong, B: weak, game: () => nim(stones), n: 14, threshold: 0.52 }),
    implementation.evaluate({ A: weak, B: strong, game: () => nim(stones), n: 14, threshold: 0.05 }),
    implementation.evaluate({ A: weak, B: weak, game: () => drawnGame(2, 3), n: 6, threshold: 0.45 }),
    implementation.evaluate({ A: weak, B: weak, game: () => firstMoverWins(), n: 8, threshold: 0.53 }),
  ];
  return results.flatMap(({ wins, losses, draws, winRate, better }) => [wins, losses, draws, winRate, Number(better)]);
}

export const selfPlayArenaAlgorithm = defineAlgorithm<ArenaImplementation>({
  id: 'self-play-arena',
  family: 'search',
  title: 'Self-play evaluation arena',
  aliases: ['arena', 'self-play evaluation', 'arena evaluation', 'model gating', 'evaluator', 'pit'],
  idea:
    'Two players meet in a match with alternating first moves, and results are read for the candidate in every game. ' +
    'The candidate replaces the best when its win rate reaches the threshold.',
  sources: [
    {
      citation: 'Silver et al. 2017, Mastering the game of Go without human knowledge, Nature 550',
      locator: 'Methods, "Evaluator"',
      url: 'https://doi.org/10.1038/nature24270',
    },
    {
      citation: 'Wilson 1927, Probable inference, the law of succession, and statistical inference, JASA 22',
      locator: 'eq. 4',
    },
  ],
  equations: [
    'win rate = (wins + draws / 2) / (wins + losses + draws)',
    'the candidate replaces the best if and only if win rate >= threshold',
    'interval: (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)',
  ],
  cost: 'n games; every move asks its player once',
  contract: arenaContract,
  reference: selfPlayArenaReference,
  properties,
  lies,
  variants,
  phrases: [
    { text: 'arena-style evaluation', properties: ['better-player-wins', 'antisymmetric'].map(prefixed) },
    { text: 'self-play evaluation', properties: ['better-player-wins', 'players-are-isolated'].map(prefixed) },
    { text: 'alternating starting positions (fair comparison)', properties: ['first-move-alternates'].map(prefixed) },
    {
      text: 'win rate calculation with draw handling',
      properties: ['draws-count-half', 'mixed-results'].map(prefixed),
    },
    { text: 'configurable win threshold for model replacement', properties: ['threshold-is-live'].map(prefixed) },
    {
      text: 'compares the current model with the previous best',
      properties: ['better-player-wins', 'players-are-isolated'].map(prefixed),
    },
    { text: 'tracks wins/losses/draws', properties: ['mixed-results', 'counts-add-up'].map(prefixed) },
    { text: 'confidence interval of the win rate', properties: ['interval-formula'].map(prefixed) },
  ],
  falseProperties: [
    {
      statement: 'a win rate of 55 % over 20 games means that the model is better',
      why: '11 of 20 or more has probability 0.41 at equal strength',
    },
    { statement: 'a player against itself scores 50 %', why: 'only with alternating starts or a symmetric game' },
    {
      statement: 'a win rate equal to the threshold is enough',
      why: 'Silver et al. 2017 ask for more than 55 %, others for at least that',
    },
    { statement: 'better than the best is better than all before', why: 'strength need not be transitive' },
  ],
  scenario,
});

function prefixed(name: string): string {
  return `self-play-arena.${name}`;
}
