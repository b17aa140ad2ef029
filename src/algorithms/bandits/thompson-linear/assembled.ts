import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
import type { Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { argmax } from '../argmax.js';
import { dot } from '../ridge.js';
import type { LinearThompson, LinearThompsonOptions } from './reference.js';

/** The steps of linear Thompson sampling, each of which a wrong version may get wrong. */
export interface LinearThompsonSteps {
  initialPrecision(options: LinearThompsonOptions): Matrix;
  nextPrecision(precision: Matrix, x: Matrix, reward: number): Matrix;
  nextMoment(moment: Matrix, x: Matrix, reward: number): Matrix;
  covariance(precision: Matrix, v: number): Matrix;
  /** What turns standard normal noise [d] into noise of the covariance. */
  factor(covariance: Matrix): Matrix;
  draw(mean: readonly number[], factor: Matrix, rng: Random): number[];
  choose(values: readonly number[]): number;
  drawsForEachCandidate: boolean;
}

/** The steps as in the paper, with the precision matrix inverted after each update. */
export const paperSteps: LinearThompsonSteps = {
  initialPrecision: ({ d, lambda }) => Matrix.eye(d, d, lambda),
  nextPrecision: (precision, x) => Matrix.add(precision, x.mmul(x.transpose())),
  nextMoment: (moment, x, reward) => Matrix.add(moment, Matrix.mul(x, reward)),
  covariance: (precision, v) => inverse(precision).mul(v ** 2),
  factor: (covariance) =>
    new CholeskyDecomposition(Matrix.add(covariance, covariance.transpose()).mul(0.5)).lowerTriangularMatrix,
  draw: (mean, factor, rng) => {
    const noise = normalVector(rng, mean.length);
    return mean.map((value, index) => value + dot(factor.getRow(index), noise));
  },
  choose: argmax,
  drawsForEachCandidate: false,
};

/** Linear Thompson sampling assembled from its steps. */
export function assembledLinearThompson(changes: Partial<LinearThompsonSteps> = {}): LinearThompson {
  const steps = { ...paperSteps, ...changes };
  return {
    create: (options) => {
      let precision = steps.initialPrecision(options);
      let moment = Matrix.zeros(options.d, 1);
      let known: { mean: number[]; covariance: Matrix; factor: Matrix } | undefined;
      const posterior = () => {
        if (known === undefined) {
          const mean = inverse(precision).mmul(moment).to1DArray();
          const covariance = steps.covariance(precision, options.v);
          known = { mean, covariance, factor: steps.factor(covariance) };
        }
        return known;
      };
      const draw = (): number[] => steps.draw(posterior().mean, posterior().factor, options.rng);
      return {
        select: (candidates) => {
          const shared = draw();
          return steps.choose(candidates.map((x) => dot(steps.drawsForEachCandidate ? draw() : shared, x)));
        },
        update: (x, reward) => {
          const column = Matrix.columnVector([...x]);
          precision = steps.nextPrecision(precision, column, reward);
          moment = steps.nextMoment(moment, column, reward);
          known = undefined;
        },
        posterior: () => ({ mean: [...posterior().mean], covariance: posterior().covariance.to2DArray() }),
      };
    },
  };
}
