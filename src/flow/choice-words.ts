import type { Expression } from '../model/code.js';
import { memberValue, placeName } from './member-value.js';
import { dottedName, wordsOf } from './names.js';

/** What is chosen when a strategy is chosen. */
const STRATEGIES = new Set(
  (
    'strategy strategies algorithm algorithms algo algos policy policies optimizer optimizers optimiser optimisers optim scheduler ' +
    'schedulers aggregator aggregators aggregation solver explorer exploration bandit ' +
    'bandits estimator objective approach technique schedule selector planner recommender curriculum'
  ).split(' '),
);
/** Words that mean a strategy only where what is chosen is built, called or named as a class. */
const WIDE = new Set(
  'mode method model models type kind name loss losses criterion backend variant distribution activation trainer environment env action arm agent agents learner learners kernel sampler'.split(
    ' ',
  ),
);
const CHOOSING = new Set(
  'select choose pick decide recommend determine dispatch route suggest resolve make create build'.split(' '),
);
/** Names that say by themselves that a strategy is given: `strategyFor`. */
const GIVING = new Set('strategy algorithm policy'.split(' '));
/** Conversions and arithmetic: no strategies. */
const BUILT_IN =
  /^(?:int|float|str|len|list|dict|tuple|set|frozenset|bool|sum|min|max|abs|round|range|sorted|zip|enumerate|type|isinstance|getattr|print|super|open|Number|String|Boolean|Array|Object|Symbol|parseInt|parseFloat|Promise|Error|Map|Set|Date|setTimeout|setInterval|(?:Math|math|JSON|Object|Array|Promise|console|os|path|time|datetime|Date)\..*)$/;

export type Weight = 'strategy' | 'wide' | undefined;

/** How far a name is about strategies. */
export function weightOf(name: string): Weight {
  const words = wordsOf(name);
  if (words.some((word) => STRATEGIES.has(word))) return 'strategy';
  return words.some((word) => WIDE.has(word)) ? 'wide' : undefined;
}

/** Whether a name only says that something is given, which many functions do that choose nothing. */
export function onlyGets(name: string): boolean {
  const words = wordsOf(name);
  return words.includes('get') && !words.some((word) => CHOOSING.has(word));
}

/** How far a function is one that chooses a strategy, by its name and what it says it returns. */
export function choosingWeight(name: string, returns: string | undefined): Weight {
  const words = wordsOf(name);
  const typed = returns === undefined ? undefined : weightOf(returns);
  if (typed === 'strategy') return typed;
  const chooses = words.some((word) => CHOOSING.has(word) || word === 'get');
  return chooses || words.some((word) => GIVING.has(word)) ? weightOf(name) : undefined;
}

/**
 * How an outcome names an alternative: a class (named or built), something called, or a word for it; `undefined` for a value of any
 * other kind.
 */
export function outcomeKind(value: Expression): 'class' | 'called' | 'word' | undefined {
  if (value.kind === 'await') return outcomeKind(value.value);
  if (value.kind === 'call') {
    const name = dottedName(value.callee);
    if (name === undefined || BUILT_IN.test(name)) return undefined;
    return value.constructs || isClassName(name) ? 'class' : 'called';
  }
  if (value.kind === 'function') return 'called';
  if (value.kind === 'name') return isClassName(value.name) ? 'class' : undefined;
  if (value.kind === 'string') return /\s/.test(value.value) ? undefined : 'word';
  return memberValue(value) === undefined ? undefined : 'word';
}

/** `Greedy`, `policies.Greedy`; not `RATE`. */
function isClassName(name: string): boolean {
  return /(?:^|\.)\p{Lu}[\p{L}\d]*\p{Ll}[\p{L}\d]*$/u.test(name);
}

/** What is compared with fixed values, and with which: `name == 'a'`, `name in ('a', 'b')`. */
export function comparedWith(
  test: Expression,
): { readonly subject: Expression; readonly values: Expression[] } | undefined {
  if (test.kind === 'logical' && test.operator === 'or') {
    const [left, right] = [comparedWith(test.left), comparedWith(test.right)];
    const same = left !== undefined && right !== undefined && placeName(left.subject) === placeName(right.subject);
    return same ? { subject: left.subject, values: [...left.values, ...right.values] } : undefined;
  }
  if (test.kind !== 'compare') return undefined;
  const { left, right, operator } = test;
  const fixed = (value: Expression): boolean => memberValue(value) !== undefined;
  if (operator === '==' || operator === 'is') {
    if (fixed(right) && !fixed(left)) return { subject: left, values: [right] };
    return fixed(left) && !fixed(right) ? { subject: right, values: [left] } : undefined;
  }
  if (operator !== 'in' || (right.kind !== 'tuple' && right.kind !== 'list' && right.kind !== 'set')) return undefined;
  return right.elements.length > 0 && right.elements.every(fixed)
    ? { subject: left, values: [...right.elements] }
    : undefined;
}
