import type { Random } from '../../../model/algorithm.js';
import { probes } from '../linucb/drive.js';
import { optionsOf, randomLog } from './drive.js';
import type { WarmStart } from './reference.js';

/** The counts of a warm start on a log of 60 events, its means, and its means after two more updates. */
export function warmStartScenario(implementation: WarmStart, random: Random): readonly number[] {
  const events = randomLog(random, 60);
  const at = probes(random, 5, 4);
  const model = implementation.warmStart(optionsOf(implementation, events, { lambda: 1 }));
  const warm = at.map((x) => model.predict([...x]).mean);
  model.update([0.2, 0.4, 1.1, 0.3], 0);
  model.update([0.9, 0.1, -0.7, 0.8], 1);
  return [model.updates, model.skipped, ...warm, ...at.map((x) => model.predict([...x]).mean)];
}
