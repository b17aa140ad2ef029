import type { PlateauImplementation, PlateauOptions } from './contract.js';
import { ramp, rates } from './inputs.js';

/** Improvement, plateau, slow gains, worsening and both modes: the rates tell the metric-driven schedules apart. */
export function plateauScenario(implementation: PlateauImplementation): number[] {
  const options: PlateauOptions = {
    lr0: 1.5,
    patience: 3,
    factor: 0.4,
    threshold: 0.05,
    min: 0.02,
    mode: 'min',
    max: 4,
  };
  const walks: readonly [Partial<PlateauOptions>, readonly number[]][] = [
    [{}, [...ramp(1, -0.1, 5), ...ramp(0.6, 0, 9), 0.9, 0.8, 0.7, 0.3, 0.3]],
    [{}, ramp(1, -0.01, 12)],
    [{ threshold: 0 }, [1, 1, 1, 1, 1, 1, 1, 1]],
    [{ mode: 'max' }, [...ramp(1, 0.2, 4), 1.6, 1.5, 1.4, 1.3, 2.5]],
    [{ min: 0.2 }, ramp(1, 0, 16)],
    [{ patience: 0 }, [1, 1.5]],
    [{ threshold: 0 }, [3, Number.NaN, 2, 1.5, 1.2, 1.1, 1]],
  ];
  return walks.flatMap(([change, metrics]) => rates(implementation.create({ ...options, ...change }), metrics));
}
