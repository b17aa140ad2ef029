import type { Lie } from '../../model/algorithm.js';

/** Full property ids from their last parts: `propertyIds('linucb')('width-formula')` is `['linucb.width-formula']`. */
export function propertyIds(algorithm: string): (...names: readonly string[]) => string[] {
  return (...names) => names.map((name) => `${algorithm}.${name}`);
}

/** Makes lies of one algorithm, with the last parts of the ids of the properties that catch them. */
export function liesAbout<Implementation>(
  algorithm: string,
): (
  id: string,
  description: string,
  caughtBy: readonly string[],
  implementation: Implementation,
) => Lie<Implementation> {
  const ids = propertyIds(algorithm);
  return (id, description, caughtBy, implementation) => ({
    id,
    description,
    implementation,
    caughtBy: ids(...caughtBy),
  });
}
