import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { CallPlan } from '../bind/binding.js';
import { countOf } from '../bind/essentials.js';
import { coveredItems } from '../bind/operations.js';
import type { Conversation } from '../drive/conversation.js';
import type { SubjectShape } from '../subject/shape.js';
import { readOrNothing } from './fixed-values.js';

const MOST_ATTRIBUTES = 12;

/**
 * How many arms an instance has before it is told anything: the length that its lists of numbers have in common. Undefined where a call
 * tells it, or where its lists are empty, or of different lengths.
 */
export function armsBuiltIn(
  { contract }: AnyAlgorithm,
  { attributes }: SubjectShape,
  calls: readonly CallPlan[],
  conversation: Conversation,
  instance: number,
): number | undefined {
  const count = countOf(contract)?.name;
  if (count === undefined || contract.id === 'tabular-control') return undefined;
  if (calls.flatMap((call) => coveredItems(call.arguments)).some(({ parameter }) => parameter === count))
    return undefined;
  const lengths = attributes.slice(0, MOST_ATTRIBUTES).flatMap((name) => {
    const value = readOrNothing(conversation, instance, name);
    const isRow = Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'number');
    return isRow ? [value.length] : [];
  });
  const [first] = lengths;
  return first !== undefined && first > 1 && lengths.every((length) => length === first) ? first : undefined;
}
