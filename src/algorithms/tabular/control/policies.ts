import { categorical } from '../../random.js';
import type { Policy } from './reference.js';

/** Epsilon-greedy that draws once from the action probabilities and shares the greedy mass among ties: as right as the reference. */
export const randomTies: Policy = (values, epsilon, rng) => {
  const best = Math.max(...values);
  const ties = values.filter((value) => value === best).length;
  return categorical(
    rng,
    values.map((value) => epsilon / values.length + (value === best ? (1 - epsilon) / ties : 0)),
  );
};

/** Epsilon-greedy whose random action is never the greedy one. */
export const othersOnly: Policy = (values, epsilon, rng) => {
  const greedy = values.indexOf(Math.max(...values));
  const others = values.flatMap((_, action) => (action === greedy ? [] : [action]));
  return rng() < epsilon ? (others[Math.floor(rng() * others.length)] as number) : greedy;
};
