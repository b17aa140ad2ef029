import { Matrix, solve } from 'ml-matrix';
import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import type { SparseCodingImplementation } from '../contracts/sparse-coding.js';
import { combination, copyRows, dot, norm, plus, type Rows } from '../rows.js';
import { coherence, sparseCodes, unitDictionary } from '../signals.js';

type Check = (implementation: SparseCodingImplementation, random: Random) => Counterexample | undefined;

const ZERO = 1e-10;

/** Enough that a fault that shows on some signals only is seen in every run. */
const INSTANCES = 40;

function supportOf(code: readonly number[]): number[] {
  return code.flatMap((value, atom) => (Math.abs(value) > ZERO ? [atom] : []));
}

function residualOf(signal: readonly number[], code: readonly number[], dictionary: Rows): number[] {
  return plus(signal, combination(code, dictionary), -1);
}

function instance(random: Random): { D: number[][]; X: number[][]; nonzeros: number } {
  const width = 7 + integerBelow(random, 3);
  const D = unitDictionary(random, 11, width);
  const X = Array.from({ length: 4 }, () => normalVector(random, width).map((value) => 3 * value));
  return { D, X, nonzeros: 2 + integerBelow(random, 3) };
}

/** Greedy picks with normal equations, written straight from the definition; undefined when a pick was nearly a tie. */
function greedyCode(signal: readonly number[], D: Rows, nonzeros: number): number[] | undefined {
  const picked: number[] = [];
  let code = new Array<number>(D.length).fill(0);
  while (picked.length < nonzeros) {
    const residual = residualOf(signal, code, D);
    const merits = D.map((atom, index) => (picked.includes(index) ? 0 : Math.abs(dot(atom, residual))));
    const order = merits.map((_, index) => index).sort((a, b) => (merits[b] as number) - (merits[a] as number));
    const [first, second] = order as [number, number];
    if ((merits[first] as number) - (merits[second] as number) < 1e-6) return undefined;
    picked.push(first);
    const rows = picked.map((atom) => D[atom] as readonly number[]);
    const gram = new Matrix(rows.map((a) => rows.map((b) => dot(a, b))));
    const weights = solve(gram, Matrix.columnVector(rows.map((a) => dot(a, signal)))).to1DArray();
    code = new Array<number>(D.length).fill(0);
    picked.forEach((atom, order_) => {
      code[atom] = weights[order_] as number;
    });
  }
  return code;
}

const supportSize: Check = (implementation, random) => {
  const { D, X, nonzeros } = instance(random);
  const codes = implementation.create({ nonzeros, k: D.length }).sparseCode(X, D);
  const wrong = X.findIndex((_, row) => supportOf(codes[row] ?? []).length !== nonzeros);
  if (wrong < 0 && codes.length === X.length) return undefined;
  return counterexample(
    'a generic signal is not coded by the number of atoms asked for',
    { signal: X[wrong], D, nonzeros },
    nonzeros,
    codes[wrong],
  );
};

const residualOrthogonal: Check = (implementation, random) => {
  const { D, X, nonzeros } = instance(random);
  const codes = implementation.create({ nonzeros, k: D.length }).sparseCode(X, D);
  for (const [row, signal] of X.entries()) {
    const code = codes[row] as number[];
    const residual = residualOf(signal, code, D);
    for (const atom of supportOf(code)) {
      const overlap = dot(D[atom] as number[], residual);
      if (!close(overlap, 0, 1e-8))
        return counterexample(
          'the residual is not orthogonal to a picked atom: the codes are not the least-squares fit',
          { signal, D, nonzeros, code, atom },
          0,
          overlap,
        );
    }
    if (code.some((value) => Number.isNaN(value)))
      return counterexample('a code is not a number', { signal, D, nonzeros }, 'numbers', code);
  }
  return undefined;
};

const equalsGreedyFit: Check = (implementation, random) => {
  const { D, X, nonzeros } = instance(random);
  const codes = implementation.create({ nonzeros, k: D.length }).sparseCode(X, D);
  for (const [row, signal] of X.entries()) {
    const expected = greedyCode(signal, D, nonzeros);
    if (expected === undefined) continue;
    if (!closeVectors(expected, codes[row] ?? [], 1e-7))
      return counterexample(
        'the codes differ from those of picking the best correlated atom and fitting again, atom by atom',
        { signal, D, nonzeros },
        expected,
        codes[row],
      );
  }
  return undefined;
};

const firstPick: Check = (implementation, random) => {
  const width = 6;
  const D = unitDictionary(random, 9, width);
  const target = integerBelow(random, D.length);
  const size = uniform(random, 2, 9);
  for (const sign of [1, -1]) {
    const signal = (D[target] as number[]).map((value) => sign * size * value);
    const code = implementation.create({ nonzeros: 1, k: D.length }).sparseCode([signal], D)[0] ?? [];
    const expected = D.map((_, index) => (index === target ? sign * size : 0));
    if (!closeVectors(expected, code, 1e-9))
      return counterexample('a multiple of one atom is not coded by that atom', { signal, D }, expected, code);
  }
  return undefined;
};

const unequalNorms: Check = (implementation, random) => {
  const D = unitDictionary(random, 8, 6).map((atom) => {
    const length = uniform(random, 0.2, 4);
    return atom.map((value) => length * value);
  });
  const signal = normalVector(random, 6);
  const shares = D.map((atom) => Math.abs(dot(atom, signal)) / norm(atom));
  const target = shares.indexOf(Math.max(...shares));
  const runnerUp = Math.max(...shares.filter((_, index) => index !== target));
  if ((shares[target] as number) - runnerUp < 1e-6) return undefined;
  const code = implementation.create({ nonzeros: 1, k: D.length }).sparseCode([signal], D)[0] ?? [];
  const atom = D[target] as number[];
  const expected = D.map((_, index) => (index === target ? dot(atom, signal) / dot(atom, atom) : 0));
  if (closeVectors(expected, code, 1e-9)) return undefined;
  return counterexample('the norm of the atoms decides which one is picked', { signal, D }, expected, code);
};

const recoversPlanted: Check = (implementation, random) => {
  const width = 40;
  let D = unitDictionary(random, 8, width);
  for (let attempt = 0; coherence(D) >= 1 / 3 && attempt < 20; attempt++) D = unitDictionary(random, 8, width);
  if (coherence(D) >= 1 / 3) D = D.map((_, atom) => Array.from({ length: width }, (__, i) => (i === atom ? 1 : 0)));
  const codes = sparseCodes(random, 5, D.length, 2);
  const X = codes.map((code) => combination(code, D));
  const found = implementation.create({ nonzeros: 2, k: D.length }).sparseCode(X, D);
  const wrong = codes.findIndex((code, row) => !closeVectors(code, found[row] ?? [], 1e-8));
  if (wrong < 0) return undefined;
  return counterexample(
    'a 2-sparse signal over a dictionary of coherence below 1/3 is not recovered exactly',
    { signal: X[wrong], D },
    codes[wrong],
    found[wrong],
  );
};

const degenerateInputs: Check = (implementation, random) => {
  const D = unitDictionary(random, 3, 5);
  D[2] = [...(D[0] as number[])];
  const multiple = (D[0] as number[]).map((value) => 2.5 * value);
  const zero = [0, 0, 0, 0, 0];
  const codes = implementation.create({ nonzeros: 3, k: D.length }).sparseCode([zero, multiple], D);
  for (const [row, signal] of [zero, multiple].entries()) {
    const code = codes[row] ?? [];
    if (code.length !== D.length || !(norm(residualOf(signal, code, D)) <= 1e-8))
      return counterexample(
        'a signal that the dictionary represents exactly (zero, or a multiple of a doubled atom) is not reproduced',
        { signal, D, nonzeros: 3 },
        signal,
        code,
      );
  }
  return undefined;
};

const homogeneous: Check = (implementation, random) => {
  const { D, X, nonzeros } = instance(random);
  const coder = implementation.create({ nonzeros, k: D.length });
  const codes = coder.sparseCode(X, D);
  for (const factor of [-40, 0.01]) {
    const times = (row: readonly number[]): number[] => row.map((value) => factor * value);
    const scaled = coder.sparseCode(X.map(times), D);
    const wrong = codes.findIndex((code, row) => {
      const found = scaled[row] ?? [];
      return !closeVectors(
        code,
        times(found).map((value) => value / factor ** 2),
        1e-7,
      );
    });
    if (wrong >= 0)
      return counterexample(
        'the code of a scaled signal is not the scaled code',
        { signal: X[wrong], D, factor, nonzeros },
        times(codes[wrong] as number[]),
        scaled[wrong],
      );
  }
  return undefined;
};

/** Stops at the first pick whose residual measure is at most the bound. */
function stopsAt(measure: (residual: readonly number[]) => number): Check {
  return (implementation, random) => {
    const { D, X } = instance(random);
    const signal = X[0] as number[];
    const sizes = [1, 2, 3, 4].map((count) => {
      const code = greedyCode(signal, D, count);
      return code && { count, left: measure(residualOf(signal, code, D)) };
    });
    const [before, after] = [sizes[1], sizes[2]];
    if (!before || !after || after.left < 1e-3 || before.left - after.left < 1e-3 * before.left) return undefined;
    const tolerance = (before.left + after.left) / 2;
    const code = implementation.create({ nonzeros: D.length, tolerance, k: D.length }).sparseCode([signal], D)[0] ?? [];
    if (supportOf(code).length === after.count) return undefined;
    return counterexample(
      'the pursuit does not stop at the first residual within the tolerance',
      { signal, D, tolerance },
      after.count,
      supportOf(code).length,
    );
  };
}

const inputsUntouched: Check = (implementation, random) => {
  const { D, X, nonzeros } = instance(random);
  const before = { D: copyRows(D), X: copyRows(X) };
  implementation.create({ nonzeros, k: D.length }).sparseCode(X, D);
  if (JSON.stringify(before) === JSON.stringify({ D, X })) return undefined;
  return counterexample('coding changes the signals or the dictionary it was given', before, before, { D, X });
};

const exact = (id: string, statement: string, basis: string, tolerance: string, check: Check) =>
  ({
    id: `orthogonal-matching-pursuit.${id}`,
    statement,
    basis,
    tolerance,
    strength: 'always',
    check: overInstances(INSTANCES, check),
  }) satisfies Property<SparseCodingImplementation>;

export const properties: readonly Property<SparseCodingImplementation>[] = [
  exact(
    'support-size',
    'A generic signal is coded by exactly as many atoms as were asked for.',
    'Tropp and Gilbert 2007, Algorithm 3: one new atom an iteration, m iterations.',
    'exact (codes below 1e-10 count as zero)',
    supportSize,
  ),
  exact(
    'residual-orthogonal',
    'The residual is orthogonal to every atom that was picked.',
    'Pati et al. 1993: the projection that makes matching pursuit orthogonal.',
    '1e-8',
    residualOrthogonal,
  ),
  exact(
    'equals-greedy-fit',
    'The codes equal those of picking the atom that correlates most with the residual and refitting all picked atoms.',
    'Tropp and Gilbert 2007, Algorithm 3, solved by normal equations.',
    '1e-7, near ties skipped',
    equalsGreedyFit,
  ),
  exact(
    'single-atom',
    'A positive or negative multiple of one atom is coded by that atom alone.',
    'The correlation of a unit atom with itself is 1, the largest there is; picks go by its absolute value.',
    '1e-9',
    firstPick,
  ),
  {
    id: 'orthogonal-matching-pursuit.norms-do-not-matter',
    statement:
      'With atoms of unequal norm the pick goes by the cosine with the residual, and the code is a least-squares fit.',
    basis: 'Pati et al. 1993 state the method for unit atoms; scaling an atom changes no span, so no pick.',
    tolerance: '1e-9',
    strength: 'when-claimed',
    check: overInstances(INSTANCES, unequalNorms),
  },
  exact(
    'recovers-sparse',
    'A 2-sparse signal over a dictionary of coherence below 1/3 is recovered exactly.',
    'Tropp 2004, "Greed is good", Corollary 3.6: coherence < 1/(2m - 1).',
    '1e-8',
    recoversPlanted,
  ),
  exact(
    'degenerate-inputs',
    'A zero signal and a multiple of a doubled atom are reproduced, without a value that is not a number.',
    'Both lie in the span of the atoms; the residual is zero before the budget of atoms is used.',
    '1e-8',
    degenerateInputs,
  ),
  exact(
    'homogeneous',
    'Scaling a signal by -40 or by 0.01 scales its code alike.',
    'Picks go by |correlation| and the fit is linear.',
    '1e-7 of the code',
    homogeneous,
  ),
  {
    id: 'orthogonal-matching-pursuit.stops-at-tolerance',
    statement: 'Given a tolerance, the pursuit stops at the first residual within it.',
    basis: 'Error-constrained form of the pursuit; Rubinstein, Zibulevsky and Elad 2008, section 3.',
    tolerance: 'exact',
    strength: 'when-claimed',
    check: overInstances(INSTANCES, stopsAt(norm)),
    conventions: [
      {
        id: 'squared-residual',
        description: 'the tolerance bounds the squared residual norm, as in scikit-learn',
        check: overInstances(
          INSTANCES,
          stopsAt((residual) => dot(residual, residual)),
        ),
      },
    ],
  },
  exact(
    'inputs-untouched',
    'Coding changes neither signals nor dictionary.',
    'Coding is a function.',
    'exact',
    inputsUntouched,
  ),
];
