import type { Contract } from '../../../model/algorithm.js';

/** A map of state vectors, [d] to [d]. */
export type StateMap = (x: readonly number[]) => number[];

export interface LyapunovImplementation {
  /** The largest exponent in nats a step, over `n` steps from `x0`, [d]. */
  lyapunov(f: StateMap, x0: readonly number[], n: number): number;
}

export const lyapunovContract: Contract = {
  id: 'lyapunov',
  title: 'Largest Lyapunov exponent of a map',
  classAliases: ['lyapunov', 'lyapunov_estimator', 'lambda_hat', 'stability', 'chaos', 'largest_lyapunov'],
  operations: [
    {
      name: 'lyapunov',
      effect: 'reads',
      required: true,
      summary: 'the mean rate at which nearby trajectories part',
      returns: 'a number in nats a step: negative for contraction, positive for chaos',
      aliases: [
        'lyapunov_exponent',
        'largest_lyapunov_exponent',
        'max_lyapunov_exponent',
        'lambda_hat',
        'compute_lyapunov',
        'estimate_lyapunov',
        'calculate_lyapunov',
        'mle',
      ],
      parameters: [
        {
          name: 'f',
          aliases: ['map', 'step', 'dynamics', 'update', 'system', 'func'],
          shape: 'function',
          meaning: 'the map, vector[d] to vector[d]',
        },
        {
          name: 'x0',
          aliases: ['initial_state', 'x', 'state', 'start', 'initial'],
          shape: 'vector[d]',
          meaning: 'where the trajectory starts',
        },
        {
          name: 'n',
          aliases: ['steps', 'n_steps', 'iterations', 'n_iter', 'length'],
          shape: 'integer',
          meaning: 'number of steps',
        },
      ],
    },
  ],
};
