import type { Value } from '../../sandbox/session.js';
import type { FieldSpec } from '../contract/fields.js';
import { remembered } from '../subject/remembered.js';
import type { SubjectParameter } from '../subject/shape.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import { isRecord } from './decode.js';
import { type Encoding, labelOf } from './encode.js';
import { Misfit } from './misfit.js';
import { kindOf } from './type-hint.js';

/**
 * Replay buffers that are handed a transition part by part. What is stored is opaque to the contract, so each part carries the number
 * under which the item was added, and a sampled transition is the item whose number its parts carry.
 */
export const TRANSITION_FIELDS: readonly FieldSpec[] = [
  part(
    'state',
    's',
    'obs',
    'observation',
    'current_state',
    'prev_state',
    'state_before',
    'observations',
    'obs_t',
    'state_t',
    's_t',
    'ob',
    'o',
    'cur_state',
    'old_state',
    'obs1',
    'state1',
    's1',
    'o1',
  ),
  part('action', 'a', 'act', 'action_taken', 'action_index', 'action_t', 'a_t'),
  part('reward', 'r', 'rew', 'reward_t', 'r_t'),
  part(
    'nextState',
    's2',
    'next_obs',
    'next_observation',
    'new_state',
    'state_after',
    's_next',
    's_prime',
    'next',
    's_',
    'obs_tp1',
    'obs_t1',
    'state_tp1',
    's_tp1',
    's_t1',
    'obs2',
    'o2',
    'state2',
    'state_next',
    'obs_next',
    'state_',
    'observation_',
    'obs_',
    'new_obs',
    'new_observation',
    'next_ob',
    'next_s',
    'next_o',
    'new_s',
    'nobs',
    'succ_state',
  ),
  part('done', 'd', 't', 'terminal', 'terminated', 'is_done', 'is_terminal', 'finished', 'end', 'mask', 'game_over'),
];

/** How the parts are written; all calls of a binding agree on it. */
export const TRANSITIONS = 'transitions';

function part(name: string, ...aliases: readonly string[]): FieldSpec {
  return { name, aliases, shape: 'opaque' };
}

/** Contracts whose `add` takes an item that only has to come back. */
export function takesTransitions(contract: string, operation: string, parameter: string): boolean {
  return /^(uniform|prioritised)-replay$/.test(contract) && operation === 'add' && parameter === 'item';
}

/** A transition in one piece. It is remembered, so that it is known again when the buffer adds its own notes to it. */
export const wholeTransition: Encoding = {
  id: '',
  encode: (item, workshop) => {
    workshop.tokenOf(item);
    return { value: item as Value };
  },
};

/** Sampled items without what the buffer put beside their own fields: an index, a weight, a time. */
export function withoutAdditions(batch: Value, items: readonly unknown[]): Value {
  if (Array.isArray(batch)) return (batch as readonly Value[]).map((row) => itemWithin(row, items) ?? row);
  if (!isRecord(batch)) return batch;
  return Object.fromEntries(
    Object.entries(batch).map(([name, value]) => [name, Array.isArray(value) ? withoutAdditions(value, items) : value]),
  );
}

function itemWithin(row: Value, items: readonly unknown[]): Value {
  if (!isRecord(row)) return undefined;
  return items.findLast((item) =>
    Object.entries(item as object).every(([name, value]) => JSON.stringify(row[name]) === JSON.stringify(value)),
  ) as Value;
}

/**
 * States before and after have numbers of their own, even and odd: a buffer may not take one for the other. All are whole and as small as
 * they can be, since states are kept in bytes, too.
 */
const stateNumber = (token: number, isNext: boolean): number => 2 * token + Number(isNext);
const NEXT_SUFFIX = '-next';

/** The ways to write the number of an item as one part of a transition, the likeliest first. */
export function transitionEncodings(field: string, parameter: SubjectParameter): readonly Encoding[] {
  const kind = kindOf(parameter);
  const isState = field === 'state' || field === 'nextState';
  const written = (form: string, value: (token: number) => Value): Encoding => ({
    id: '',
    conventions: { [TRANSITIONS]: 'by their parts', ...(isState ? { 'states of transitions': form } : {}) },
    encode: (item, workshop) => ({ value: value(workshop.tokenOf(item)) }),
  });
  if (field === 'done') return [written('', () => false)];
  const numbered = (token: number): number => (isState ? stateNumber(token, field === 'nextState') : token);
  const asNumber = written('numbers', numbered);
  const asList = written('lists', (token) => [numbered(token)]);
  if (kind === 'text')
    return [written('labels', (token) => `${labelOf(token)}${field === 'nextState' ? NEXT_SUFFIX : ''}`)];
  if (kind === 'list') return [asList];
  if (kind === 'number') return [asNumber];
  return isState ? [asList, asNumber] : [asNumber];
}

/**
 * A batch with items in the place of transitions: rows as records or tuples, columns, or either of them as one field beside the
 * indices and weights of a prioritised draw. `order`: the parts as they were given to `add`.
 */
export function batchWithItems(batch: Value, order: readonly string[], itemOf: (token: number) => Value): Value {
  const drawn = prioritisedColumns(batch, order);
  if (drawn !== undefined) return { ...drawn.beside, items: tokensIn(drawn.columns, order).map(itemOf) };
  if (isRecord(batch) && columnsOf(batch, order) === undefined) {
    const rows = Object.entries(batch).filter(([, value]) => isRows(value, order));
    if (rows.length > 0)
      return {
        ...batch,
        ...Object.fromEntries(rows.map(([name, value]) => [name, batchWithItems(value, order, itemOf)])),
      };
  }
  const items = tokensIn(batch, order).map(itemOf);
  if (!isRecord(batch)) return items;
  const rest = Object.entries(batch).filter(([name]) => fieldNamed(name) === undefined);
  return rest.length === 0 ? items : { ...Object.fromEntries(rest), items };
}

/** The columns of a prioritised draw in one list, with its weights and indices behind them in either order. */
function prioritisedColumns(
  batch: Value,
  order: readonly string[],
): { readonly columns: Value; readonly beside: { readonly indices: Value; readonly weights: Value } } | undefined {
  if (!Array.isArray(batch) || batch.length !== order.length + 2) return undefined;
  const columns: readonly Value[] = batch.slice(0, order.length);
  const [first, second]: readonly Value[] = batch.slice(order.length);
  if (columnsOf(columns, order) === undefined || !Array.isArray(first) || !Array.isArray(second)) return undefined;
  const areWeightsSecond = !mayBeWeights(first) || (mayBeWeights(second) && !second.every(Number.isInteger));
  const [indices, weights] = areWeightsSecond ? [first, second] : [second, first];
  return { columns, beside: { indices, weights } };
}

/** Weights are whole only where all are 1, as before any error is told. */
function mayBeWeights(column: readonly Value[]): boolean {
  return column.some((one) => !Number.isInteger(one)) || column.every((one) => one === 1);
}

function isRows(value: Value, order: readonly string[]): boolean {
  if (isRecord(value)) return columnsOf(value, order) !== undefined;
  const first: Value = Array.isArray(value) ? (value[0] as Value) : undefined;
  return isRecord(first) || (Array.isArray(first) && first.length === order.length);
}

/** Numbers of the items in a batch of rows or of columns. */
function tokensIn(batch: Value, order: readonly string[]): number[] {
  const columns = columnsOf(batch, order);
  if (columns !== undefined) {
    const length = Math.max(...columns.map(({ values }) => values.length));
    return Array.from({ length }, (_, row) =>
      agreedToken(columns.map(({ field, values }) => tokenIn(values[row], field))),
    );
  }
  if (!Array.isArray(batch)) throw new Misfit('no batch of transitions was found');
  return (batch as readonly Value[]).map((row) => rowToken(row, order));
}

function rowToken(row: Value, order: readonly string[]): number {
  if (Array.isArray(row))
    return agreedToken(order.map((field, at) => (isEnd(field) ? undefined : tokenIn(row[at], field))));
  if (!isRecord(row)) throw new Misfit('what was sampled is no transition');
  return agreedToken(
    Object.entries(row).map(([name, value]) => {
      const field = fieldNamed(name);
      return field === undefined || isEnd(field) ? undefined : tokenIn(value, field);
    }),
  );
}

interface Column {
  readonly field: string;
  readonly values: readonly Value[];
}

/** Columns that carry numbers; undefined when the batch is a list of rows. */
function columnsOf(batch: Value, order: readonly string[]): readonly Column[] | undefined {
  if (isRecord(batch)) {
    const columns = Object.entries(batch).flatMap(([name, value]) => {
      const field = fieldNamed(name);
      return Array.isArray(value) && field !== undefined && !isEnd(field)
        ? [{ field, values: value as readonly Value[] }]
        : [];
    });
    return columns.length > 1 ? columns : undefined;
  }
  const end = order.findIndex(isEnd);
  if (!Array.isArray(batch) || end < 0 || batch.length !== order.length) return undefined;
  const ends: unknown = batch[end];
  // No transition that is given ends anything, and its other parts are never 0.
  if (!Array.isArray(ends) || !ends.every((one) => one === false || one === 0)) return undefined;
  const columns = (batch as readonly Value[]).flatMap((values, at) =>
    at === end || !Array.isArray(values) ? [] : [{ field: order[at] as string, values: values as readonly Value[] }],
  );
  return columns.length === batch.length - 1 ? columns : undefined;
}

const isEnd = (field: string): boolean => field === 'done';

/** `states`, `next_states` and `rewards` name columns of what `state`, `next_state` and `reward` name. */
const fieldNamed = remembered(1000, (name): string | undefined => {
  const score = ({ name: own, aliases }: FieldSpec): number =>
    Math.max(nameScore(name, own, aliases), nameScore(name.replace(/s$/, ''), own, aliases));
  const [best] = TRANSITION_FIELDS.map((field) => ({ field, score: score(field) }))
    .filter((one) => one.score >= CERTAIN)
    .sort((a, b) => b.score - a.score);
  return best?.field.name;
});

function tokenIn(value: Value, field: string): number | undefined {
  const isNext = field === 'nextState';
  if (typeof value === 'number') return isNext || field === 'state' ? (value - Number(isNext)) / 2 : value;
  if (Array.isArray(value) && value.length === 1) return tokenIn(value[0] as Value, field);
  if (typeof value !== 'string') return undefined;
  const digits = (isNext ? /(\d+)-next$/ : /(\d+)$/).exec(value)?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}

/** Parts of one transition carry one number; another stands for a transition that nobody added. */
function agreedToken(tokens: readonly (number | undefined)[]): number {
  const known = [...new Set(tokens.filter((token) => token !== undefined))];
  if (known.length === 0) throw new Misfit('what was sampled is no transition');
  return known.length === 1 ? (known[0] as number) : Number.NaN;
}
