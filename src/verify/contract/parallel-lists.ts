import type { FieldSpec } from './fields.js';

/** Lists of one length that people give as one list of records, a record for each place. */
export interface ParallelLists {
  /** Names of the list of records. */
  readonly names: readonly string[];
  /** A part of the record for each list, named after the parameter that it stands for. */
  readonly fields: readonly (FieldSpec & { readonly optional?: true })[];
}

const words = (text: string): readonly string[] => text.split(' ');
const part = (name: string, shape: string, aliases: string): FieldSpec => ({ name, shape, aliases: words(aliases) });

const reward = part('r', 'number', 'reward rewards rew');
const ended = {
  ...part('term', 'boolean', 'done terminal terminated is_terminal is_done dones end'),
  optional: true,
} as const;
const STEPS = words(
  'steps trajectory rollout transitions experiences experience episode buffer memory samples batch history records',
);

/** By `<contract>.<operation>`. */
const PARALLEL: Readonly<Record<string, ParallelLists>> = {
  'item-response.estimateAbility': {
    names: words('responses answers items history results attempts records response_history answered_items'),
    fields: [
      part('responses', 'number', 'correct is_correct right response score answer u outcome result was_correct'),
      { ...part('a', 'number', 'discrimination disc slope alpha'), optional: true },
      part('b', 'number', 'difficulty diff beta item_difficulty location'),
      { ...part('c', 'number', 'guessing guess pseudo_guessing lower_asymptote chance'), optional: true },
    ],
  },
  'ece.ece': {
    names: words('results predictions samples pairs records data points items observations entries outcomes forecasts'),
    fields: [
      part(
        'confidences',
        'number',
        'confidence probability prob p predicted predicted_probability score prediction conf',
      ),
      part('correct', 'number', 'is_correct actual outcome label target hit was_correct accurate right observed'),
    ],
  },
  'trajectory-log.gae': {
    names: STEPS,
    fields: [reward, part('v', 'number', 'value values state_value baseline'), ended],
  },
  'trajectory-log.returns': { names: STEPS, fields: [reward, ended] },
};

/** Undefined for operations whose lists nobody gives so. */
export function parallelLists(contract: string, operation: string): ParallelLists | undefined {
  return PARALLEL[`${contract}.${operation}`];
}

/** The records for the lists of a call; a list that is not given has no part in them. */
export function zipped({ fields }: ParallelLists, given: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const lists = fields.flatMap(({ name }) => {
    const list = given[name];
    return Array.isArray(list) ? [{ name, list: list as readonly unknown[] }] : [];
  });
  const length = lists[0]?.list.length ?? 0;
  return Array.from({ length }, (_, at) => Object.fromEntries(lists.map(({ name, list }) => [name, list[at]])));
}
