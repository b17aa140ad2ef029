import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import type { DictionaryLearningImplementation } from '../contracts/dictionary-learning.js';
import { dictionaryProperties, drawnSeed, planted } from '../dictionary-properties.js';
import { plantedSignals } from '../signals.js';

const id = 'dictionary-learning';

/** One rise is allowed: a learner may replace an atom that no code uses. */
function objectiveFalls(implementation: DictionaryLearningImplementation, random: Random): Counterexample | undefined {
  const { signals } = plantedSignals(random, planted);
  const seed = drawnSeed(random);
  const { history } = implementation.create({ k: 4, alpha: 0.1, iters: 10, seed }).fit(signals);
  const rises = history.filter((value, index) => {
    const before = history[index - 1];
    return before !== undefined && value > before * (1 + 1e-6);
  });
  const [first, last] = [history[0] ?? Number.NaN, history.at(-1) ?? Number.NaN];
  if (rises.length <= 1 && (history.length === 1 || last < first)) return undefined;
  return counterexample(
    'the objective rises between alternations, or has not fallen at the end',
    { signals, alpha: 0.1, seed },
    'falling',
    history,
  );
}

export const properties: readonly Property<DictionaryLearningImplementation>[] = [
  ...dictionaryProperties(id),
  {
    id: `${id}.objective-falls`,
    statement: 'The objective never rises between alternations and has fallen at the end.',
    basis: 'Each half step minimises the same objective in its own block.',
    tolerance: '1e-6 relative a step; one rise allowed for the replacement of an unused atom',
    strength: 'always',
    check: overInstances(6, objectiveFalls),
  },
];
