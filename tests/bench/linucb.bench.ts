import { inverse, Matrix } from 'ml-matrix';
import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import { RidgeModel } from '../../src/algorithms/bandits/ridge.js';
import { normalVector, seededRandom } from '../../src/algorithms/random.js';

const dimensions = [8, 16, 32, 64, 128, 256, 512] as const;
/** Each time is the best of some, which is the least disturbed one. */
const repeats = 5;

export interface LinUcbRow {
  /** Number of features d. */
  readonly dimension: number;
  /** Microseconds of one update, re-factorisations included in their share. */
  readonly update: number;
  /** Microseconds of one choice score: mean and width of one candidate. */
  readonly predict: number;
  /** Microseconds of inverting A once, which is what most implementations do at every update. */
  readonly inversion: number;
}

function bestMicroseconds(runs: number, calls: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return ((performance.now() - start) * 1000) / calls;
  });
  return Math.min(...times);
}

/** Times update, prediction and direct inversion at d = 8 to 512, in one run, so that ratios mean something. */
export function benchLinUcb(): LinUcbRow[] {
  return dimensions.map((dimension) => {
    const random = seededRandom(dimension);
    const observations = Array.from({ length: 64 }, () => normalVector(random, dimension));
    const model = new RidgeModel(dimension, 1);
    // One whole period between re-factorisations (8 d updates), so that each run pays for exactly one of them.
    const updates = 8 * dimension;
    const learn = (): void => {
      for (let step = 0; step < updates; step++) model.observe(observations[step % 64] as number[], step % 3);
    };
    learn();
    const update = bestMicroseconds(dimension > 256 ? 1 : repeats, updates, learn);
    let sum = 0;
    const predict = bestMicroseconds(repeats, 64, () => {
      for (const x of observations) sum += model.mean(x) + Math.sqrt(model.variance(x));
    });
    if (!Number.isFinite(sum)) throw new RangeError(`linucb bench: predictions at d = ${dimension} are not finite`);
    const design = Matrix.eye(dimension, dimension, 1);
    for (const x of observations) {
      const column = Matrix.columnVector(x);
      design.add(column.mmul(column.transpose()));
    }
    const inversion = bestMicroseconds(dimension > 256 ? 1 : repeats, 1, () => {
      inverse(design);
    });
    return { dimension, update, predict, inversion };
  });
}

/** The slope of log time over log d: 2 for O(d^2). */
function order(rows: readonly LinUcbRow[], column: 'update' | 'predict' | 'inversion'): number {
  const points = rows.map((row) => [Math.log(row.dimension), Math.log(row[column])] as const);
  const meanOf = (index: 0 | 1): number => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [meanX, meanY] = [meanOf(0), meanOf(1)];
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/**
 * The cost of a LinUCB update against the inversion it saves. Orders are fitted to d >= 64, where constant costs no longer
 * show; the budget leaves room for caches that d = 512 outgrows.
 */
export function run(): Promise<readonly BenchLine[]> {
  const rows = benchLinUcb();
  const large = rows.filter(({ dimension }) => dimension >= 64);
  const lines = rows.map(
    ({ dimension, update, predict, inversion }): BenchLine => ({
      measure: `linucb d=${dimension}: update / inversion`,
      value: update / inversion,
      detail: `update ${update.toFixed(1)} us, score of a candidate ${predict.toFixed(1)} us, inversion ${inversion.toFixed(1)} us`,
    }),
  );
  return Promise.resolve([
    ...lines,
    { measure: 'linucb update: order in d (2 expected)', value: order(large, 'update'), budget: 2.7 },
    { measure: 'linucb score: order in d (2 expected)', value: order(large, 'predict'), budget: 2.7 },
    { measure: 'matrix inversion: order in d (3 expected)', value: order(large, 'inversion') },
  ]);
}
