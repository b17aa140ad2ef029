import type { NamedArguments } from './named-arguments.js';

/** What is known of one arm. */
export interface ArmStatistics {
  readonly count: number;
  /** Of the rewards. */
  readonly sum: number;
}

/** The name under which what is known of all arms is handed to a call, an entry for each. */
export const STATISTICS = '#statistics';

export const NOTHING_SEEN: ArmStatistics = { count: 0, sum: 0 };

export function afterReward({ count, sum }: ArmStatistics, reward: number): ArmStatistics {
  return { count: count + 1, sum: sum + reward };
}

/** A number that bandits keep of each arm, with the names people give it. */
export interface Statistic {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly of: (arm: ArmStatistics) => number;
}

const count: Statistic = {
  name: 'count',
  aliases:
    'counts n pulls plays visits trials times n_pulls num_pulls n_plays pull_count play_count pull_counts arm_counts action_counts times_played times_pulled times_selected times_chosen attempts impressions selections shown used uses action_count visit_count visit_counts num_visits n_visits samples assigned assignments exposures views served sent serves'.split(
      ' ',
    ),
  of: ({ count: seen }) => seen,
};

const sum: Statistic = {
  name: 'sum',
  aliases:
    'sums total_reward total_rewards reward_sum reward_sums sum_reward sum_rewards sum_of_rewards rewards reward cumulative_reward cumulative_rewards reward_total reward_totals total_value'.split(
      ' ',
    ),
  of: ({ sum: total }) => total,
};

const mean: Statistic = {
  name: 'mean',
  aliases:
    'means value values q q_value q_values estimate estimates avg average averages avg_reward avg_rewards average_reward average_rewards mean_reward mean_rewards estimated_value estimated_values expected_reward expected_rewards reward_mean mu mean_value mean_values action_values arm_values'.split(
      ' ',
    ),
  of: ({ count: seen, sum: total }) => (seen === 0 ? 0 : total / seen),
};

const alpha: Statistic = { name: 'alpha', aliases: ['alphas', 'a'], of: ({ sum: total }) => 1 + total };
const beta: Statistic = {
  name: 'beta',
  aliases: ['betas', 'b'],
  of: ({ count: seen, sum: total }) => 1 + seen - total,
};
const successes: Statistic = {
  name: 'successes',
  aliases:
    'success wins win conversions clicks hits positives success_count success_counts n_success num_successes s converted conversion accepted accepts engagements'.split(
      ' ',
    ),
  of: ({ sum: total }) => total,
};
const failures: Statistic = {
  name: 'failures',
  aliases: 'failure losses loss fails misses negatives failure_count failure_counts n_failure num_failures f'.split(
    ' ',
  ),
  of: ({ count: seen, sum: total }) => seen - total,
};

const OF_CONTRACTS: Readonly<Record<string, readonly Statistic[]>> = {
  egreedy: [count, mean, sum],
  ucb1: [count, mean, sum],
  thompson: [alpha, beta, successes, failures, count, sum],
};

/** What implementations of a contract keep of each arm; none where there are no arms or more is kept. */
export function statisticsOf(contract: string): readonly Statistic[] {
  return OF_CONTRACTS[contract] ?? [];
}

/** What is known of each arm at a call; nothing before the first reward. `count`: name of the parameter that says how many there are. */
export function armsKnown(given: NamedArguments, countName: string): readonly ArmStatistics[] {
  const known = given[STATISTICS];
  if (Array.isArray(known)) return known as readonly ArmStatistics[];
  return Array.from({ length: Number(given[countName] ?? 0) }, () => NOTHING_SEEN);
}
