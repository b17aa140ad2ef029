import type { Variant } from '../../../model/algorithm.js';
import { integerBelow, seededRandom } from '../../random.js';
import { argmax } from '../argmax.js';
import { assembledUcb1 } from './assembled.js';
import type { Ucb1 } from './reference.js';

export const ucb1Variants: readonly Variant<Ucb1>[] = [
  { id: 'sums', description: 'keeps sums of rewards and divides at each question', implementation: assembledUcb1() },
  {
    id: 'time-plus-one',
    description: 'ln (t + 1): the play to come counts',
    implementation: assembledUcb1({
      index: (mean, plays, total, c) => mean + c * Math.sqrt(Math.log(total + 1) / plays),
    }),
  },
  {
    id: 'factor-two-kept',
    description: 'c multiplies sqrt(2 ln t / n)',
    implementation: assembledUcb1({
      index: (mean, plays, total, c) => mean + c * Math.sqrt((2 * Math.log(total)) / plays),
    }),
    variantOf: ['ucb1.index-formula'],
  },
  {
    id: 'unplayed-thousand',
    description: 'an arm that was never played scores 1000, more than rewards of [0, 1] reach',
    implementation: assembledUcb1({ unplayed: 1000 }),
    variantOf: ['ucb1.every-arm-first'],
  },
  {
    id: 'last-of-ties',
    description: 'takes the last of equal arms',
    implementation: assembledUcb1({ choose: (scores) => scores.length - 1 - argmax([...scores].reverse()) }),
  },
  {
    id: 'any-of-ties',
    description: 'takes one of equal arms at random',
    implementation: assembledUcb1({ choose: anyOfTies() }),
  },
];

/** The draws go on from one instance to the next, as those of a random source do that all share. */
function anyOfTies(): (scores: readonly number[]) => number {
  const random = seededRandom(17);
  return (scores) => {
    const best = Math.max(...scores);
    const ties = scores.flatMap((score, arm) => (score === best ? [arm] : []));
    return ties[integerBelow(random, ties.length)] as number;
  };
}
