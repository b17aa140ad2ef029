import type { Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { probes } from '../linucb/drive.js';
import { dot } from '../ridge.js';
import { settingsFor } from './drive.js';
import type { DisjointLinUcb } from './reference.js';

const rounds = 120;

/** Rounds of choosing an arm for a context and learning its reward, each arm with a model of its own: choices, then means. */
export function disjointLinUcbScenario(implementation: DisjointLinUcb, random: Random): readonly number[] {
  const options = settingsFor(implementation, { lambda: 1 });
  const hidden = probes(random, options.arms, options.d);
  const contexts = probes(random, rounds, options.d);
  const at = normalVector(random, options.d);
  const instance = implementation.create(options);
  const choices = contexts.map((x, round) => {
    const chosen = instance.select([...x]);
    const reward = round % 4 === 3 ? 0 : dot(hidden[chosen] ?? [], x) - 2;
    instance.update(chosen, [...x], reward);
    return chosen;
  });
  return [...choices, ...hidden.map((_, arm) => instance.predict(arm, [...at]).mean)];
}
