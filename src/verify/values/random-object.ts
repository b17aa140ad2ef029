import type { Value } from '../../sandbox/session.js';

/** Names of methods that give a number in [0, 1). */
const UNIT: readonly string[] = [
  'next',
  'random',
  'float',
  'nextFloat',
  'nextDouble',
  'double',
  'uniform',
  'rand',
  'real',
  'value',
  'nextRandom',
];

/** Names of methods that give an index below their one argument. */
const BELOW: readonly string[] = ['int', 'nextInt', 'integer', 'randInt', 'randomInt', 'below', 'index'];

/** Names of methods that give an element of a list. */
const OF_LIST: readonly string[] = ['pick', 'choice', 'choose', 'sample', 'pickOne', 'element'];

/** A source of random numbers as an object, in the words that such objects use. */
export function randomObject(random: () => number): Value {
  const below = (count: Value, ...others: Value[]): number => {
    // Whether a second bound is itself drawn is said nowhere.
    if (typeof count !== 'number' || others.some((one) => one !== undefined)) throw new Error('one bound is taken');
    return Math.floor(random() * count);
  };
  const ofList = (list: Value): Value => {
    if (!Array.isArray(list)) throw new Error('a list is taken');
    return (list as readonly Value[])[below(list.length)] as Value;
  };
  const named = (names: readonly string[], method: (...given: Value[]) => Value) => names.map((name) => [name, method]);
  return Object.fromEntries([
    ...named(UNIT, () => random()),
    ...named(BELOW, below as never),
    ...named(OF_LIST, ofList),
  ]);
}
