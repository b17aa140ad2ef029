import { SEEN_VECTOR } from '../bind/items.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import { Unrepresentable } from '../values/misfit.js';

/** The first vector among the arguments. */
export function vectorIn(named: NamedArguments): NamedArguments | undefined {
  const vectors = Object.values(named).flatMap((value): unknown[] => {
    if (!Array.isArray(value)) return [];
    return typeof value[0] === 'object' && value[0] !== null ? Object.values(value[0] as object) : [value];
  });
  const vector = vectors.find((value) => Array.isArray(value) && typeof value[0] === 'number');
  return vector === undefined ? undefined : { [SEEN_VECTOR]: vector };
}

export function withVector(named: NamedArguments): NamedArguments {
  const found = vectorIn(named);
  if (found === undefined) throw new Unrepresentable('the length of the vectors is not known yet');
  return found;
}
