import type { AnyAlgorithm } from '../../model/algorithm.js';
import { wordsOf } from '../subject/words.js';

/** An algorithm that words name, and where. */
export interface Naming {
  readonly algorithm: string;
  /** Index of the first word. */
  readonly at: number;
  /** Number of words of the name. */
  readonly length: number;
}

/** Names of algorithms that are also everyday words: they claim nothing unless they are the whole text. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'reward|common|returns|advantages|trajectory|trajectories|rollout|log|model|learner|estimator|monitor|feedback|plugin|cosine|per|sigma|arena|evaluator|pit|rehearsal|leaky|common checks|training monitor|training pipeline|backoff|drift|semantic search|memory manager|agent memory|data drift|plateau|differential privacy|catastrophic forgetting|support and query sets|episodic training|training orchestration|feature drift|performance monitoring|feedback routing|act|dictionary|ema|warm up|step decay|decay'.split(
    '|',
  ),
);

const TURNED_ROUND = /^(unlike|not|no|versus|vs|than|without|replaces|instead|never|neither|nor|alternative)$/;

/** All algorithms that a text names, in order; a name within a longer one ("MAML" in "first-order MAML") does not count. */
export function algorithmsNamed(text: string, algorithms: readonly AnyAlgorithm[]): Naming[] {
  const words = plainWords(text);
  const found = algorithms.flatMap((algorithm) =>
    namesOf(algorithm)
      .filter((name) => !EVERYDAY.has(name.join(' ')) || name.join(' ') === words.join(' '))
      .flatMap((name) =>
        placesOf(words, name).map((at): Naming => ({ algorithm: algorithm.id, at, length: name.length })),
      ),
  );
  return found
    .filter((one) => !found.some((other) => other !== one && overlaps(one, other) && isStronger(other, one)))
    .filter((one) => !isTurnedRound(words, one.at))
    .sort((a, b) => a.at - b.at || b.length - a.length)
    .filter((one, index, all) => all.findIndex((other) => other.algorithm === one.algorithm) === index);
}

/** Whether the words before it in the same clause say that it is something else. */
function isTurnedRound(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 3), at);
  return before.slice(before.lastIndexOf(CLAUSE) + 1).some((word) => TURNED_ROUND.test(word));
}

function overlaps(a: Naming, b: Naming): boolean {
  return a.at < b.at + b.length && b.at < a.at + a.length;
}

/** Of overlapping names the longer one is meant, and of equal ones the one that begins first. */
function isStronger(a: Naming, b: Naming): boolean {
  return a.length !== b.length ? a.length > b.length : a.at < b.at;
}

function namesOf({ id, aliases }: AnyAlgorithm): string[][] {
  const names = [id, ...aliases].map(plainWords);
  return names.filter(
    (name, index) => name.length > 0 && names.findIndex((other) => other.join(' ') === name.join(' ')) === index,
  );
}

function placesOf(words: readonly string[], name: readonly string[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + name.length <= words.length; at++)
    if (name.every((word, index) => words[at + index] === word)) places.push(at);
  return places;
}

/** Stands between two clauses. */
const CLAUSE = '|';

function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[,;:.()](?=\s|$)/g, ` ${CLAUSE} `)
    .split(/[^\p{L}\p{N}|]+/u)
    .filter((word) => word !== '');
}

/** Words of an identifier as a text, in the ways in which people join them: `QLearner` is `q learner`, `UCB1Bandit` is `ucb1 bandit`. */
export function identifierTexts(name: string): string[] {
  const words = wordsOf(name);
  const joined = words.flatMap((_, index) =>
    index + 1 < words.length
      ? [[...words.slice(0, index), `${words[index]}${words[index + 1]}`, ...words.slice(index + 2)].join(' ')]
      : [],
  );
  return [words.join(' '), ...joined];
}
