import type { Handle, Value } from '../../sandbox/session.js';
import type { ModuleState } from '../subject/module-state.js';
import { isHandle, isRecord } from '../values/decode.js';
import { labelOf } from '../values/encode.js';

/** State of one learner that is kept on this side, for subjects whose functions take it and give it back. */
export class HeldState {
  constructor(
    readonly kind: ModuleState,
    /** The state as it is now. */
    public value: Value,
  ) {}

  /** The state of one arm. */
  element(index: number): Value {
    const { value } = this;
    if (Array.isArray(value)) return value[index] as Value;
    return isRecord(value) ? value[keyOf(value, index)] : undefined;
  }

  setElement(index: number, element: Value): void {
    const { value } = this;
    if (Array.isArray(value)) (value as Value[])[index] = element;
    else if (isRecord(value)) (value as Record<string, Value>)[keyOf(value, index)] = element;
  }

  /** A field of the state; the state itself where it has no such field. */
  read(attribute: string): Value {
    const { value } = this;
    if (isRecord(value) && Object.hasOwn(value, attribute)) return value[attribute];
    return value;
  }
}

/** As labels where the keys are labels. */
function keyOf(record: Readonly<Record<string, Value>>, index: number): string {
  return labelOf(index) in record ? labelOf(index) : String(index);
}

/** As many states of arms as there are, kept together in the way in which the functions want them. */
export function gathered({ container }: ModuleState, elements: readonly Value[]): Value {
  return container === 'list' ? [...elements] : Object.fromEntries(elements.map((one, index) => [labelOf(index), one]));
}

/**
 * The state after a call, when the answer holds one: the answer itself, a field of it, or a part of a tuple that has the form of the
 * state before. Undefined where the answer is something else.
 *
 * @param bare whether the answer itself may be the state, as that of a call which updates it
 */
export function successor(before: Value, answer: Value, bare: boolean): Value {
  if (bare && isLike(before, answer)) return answer;
  if (isRecord(answer)) {
    const fields = Object.entries(answer);
    const named = fields.find(
      ([name, entry]) => STATE_FIELDS.test(name) && isContainer(entry) && isLike(before, entry),
    );
    return (named ?? fields.find(([, entry]) => isFilled(before) && isLike(before, entry)))?.[1];
  }
  if (Array.isArray(answer) && !Array.isArray(before))
    return (answer as readonly Value[]).find((entry) => isFilled(before) && isLike(before, entry));
  return undefined;
}

/** Fields of an answer that hold the new state. */
const STATE_FIELDS = /^(new|next|updated)?_?(state|model|bandit|table|q_?table|q|arms|params|agent|policy|buffer)$/i;

function isContainer(value: Value): boolean {
  return Array.isArray(value) || isRecord(value);
}

function isFilled(before: Value): boolean {
  return isHandle(before) || (isRecord(before) && Object.keys(before).length > 0);
}

function isLike(before: Value, after: Value): boolean {
  if (isHandle(before)) return isHandle(after) && after.type === before.type;
  if (isHandle(after)) return false;
  if (Array.isArray(before))
    return Array.isArray(after) && (before.length === 0 || after.length === 0 || typeof before[0] === typeof after[0]);
  return isRecord(before) && isRecord(after) && Object.keys(before).every((key) => key in after);
}

/** Stands for a held state, with a number that no object of a subject has. */
export function heldHandle(number: number, { value }: HeldState): Handle {
  return { handle: FIRST_HELD + number, type: 'state', members: isRecord(value) ? Object.keys(value).sort() : [] };
}

const FIRST_HELD = 2 ** 40;
