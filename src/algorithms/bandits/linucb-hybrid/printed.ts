import { inverse, Matrix } from 'ml-matrix';
import { argmax } from '../argmax.js';
import type { HybridLinUcb } from './reference.js';

interface ArmState {
  A: Matrix;
  B: Matrix;
  b: Matrix;
}

interface SharedState {
  A: Matrix;
  b: Matrix;
}

/** Steps of Alg. 2 that a wrong version may get wrong. */
export interface HybridSteps {
  /** Lines 17 and 18: adds back the arm's old terms before the arm changes. */
  addBack(shared: SharedState, arm: ArmState): void;
  /** Lines 22 and 23: takes off the arm's new terms and adds z z^T and r z. */
  takeOff(shared: SharedState, arm: ArmState, z: Matrix, r: number): void;
  /** Line 20: the coupling of the arm to the shared features. */
  couple(arm: ArmState, x: Matrix, z: Matrix): void;
  theta(armInverse: Matrix, arm: ArmState, beta: Matrix): Matrix;
  /** The terms of s on line 13. */
  variance(terms: { shared: number; cross: number; own: number; back: number }): number;
  width(variance: number, alpha: number): number;
  score(mean: number, width: number, alpha: number): number;
}

const schur = (arm: ArmState): { A: Matrix; b: Matrix } => {
  const weighted = arm.B.transpose().mmul(inverse(arm.A));
  return { A: weighted.mmul(arm.B), b: weighted.mmul(arm.b) };
};

/** The steps as printed. */
export const printedSteps: HybridSteps = {
  addBack: (shared, arm) => {
    const old = schur(arm);
    shared.A.add(old.A);
    shared.b.add(old.b);
  },
  takeOff: (shared, arm, z, r) => {
    const now = schur(arm);
    shared.A.add(z.mmul(z.transpose())).sub(now.A);
    shared.b.add(Matrix.mul(z, r)).sub(now.b);
  },
  couple: (arm, x, z) => {
    arm.B.add(x.mmul(z.transpose()));
  },
  theta: (armInverse, arm, beta) => armInverse.mmul(Matrix.sub(arm.b, arm.B.mmul(beta))),
  variance: ({ shared, cross, own, back }) => shared - 2 * cross + own + back,
  width: (variance, alpha) => alpha * Math.sqrt(variance),
  score: (mean, width) => mean + width,
};

/** Hybrid LinUCB line by line as printed in Alg. 2 of Li et al. 2010. */
export function printedHybrid(changes: Partial<HybridSteps> = {}): HybridLinUcb {
  const steps = { ...printedSteps, ...changes };
  return {
    create: ({ arms: count, k, d, alpha, lambda }) => {
      const shared: SharedState = { A: Matrix.eye(k, k, lambda), b: Matrix.zeros(k, 1) };
      const arms = Array.from(
        { length: count },
        (): ArmState => ({ A: Matrix.eye(d, d, lambda), B: Matrix.zeros(d, k), b: Matrix.zeros(d, 1) }),
      );
      const predict = (index: number, zs: readonly number[], xs: readonly number[]) => {
        const arm = arms[index] as ArmState;
        const [z, x] = [Matrix.columnVector([...zs]), Matrix.columnVector([...xs])];
        const [sharedInverse, armInverse] = [inverse(shared.A), inverse(arm.A)];
        const beta = sharedInverse.mmul(shared.b);
        const back = arm.B.transpose().mmul(armInverse).mmul(x);
        const variance = steps.variance({
          shared: z.dot(sharedInverse.mmul(z)),
          cross: z.dot(sharedInverse.mmul(back)),
          own: x.dot(armInverse.mmul(x)),
          back: back.dot(sharedInverse.mmul(back)),
        });
        return {
          mean: z.dot(beta) + x.dot(steps.theta(armInverse, arm, beta)),
          width: steps.width(variance, alpha),
        };
      };
      return {
        predict,
        select: (zs, xs) =>
          argmax(
            arms.map((_, index) => {
              const { mean, width } = predict(index, zs[index] ?? [], xs[index] ?? []);
              return steps.score(mean, width, alpha);
            }),
          ),
        update: (index, zs, xs, r) => {
          const arm = arms[index] as ArmState;
          const [z, x] = [Matrix.columnVector([...zs]), Matrix.columnVector([...xs])];
          steps.addBack(shared, arm);
          arm.A.add(x.mmul(x.transpose()));
          steps.couple(arm, x, z);
          arm.b.add(Matrix.mul(x, r));
          steps.takeOff(shared, arm, z, r);
        },
      };
    },
  };
}
