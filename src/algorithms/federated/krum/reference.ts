import type { Krum } from './contract.js';

type Updates = readonly (readonly number[])[];

/**
 * Krum and Multi-Krum (Blanchard, El Mhamdi, Guerraoui and Stainer 2017, section 4). The score of an update is the sum of
 * squared distances to its n - f - 2 nearest others; Krum takes the update with the smallest score, Multi-Krum the mean of the m
 * smallest. Attackers cannot be each other's only neighbours, because n >= 2 f + 3.
 *
 * U is n updates of length d. Cost O(n^2 d) for the distances and O(n^2 log n) for the neighbours. Ties go to the first client.
 */
export const krum: Krum = { scores, select: (U, f) => ranked(U, f)[0] as number, multi };

/** RangeError when n < 2 f + 3, f is no whole number >= 0, or lengths differ. */
export function scores(U: Updates, f: number): number[] {
  const neighbours = neighbourCount(U, f);
  return U.map((update, client) =>
    U.filter((_, other) => other !== client)
      .map((other) => squaredDistance(update, other))
      .sort((a, b) => a - b)
      .slice(0, neighbours)
      .reduce((sum, distance) => sum + distance, 0),
  );
}

/** RangeError when m is not between 1 and n. */
function multi(U: Updates, f: number, m: number): number[] {
  if (!Number.isInteger(m) || m < 1 || m > U.length)
    throw new RangeError(`multi-krum: m must be a whole number between 1 and ${U.length}, got ${m}`);
  const chosen = ranked(U, f).slice(0, m);
  return (U[0] ?? []).map((_, at) => chosen.reduce((sum, client) => sum + (U[client]?.[at] as number), 0) / m);
}

/** Clients from the smallest score to the largest. */
export function ranked(U: Updates, f: number): number[] {
  const all = scores(U, f);
  return [...all.keys()].sort((a, b) => (all[a] as number) - (all[b] as number));
}

function neighbourCount(U: Updates, f: number): number {
  if (!Number.isInteger(f) || f < 0) throw new RangeError(`krum: f must be a whole number >= 0, got ${f}`);
  if (U.length < 2 * f + 3) throw new RangeError(`krum: needs n >= 2 f + 3 updates, got n = ${U.length}, f = ${f}`);
  return U.length - f - 2;
}

export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError(`krum: updates of lengths ${a.length} and ${b.length}`);
  return a.reduce((sum, value, at) => sum + (value - (b[at] as number)) ** 2, 0);
}
