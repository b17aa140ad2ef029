import type { AnyAlgorithm, OperationSpec, ParameterSpec } from '../../model/algorithm.js';
import { isRateOfArms } from '../contract/count-aliases.js';
import type { SubjectShape } from '../subject/shape.js';
import { isCount } from './essentials.js';
import { type Item, ROUND } from './items.js';
import { priorityItems } from './priority-items.js';
import { statisticItems } from './statistic-items.js';

/** Names of lists with a row for each arm. */
const ROWS: readonly string[] = [
  'contexts',
  'arm_features',
  'arm_contexts',
  'context_list',
  'features_list',
  'feature_vectors',
  'features_matrix',
  'context_matrix',
  'all_contexts',
  'all_features',
  'context_features',
  'arms',
  'items',
  'x_matrix',
  'xs',
];

/** Names of all arms or actions. */
const CHOICES: readonly string[] = [
  'options',
  'armset',
  'arm_set',
  'candidate_arms',
  'active_arms',
  'choices',
  'variants',
  'arms',
  'arm_ids',
  'actions',
  'available_arms',
  'available_actions',
  'legal_actions',
  'valid_actions',
  'possible_actions',
  'allowed_actions',
  'action_ids',
  'legal_moves',
  'available_moves',
  'next_actions',
  'next_available_actions',
  'next_legal_actions',
];

/** Names of the number of the round. */
const ROUNDS: readonly string[] = [
  'round',
  'step',
  'time',
  'timestep',
  'time_step',
  'iteration',
  'iter',
  'trial',
  'tround',
  'round_number',
  'round_idx',
  'episode',
  'total_steps',
  'current_step',
  'current_round',
  'n_rounds',
  'num_rounds',
];

/** Names of the arm among rows. */
const CHOSEN: readonly string[] = [
  'arm_idx',
  'arm_index',
  'chosen_arm',
  'chosen',
  'action',
  'choice',
  'index',
  'idx',
  'a',
  'selected_arm',
  'arm_id',
];

/**
 * What subjects ask for beside the parameters of the contract, and what follows from these: options of the constructing that are
 * given at each call, and feature vectors as rows of a matrix. All are found by name only.
 */
export function derivedItems(algorithm: AnyAlgorithm, spec: OperationSpec, subject: SubjectShape): Item[] {
  const constructing = algorithm.contract.operations.find(({ effect }) => effect === 'constructs');
  if (constructing === undefined || spec === constructing) return [];
  return [
    ...(subject.kind === 'function' ? statisticItems(algorithm, spec) : []),
    ...optionsAtEachCall(constructing, spec),
    ...choicesAtEachCall(constructing, spec),
    ...roundsSoFar(constructing, spec),
    ...rowsOfFeatures(constructing, spec),
    ...priorityItems(algorithm, spec, subject),
  ];
}

/** All arms or actions, for operations that are told at each call what there is to choose from. */
function choicesAtEachCall(constructing: OperationSpec, spec: OperationSpec): Item[] {
  const count = constructing.parameters.find((one) => isCount(one) && one.name !== 'nS');
  if (count === undefined) return [];
  return [
    {
      path: `${count.name} to choose from`,
      name: 'candidates',
      aliases: [...count.aliases.filter((alias) => alias.length > 2 && !isRateOfArms(alias)), ...CHOICES],
      shape: 'choices',
      parameter: `#${count.name}`,
      part: 'field',
      operation: spec.name,
      derive: (given) => given[count.name],
    },
    {
      path: count.name,
      name: count.name,
      aliases: count.aliases,
      shape: count.shape,
      parameter: count.name,
      within: 'record',
      operation: spec.name,
      derive: (given) => given[count.name],
    },
  ];
}

/** The number of the round, for policies that leave the counting to their caller. */
function roundsSoFar(constructing: OperationSpec, spec: OperationSpec): Item[] {
  if (!constructing.parameters.some((one) => isCount(one) && /arms/.test(one.meaning))) return [];
  return [
    {
      path: 'the round',
      name: 't',
      aliases: ROUNDS,
      shape: 'round',
      parameter: ROUND,
      operation: spec.name,
      derive: (given) => given[ROUND] ?? 0,
    },
  ];
}

/** A grid of states of which the first row is used: a state has its number there whichever way the cells are counted. */
export function gridItems(constructing: OperationSpec): Item[] {
  const states = constructing.parameters.find(({ name }) => name === 'nS');
  if (states === undefined) return [];
  const side = (name: string, aliases: readonly string[], parameter: string, derive: Item['derive']): Item => ({
    path: parameter === states.name ? 'nS as the columns of a grid' : 'one row',
    name,
    aliases,
    shape: 'integer',
    parameter,
    operation: constructing.name,
    ...(derive === undefined ? {} : { derive }),
  });
  return [
    side(
      'n_cols',
      ['ncol', 'ncols', 'cols', 'columns', 'width', 'grid_width'],
      states.name,
      (given) => given[states.name],
    ),
    side('n_rows', ['nrow', 'nrows', 'rows', 'height', 'grid_height'], '#rows', () => 1),
  ];
}

/** Names of a function that says which actions there are in a state. */
const ACTIONS_OF_STATE: readonly string[] =
  'get_actions actions_for actions_of action_fn actions_fn legal_actions_fn get_possible_actions get_available_actions get_valid_actions get_legal_moves'.split(
    ' ',
  );

/** A function of the state that answers all actions, for agents that ask what there is to choose from. */
export function actionsOfStates(constructing: OperationSpec): Item[] {
  const count = constructing.parameters.find(({ name }) => name === 'nA');
  if (count === undefined) return [];
  return [
    {
      path: 'nA as a function of the state',
      name: 'get_legal_actions',
      aliases: ACTIONS_OF_STATE,
      shape: OF_STATE,
      parameter: count.name,
      operation: constructing.name,
      derive: (given) => given[count.name],
    },
  ];
}

/** Shape of a function of a state. */
export const OF_STATE = 'function of a state';

function optionsAtEachCall(constructing: OperationSpec, spec: OperationSpec): Item[] {
  const own = new Set(spec.parameters.map(({ name }) => name));
  return constructing.parameters
    .filter(({ name, shape }) => !own.has(name) && (shape === 'number' || shape === 'random'))
    .map(({ name, aliases, shape, default: value }) => ({
      path: name,
      name,
      aliases,
      shape,
      parameter: name,
      operation: constructing.name,
      derive: (given) => given[name],
      ...(value === undefined ? {} : { default: value }),
    }));
}

/** Where all arms share a context every row is that context; where a vector stands for an arm it is the only row. */
function rowsOfFeatures(constructing: OperationSpec, spec: OperationSpec): Item[] {
  const vector = spec.parameters.find(({ name, shape }) => name === 'x' && shape.startsWith('vector'));
  if (vector === undefined) return [];
  const arms = constructing.parameters.find((one) => isCount(one) && one.name === 'arms');
  if (arms !== undefined)
    return [
      rows(spec, vector, 'x of every arm', (given) =>
        Array.from({ length: Number(given[arms.name] ?? 0) }, () => given[vector.name]),
      ),
    ];
  return [
    rows(spec, vector, 'x as the only row', (given) => [given[vector.name]]),
    {
      path: 'the only row',
      name: 'arm',
      aliases: CHOSEN,
      shape: 'index',
      parameter: '#row',
      operation: spec.name,
      derive: () => 0,
    },
  ];
}

function rows(spec: OperationSpec, vector: ParameterSpec, path: string, derive: NonNullable<Item['derive']>): Item {
  return {
    path,
    name: 'contexts',
    aliases: ROWS,
    shape: 'matrix',
    parameter: vector.name,
    operation: spec.name,
    derive,
  };
}
