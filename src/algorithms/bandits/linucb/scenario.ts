import type { Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { dot } from '../ridge.js';
import { probes, settingsFor } from './drive.js';
import type { LinUcb } from './reference.js';

const rounds = 130;
const candidatesARound = 5;

/**
 * Rounds of choosing among five candidates and learning what was chosen, every fourth reward 0 and most of the others negative:
 * the choices, then final means. Widths show in the choices; lambda is 1 because many implementations have no other.
 */
export function linUcbScenario(implementation: LinUcb, random: Random): readonly number[] {
  const options = settingsFor(implementation, { lambda: 1 });
  const hidden = normalVector(random, options.d);
  const sets = Array.from({ length: rounds }, () => probes(random, candidatesARound, options.d));
  const at = probes(random, 4, options.d);
  const instance = implementation.create(options);
  const choices = sets.map((candidates, round) => {
    const chosen = instance.select(candidates.map((x) => [...x]));
    const x = candidates[chosen] ?? (candidates[0] as number[]);
    instance.update([...x], round % 4 === 3 ? 0 : dot(hidden, x) - 3);
    return chosen;
  });
  return [...choices, ...at.map((x) => instance.predict([...x]).mean)];
}
