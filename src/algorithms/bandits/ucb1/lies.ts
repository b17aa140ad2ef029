import type { Lie } from '../../../model/algorithm.js';
import { liesAbout } from '../naming.js';
import { viewOfLatest } from '../wrong-state.js';
import { assembledUcb1, paperSteps } from './assembled.js';
import { type Ucb1, type Ucb1Instance, ucb1 } from './reference.js';

const lie = liesAbout<Ucb1>('ucb1');

export const ucb1Lies: readonly Lie<Ucb1>[] = [
  lie(
    'unplayed-zero',
    'an arm that was never played scores 0',
    ['every-arm-first', 'log-regret'],
    assembledUcb1({ unplayed: 0 }),
  ),
  lie(
    'log10',
    'log10 in place of ln',
    ['index-formula'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + c * Math.sqrt(Math.log10(total) / plays),
    }),
  ),
  lie(
    'log2',
    'log2 in place of ln',
    ['index-formula'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + c * Math.sqrt(Math.log2(total) / plays),
    }),
  ),
  lie(
    'log-of-arms',
    'ln k in place of ln t',
    ['index-formula', 'bonus-grows-when-ignored'],
    assembledUcb1({
      index: (mean, plays, _total, c) => mean + c * Math.sqrt(Math.log(4) / plays),
    }),
  ),
  lie(
    'no-logarithm',
    'c sqrt(t / n)',
    ['index-formula', 'log-regret'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + c * Math.sqrt(total / plays),
    }),
  ),
  {
    ...lie(
      'root-over-root-of-n',
      'c sqrt(t) / sqrt(1 + n)',
      ['index-formula', 'log-regret'],
      assembledUcb1({
        index: (mean, plays, total, c) => mean + (c * Math.sqrt(total)) / Math.sqrt(1 + plays),
      }),
    ),
    seenIn: 'documents that give c * sqrt(N) / sqrt(n) as the bonus',
  },
  lie(
    'no-square-root',
    'c ln t / n',
    ['index-formula'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + (c * Math.log(total)) / plays,
    }),
  ),
  lie(
    'plays-outside-root',
    'c sqrt(ln t) / n',
    ['index-formula'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + (c * Math.sqrt(Math.log(total))) / plays,
    }),
  ),
  lie(
    'plays-plus-one',
    'n + 1 in the bonus',
    ['index-formula'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + c * Math.sqrt(Math.log(total) / (plays + 1)),
    }),
  ),
  lie(
    'c-under-root',
    'sqrt(c ln t / n)',
    ['index-formula'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean + Math.sqrt((c * Math.log(total)) / plays),
    }),
  ),
  lie(
    'c-ignored',
    'c is sqrt(2) whatever is asked for',
    ['index-formula', 'zero-c-is-greedy'],
    assembledUcb1({
      index: (mean, plays, total) => mean + Math.sqrt((2 * Math.log(total)) / plays),
    }),
  ),
  lie('zero-c-is-default', 'c || sqrt(2): a c of 0 becomes sqrt(2)', ['zero-c-is-greedy'], {
    create: (options) => ucb1.create({ ...options, c: options.c || Math.SQRT2 }),
  }),
  lie(
    'no-bonus',
    'plays each arm once and is then greedy',
    ['index-formula', 'bonus-grows-when-ignored', 'more-pulls-less-bonus', 'log-regret'],
    assembledUcb1({ index: (mean) => mean }),
  ),
  lie(
    'greedy-select',
    'select ignores the bonus that score reports',
    ['select-argmax-index', 'log-regret'],
    assembledUcb1({
      choose: (scores, plays) => {
        const total = plays.reduce((sum, count) => sum + count, 0);
        return paperSteps.choose(
          scores.map((score, arm) =>
            Number.isFinite(score) ? score - 1.7 * Math.sqrt(Math.log(total) / (plays[arm] as number)) : score,
          ),
          plays,
        );
      },
    }),
  ),
  lie(
    'lower-bound',
    'mean minus bonus',
    ['index-formula', 'bonus-grows-when-ignored', 'more-pulls-less-bonus', 'log-regret'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean - c * Math.sqrt(Math.log(total) / plays),
    }),
  ),
  lie(
    'multiplicative',
    'mean times (1 + bonus)',
    ['index-formula', 'reward-shift-invariant', 'log-regret'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean * (1 + c * Math.sqrt(Math.log(total) / plays)),
    }),
  ),
  lie(
    'smallest-chosen',
    'argmin in place of argmax once every arm was played',
    ['select-argmax-index', 'log-regret'],
    assembledUcb1({
      choose: (scores, plays) => (plays.includes(0) ? plays.indexOf(0) : scores.indexOf(Math.min(...scores))),
    }),
  ),
  lie(
    'last-arm-forgotten',
    'the loop over arms ends one early',
    ['every-arm-first', 'select-argmax-index', 'log-regret'],
    assembledUcb1({
      choose: (scores, plays) => paperSteps.choose(scores.slice(0, -1), plays),
    }),
  ),
  lie(
    'best-starts-at-zero',
    'the running best starts at 0, so that negative scores never win',
    ['select-argmax-index', 'reward-shift-invariant'],
    assembledUcb1({
      choose: (scores, plays) => (Math.max(...scores) > 0 ? paperSteps.choose(scores, plays) : 0),
    }),
  ),
  lie(
    'sum-of-rewards',
    'the sum of rewards in place of their mean',
    ['index-formula', 'more-pulls-less-bonus', 'reward-shift-invariant', 'log-regret', 'zero-c-is-greedy'],
    assembledUcb1({
      index: (mean, plays, total, c) => mean * plays + c * Math.sqrt(Math.log(total) / plays),
    }),
  ),
  lie(
    'last-reward',
    'the last reward in place of the mean',
    ['index-formula', 'zero-c-is-greedy'],
    assembledUcb1({
      nextSum: (_sum, reward) => reward,
      index: (mean, plays, total, c) => mean * plays + c * Math.sqrt(Math.log(total) / plays),
    }),
  ),
  lie(
    'plays-twice',
    'a play is counted twice',
    ['index-formula', 'zero-c-is-greedy'],
    assembledUcb1({ nextPlays: (plays) => plays + 2 }),
  ),
  lie(
    'time-frozen',
    'the total number of plays stops at ten',
    ['index-formula', 'bonus-grows-when-ignored'],
    assembledUcb1({
      nextTotal: (total) => Math.min(10, total + 1),
    }),
  ),
  lie(
    'zero-reward-skipped',
    'a reward of 0 is taken for a missing one',
    ['every-arm-first', 'index-formula'],
    tampered((instance) => ({
      update: (arm, reward) => {
        if (reward) instance.update(arm, reward);
      },
    })),
  ),
  lie(
    'rewards-clipped',
    'rewards are clipped to [0, 1] in silence',
    ['index-formula', 'reward-shift-invariant', 'zero-c-is-greedy'],
    tampered((instance) => ({
      update: (arm, reward) => instance.update(arm, Math.min(1, Math.max(0, reward))),
    })),
  ),
  lie(
    'random-after-start',
    'once every arm was played, arms are taken in turns',
    ['select-argmax-index', 'log-regret'],
    tampered((instance, k) => {
      let turn = 0;
      return {
        select: () => {
          turn += 1;
          return turn <= k ? instance.select() : turn % k;
        },
      };
    }),
  ),
  lie(
    'shared-state',
    'means and counts are globals that every constructor starts afresh',
    ['instances-are-independent'],
    { create: viewOfLatest(ucb1.create) },
  ),
];

function tampered(change: (instance: Ucb1Instance, k: number) => Partial<Ucb1Instance>): Ucb1 {
  return {
    create: (options) => {
      const instance = ucb1.create(options);
      return { ...instance, ...change(instance, options.k) };
    },
  };
}
