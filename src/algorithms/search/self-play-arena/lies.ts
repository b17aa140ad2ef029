import type { Lie } from '../../../model/algorithm.js';
import type { ArenaImplementation, MatchOptions, Player } from '../contracts/arena.js';
import { type MatchRules, matchRules, playMatch, selfPlayArenaReference, wilsonInterval } from './reference.js';

function ruled(change: Partial<MatchRules>): ArenaImplementation {
  return { evaluate: (options) => playMatch(options, { ...matchRules, ...change }), interval: wilsonInterval };
}

function configured(change: (options: MatchOptions) => MatchOptions): ArenaImplementation {
  return { evaluate: (options) => playMatch(change(options)), interval: wilsonInterval };
}

/** Remembers what either player did in a state and answers for both from that. */
function sharedCache({ A, B, ...rest }: MatchOptions): MatchOptions {
  const known = new Map<string, number>();
  const cached =
    (player: Player): Player =>
    (state) => {
      const key = JSON.stringify([state.legalActions(), Object.entries(state).filter(([name]) => name !== 'player')]);
      const action = known.get(key) ?? player(state);
      known.set(key, action);
      return action;
    };
  return { ...rest, A: cached(A), B: cached(B) };
}

export const lies: readonly Lie<ArenaImplementation>[] = [
  {
    id: 'perspective-inverted',
    description: 'the result is read for the opponent',
    seenIn: 'seed 004: state.get_reward(player=0 if model1_starts else 1)',
    implementation: ruled({ read: (state, seat) => -state.reward(seat) }),
    caughtBy: [
      'self-play-arena.better-player-wins',
      'self-play-arena.mixed-results',
      'self-play-arena.threshold-is-live',
    ],
  },
  {
    id: 'perspective-fixed',
    description: 'the result is read for player 0 whoever sits there',
    implementation: ruled({ read: (state) => state.reward(0) }),
    caughtBy: [
      'self-play-arena.better-player-wins',
      'self-play-arena.antisymmetric',
      'self-play-arena.first-move-alternates',
      'self-play-arena.mixed-results',
      'self-play-arena.threshold-is-live',
    ],
  },
  {
    id: 'perspective-of-mover',
    description: 'the result is read for the player to move in the final state',
    implementation: ruled({ read: (state) => state.reward(state.player) }),
    caughtBy: [
      'self-play-arena.better-player-wins',
      'self-play-arena.antisymmetric',
      'self-play-arena.first-move-alternates',
      'self-play-arena.mixed-results',
      'self-play-arena.threshold-is-live',
    ],
  },
  {
    id: 'draws-are-wins',
    description: 'an outcome of zero or more counts as a win',
    implementation: ruled({ won: (outcome) => outcome >= 0 }),
    caughtBy: ['self-play-arena.draws-count-half', 'self-play-arena.mixed-results'],
  },
  {
    id: 'draws-are-losses',
    description: 'draws are not told from losses',
    implementation: ruled({ drawn: () => false }),
    caughtBy: ['self-play-arena.draws-count-half', 'self-play-arena.mixed-results'],
  },
  {
    id: 'draws-left-out',
    description: 'the win rate is wins / (wins + losses)',
    implementation: ruled({ winRate: (wins, losses) => (wins + losses === 0 ? 0 : wins / (wins + losses)) }),
    caughtBy: ['self-play-arena.draws-count-half', 'self-play-arena.mixed-results'],
  },
  {
    id: 'draws-worth-nothing',
    description: 'the win rate is wins / games',
    implementation: ruled({ winRate: (wins, losses, draws) => wins / Math.max(1, wins + losses + draws) }),
    caughtBy: ['self-play-arena.draws-count-half', 'self-play-arena.mixed-results'],
  },
  {
    id: 'always-first',
    description: 'the candidate moves first in every game',
    implementation: ruled({ aMovesFirst: () => true }),
    caughtBy: [
      'self-play-arena.antisymmetric',
      'self-play-arena.first-move-alternates',
      'self-play-arena.players-are-isolated',
    ],
  },
  {
    id: 'hook-inverted',
    description: 'the hook is told the opposite of who moves first',
    implementation: configured((options) => ({ ...options, onGame: (aFirst) => options.onGame?.(!aFirst) })),
    caughtBy: ['self-play-arena.first-move-alternates'],
  },
  {
    id: 'one-game-of-three',
    description: 'the candidate moves first in one game of three',
    implementation: ruled({ aMovesFirst: (game) => game % 3 === 0 }),
    caughtBy: [
      'self-play-arena.antisymmetric',
      'self-play-arena.first-move-alternates',
      'self-play-arena.players-are-isolated',
    ],
  },
  {
    id: 'failures-vanish',
    description: 'games with an error are swallowed and not counted',
    implementation: {
      evaluate(options) {
        const { failures: _swallowed, ...counts } = playMatch(options);
        return counts;
      },
      interval: wilsonInterval,
    },
    caughtBy: ['self-play-arena.counts-add-up'],
  },
  {
    id: 'shared-cache',
    description: 'evaluations are cached by state for both players together',
    implementation: configured(sharedCache),
    caughtBy: [
      'self-play-arena.better-player-wins',
      'self-play-arena.first-move-alternates',
      'self-play-arena.mixed-results',
      'self-play-arena.players-are-isolated',
      'self-play-arena.threshold-is-live',
    ],
  },
  {
    id: 'one-game-short',
    description: 'plays n - 1 games',
    implementation: configured((options) => ({ ...options, n: Math.max(1, options.n - 1) })),
    caughtBy: [
      'self-play-arena.better-player-wins',
      'self-play-arena.antisymmetric',
      'self-play-arena.first-move-alternates',
      'self-play-arena.draws-count-half',
      'self-play-arena.mixed-results',
      'self-play-arena.counts-add-up',
      'self-play-arena.players-are-isolated',
      'self-play-arena.threshold-is-live',
    ],
  },
  {
    id: 'threshold-ignored',
    description: 'the threshold is hard-coded at 0.55',
    implementation: ruled({ better: (winRate) => winRate >= 0.55 }),
    caughtBy: ['self-play-arena.threshold-is-live'],
  },
  {
    id: 'falsy-threshold',
    description: 'a threshold of zero falls back to 0.55',
    implementation: ruled({ better: (winRate, threshold) => winRate >= (threshold || 0.55) }),
    caughtBy: ['self-play-arena.threshold-is-live'],
  },
  {
    id: 'more-wins-than-losses',
    description: 'better means a win rate above one half, whatever the threshold',
    implementation: ruled({ better: (winRate) => winRate > 0.5 }),
    caughtBy: ['self-play-arena.threshold-is-live'],
  },
  {
    id: 'win-rate-cut-to-tenths',
    description: 'the win rate is cut to whole tenths before it is compared',
    implementation: ruled({ better: (winRate, threshold) => Math.floor(winRate * 10) / 10 >= threshold }),
    caughtBy: ['self-play-arena.threshold-is-live'],
  },
  {
    id: 'normal-interval',
    description: 'interval p +- z sqrt(p (1 - p) / n): empty at p = 0 and 1',
    implementation: {
      ...selfPlayArenaReference,
      interval: (winRate, games) => {
        const half = 1.959963984540054 * Math.sqrt((winRate * (1 - winRate)) / games);
        return { low: winRate - half, high: winRate + half };
      },
    },
    caughtBy: ['self-play-arena.interval-formula'],
  },
  {
    id: 'placeholder',
    description: 'a plausible result without a game',
    implementation: {
      evaluate: ({ n }) => ({
        wins: Math.ceil(0.6 * n),
        losses: n - Math.ceil(0.6 * n),
        draws: 0,
        winRate: 0.6,
        better: true,
      }),
    },
    caughtBy: [
      'self-play-arena.better-player-wins',
      'self-play-arena.antisymmetric',
      'self-play-arena.first-move-alternates',
      'self-play-arena.draws-count-half',
      'self-play-arena.mixed-results',
      'self-play-arena.players-are-isolated',
      'self-play-arena.threshold-is-live',
    ],
  },
];
