import type { Value } from '../../sandbox/session.js';
import type { CallPlan } from '../bind/binding.js';
import { countOf } from '../bind/essentials.js';
import { coveredItems } from '../bind/operations.js';
import type { BindingSpace } from '../bind/space.js';
import { attributeNames } from '../contract/attribute-names.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import { isRecord } from '../values/decode.js';
import { labelOf } from '../values/encode.js';
import type { OwnNames } from '../values/own-names.js';
import { constructed } from './first-instance.js';
import { readOrNothing } from './fixed-values.js';

/** What a control method builds in of its table. */
export interface BuiltIn {
  readonly names?: OwnNames;
  /** The value that all its entries begin with. */
  readonly q0?: number;
}

/** As many as no check asks for. */
const STATES = 12;
/** The checks need as many actions as this. */
const LEAST_ACTIONS = 3;

/**
 * Names that a control method has of its own for states and actions that nobody tells it: the keys of its table as it was made, the keys
 * of a row that appears when a state is first asked about, or a list of names that it keeps.
 */
export function builtInNames(space: BindingSpace, plan: CallPlan, usage: Usage, conversation: Conversation): BuiltIn {
  const { algorithm, subject } = space;
  if (algorithm.contract.id !== 'tabular-control' || subject.kind !== 'class') return {};
  const handle = constructed(space, plan, usage, conversation, [], { nS: STATES })?.handle;
  if (handle === undefined) return {};
  const told = new Set(coveredItems(plan.arguments).map(({ parameter }) => parameter));
  const aliases = attributeNames(algorithm.contract.id, 'q');
  const attribute = subject.attributes.find(
    (name) => nameScore(name.replace(/^_+/, ''), 'q_table', aliases) >= CERTAIN,
  );
  const read = (): Value => (attribute === undefined ? undefined : readOrNothing(conversation, handle, attribute));
  const made = read();
  const q0 = told.has('q0') ? undefined : onlyNumberIn(made);
  const states = keysOf(made);
  const rows =
    isRecord(made) && Object.keys(made).length === 0 ? afterAsking(subject, handle, conversation, read) : made;
  const actions = told.has('nA')
    ? undefined
    : (keysOfRows(rows) ?? namesKept(algorithm, subject, handle, conversation));
  const names = {
    ...(states === undefined ? {} : { states }),
    ...(actions === undefined ? {} : { actions }),
  };
  return { ...(Object.keys(names).length === 0 ? {} : { names }), ...(q0 === undefined ? {} : { q0 }) };
}

/** The table once a state was asked about by every method that takes a state alone. */
function afterAsking(
  { members }: BindingSpace['subject'],
  handle: number,
  conversation: Conversation,
  read: () => Value,
): Value {
  for (const { kind, name, parameters } of members) {
    const [only, ...others] = parameters;
    if (kind !== 'method' || only === undefined || others.some(({ optional }) => !optional)) continue;
    if (nameScore(only.name, 's', STATE) < CERTAIN) continue;
    try {
      conversation.callMethod(handle, name, [{ value: labelOf(0) }]);
    } catch (error) {
      if (error instanceof SessionOver) throw error;
    }
  }
  return read();
}

const STATE: readonly string[] = ['state', 'state_key', 'key', 'obs', 'observation', 'current_state', 'state_id'];

/** Names of the rows of a table. */
function keysOf(table: Value): readonly string[] | undefined {
  return isRecord(table) ? ownKeys(table) : undefined;
}

/** Names of the entries of a row, when all rows have the same. */
function keysOfRows(table: Value): readonly string[] | undefined {
  if (!isRecord(table)) return undefined;
  const [first, ...others] = Object.values(table).map(keysOf);
  if (first === undefined || first.length < LEAST_ACTIONS) return undefined;
  return others.every((keys) => keys?.join('\0') === first.join('\0')) ? first : undefined;
}

/** Keys that say more than numbers, and that are none of ours. */
function ownKeys(record: object): readonly string[] | undefined {
  const keys = Object.keys(record);
  return keys.length >= 2 && keys.every((key) => !/^(item-)?\d+$/.test(key)) ? keys : undefined;
}

function namesKept(
  { contract }: BindingSpace['algorithm'],
  { attributes }: BindingSpace['subject'],
  handle: number,
  conversation: Conversation,
): readonly string[] | undefined {
  const count = countOf(contract);
  if (count === undefined) return undefined;
  const lists = attributes
    .filter((name) => nameScore(name.replace(/^_+/, ''), count.name, [...count.aliases, ...ACTIONS]) >= CERTAIN)
    .map((name) => readOrNothing(conversation, handle, name));
  return lists.find(isListOfNames);
}

const ACTIONS: readonly string[] = ['action_list', 'action_names', 'possible_actions', 'moves', 'directions'];

function isListOfNames(value: Value): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length >= LEAST_ACTIONS &&
    value.every((one) => typeof one === 'string') &&
    new Set(value).size === value.length
  );
}

/** The number that all entries of nested lists and records are; undefined when there are several, or none. */
function onlyNumberIn(table: Value): number | undefined {
  const found = new Set<unknown>();
  const visit = (value: Value): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isRecord(value)) Object.values(value).forEach(visit);
    else found.add(value);
  };
  visit(table);
  const [only] = found;
  return found.size === 1 && typeof only === 'number' ? only : undefined;
}
