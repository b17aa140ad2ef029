import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { attributeNames } from '../contract/attribute-names.js';
import type { SubjectShape } from '../subject/shape.js';
import { nameScore } from '../subject/words.js';
import { FLAGS } from '../values/decode.js';
import type { Access } from './binding.js';

/** Where a choice is kept that a method makes without answering it. */
const CHOSEN_LAST: readonly string[] = [
  'chosen_arm',
  'selected_arm',
  'current_arm',
  'last_arm',
  'arm',
  'chosen_action',
  'selected_action',
  'current_action',
  'last_action',
  'action',
  'choice',
  'selected',
];

/** Members without parameters and attributes that hold the answer after the call. */
export function readAfterwards(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  template: unknown,
): Access[] {
  const parameters = algorithm.contract.operations.flatMap((one) => one.parameters);
  const theta = parameters.find(({ name }) => name === 'theta' || name === 'params');
  const current = algorithm.contract.operations.find(({ name }) => name === 'get');
  const names =
    typeof template === 'boolean'
      ? FLAGS
      : spec.name === 'select' || spec.name === 'act'
        ? CHOSEN_LAST
        : Array.isArray(template) && theta !== undefined
          ? [theta.name, ...theta.aliases, 'get_parameters', 'meta_weights', 'global_weights', 'initial']
          : [...(current?.aliases ?? []), ...attributeNames(algorithm.contract.id, 'get'), spec.name];
  const score = (name: string): number => nameScore(name, names[0] ?? '', names.slice(1));
  const members = subject.members
    .filter((one) => one.parameters.every(({ optional }) => optional) && score(one.name) >= 8)
    .map((one): { readonly access: Access; readonly score: number } => ({
      access:
        one.kind === 'getter'
          ? { kind: 'getter', name: one.name }
          : { kind: 'method', name: one.name, call: { arguments: [], ignored: [] } },
      score: score(one.name),
    }));
  const attributes = subject.attributes
    .filter((name) => score(name) >= 8)
    .map((name): { readonly access: Access; readonly score: number } => ({
      access: { kind: 'getter', name },
      score: score(name),
    }));
  return [...members, ...attributes]
    .sort((a, b) => b.score - a.score)
    .map(({ access }) => access)
    .slice(0, 2);
}
