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

/** What code calls the operation that chooses the next arm. */
export const ARM_CHOICE_NAMES: readonly string[] = [
  'select_arm',
  'select_action',
  'select_next_arm',
  'choose',
  'choose_arm',
  'choose_action',
  'choice',
  'get_choice',
  'get_arm',
  'get_action',
  'pull',
  'play',
  'act',
  'take_action',
  'pick',
  'decide',
  'recommend',
  'draw_arm',
  'sample_arm',
  'sample_action',
  'next_arm',
];
