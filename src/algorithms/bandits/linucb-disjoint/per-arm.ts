import { argmax } from '../argmax.js';
import type { LinUcb } from '../linucb/reference.js';
import type { DisjointLinUcb } from './reference.js';

/** A model of the given kind for each arm, compared by the score of each arm's prediction. */
export function perArm(
  implementation: LinUcb,
  score: (mean: number, width: number, alpha: number) => number = (mean, width) => mean + width,
): DisjointLinUcb {
  return {
    create: ({ arms, d, alpha, lambda }) => {
      const models = Array.from({ length: arms }, () => implementation.create({ d, alpha, lambda }));
      const modelOf = (arm: number) => {
        const model = models[arm];
        if (model === undefined) throw new RangeError(`arm must be 0 to ${arms - 1}, got ${arm}`);
        return model;
      };
      return {
        predict: (arm, x) => modelOf(arm).predict(x),
        select: (x) =>
          argmax(
            models.map((model) => {
              const { mean, width } = model.predict(x);
              return score(mean, width, alpha);
            }),
          ),
        update: (arm, x, r) => modelOf(arm).update(x, r),
      };
    },
  };
}
