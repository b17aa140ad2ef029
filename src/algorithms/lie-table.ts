import type { Lie } from '../model/algorithm.js';

/** Lie id -> the properties that fail on it, without the algorithm's prefix. */
export type CaughtBy = Readonly<Record<string, readonly string[]>>;

export type LieMaker<Implementation> = (
  id: string,
  description: string,
  implementation: Implementation,
  seenIn?: string,
) => Lie<Implementation>;

/**
 * Makes the lies of one algorithm from its table of which properties catch which lie.
 * @throws RangeError for a lie that the table does not list.
 */
export function lieMaker<Implementation>(algorithm: string, caughtBy: CaughtBy): LieMaker<Implementation> {
  return (id, description, implementation, seenIn) => {
    const properties = caughtBy[id];
    if (properties === undefined) throw new RangeError(`${algorithm}: no properties are listed for the lie ${id}`);
    return {
      id,
      description,
      implementation,
      caughtBy: properties.map((name) => `${algorithm}.${name}`),
      ...(seenIn === undefined ? {} : { seenIn }),
    };
  };
}
