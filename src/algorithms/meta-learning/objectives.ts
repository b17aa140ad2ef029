import { Matrix, QrDecomposition } from 'ml-matrix';
import type { Random } from '../../model/algorithm.js';
import { normal, normalVector, uniform } from '../random.js';
import { plusScaled } from './vectors.js';

/** A differentiable loss over parameter vectors of length d. */
export interface Objective {
  loss(theta: readonly number[]): number;
  /** Gradient at theta, length d. */
  grad(theta: readonly number[]): number[];
  /** Hessian at theta times `vector`, length d. */
  hvp(theta: readonly number[], vector: readonly number[]): number[];
}

/** Support loss for the inner loop, query loss for the outer one. */
export interface MetaTask {
  readonly support: Objective;
  readonly query: Objective;
}

/** The parts of 1/2 (theta - c)^T H (theta - c) + bend/4 sum_i (theta_i - c_i)^4. */
export interface Bowl extends Objective {
  readonly minimum: readonly number[];
  /** Hessian at theta, d by d; constant when `bend` is 0. */
  hessian(theta: readonly number[]): Matrix;
}

/** Matrix times vector. */
export function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.mmul(Matrix.columnVector([...vector])).to1DArray();
}

/** A bowl with curvature matrix `curvature` (d by d, positive definite) and its minimum at `minimum`. */
export function bowl(curvature: Matrix, minimum: readonly number[], bend = 0): Bowl {
  const offset = (theta: readonly number[]) => plusScaled(theta, -1, minimum);
  const hessian = (theta: readonly number[]) =>
    Matrix.add(curvature, Matrix.diag(offset(theta).map((value) => 3 * bend * value * value)));
  return {
    minimum,
    hessian,
    loss: (theta) => {
      const away = offset(theta);
      const quadratic = away.reduce((sum, value, row) => sum + value * (times(curvature, away)[row] as number), 0);
      return quadratic / 2 + (bend / 4) * away.reduce((sum, value) => sum + value ** 4, 0);
    },
    grad: (theta) => {
      const away = offset(theta);
      return plusScaled(
        times(curvature, away),
        bend,
        away.map((value) => value ** 3),
      );
    },
    // A quadratic has one Hessian everywhere, so a caller may leave the point out and pass the vector alone.
    hvp: (theta, vector?: readonly number[]) => times(hessian(theta), vector ?? theta),
  };
}

/** A positive definite matrix with random axes and eigenvalues uniform in [low, high]. */
export function randomCurvature(random: Random, size: number, low: number, high: number): Matrix {
  const rows = Array.from({ length: size }, () => normalVector(random, size));
  const axes = new QrDecomposition(new Matrix(rows)).orthogonalMatrix;
  const eigenvalues = Matrix.diag(Array.from({ length: size }, () => uniform(random, low, high)));
  return axes.mmul(eigenvalues).mmul(axes.transpose());
}

/** A task whose support and query bowls differ in shape and in place. */
export function randomTask(random: Random, size: number, bend = 0): { support: Bowl; query: Bowl } {
  const one = () =>
    bowl(
      randomCurvature(random, size, 0.6, 2.8),
      Array.from({ length: size }, () => 1.5 * normal(random)),
      bend,
    );
  return { support: one(), query: one() };
}
