import { joinedWords } from '../subject/words.js';

/** What the N of alpha = 2 / (N + 1) is called, from which moving averages of prices take their weight. */
export const PERIODS: readonly string[] = [
  'period',
  'periods',
  'time_period',
  'n_periods',
  'num_periods',
  'span',
  'window',
  'window_size',
  'length',
  'interval',
];

const JOINED: ReadonlySet<string> = new Set(PERIODS.map(joinedWords));

export function isPeriodName(name: string): boolean {
  return JOINED.has(joinedWords(name));
}
