import type { Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { probes } from '../linucb/drive.js';
import { dot } from '../ridge.js';
import { settingsFor } from './drive.js';
import type { HybridLinUcb } from './reference.js';

const rounds = 120;

/** Rounds of choosing and learning with a shared and an own part in the rewards: the choices, then the final means. */
export function hybridLinUcbScenario(implementation: HybridLinUcb, random: Random): readonly number[] {
  const options = settingsFor(implementation, { lambda: 1 });
  const beta = normalVector(random, options.k);
  const thetas = probes(random, options.arms, options.d);
  const instance = implementation.create(options);
  const choices: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [zs, xs] = [probes(random, options.arms, options.k), probes(random, options.arms, options.d)];
    const chosen = instance.select(
      zs.map((z) => [...z]),
      xs.map((x) => [...x]),
    );
    const [z, x] = [zs[chosen] ?? [], xs[chosen] ?? []];
    const reward = round % 4 === 3 ? 0 : dot(beta, z) + dot(thetas[chosen] ?? [], x) - 1;
    instance.update(chosen, [...z], [...x], reward);
    choices.push(chosen);
  }
  const [z, x] = [normalVector(random, options.k), normalVector(random, options.d)];
  return [...choices, ...thetas.map((_, arm) => instance.predict(arm, [...z], [...x]).mean)];
}
