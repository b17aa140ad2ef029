import type { SubjectParameter } from '../subject/shape.js';
import { kindOf } from '../values/type-hint.js';

/**
 * Values that switch off what the contract does not know, by the name of the parameter. A decay may be a factor or a difference, so both
 * ways are tried, and a subject is only wrong when it is wrong in each.
 */
const NEUTRAL: readonly { readonly name: RegExp; readonly values: readonly (number | boolean)[] }[] = [
  { name: /seed/i, values: [1] },
  {
    name: /(min|end|final|floor).*(eps|expl|alpha|lr|rate)|(eps|expl|alpha|lr|rate).*(min|end|final|floor)/i,
    values: [0],
  },
  { name: /decay/i, values: [1, 0] },
  {
    name: /^(n|num|max|total)?_?(iters?|iterations|episodes|steps|rounds|trials|time_?steps|turns)$|^(horizon|time_horizon|max_time)$/i,
    values: [1000],
  },
  // The weight of what was seen before, beside a single reward.
  { name: /^(discount|forgetting|forget|forgetting_?factor)$/i, values: [1] },
  // A world of so many cells has the states that checks need.
  {
    name: /^(n|num|grid)?_?(rows|cols|columns|width|height)$|^(rows|cols|columns)_?(count|num)?$|^grid_?size$/i,
    values: [3],
  },
  { name: /^(init|initial|start|starting|default)_?(value|estimate|reward|mean)s?$/i, values: [0] },
  // Rewards of 0 and 1 lie on either side.
  { name: /^(reward|success)_?(threshold|cutoff|tolerance)$|^tolerance$/i, values: [0.5] },
  { name: /^(truncated|truncation|timed_?out)$/i, values: [false] },
  { name: /verbose|debug|logging|log_?level|quiet|silent/i, values: [false] },
];

const FADING = 'decay|min(imum)?|end|final|floor';
const FADING_EXPLORATION = new RegExp(`(eps|expl).*(${FADING})|(${FADING}).*(eps|expl)`, 'i');

/**
 * Whether a number says how exploration fades: a floor that it does not fall below raises an epsilon of 0 as well, so that its default
 * is no neutral one.
 */
export function fadesExploration(parameter: SubjectParameter): boolean {
  return /^(number|unknown)$/.test(kindOf(parameter)) && FADING_EXPLORATION.test(parameter.name);
}

/** None when nothing is known that leaves the behaviour as it is. */
export function neutralValues(parameter: SubjectParameter): readonly (number | boolean)[] {
  const kind = kindOf(parameter);
  const found = NEUTRAL.find(({ name }) => name.test(parameter.name))?.values ?? [];
  return found.filter((value) => kind === 'unknown' || kind === typeof value);
}
