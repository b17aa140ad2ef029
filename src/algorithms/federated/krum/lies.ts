import type { Lie } from '../../../model/algorithm.js';
import type { Krum } from './contract.js';
import { krum, scores, squaredDistance } from './reference.js';

type Updates = readonly (readonly number[])[];
type Scores = (U: Updates, f: number) => number[];

const mean = (U: Updates): number[] =>
  (U[0] ?? []).map((_, at) => U.reduce((sum, row) => sum + (row[at] as number), 0) / U.length);
const byScore = (all: readonly number[]) => [...all.keys()].sort((a, b) => (all[a] as number) - (all[b] as number));

/** Krum with other scores; selection and Multi-Krum follow them, and the bound is checked as before. */
const withScores = (changed: Scores): Krum => ({
  scores: changed,
  select: (U, f) => byScore(bounded(U, f, changed))[0] as number,
  multi: (U, f, m) =>
    mean(
      byScore(bounded(U, f, changed))
        .slice(0, m)
        .map((client) => U[client] as readonly number[]),
    ),
});

function bounded(U: Updates, f: number, changed: Scores): number[] {
  scores(U, f);
  return changed(U, f);
}

/** Scores from another distance, number of neighbours, or with the zero distance to oneself kept. */
const scored =
  (count: (n: number, f: number) => number, distance = squaredDistance, self = false): Scores =>
  (U, f) =>
    U.map((update, client) =>
      U.filter((_, other) => self || other !== client)
        .map((other) => distance(update, other))
        .sort((a, b) => a - b)
        .slice(0, count(U.length, f))
        .reduce((sum, value) => sum + value, 0),
    );
const nearest = (n: number, f: number) => n - f - 2;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

export const lies: readonly Lie<Krum>[] = [
  {
    id: 'f-neighbours',
    description: 'Only f - 1 neighbours count, so that colluders win.',
    implementation: withScores(scored((_, f) => Math.max(1, f - 1))),
    caughtBy: [
      'krum.score-formula',
      'krum.selects-lowest-score',
      'krum.colluders-lose',
      'krum.permutation-equivariant',
      'krum.multi-averages-best',
    ],
  },
  {
    id: 'one-neighbour-more',
    description: 'n - f - 1 neighbours count.',
    implementation: withScores(scored((n, f) => n - f - 1)),
    caughtBy: ['krum.score-formula', 'krum.selects-lowest-score', 'krum.multi-averages-best'],
  },
  {
    id: 'all-neighbours',
    description: 'All distances count, those to attackers too.',
    implementation: withScores(scored((n) => n)),
    caughtBy: ['krum.score-formula', 'krum.selects-lowest-score', 'krum.multi-averages-best'],
  },
  {
    id: 'self-distance-counted',
    description: 'The zero distance to oneself takes one of the n - f - 2 places.',
    implementation: withScores(scored(nearest, squaredDistance, true)),
    caughtBy: ['krum.score-formula', 'krum.selects-lowest-score', 'krum.multi-averages-best'],
  },
  {
    id: 'unsquared',
    description: 'Distances are not squared.',
    implementation: withScores(scored(nearest, (a, b) => Math.sqrt(squaredDistance(a, b)))),
    caughtBy: ['krum.score-formula', 'krum.selects-lowest-score', 'krum.multi-averages-best'],
  },
  {
    id: 'first-coordinate',
    description: 'The distance looks at the first coordinate only.',
    implementation: withScores(scored(nearest, (a, b) => ((a[0] as number) - (b[0] as number)) ** 2)),
    caughtBy: ['krum.score-formula', 'krum.selects-lowest-score', 'krum.multi-averages-best'],
  },
  {
    id: 'length-of-update',
    description: 'The update with the smallest length is chosen.',
    implementation: withScores((U) => U.map((row) => row.reduce((sum, value) => sum + value * value, 0))),
    caughtBy: [
      'krum.score-formula',
      'krum.selects-lowest-score',
      'krum.translation-invariant',
      'krum.multi-averages-best',
    ],
  },
  {
    id: 'argmax',
    description: 'The worst score is chosen.',
    implementation: { ...krum, select: (U, f) => byScore(scores(U, f)).at(-1) as number },
    caughtBy: ['krum.selects-lowest-score', 'krum.returns-an-honest-input', 'krum.colluders-lose'],
  },
  {
    id: 'first-client',
    description: 'The first client is chosen whatever the scores say.',
    implementation: {
      ...krum,
      select: (U, f) => {
        scores(U, f);
        return 0;
      },
    },
    caughtBy: [
      'krum.selects-lowest-score',
      'krum.returns-an-honest-input',
      'krum.colluders-lose',
      'krum.permutation-equivariant',
    ],
  },
  {
    id: 'tolerance-dead',
    description: 'f is accepted and one attacker is assumed.',
    implementation: withScores((U) => scores(U, 1)),
    caughtBy: ['krum.score-formula', 'krum.selects-lowest-score', 'krum.multi-averages-best'],
  },
  {
    id: 'bound-unchecked',
    description: 'n >= 2 f + 3 is not checked.',
    implementation: { ...krum, select: (U, f) => byScore(scored(nearest)(U, f))[0] as number },
    caughtBy: ['krum.bound-enforced'],
  },
  {
    id: 'bound-off-by-one',
    description: 'n = 2 f + 3 is turned down.',
    implementation: {
      ...krum,
      select: (U, f) => {
        if (U.length < 2 * f + 4) throw new RangeError('too few updates');
        return krum.select(U, f);
      },
    },
    caughtBy: ['krum.bound-enforced'],
  },
  {
    id: 'multi-mean-of-all',
    description: 'Multi-Krum returns the plain mean.',
    implementation: { ...krum, multi: (U) => mean(U) },
    caughtBy: ['krum.multi-averages-best'],
  },
  {
    id: 'multi-sum',
    description: 'Multi-Krum adds the m best updates up.',
    implementation: { ...krum, multi: (U, f, m) => krum.multi(U, f, m).map((value) => value * m) },
    caughtBy: ['krum.multi-averages-best'],
  },
  {
    id: 'multi-ignores-m',
    description: 'Multi-Krum averages n - f updates whatever m is.',
    implementation: { ...krum, multi: (U, f) => krum.multi(U, f, U.length - f) },
    caughtBy: ['krum.multi-averages-best'],
  },
  {
    id: 'multi-median',
    description: 'Multi-Krum returns the coordinate-wise median.',
    implementation: { ...krum, multi: (U) => (U[0] ?? []).map((_, at) => median(U.map((row) => row[at] as number))) },
    caughtBy: ['krum.multi-averages-best'],
  },
  {
    id: 'sorts-in-place',
    description: 'The list of updates is sorted by score while choosing.',
    implementation: {
      ...krum,
      select: (U, f) => {
        const chosen = krum.select(U, f);
        const sorted = byScore(scores(U, f)).map((client) => U[client] as readonly number[]);
        (U as (readonly number[])[]).splice(0, U.length, ...sorted);
        return chosen;
      },
    },
    caughtBy: ['krum.inputs-untouched'],
  },
];
