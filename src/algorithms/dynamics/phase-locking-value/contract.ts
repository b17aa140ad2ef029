import type { Contract } from '../../../model/algorithm.js';

export interface PhaseLockingImplementation {
  /** Phases in radians, two series of one length n >= 1. The answer lies in [0, 1]. */
  plv(phases1: readonly number[], phases2: readonly number[]): number;
}

export const phaseLockingContract: Contract = {
  id: 'plv',
  title: 'Phase-locking value',
  classAliases: ['plv', 'plv_estimator', 'phase_locking', 'phase_locking_value', 'phase_synchrony', 'synchronization'],
  operations: [
    {
      name: 'plv',
      effect: 'reads',
      required: true,
      summary: 'how constant the difference of two phase series is',
      returns: 'a number in [0, 1]',
      aliases: [
        'phase_locking_value',
        'compute_plv',
        'calculate_plv',
        'phase_lock',
        'phase_coherence',
        'phase_synchrony',
        'estimate',
        'from_phases',
      ],
      parameters: [
        {
          name: 'phases1',
          aliases: ['phase1', 'phi1', 'phases_a', 'theta1', 'a', 'x'],
          shape: 'vector[n]',
          meaning: 'phases of the first signal in radians',
        },
        {
          name: 'phases2',
          aliases: ['phase2', 'phi2', 'phases_b', 'theta2', 'b', 'y'],
          shape: 'vector[n]',
          meaning: 'phases of the second signal in radians',
        },
      ],
    },
  ],
};
