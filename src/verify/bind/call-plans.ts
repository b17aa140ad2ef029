import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { SubjectParameter, SubjectShape } from '../subject/shape.js';
import type { Encoding } from '../values/encode.js';
import { itemEncodings } from '../values/item-encodings.js';
import { kindOf } from '../values/type-hint.js';
import type { ArgumentPlan, CallPlan } from './binding.js';
import type { Item } from './items.js';
import { type Match, type Matching, matchParameters } from './match-parameters.js';
import { neutralValues } from './neutral.js';

/** Choices that all calls of a binding make alike: the scale of a loss, names or numbers for arms. */
export type Conventions = Readonly<Record<string, string>>;

/** A call with every parameter settled, and the conventions that its encodings follow. */
export interface PlannedCall {
  readonly plan: CallPlan;
  readonly conventions: Conventions;
  readonly score: number;
}

const MOST_PLANS = 40;
/** Ways to fill the fields of one record; `combinations` gives up to eight times as many. */
const MOST_RECORDS = 1;

/**
 * All ways to call something with canonical items, the likeliest first. Empty when a required parameter cannot be filled; `why`
 * then says which. `lenient`: required numbers that the contract does not know get a constant, because they do not matter here.
 */
export function planCalls(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  parameters: readonly SubjectParameter[],
  items: readonly Item[],
  options: { readonly positional: readonly Item[]; readonly lenient?: boolean },
): { readonly plans: readonly PlannedCall[]; readonly matching: Matching; readonly why?: string } {
  const matching = matchParameters(parameters, items, options.positional);
  const unknown = matching.unknown.filter((one) => !(options.lenient && kindOf(one) !== 'function'));
  if (unknown.length > 0)
    return { plans: [], matching, why: `nothing is known to give for ${unknown.map(({ name }) => name).join(', ')}` };
  const choices = matching.matches.map((match) => argumentChoices(algorithm, match, subject, options.lenient === true));
  const impossible = matching.matches.find(
    (match, index) => match.item !== undefined && choices[index]?.length === 0 && !match.parameter.optional,
  );
  if (impossible !== undefined)
    return { plans: [], matching, why: `${impossible.parameter.name} asks for what cannot be made` };
  const plans = combinations(
    choices.map((one) => (one.length === 0 ? [undefined] : one)),
    MOST_PLANS,
  )
    .map((chosen) => chosen.filter((one) => one !== undefined))
    .flatMap((chosen): PlannedCall[] => {
      const conventions = agreed(chosen.map(conventionsOf));
      if (conventions === undefined) return [];
      const each = chosen.flatMap((one) => [one, ...(one.fields ?? [])]).find((one) => one.item?.part === 'each')
        ?.item?.parameter;
      const plan = {
        arguments: chosen,
        positions: chosen.map((one) => parameters.indexOf(one.parameter)),
        ignored: matching.unused,
        ...(each === undefined ? {} : { each }),
      };
      return [{ plan, score: matching.score, conventions }];
    })
    .slice(0, MOST_PLANS);
  return { plans, matching };
}

/** The ways to fill one parameter; none at all leaves it to its default. */
function argumentChoices(
  algorithm: AnyAlgorithm,
  match: Match,
  subject: SubjectShape,
  lenient: boolean,
): ArgumentPlan[] {
  const { parameter, item } = match;
  if (match.how === 'constant') return [{ parameter, constant: match.constant ?? '' }];
  if (match.how === 'neutral') return neutralValues(parameter).map((constant) => ({ parameter, constant }));
  if (match.fields !== undefined) {
    const choices = match.fields
      .map((field) => argumentChoices(algorithm, field, subject, lenient))
      .filter((one) => one.length > 0);
    return combinations(choices, MOST_RECORDS).map((fields) => ({ parameter, fields }));
  }
  if (item === undefined) return lenient && !parameter.optional ? [{ parameter, constant: 0.1 }] : [];
  const encodings: readonly Encoding[] = itemEncodings(algorithm, item, parameter, subject);
  const given = encodings.map((encoding): ArgumentPlan => ({ parameter, item, encoding }));
  return mayMeanAnother(algorithm, item, parameter) ? [...given, { parameter, constant: false }] : given;
}

/**
 * The end of an episode may be told for the sake of something else, such as the exploration of the next one: values of terminal states
 * stay as they began where nothing updates them, so an agent may bootstrap from them. One in which nothing depends on it says what it
 * does not do.
 */
function mayMeanAnother({ contract }: AnyAlgorithm, { path }: Item, { isTested }: SubjectParameter): boolean {
  return contract.id === 'tabular-control' && path === 'done' && isTested === true;
}

function conventionsOf({ encoding, fields = [] }: ArgumentPlan): Conventions {
  return Object.assign({}, encoding?.conventions, ...fields.map(conventionsOf)) as Conventions;
}

/** All conventions together; undefined when two of them say different things of one. */
export function agreed(all: readonly Conventions[]): Conventions | undefined {
  const together: Record<string, string> = {};
  for (const [key, value] of all.flatMap((one) => Object.entries(one))) {
    if (together[key] !== undefined && together[key] !== value) return undefined;
    together[key] = value;
  }
  return together;
}

/** The products of lists of choices, those near the front of every list first, at most `most`. */
export function combinations<T>(choices: readonly (readonly T[])[], most: number): T[][] {
  const sizes = choices.map((one) => one.length);
  const total = sizes.reduce((product, size) => product * size, 1);
  const bounded = Math.min(total, 4096);
  const all = Array.from({ length: bounded }, (_, code) => {
    let rest = code;
    const indices = sizes.map((size) => {
      const index = rest % size;
      rest = Math.floor(rest / size);
      return index;
    });
    return { indices, sum: indices.reduce((sum, index) => sum + index, 0) };
  });
  return all
    .sort((a, b) => a.sum - b.sum)
    .slice(0, most * 8)
    .map(({ indices }) => indices.map((index, at) => (choices[at] as readonly T[])[index] as T));
}
