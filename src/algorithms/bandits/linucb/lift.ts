import type { Property } from '../../../model/algorithm.js';
import type { LinUcb } from './reference.js';

/**
 * The named properties of LinUCB, asked of another algorithm that behaves as LinUCB when looked at through `view`
 * (one arm of a disjoint model, one arm with its shared part in a hybrid model).
 */
export function liftedProperties<Implementation>(
  algorithm: string,
  view: (implementation: Implementation) => LinUcb,
  properties: readonly Property<LinUcb>[],
  names: readonly string[],
): Property<Implementation>[] {
  return names.map((name): Property<Implementation> => {
    const property = properties.find(({ id }) => id === `linucb.${name}`);
    if (property === undefined) throw new RangeError(`linucb has no property ${name}`);
    return {
      strength: property.strength,
      basis: property.basis,
      tolerance: property.tolerance,
      id: `${algorithm}.${name}`,
      statement: `For one arm: ${property.statement}`,
      check: (implementation, random) => property.check(view(implementation), random),
      conventions: (property.conventions ?? []).map((convention) => ({
        id: convention.id,
        description: convention.description,
        check: (implementation, random) => convention.check(view(implementation), random),
      })),
    };
  });
}
