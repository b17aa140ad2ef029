import type { Access, CallPlan, OperationBinding } from '../bind/binding.js';
import type { Item } from '../bind/items.js';
import { coveredItems } from '../bind/operations.js';
import { isOfEpisodes, WITH_VALUE_AFTER } from '../contract/episodes.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import { partsOfRollout } from './episodes.js';
import type { Frame } from './frame.js';

export function plansOf(access: Access, construction: CallPlan | undefined): CallPlan[] {
  return [...('call' in access ? [access.call] : []), ...(construction === undefined ? [] : [construction])];
}

/** Everything of the contract that an access takes, as argument or as index. */
export function itemsTaken(access: Access, construction: CallPlan | undefined): Item[] {
  const given = plansOf(access, construction).flatMap(({ arguments: all, sets = [] }) => [
    ...coveredItems(all),
    ...sets.map(({ item }) => item),
  ]);
  if ('index' in access) return [...given, ...access.index];
  return 'call' in access && access.call.pick !== undefined ? [...given, access.call.pick] : given;
}

/** The calls in which a rollout is given; undefined for everything else. */
export function rolloutParts(
  { contract }: Frame,
  { spec, access, construction }: OperationBinding,
  named: NamedArguments,
): NamedArguments[] | undefined {
  if (!spec.parameters.some(({ name }) => isOfEpisodes(contract.id, name))) return undefined;
  const taken = itemsTaken(access, construction);
  const encodings = plansOf(access, construction).flatMap((plan) => plan.arguments.map(({ encoding }) => encoding?.id));
  const takesValueAfter =
    taken.some((item) => item.parameter === 'vNext') || encodings.some((id) => id?.startsWith(WITH_VALUE_AFTER));
  return partsOfRollout(taken, takesValueAfter, named);
}
