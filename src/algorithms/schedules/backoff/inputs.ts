import type { Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';
import { integerBelow, seededRandom, uniform } from '../../random.js';
import type { BackoffOptions, BackoffStrategy } from './contract.js';

/**
 * No jitter, no limit; the cap is reached between the fifth and the sixth delay, unless it is built in. What else the implementation
 * builds in is taken as it is.
 */
export function drawOptions({ fixed = {} }: Implementation, random: Random): BackoffOptions {
  const known = (name: string, drawn: number): number => {
    const value = fixed[name];
    return typeof value === 'number' ? value : drawn;
  };
  const base = known('base', uniform(random, 0.3, 0.8));
  const factor = known('factor', uniform(random, 2.4, 3.4));
  const max = known('max', base * factor ** uniform(random, 4.2, 4.8));
  return { base, factor, max, attempts: null, jitter: false, rng: seededRandom(integerBelow(random, 1e9)) };
}

/** The options as they can be printed. */
export const printable = ({ rng: _, ...options }: BackoffOptions): Record<string, unknown> => options;

/** The next `count` delays. */
export function delays(strategy: BackoffStrategy, count: number): number[] {
  return Array.from({ length: count }, () => strategy.next());
}

/** By repeated multiplication, with the cap. */
export function envelope({ base, factor, max }: BackoffOptions, count: number): number[] {
  const lengths: number[] = [];
  for (let length = base; lengths.length < count; length *= factor) lengths.push(Math.min(max, length));
  return lengths;
}
