import type { Lie } from '../../../model/algorithm.js';
import type { LyapunovImplementation, StateMap } from './contract.js';
import { largestLyapunovExponent } from './reference.js';

type Lyapunov = LyapunovImplementation['lyapunov'];

const SEPARATION = 1e-8;

function displaced(state: readonly number[], axisOnly = false): number[] {
  const share = axisOnly ? 1 : 1 / Math.sqrt(state.length);
  return state.map((x, axis) => (axisOnly && axis > 0 ? x : x + SEPARATION * share));
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((x, axis) => x - (b[axis] as number)));
}

/** Log growth of each single step from a fresh neighbour of the trajectory, displaced along the first axis. */
function stepGrowths(f: StateMap, x0: readonly number[], n: number, axisOnly: boolean): number[] {
  let state = [...x0];
  return Array.from({ length: n }, () => {
    const neighbour = f(displaced(state, axisOnly));
    state = f(state);
    return Math.log(distance(neighbour, state) / SEPARATION);
  });
}

const notRenormalised: Lyapunov = (f, x0, n) => {
  let state = [...x0];
  let neighbour = displaced(state);
  for (let step = 0; step < n; step++) [state, neighbour] = [f(state), f(neighbour)];
  return Math.log(Math.max(distance(state, neighbour), Number.MIN_VALUE) / SEPARATION) / n;
};

const frozenTrajectory: Lyapunov = (f, x0) => Math.log(distance(f(displaced(x0)), f([...x0])) / SEPARATION);

const growthOfTheState: Lyapunov = (f, x0, n) => {
  let state = [...x0];
  let sum = 0;
  for (let step = 0; step < n; step++) {
    const next = f(state);
    sum += Math.log(Math.hypot(...next) / Math.hypot(...state));
    state = next;
  }
  return sum / n;
};

const largestStep: Lyapunov = (f, x0, n) => Math.max(...stepGrowths(f, x0, n, false));

const rightHalf: Lyapunov = (f, x0, n) => 0.5 * largestLyapunovExponent(f, x0, n);

function lie(id: string, description: string, lyapunov: Lyapunov) {
  return { id, description, implementation: { lyapunov } };
}

export const lyapunovLies: readonly Lie<LyapunovImplementation>[] = [
  {
    ...lie('lyapunov-constant', 'a constant 0: always at the edge of chaos', () => 0),
    seenIn: 'thunderline, KerasONNX.compute_observables',
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie(
      'lyapunov-not-renormalised',
      'the neighbour is never brought back, so that the distance saturates',
      notRenormalised,
    ),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('lyapunov-log2', 'bits in place of nats', (f, x0, n) => largestLyapunovExponent(f, x0, n) / Math.LN2),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('sign-flipped', 'contraction is reported as positive', (f, x0, n) => -largestLyapunovExponent(f, x0, n)),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('absolute-growth', 'the absolute value of the exponent', (f, x0, n) =>
      Math.abs(largestLyapunovExponent(f, x0, n)),
    ),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps'],
  },
  {
    ...lie(
      'not-averaged',
      'the sum of the log growths, not divided by the steps',
      (f, x0, n) => largestLyapunovExponent(f, x0, n) * n,
    ),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('factor-not-log', 'the mean growth factor without the logarithm', (f, x0, n) =>
      Math.exp(largestLyapunovExponent(f, x0, n)),
    ),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('squared-distance-halved', 'half the exponent, from a logarithm of the square root taken twice', rightHalf),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('frozen-trajectory', 'the growth at the start only: the trajectory is never advanced', frozenTrajectory),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.henon'],
  },
  {
    ...lie(
      'direction-reset',
      'the neighbour is put back along the first axis, so that it never turns into the expanding direction',
      (f, x0, n) => stepGrowths(f, x0, n, true).reduce((sum, growth) => sum + growth, 0) / n,
    ),
    caughtBy: ['lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('state-growth', 'the growth of the state in place of the growth of a distance', growthOfTheState),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
  {
    ...lie('largest-step', 'the largest growth of a step in place of the mean', largestStep),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.henon'],
  },
  {
    ...lie('clipped-at-zero', 'clipped to stable: never positive', (f, x0, n) =>
      Math.min(0, largestLyapunovExponent(f, x0, n)),
    ),
    caughtBy: ['lyapunov.logistic-r4', 'lyapunov.linear-maps', 'lyapunov.henon'],
  },
];
