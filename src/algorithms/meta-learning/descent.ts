import type { Objective } from './objectives.js';
import { plusScaled } from './vectors.js';

/**
 * The inner loop: plain gradient descent, phi_{j+1} = phi_j - rate * grad L(phi_j). Returns phi_0 ... phi_steps, `theta` first.
 * Throws RangeError when `steps` is no whole number >= 0 or `rate` is not finite.
 */
export function descentPath(theta: readonly number[], objective: Objective, rate: number, steps: number): number[][] {
  if (!Number.isInteger(steps) || steps < 0)
    throw new RangeError(`inner loop: steps must be a whole number >= 0, got ${steps}`);
  if (!Number.isFinite(rate)) throw new RangeError(`inner loop: the rate must be finite, got ${rate}`);
  let phi = [...theta];
  const path = [phi];
  for (let step = 0; step < steps; step++) {
    phi = plusScaled(phi, -rate, objective.grad(phi));
    path.push(phi);
  }
  return path;
}

/** The last point of the inner loop: the fast weights of one task. */
export function adapted(theta: readonly number[], support: Objective, innerLr: number, k: number): number[] {
  return descentPath(theta, support, innerLr, k).at(-1) as number[];
}
