import { inverse, Matrix } from 'ml-matrix';
import { argmax } from '../argmax.js';
import { dot } from '../ridge.js';
import type { LinUcb, LinUcbOptions } from './reference.js';

/** The steps of LinUCB, each of which a wrong version may get wrong. */
export interface LinUcbSteps {
  initialDesign(options: LinUcbOptions): Matrix;
  /** The design matrix after features x [d, 1] were played. */
  nextDesign(design: Matrix, x: Matrix, reward: number): Matrix;
  nextMoment(moment: Matrix, x: Matrix, reward: number): Matrix;
  /** A^-1 as the widths use it. */
  invert(design: Matrix, options: LinUcbOptions): Matrix;
  theta(designInverse: Matrix, moment: Matrix): Matrix;
  mean(theta: readonly number[], x: readonly number[]): number;
  width(variance: number, alpha: number): number;
  score(mean: number, width: number, alpha: number): number;
  choose(scores: readonly number[]): number;
}

/** The steps as in the paper, with A inverted at each question. */
export const rightSteps: LinUcbSteps = {
  initialDesign: ({ d, lambda }) => Matrix.eye(d, d, lambda),
  nextDesign: (design, x) => Matrix.add(design, x.mmul(x.transpose())),
  nextMoment: (moment, x, reward) => Matrix.add(moment, Matrix.mul(x, reward)),
  invert: (design) => inverse(design),
  theta: (designInverse, moment) => designInverse.mmul(moment),
  mean: dot,
  width: (variance, alpha) => alpha * Math.sqrt(variance),
  score: (mean, width) => mean + width,
  choose: argmax,
};

/** LinUCB assembled from its steps. */
export function assembledLinUcb(changes: Partial<LinUcbSteps> = {}): LinUcb {
  const steps = { ...rightSteps, ...changes };
  return {
    operations: ['theta'],
    create(options) {
      let design = steps.initialDesign(options);
      let moment = Matrix.zeros(options.d, 1);
      const theta = (): number[] => steps.theta(steps.invert(design, options), moment).to1DArray();
      const predict = (x: readonly number[]) => {
        const column = Matrix.columnVector([...x]);
        const variance = column.transpose().mmul(steps.invert(design, options)).mmul(column).get(0, 0);
        return { mean: steps.mean(theta(), x), width: steps.width(variance, options.alpha) };
      };
      return {
        predict,
        select: (candidates) =>
          steps.choose(
            candidates.map((x) => {
              const { mean, width } = predict(x);
              return steps.score(mean, width, options.alpha);
            }),
          ),
        update: (x, reward) => {
          const column = Matrix.columnVector([...x]);
          design = steps.nextDesign(design, column, reward);
          moment = steps.nextMoment(moment, column, reward);
        },
        theta,
      };
    },
  };
}
