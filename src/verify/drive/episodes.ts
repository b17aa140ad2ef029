import { type Item, standsFor } from '../bind/items.js';
import type { NamedArguments } from '../contract/named-arguments.js';
import { Unrepresentable } from '../values/misfit.js';

interface Rollout extends Readonly<Record<string, unknown>> {
  readonly term: readonly boolean[];
  readonly trunc: readonly boolean[];
  readonly vNext: readonly number[];
}

/**
 * The parts of a rollout in which a subject can be given it: cut where an episode was cut off unless it takes that, and where one ended
 * unless it takes that. A part that something would have followed needs a place for the value of that.
 */
export function partsOfRollout(
  taken: readonly Item[],
  takesValueAfter: boolean,
  named: NamedArguments,
): NamedArguments[] {
  const { term, trunc, vNext } = named as Rollout;
  const takes = (name: string): boolean => taken.some((item) => standsFor(item, name));
  const cuts = [...term.keys()].filter(
    (t) => t === term.length - 1 || (trunc[t] && !takes('trunc')) || (term[t] && !takes('term')),
  );
  return cuts.map((end, index) => {
    const from = index === 0 ? 0 : (cuts[index - 1] as number) + 1;
    const part = sliced(named, from, end + 1);
    // After the end nothing follows: its value is 0, where only that can say it.
    if (term[end]) return takes('term') ? part : { ...part, vNext: [...vNext.slice(from, end), 0] };
    if (!takesValueAfter) throw new Unrepresentable('it has no place for the value after the last step');
    return part;
  });
}

function sliced(named: NamedArguments, from: number, to: number): NamedArguments {
  return Object.fromEntries(
    Object.entries(named).map(([name, value]) => [name, Array.isArray(value) ? value.slice(from, to) : value]),
  );
}
