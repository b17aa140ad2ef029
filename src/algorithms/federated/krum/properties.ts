import { Matrix } from 'ml-matrix';
import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector, shuffled } from '../../random.js';
import type { Krum } from './contract.js';

const [CLIENTS, BYZANTINE, SIZE] = [9, 2, 4];

type Updates = readonly (readonly number[])[];

const normals = (random: Random, clients = CLIENTS): number[][] =>
  Array.from({ length: clients }, () => normalVector(random, SIZE));
const copies = (U: Updates) => U.map((row) => [...row]);
const shifted = (U: Updates, shift: number): number[][] =>
  U.map((row) => row.map((value, at) => value + shift * (at + 1)));

/** Scores from the Gram matrix: ||a - b||^2 = a.a - 2 a.b + b.b. */
function gramScores(U: Updates, f: number): number[] {
  const rows = new Matrix(copies(U));
  const gram = rows.mmul(rows.transpose());
  return U.map((_, i) => {
    const distances = U.map((__, j) => gram.get(i, i) - 2 * gram.get(i, j) + gram.get(j, j)).filter((__, j) => j !== i);
    return new Float64Array(distances)
      .sort()
      .slice(0, U.length - f - 2)
      .reduce((sum, value) => sum + value, 0);
  });
}

const order = (values: readonly number[]) => [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));

export const properties: readonly Property<Krum>[] = [
  {
    id: 'krum.score-formula',
    statement: 'A score is the sum of the n - f - 2 smallest squared distances to other updates.',
    basis: 'Blanchard et al. 2017, section 4, definition of the score s(i)',
    strength: 'always',
    tolerance: '1e-9 relative',
    needs: ['scores'],
    check: scoresAre(() => 1),
    conventions: [
      {
        id: 'mean-of-distances',
        description: 'the score is the mean of those distances, which ranks the updates alike',
        check: scoresAre((neighbours) => 1 / neighbours),
      },
    ],
  },
  {
    id: 'krum.selects-lowest-score',
    statement: 'The chosen update is the one with the smallest score.',
    basis: 'Blanchard et al. 2017, section 4: Krum is the minimiser of the score',
    strength: 'always',
    tolerance: 'exact; random updates have no ties',
    check: overInstances(70, (implementation, random) => {
      const U = normals(random);
      const [expected, actual] = [order(gramScores(U, BYZANTINE))[0], implementation.select(copies(U), BYZANTINE)];
      return actual === expected
        ? undefined
        : counterexample('not the smallest score', { U, f: BYZANTINE }, expected, actual);
    }),
  },
  {
    id: 'krum.returns-an-honest-input',
    statement: 'With f far outliers the chosen update is one of the honest ones.',
    basis: 'Blanchard et al. 2017, Proposition 1',
    strength: 'always',
    tolerance: 'exact',
    check: overInstances(20, (implementation, random) => {
      const attackers = normals(random, BYZANTINE).map((row, at) => row.map((value) => (at + 1) * 100 + value));
      return chosenAmongHonest(implementation, random, attackers);
    }),
  },
  {
    id: 'krum.colluders-lose',
    statement: 'f equal attackers far from the honest updates are not chosen.',
    basis: 'n - f - 2 >= f + 1 neighbours cannot all be attackers',
    strength: 'always',
    tolerance: 'exact',
    check: overInstances(20, (implementation, random) => {
      const point = normalVector(random, SIZE).map((value) => 40 + value);
      return chosenAmongHonest(implementation, random, [point, [...point]]);
    }),
  },
  {
    id: 'krum.permutation-equivariant',
    statement: 'Reordering the clients chooses the same update.',
    basis: 'scores do not depend on order',
    strength: 'always',
    tolerance: 'exact; random updates have no ties',
    check: overInstances(20, (implementation, random) => {
      const U = normals(random);
      const mixed = shuffled(random, U);
      const before = U[implementation.select(copies(U), BYZANTINE)];
      const after = mixed[implementation.select(copies(mixed), BYZANTINE)];
      return before === after
        ? undefined
        : counterexample('another order, another update', { U, mixed, f: BYZANTINE }, before, after);
    }),
  },
  {
    id: 'krum.translation-invariant',
    statement: 'Adding one vector to all updates chooses the same client.',
    basis: 'only differences of updates enter',
    strength: 'always',
    tolerance: 'exact; random updates have no ties',
    check: overInstances(20, (implementation, random) => {
      const U = normals(random);
      const before = implementation.select(copies(U), BYZANTINE);
      const after = implementation.select(shifted(U, 50), BYZANTINE);
      return before === after
        ? undefined
        : counterexample('a shift changes the choice', { U, f: BYZANTINE }, before, after);
    }),
  },
  {
    id: 'krum.bound-enforced',
    statement: 'Fewer than 2 f + 3 updates are turned down, 2 f + 3 are not.',
    basis: 'Blanchard et al. 2017, Proposition 1 requires 2 f + 2 < n',
    strength: 'when-claimed',
    tolerance: 'exact',
    check: (implementation, random) => {
      const few = normals(random, 6);
      if (thrownBy(() => implementation.select(copies(few), 2)) === undefined)
        return counterexample('n = 6, f = 2 is accepted', { U: few, f: 2 }, 'an error', 'an answer');
      const enough = normals(random, 7);
      const error = thrownBy(() => implementation.select(copies(enough), 2));
      return error && counterexample('n = 7, f = 2 is turned down', { U: enough, f: 2 }, 'an answer', error.message);
    },
  },
  {
    id: 'krum.multi-averages-best',
    statement: 'Multi-Krum is the mean of the m updates with the smallest scores; with m = 1 it is Krum.',
    basis: 'Blanchard et al. 2017, Multi-Krum',
    strength: 'always',
    tolerance: '1e-10 relative',
    needs: ['multi'],
    check: overInstances(24, multiAveragesBest),
  },
  {
    id: 'krum.inputs-untouched',
    statement: 'The updates are not modified or reordered.',
    basis: 'inputs belong to the caller, and the answer is an index into them',
    strength: 'always',
    tolerance: 'exact',
    check: (implementation, random) => {
      const U = normals(random);
      const given = copies(U);
      implementation.select(given, BYZANTINE);
      const at = given.findIndex((row, index) => !closeVectors(row, U[index] ?? [], 0));
      return at < 0 ? undefined : counterexample('an update was modified', { U, f: BYZANTINE }, U[at], given[at]);
    },
  },
];

function scoresAre(scale: (neighbours: number) => number) {
  return (implementation: Krum, random: Random): Counterexample | undefined => {
    for (const [n, f] of [
      [9, 2],
      [11, 3],
      [8, 1],
    ] as const) {
      const U = normals(random, n);
      const expected = gramScores(U, f).map((score) => score * scale(n - f - 2));
      const actual = implementation.scores(copies(U), f);
      if (!closeVectors(actual, expected, 1e-9)) return counterexample('scores differ', { U, f }, expected, actual);
    }
    return undefined;
  };
}

/** Honest updates around (1, 2, 3, 4), attackers at random places of the list. */
function chosenAmongHonest(implementation: Krum, random: Random, attackers: Updates): Counterexample | undefined {
  const honest = shifted(normals(random, CLIENTS - attackers.length), 1);
  const U = shuffled(random, [...honest, ...attackers]);
  const chosen = U[implementation.select(copies(U), BYZANTINE)];
  return honest.includes(chosen as number[])
    ? undefined
    : counterexample('an attacker was chosen', { U, f: BYZANTINE, attackers }, 'an honest update', chosen);
}

function multiAveragesBest(implementation: Krum, random: Random): Counterexample | undefined {
  const U = normals(random);
  for (const m of [1, 4, 6]) {
    const best = order(gramScores(U, BYZANTINE)).slice(0, m);
    const expected = U[0]?.map((_, at) => best.reduce((sum, client) => sum + (U[client]?.[at] as number), 0) / m) ?? [];
    const actual = implementation.multi(copies(U), BYZANTINE, m);
    if (!closeVectors(actual, expected, 1e-10))
      return counterexample('not the mean of the m best', { U, f: BYZANTINE, m }, expected, actual);
  }
  return undefined;
}
