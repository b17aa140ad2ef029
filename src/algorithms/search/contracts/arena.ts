import type { Contract } from '../../../model/algorithm.js';
import type { GameState } from './game.js';

/** Chooses one of the legal actions. */
export type Player = (state: GameState) => number;

export interface MatchOptions {
  /** The candidate. */
  readonly A: Player;
  /** The current best. */
  readonly B: Player;
  /** A new game, player 0 to move first. */
  readonly game: () => GameState;
  /** Games to play. */
  readonly n: number;
  /** Win rate from which the candidate replaces the best. */
  readonly threshold: number;
  /** Called before every game with whether A moves first. */
  readonly onGame?: (aFirst: boolean) => void;
}

export interface MatchResult {
  /** Games that A won, lost and drew. */
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  /** Games that ended in an error of a player. */
  readonly failures?: number;
  /** (wins + draws / 2) / (wins + losses + draws); 0.5 when no game was finished. */
  readonly winRate: number;
  readonly better: boolean;
}

export interface ArenaImplementation {
  evaluate(options: MatchOptions): MatchResult;
  /** Confidence interval of a win rate over `games` games at `confidence` (default 0.95). */
  interval?(winRate: number, games: number, confidence?: number): { readonly low: number; readonly high: number };
}

export const arenaContract: Contract = {
  id: 'arena',
  title: 'Match between two players that decides which is kept',
  classAliases: [
    'arena',
    'self_play_evaluator',
    'self_play_arena',
    'model_arena',
    'evaluator',
    'match_runner',
    'pit',
    'gatekeeper',
    'tournament',
    'model_comparison',
  ],
  operations: [
    {
      name: 'evaluate',
      effect: 'reads',
      required: true,
      summary: 'Plays a match and decides.',
      parameters: [
        {
          name: 'A',
          aliases: ['candidate', 'current_model', 'player1', 'model1', 'new_model', 'challenger'],
          shape: 'function',
          meaning: 'state -> action of the candidate',
        },
        {
          name: 'B',
          aliases: ['best', 'best_model', 'player2', 'model2', 'old_model', 'champion'],
          shape: 'function',
          meaning: 'state -> action of the current best',
        },
        {
          name: 'game',
          aliases: ['initial_state_fn', 'make_game', 'env_fn', 'game_fn', 'new_game'],
          shape: 'function',
          meaning: 'a new game',
        },
        {
          name: 'n',
          aliases: ['num_games', 'games', 'n_games', 'matches', 'num_matches'],
          shape: 'integer',
          meaning: 'games to play',
        },
        {
          name: 'threshold',
          aliases: ['win_threshold', 'update_threshold', 'gate', 'win_rate_threshold'],
          shape: 'number',
          meaning: 'win rate from which A is better',
        },
        {
          name: 'onGame',
          aliases: ['callback', 'on_game', 'hook'],
          shape: 'function',
          meaning: 'called before every game with whether A moves first',
        },
      ],
      returns: '{wins, losses, draws, failures?, winRate, better}',
      aliases: ['evaluate', 'play_games', 'pit', 'compare', 'run', 'play_match', 'evaluate_models', 'arena', 'compete'],
    },
    {
      name: 'interval',
      effect: 'reads',
      required: false,
      summary: 'Confidence interval of a win rate.',
      parameters: [
        { name: 'winRate', aliases: ['win_rate', 'p', 'rate', 'score'], shape: 'number', meaning: 'in [0, 1]' },
        { name: 'games', aliases: ['n', 'num_games', 'trials'], shape: 'integer', meaning: 'games played' },
        {
          name: 'confidence',
          aliases: ['level', 'confidence_level'],
          shape: 'number',
          meaning: 'in (0, 1)',
          default: 0.95,
        },
      ],
      returns: '{low, high}',
      aliases: ['interval', 'confidence_interval', 'wilson_interval', 'win_rate_interval', 'ci', 'wilson_score'],
    },
  ],
};
