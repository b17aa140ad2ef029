import type { Random } from '../../model/algorithm.js';
import type { CoordinateWise } from './coordinate-wise-contract.js';
import { skewedUpdates } from './coordinate-wise-updates.js';

/** What `agg` makes of three shares and `median` of an even and an odd number of clients; an operation that is absent is left out. */
export function coordinateWiseTrace(implementation: Partial<CoordinateWise>, random: Random): number[] {
  const [even, odd] = [skewedUpdates(random, 16), skewedUpdates(random, 9)];
  const trimmed = [0, 0.25, 0.4375].flatMap((beta) => [...(implementation.agg?.(even, beta) ?? [])]);
  return [...trimmed, ...[even, odd].flatMap((U) => [...(implementation.median?.(U) ?? [])])];
}
