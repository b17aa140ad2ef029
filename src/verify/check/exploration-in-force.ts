import type { ArgumentPlan, CallPlan } from '../bind/binding.js';
import { coveredItems } from '../bind/operations.js';
import type { BindingSpace } from '../bind/space.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import { constructed } from './first-instance.js';
import { readOrNothing } from './fixed-values.js';

/** Rates that nobody begins with. */
const GIVEN: readonly number[] = [0.0137, 0.8291];

/**
 * A construction of a control method, with the rate of exploration settled where the object has one of its own, whatever it is given:
 * what it is given then belongs to a schedule that begins later on, and says nothing of the choices that it makes now.
 */
export function withExplorationInForce(
  space: BindingSpace,
  plan: CallPlan,
  usage: Usage,
  conversation: Conversation,
): CallPlan {
  const item = coveredItems(plan.arguments).find(({ path }) => path === 'epsilon');
  if (space.algorithm.contract.id !== 'tabular-control' || item === undefined) return plan;
  const attributes = space.subject.attributes.filter(
    (name) => nameScore(name.replace(/^_+/, ''), item.name, item.aliases) >= CERTAIN,
  );
  const own = attributes.map((name) => {
    const [first, second] = GIVEN.map((epsilon) => {
      const made = constructed(space, plan, usage, conversation, [], { epsilon });
      return made === undefined ? undefined : readOrNothing(conversation, made.handle, name);
    });
    return typeof first === 'number' && first === second ? first : undefined;
  });
  const rate = own.find((value) => value !== undefined && value >= 0 && value <= 1);
  if (rate === undefined) return plan;
  const settled = (one: ArgumentPlan): ArgumentPlan => {
    if (one.item === item) return { parameter: one.parameter, constant: rate };
    return one.fields === undefined ? one : { ...one, fields: one.fields.map(settled) };
  };
  return { ...plan, arguments: plan.arguments.map(settled) };
}
