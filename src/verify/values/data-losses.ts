import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { Unrepresentable } from './misfit.js';

/** A loss as the meta-learning contract has it. */
export interface Loss {
  grad(theta: readonly number[]): number[];
  readonly minimum?: readonly number[];
}

/** Rows and targets of a linear regression. */
export interface RegressionData {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

/**
 * How people scale the squared error of a linear regression with n rows: the loss is `factor(n)` times the sum of squares.
 * The gradient of a right implementation fits exactly one of them.
 */
export const LOSS_SCALES = [
  { id: 'loss |X w - y|^2 / (2 n)', factor: (n: number) => 1 / (2 * n) },
  { id: 'loss |X w - y|^2 / n', factor: (n: number) => 1 / n },
  { id: 'loss |X w - y|^2 / 2', factor: () => 1 / 2 },
  { id: 'loss |X w - y|^2', factor: () => 1 },
] as const;

export type LossScale = (typeof LOSS_SCALES)[number];

const PROBE = 0.731;

/**
 * A regression with as many rows as parameters whose loss has the gradient of a given quadratic: with H = L L^T and
 * c sum-of-squares the loss, X = L^T / sqrt(2 c) gives 2 c X^T X = H. Throws Unrepresentable for a loss that is no quadratic.
 */
export function regressionFor(loss: Loss, size: number, scale: LossScale): RegressionData {
  const origin = new Array<number>(size).fill(0);
  const atOrigin = loss.grad(origin);
  const columns = origin.map((_, index) => {
    const unit = origin.map((_value, at) => (at === index ? 1 : 0));
    return loss.grad(unit).map((value, at) => value - (atOrigin[at] as number));
  });
  const hessian = new Matrix(columns).transpose();
  refuseCurved(loss, hessian, atOrigin);
  const symmetric = Matrix.add(hessian, hessian.transpose()).mul(0.5);
  const cholesky = new CholeskyDecomposition(symmetric);
  if (!cholesky.isPositiveDefinite()) throw new Unrepresentable('the loss has no least value');
  const minimum = cholesky.solve(Matrix.columnVector(atOrigin.map((value) => -value)));
  const x = Matrix.mul(cholesky.lowerTriangularMatrix.transpose(), 1 / Math.sqrt(2 * scale.factor(size)));
  return { x: x.to2DArray(), y: x.mmul(minimum).to1DArray() };
}

function refuseCurved(loss: Loss, hessian: Matrix, atOrigin: readonly number[]): void {
  const point = atOrigin.map((_, index) => PROBE * (index + 1));
  const linear = hessian.mmul(Matrix.columnVector(point)).to1DArray();
  const actual = loss.grad(point);
  const off = actual.some((value, index) => {
    const expected = (linear[index] as number) + (atOrigin[index] as number);
    return Math.abs(value - expected) > 1e-9 * (1 + Math.abs(expected));
  });
  if (off) throw new Unrepresentable('a loss of changing curvature is no squared error of a linear model');
}

/** Number of parameters of a loss that tells its minimum. */
export function sizeOf(loss: Loss): number {
  if (loss.minimum === undefined) throw new Unrepresentable('the number of parameters is not known');
  return loss.minimum.length;
}

export function isLoss(value: unknown): value is Loss {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Loss>).grad === 'function';
}
