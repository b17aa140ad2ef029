import type { LyapunovImplementation, StateMap } from './contract.js';

/** Distance to which the neighbour is brought back after each step. */
const SEPARATION = 1e-8;

/**
 * Largest Lyapunov exponent (Benettin et al. 1980, part 2, eq. 11; Wolf et al. 1985, section 3): a neighbour at distance 1e-8
 * is followed beside the trajectory, brought back along its own direction after each step, and the log growth factors are
 * averaged. Nats a step.
 *
 * The neighbour starts in a direction with no zero entry, so that it turns into the most expanding direction. A neighbour that
 * falls onto the trajectory is a contraction that double precision cannot resolve: the answer is then -Infinity.
 * O(n d) besides 2 n evaluations of f. Throws a RangeError for n < 1, an empty state or a trajectory that leaves the reals.
 */
export function largestLyapunovExponent(f: StateMap, x0: readonly number[], n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`Lyapunov exponent: n must be a positive integer, got ${n}`);
  if (x0.length === 0) throw new RangeError('Lyapunov exponent: the state is empty');
  let state = [...x0];
  let direction = unitVector(x0.map((_, axis) => 1 + axis / (2 * x0.length)));
  let growth = 0;
  for (let step = 0; step < n; step++) {
    const neighbour = f(state.map((x, axis) => x + SEPARATION * (direction[axis] as number)));
    state = [...f(state)];
    const gap = neighbour.map((x, axis) => x - (state[axis] as number));
    const distance = Math.hypot(...gap);
    if (!Number.isFinite(distance))
      throw new RangeError(`Lyapunov exponent: the trajectory leaves the reals at step ${step + 1}`);
    if (distance === 0) return Number.NEGATIVE_INFINITY;
    growth += Math.log(distance / SEPARATION);
    direction = gap.map((component) => component / distance);
  }
  return growth / n;
}

function unitVector(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((component) => component / length);
}

export const lyapunovExponent: LyapunovImplementation = { lyapunov: largestLyapunovExponent };
