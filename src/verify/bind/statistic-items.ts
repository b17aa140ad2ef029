import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { armsKnown, statisticsOf } from '../contract/statistics.js';
import { isCount } from './essentials.js';
import type { Item } from './items.js';

/** Names of a list that holds what is known of every arm. */
const ARM_LISTS: readonly string[] =
  'arms arm_stats arm_states bandits variants options items candidates stats posteriors actions strategies'.split(' ');

/** Shape of the items that hold what is known of arms. */
export const OF_ARMS = 'statistics';

/**
 * What is known of the arms, for functions that are told it at each call: a number of every arm as a list, records with such numbers,
 * and, where the call is about one arm, the numbers of that one.
 */
export function statisticItems({ contract }: AnyAlgorithm, operation: OperationSpec): Item[] {
  const statistics = statisticsOf(contract.id);
  const constructing = contract.operations.find(({ effect }) => effect === 'constructs');
  const arms = constructing?.parameters.find((one) => isCount(one) && /arms/.test(one.meaning));
  if (statistics.length === 0 || arms === undefined) return [];
  const base = { shape: OF_ARMS, operation: operation.name };
  const lists = statistics.map(
    ({ name, aliases, of }): Item => ({
      ...base,
      path: `${name} of every arm`,
      name: `${name}s`,
      aliases: [...aliases, name],
      parameter: `#${name}s`,
      derive: (given) => armsKnown(given, arms.name).map(of),
    }),
  );
  const records: Item = {
    ...base,
    path: 'what is known of every arm',
    name: 'arms',
    aliases: ARM_LISTS,
    parameter: '#arms',
    derive: (given) => armsKnown(given, arms.name),
  };
  const index = operation.parameters.find(({ shape }) => shape === 'index');
  const single =
    index === undefined || operation.effect === 'constructs'
      ? []
      : statistics.map(
          ({ name, aliases, of }): Item => ({
            path: `${name} of ${index.name}`,
            name,
            aliases: aliases.filter((alias) => !/s$/.test(alias)).concat(PLURAL_OF_ONE[name] ?? []),
            shape: 'number',
            operation: operation.name,
            // The arm itself is not asked for besides.
            parameter: index.name,
            part: 'field',
            derive: (given) => {
              const known = armsKnown(given, arms.name)[Number(given[index.name])];
              return known === undefined ? undefined : of(known);
            },
          }),
        );
  const total: Item = {
    path: 'rewards so far',
    name: 'total',
    aliases: TOTALS,
    shape: 'integer',
    operation: operation.name,
    parameter: '#total',
    part: 'field',
    derive: (given) => armsKnown(given, arms.name).reduce((all, { count }) => all + count, 0),
  };
  return [records, ...lists, ...single, total];
}

/** Names of a table of values of states and actions. */
const TABLES: readonly string[] = 'q q_table table q_values values action_values value_table state_action_values'.split(
  ' ',
);

/** Shape of the item that is a table of values of states and actions. */
export const OF_PAIRS = 'table';

/** Parts of a state before learning, for functions to which the caller hands the state. */
export function initialItems(algorithm: AnyAlgorithm, constructing: OperationSpec): Item[] {
  const { operations, id } = algorithm.contract;
  const base = { operation: constructing.name };
  const items = statisticItems(algorithm, constructing);
  if (id !== 'tabular-control' || !operations.includes(constructing)) return items;
  return [
    ...items,
    {
      ...base,
      path: 'the table',
      name: 'q_table',
      aliases: TABLES,
      shape: OF_PAIRS,
      parameter: 'q0',
      derive: ({ nS, nA, q0 = 0 }) =>
        Array.from({ length: Number(nS) }, () => new Array<number>(Number(nA)).fill(Number(q0))),
    },
  ];
}

/** Names of a count of everything that was learnt so far. */
const TOTALS: readonly string[] =
  'total_pulls total_count total_counts total_plays total_steps total_updates total_trials steps step_count rounds iterations n_total pulls_total updates episode episodes total_reward total_rewards version'.split(
    ' ',
  );

/** Counts of one arm go by names in the plural. */
const PLURAL_OF_ONE: Readonly<Record<string, readonly string[]>> = {
  count: ['pulls', 'plays', 'visits', 'trials', 'arm_pulls', 'arm_plays'],
  successes: ['successes', 'wins'],
  failures: ['failures', 'losses'],
  sum: ['rewards', 'total_rewards'],
};
