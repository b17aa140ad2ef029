import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** A Sherman-Morrison step with x^T A^-1 x above this loses too many digits; the inverse is factorised afresh instead. */
const LARGEST_SAFE_GAIN = 1e4;
/** Between factorisations rounding errors of the rank-one steps add up; after this many multiples of d they are cleared. */
const STEPS_PER_DIMENSION = 8;

/**
 * Ridge regression that learns one observation at a time.
 *
 * Keeps A = lambda I + sum x x^T [d, d], its inverse and b = sum r x [d]; theta = A^-1 b (Li et al. 2010, Alg. 1, lines 8, 12, 13).
 * The inverse follows by Sherman and Morrison (1950): (A + x x^T)^-1 = A^-1 - (A^-1 x)(A^-1 x)^T / (1 + x^T A^-1 x), in O(d^2);
 * every 8 d steps, and when a step would lose precision, it is factorised afresh by Cholesky in O(d^3), so O(d^2) amortised.
 */
export class RidgeModel {
  readonly dimension: number;
  readonly #design: Matrix;
  #inverse: Matrix;
  readonly #moment: number[];
  #theta: number[] | undefined;
  #stepsSinceFactorised = 0;
  #observations = 0;

  /** @throws RangeError unless `dimension` is a positive integer and `regularisation` (lambda) is positive and finite. */
  constructor(dimension: number, regularisation: number) {
    if (!Number.isInteger(dimension) || dimension < 1)
      throw new RangeError(`ridge: dimension must be a positive integer, got ${dimension}`);
    if (!(regularisation > 0) || !Number.isFinite(regularisation))
      throw new RangeError(`ridge: lambda must be positive and finite, got ${regularisation}`);
    this.dimension = dimension;
    this.#design = Matrix.eye(dimension, dimension, regularisation);
    this.#inverse = Matrix.eye(dimension, dimension, 1 / regularisation);
    this.#moment = new Array<number>(dimension).fill(0);
  }

  /** How many observations were learned. */
  get observations(): number {
    return this.#observations;
  }

  /** Learns that `features` [d] had the value `target`. Changes the model, not its arguments. */
  observe(features: readonly number[], target: number): void {
    this.#requireFeatures(features);
    if (!Number.isFinite(target)) throw new RangeError(`ridge: target must be finite, got ${target}`);
    const direction = this.solve(features);
    const gain = dot(features, direction);
    addOuterProduct(this.#design, features, 1);
    features.forEach((feature, index) => {
      this.#moment[index] = (this.#moment[index] as number) + target * feature;
    });
    this.#stepsSinceFactorised += 1;
    const drifted = this.#stepsSinceFactorised >= STEPS_PER_DIMENSION * this.dimension;
    if (drifted || gain > LARGEST_SAFE_GAIN) this.#factorise();
    else addOuterProduct(this.#inverse, direction, -1 / (1 + gain));
    this.#theta = undefined;
    this.#observations += 1;
  }

  /** theta = A^-1 b, a fresh array [d]. */
  theta(): number[] {
    this.#theta ??= this.solve(this.#moment);
    return [...this.#theta];
  }

  /** The predicted value theta . x of `features` [d]. */
  mean(features: readonly number[]): number {
    this.#requireFeatures(features);
    this.#theta ??= this.solve(this.#moment);
    return dot(this.#theta, features);
  }

  /** x^T A^-1 x of `features` [d], at least 0. */
  variance(features: readonly number[]): number {
    return Math.max(0, dot(features, this.solve(features)));
  }

  /** A^-1 v of `vector` [d]. */
  solve(vector: readonly number[]): number[] {
    this.#requireFeatures(vector);
    const product = new Array<number>(this.dimension).fill(0);
    for (let row = 0; row < this.dimension; row++) {
      let sum = 0;
      for (let column = 0; column < this.dimension; column++)
        sum += this.#inverse.get(row, column) * (vector[column] as number);
      product[row] = sum;
    }
    return product;
  }

  #factorise(): void {
    const decomposition = new CholeskyDecomposition(this.#design);
    if (!decomposition.isPositiveDefinite())
      throw new RangeError('ridge: the design matrix is not positive definite in double precision; scale the features');
    this.#inverse = decomposition.solve(Matrix.eye(this.dimension));
    this.#stepsSinceFactorised = 0;
  }

  #requireFeatures(features: readonly number[]): void {
    if (features.length !== this.dimension)
      throw new RangeError(`ridge: expected ${this.dimension} features, got ${features.length}`);
    const bad = features.findIndex((feature) => !Number.isFinite(feature));
    if (bad >= 0) throw new RangeError(`ridge: feature ${bad} must be finite, got ${features[bad]}`);
  }
}

/** The inner product of two vectors of one length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

/** matrix += scale * vector vector^T, in place. */
function addOuterProduct(matrix: Matrix, vector: readonly number[], scale: number): void {
  for (let row = 0; row < vector.length; row++) {
    const factor = scale * (vector[row] as number);
    for (let column = 0; column < vector.length; column++)
      matrix.set(row, column, matrix.get(row, column) + factor * (vector[column] as number));
  }
}
