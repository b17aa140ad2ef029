import type { Outcome } from './check/outcome.js';
import type { Power } from './check/power.js';

/** Names listed before the rest is counted. */
const MOST_NAMED = 4;
const NO_OPERATION = /^no operation (\w+)$/;

/** How far checks that all held go, in words: how many ran, what they would have caught, and what of the algorithm was not exercised. */
export function worthOf(outcomes: readonly Outcome[], { caught, missed }: Pick<Power, 'caught' | 'missed'>): string {
  const open = outcomes.filter(({ outcome }) => outcome === 'not-checked');
  const ran = `${outcomes.length - open.length} of ${outcomes.length} properties checked, which catch ${caught.length} of ${caught.length + missed.length} known wrong versions`;
  return open.length === 0 ? ran : `${ran}; not exercised: ${unexercised(open)}`;
}

function unexercised(open: readonly Outcome[]): string {
  const absent = new Set(open.flatMap(({ detail }) => NO_OPERATION.exec(detail ?? '')?.[1] ?? []));
  const others = open
    .filter(({ detail }) => !NO_OPERATION.test(detail ?? ''))
    .map(({ property }) => property.slice(property.indexOf('.') + 1));
  const named = [...(absent.size === 0 ? [] : [`what needs ${[...absent].join(', ')}`]), ...others];
  const rest = named.length - MOST_NAMED;
  return `${named.slice(0, MOST_NAMED).join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
