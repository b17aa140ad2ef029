import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import type { Setting } from './binding.js';
import { type Item, itemsOf } from './items.js';

/**
 * Numbers that a method is not given because its constructor was, such as the size of the batches of a replay buffer. Only an attribute
 * that keeps what the constructor was given stands for one: it is written before the call.
 */
export function settingsFor(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  { keptAsGiven }: SubjectShape,
  { kind }: Callable,
  covered: readonly Item[],
): Setting[] {
  if (kind !== 'method' || spec.effect !== 'reads') return [];
  const open = itemsOf(algorithm, spec).filter(
    ({ path, shape, part }) =>
      part === undefined && isNumber(shape) && !covered.some(({ parameter }) => parameter === path),
  );
  return open.flatMap((item) => {
    const fit = (attribute: string): number => nameScore(attribute.replace(/^_+/, ''), item.name, item.aliases);
    const [attribute] = keptAsGiven.filter((one) => fit(one) >= CERTAIN).sort((a, b) => fit(b) - fit(a));
    return attribute === undefined ? [] : [{ attribute, item }];
  });
}

/**
 * What a constructor is given in place of the calls: any number will do, since every call writes its own. Names that may mean anything
 * (`n`, `size`) are not taken for one.
 */
export function settingsAtFirst(algorithm: AnyAlgorithm, constructing: OperationSpec): Item[] {
  const own = new Set(constructing.parameters.flatMap(({ name, aliases }) => [name, ...aliases]));
  return algorithm.contract.operations
    .filter(({ effect }) => effect === 'reads')
    .flatMap((spec) => itemsOf(algorithm, spec))
    .filter(({ shape, part }) => part === undefined && shape === 'integer')
    .map(({ path, name, aliases, shape }) => ({
      path: `${path}, written before each call`,
      name,
      aliases: aliases.filter((alias) => alias.length > 1 && !own.has(alias)),
      shape,
      parameter: `#${path}`,
      operation: constructing.name,
      derive: () => 1,
    }));
}

function isNumber(shape: string): boolean {
  return shape === 'integer' || shape === 'number';
}
