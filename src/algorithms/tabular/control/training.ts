import type { OperationSpec } from '../../../model/algorithm.js';

/** A world to act in, one episode after the other. States and actions are numbered from 0. */
export interface World {
  /** Begins an episode; the state that it begins in. */
  reset(): number;
  /** Acts in the state that the episode is in. Nothing is learned of a state after `done`: it is left for good. */
  step(action: number): { readonly s2: number; readonly r: number; readonly done: boolean };
}

/** Learning by oneself, in place of single transitions that are told. */
export const trainOperation: OperationSpec = {
  name: 'train',
  effect: 'updates',
  required: false,
  insteadOf: 'update',
  summary: 'Acts in a world for so many episodes and learns every transition that it sees.',
  parameters: [
    {
      name: 'world',
      aliases: [
        'env',
        'environment',
        'mdp',
        'simulator',
        'gym_env',
        'grid_world',
        'gridworld',
        'grid',
        'maze',
        'game',
        'task',
      ],
      shape: 'record',
      meaning: '{reset() -> state, step(action) -> {s2, r, done}}',
    },
    {
      name: 'episodes',
      aliases: [
        'n_episodes',
        'num_episodes',
        'number_of_episodes',
        'max_episodes',
        'total_episodes',
        'episode_count',
        'nb_episodes',
        'num_eps',
        'n_eps',
        'training_episodes',
        'n_training_episodes',
        'num_training_episodes',
        'train_episodes',
        'no_episodes',
        'epochs',
        'n_epochs',
        'num_epochs',
        'n_iterations',
        'num_iterations',
        'n_games',
        'num_games',
      ],
      shape: 'number',
      meaning: 'episodes to play',
    },
  ],
  returns: 'number: episodes played',
  aliases: [
    'train_agent',
    'train_episode',
    'train_episodes',
    'train_one_episode',
    'run',
    'run_episode',
    'run_episodes',
    'run_training',
    'learn',
    'fit',
    'play',
    'play_episode',
    'simulate',
    'simulate_episode',
    'episode',
    'solve',
    'start_training',
    'train_loop',
    'do_episode',
  ],
};
