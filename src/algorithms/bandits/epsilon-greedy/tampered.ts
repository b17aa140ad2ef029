import { liesAbout } from '../naming.js';
import {
  type EpsilonGreedy,
  type EpsilonGreedyInstance,
  type EpsilonGreedyOptions,
  epsilonGreedy,
} from './reference.js';

export const lie = liesAbout<EpsilonGreedy>('epsilon-greedy');

/** The reference with some operations of its instances replaced. */
export function tampered(
  change: (instance: EpsilonGreedyInstance, options: EpsilonGreedyOptions) => Partial<EpsilonGreedyInstance>,
): EpsilonGreedy {
  return {
    ...epsilonGreedy,
    create: (options) => {
      const instance = epsilonGreedy.create(options);
      return { ...instance, ...change(instance, options) };
    },
  };
}
