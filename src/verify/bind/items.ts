import type { AnyAlgorithm, OperationSpec, ParameterSpec } from '../../model/algorithm.js';
import { isOfEpisodes } from '../contract/episodes.js';
import { type FieldSpec, fieldsOf } from '../contract/fields.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import type { ParallelLists } from '../contract/parallel-lists.js';
import { DATA_FIELDS } from '../values/tasks.js';
import { TRANSITION_FIELDS, takesTransitions } from '../values/transitions.js';

/** Something of the contract that a parameter of the subject can take. */
export interface Item {
  /** `reward`, `rates.inner`, `results[].n` (a column of a list of records), `documents.id` (of one record at a time). */
  readonly path: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly shape: string;
  /** The canonical parameter that it is, or is a part of. */
  readonly parameter: string;
  readonly part?: 'field' | 'column' | 'each' | 'data' | 'last' | 'transition';
  /** Only a part of a record is called so. */
  readonly within?: 'record';
  /** The canonical operation whose parameter it is. */
  readonly operation: string;
  readonly default?: unknown;
  /** Further canonical parameters that it stands for. */
  readonly covers?: readonly string[];
  /** What its records are made of, when it is a list of such. */
  readonly rows?: ParallelLists;
  /** Filled only where it has to be: a caller who leaves it out gets what the subject makes of that. */
  readonly onlyRequired?: true;
  /** Its value, when it is no argument of the canonical call but follows from those and from what the instance was made with. */
  readonly derive?: (given: NamedArguments) => unknown;
}

/** Whether an item is, or stands for, a canonical parameter. */
export function standsFor({ parameter, covers }: Item, name: string): boolean {
  return parameter === name || covers?.includes(name) === true;
}

/** Everything that an operation is given: its parameters, and the parts of those that are records. */
export function itemsOf(algorithm: AnyAlgorithm, spec: OperationSpec): Item[] {
  const { contract } = algorithm;
  return spec.parameters.flatMap((parameter) => [
    { ...whole(spec, parameter), ...anyNextAction(algorithm, parameter) },
    ...(fieldsOf(contract.id, spec.name, parameter.name) ?? []).map((field) => part(spec, parameter, field)),
    ...(isOfEpisodes(contract.id, parameter.name) && parameter.name === 'vNext' ? [valueAfter(spec, parameter)] : []),
    ...(isTrainingSet(contract.id, parameter)
      ? DATA_FIELDS.map((field): Item => ({ ...part(spec, parameter, field), part: 'data' }))
      : []),
    ...(takesTransitions(contract.id, spec.name, parameter.name)
      ? TRANSITION_FIELDS.map((field): Item => ({ ...part(spec, parameter, field), part: 'transition' }))
      : []),
  ]);
}

/** Who learns from no next action but asks for one is given some. */
function anyNextAction({ id, contract }: AnyAlgorithm, { name }: ParameterSpec): Pick<Item, 'default'> {
  return contract.id === 'tabular-control' && name === 'a2' && id !== 'sarsa' ? { default: 0 } : {};
}

/** The value after the last step alone. */
function valueAfter(spec: OperationSpec, parameter: ParameterSpec): Item {
  return {
    path: `${parameter.name}.last`,
    name: 'last_value',
    aliases: [
      'next_value',
      'bootstrap_value',
      'final_value',
      'v_last',
      'last_v',
      'bootstrap',
      'v_final',
      'last_val',
      'next_v',
      'last_values',
      'final_values',
      'bootstrap_values',
      'last_vals',
    ],
    shape: 'number',
    parameter: parameter.name,
    part: 'last',
    operation: spec.name,
  };
}

/** The length of the vectors, for constructors that ask for it where the contract does not. */
export function lengthItem(item: Item): Item {
  return {
    ...item,
    path: `${item.path}.length`,
    name: 'dim',
    aliases: [
      'n_features',
      'input_dim',
      'num_features',
      'dimension',
      'dimensions',
      'n_params',
      'num_params',
      'size',
      'n_dims',
      'd',
      'embedding_dim',
      'vector_size',
      'vector_dim',
    ],
    shape: 'integer',
    part: 'field',
    parameter: item.path === 'theta' ? 'theta' : SEEN_VECTOR,
  };
}

/** The name under which the first vector that is seen is handed to a constructor that waits for it. */
export const SEEN_VECTOR = '#vector';

/** The name under which the number of updates so far is handed to a call. */
export const ROUND = '#round';

/** The support loss of the meta-learning contract, which subjects take as rows and targets. */
export function isTrainingSet(contract: string, parameter: Pick<ParameterSpec, 'name'>): boolean {
  return contract === 'meta-learner' && parameter.name === 'support';
}

function whole(spec: OperationSpec, parameter: ParameterSpec): Item {
  const { name, aliases, shape } = parameter;
  return {
    path: name,
    name,
    aliases,
    shape,
    parameter: name,
    operation: spec.name,
    ...(parameter.default === undefined ? {} : { default: parameter.default }),
  };
}

function part(spec: OperationSpec, parameter: ParameterSpec, field: FieldSpec): Item {
  const listed = /\[\]$|^matrix/.test(parameter.shape);
  const kind = !listed ? 'field' : spec.effect === 'updates' ? 'each' : 'column';
  return {
    path: `${parameter.name}${kind === 'column' ? '[]' : ''}.${field.name}`,
    name: field.name,
    aliases:
      kind === 'column'
        ? field.aliases.flatMap((alias) => [alias, `${alias}s`, `${alias}_list`, `client_${alias}`])
        : field.aliases,
    shape: kind === 'column' ? `${field.shape}[]` : field.shape,
    parameter: parameter.name,
    part: kind,
    operation: spec.name,
  };
}

/** What a call that is made once for each element of a list is made with; of several lists, records with an entry of each. */
export function elementsFor(items: readonly Item[], each: string, given: NamedArguments): readonly unknown[] {
  const lists = [...new Set(items.filter(({ part: kind }) => kind === 'each').map(({ parameter }) => parameter))];
  const first = (given[each] ?? []) as readonly unknown[];
  if (lists.length < 2) return first;
  return first.map((_, at) =>
    Object.fromEntries(lists.map((name) => [name, ((given[name] ?? []) as readonly unknown[])[at]])),
  );
}

/** The value of an item in the arguments of one canonical call; `element` when the call is made once for each record of a list. */
export function itemValue(item: Item, given: NamedArguments, element?: unknown): unknown {
  if (item.derive !== undefined) return item.derive(given);
  const base = given[item.parameter];
  if (item.part === undefined) return base;
  if (item.part === 'data' || item.part === 'transition') return base;
  if (item.part === 'last') return (base as readonly unknown[] | undefined)?.at(-1);
  if (item.part === 'each' && typeof element !== 'object') return element;
  if (item.part === 'each') return (element as Readonly<Record<string, unknown>>)[item.name];
  if (item.part === 'column')
    return (base as readonly Readonly<Record<string, unknown>>[] | undefined)?.map((record) => record[item.name]);
  return (base as Readonly<Record<string, unknown>> | undefined)?.[item.name];
}
