import type { Lie } from '../../../model/algorithm.js';
import { type CaughtBy, lieMaker } from '../../lie-table.js';
import type { SupervisionImplementation as Implementation, Refinement, RefinementOptions } from './contract.js';
import {
  distance,
  meanSquaredError,
  refine,
  supervisionLoss,
  supervisionReference,
  supervisionWeights,
} from './reference.js';

const CAUGHT_BY: CaughtBy = {
  'weights-reversed': ['weights-closed-form', 'single-level'],
  'weights-equal': ['weights-closed-form'],
  'weights-normalised': ['weights-closed-form', 'single-level'],
  'weights-one-power-more': ['weights-closed-form', 'single-level'],
  'weights-linear': ['weights-closed-form'],
  'final-level-only': ['every-level-is-supervised', 'weights-closed-form', 'zero-loss-iff-all-correct'],
  'final-counted-twice': ['weights-closed-form'],
  'last-intermediate-missed': ['every-level-is-supervised', 'weights-closed-form', 'zero-loss-iff-all-correct'],
  'mean-over-levels': ['weights-closed-form', 'single-level'],
  'errors-cancel': ['weights-closed-form'],
  'loss-constant': ['every-level-is-supervised', 'weights-closed-form', 'zero-loss-iff-all-correct'],
  'head-index-error': ['level-count-free'],
  'always-converged': ['convergence-detected', 'nan-is-not-convergence'],
  'never-converged': ['convergence-detected', 'result-is-last-iterate', 'residual-covers-all-components'],
  'steps-from-zero': ['convergence-detected', 'min-steps-respected'],
  'tol-ignored': ['convergence-detected', 'result-is-last-iterate', 'residual-covers-all-components'],
  'min-ignored': ['min-steps-respected'],
  'max-ignored': ['convergence-detected'],
  'one-less-than-max': ['convergence-detected'],
  'returns-start': ['result-is-last-iterate'],
  'residuals-lost': ['result-is-last-iterate'],
  'residuals-pile-up': ['result-is-last-iterate'],
  'residual-is-value': [
    'convergence-detected',
    'result-is-last-iterate',
    'residual-covers-all-components',
    'min-steps-respected',
  ],
  'residual-squared': ['convergence-detected', 'result-is-last-iterate', 'residual-covers-all-components'],
  'residual-signed': ['convergence-detected', 'result-is-last-iterate', 'residual-covers-all-components'],
  'first-component-only': ['residual-covers-all-components'],
  'nan-converges': ['nan-is-not-convergence'],
  'in-place': ['start-untouched'],
};

const lie = lieMaker<Implementation>('deep-supervision', CAUGHT_BY);

/** Weights and a loss that uses them. */
const weighing = (weights: Implementation['weights']): Implementation => ({
  ...supervisionReference,
  weights,
  loss(predictions, target, options) {
    const used = weights(predictions.length, options);
    return predictions.reduce(
      (loss, prediction, level) => loss + (used[level] ?? 0) * meanSquaredError(prediction, target),
      0,
    );
  },
});

const losing = (loss: Implementation['loss']): Implementation => ({ ...supervisionReference, loss });

const refining = (change: (right: Refinement, options: RefinementOptions) => Partial<Refinement>): Implementation => ({
  ...supervisionReference,
  refine(f, x0, options) {
    const right = refine(f, x0, options);
    return { ...right, ...change(right, options) };
  },
});

const misread = (change: (options: RefinementOptions) => Partial<RefinementOptions>): Implementation => ({
  ...supervisionReference,
  refine: (f, x0, options) => refine(f, x0, { ...options, ...change(options) }),
});

/** Another test of convergence in the right loop. */
const stoppingWhen = (
  still: (next: readonly number[], last: readonly number[], tol: number) => boolean,
): Implementation => ({
  ...supervisionReference,
  refine(f, x0, { max, tol, min }) {
    const residuals: number[] = [];
    let x = x0;
    for (let steps = 1; steps <= max; steps++) {
      const next = f(x);
      residuals.push(distance(next, x));
      const converged = steps >= min && still(next, x, tol);
      x = next;
      if (converged) return { x, steps, converged, residuals };
    }
    return { x, steps: max, converged: false, residuals };
  },
});

/** Writes each iterate over the given start. */
const inPlace: Implementation['refine'] = (f, x0, options) => {
  const right = refine(f, [...x0], options);
  right.x.forEach((value, d) => {
    (x0 as number[])[d] = value;
  });
  return right;
};

export const supervisionLies: readonly Lie<Implementation>[] = [
  lie(
    'weights-reversed',
    'the first level weighs most',
    weighing((n, options) => supervisionWeights(n, options).reverse()),
  ),
  lie(
    'weights-equal',
    'decay is accepted and never read',
    weighing((n) => supervisionWeights(n, { decay: 1 })),
  ),
  lie(
    'weights-normalised',
    'the weights are divided by their sum',
    weighing((n, options) => {
      const weights = supervisionWeights(n, options);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return weights.map((weight) => weight / total);
    }),
  ),
  lie(
    'weights-one-power-more',
    'decay^(n - i + 1): the last level has weight decay',
    weighing((n, options) => supervisionWeights(n, options).map((weight) => weight * options.decay)),
  ),
  lie(
    'weights-linear',
    'i / n instead of powers',
    weighing((n) => Array.from({ length: n }, (_, i) => (i + 1) / n)),
  ),
  lie(
    'final-level-only',
    'the earlier levels are not supervised',
    weighing((n) => Array.from({ length: n }, (_, i) => (i === n - 1 ? 1 : 0))),
  ),
  lie(
    'final-counted-twice',
    'the last prediction is among the intermediate ones as well',
    losing(
      (predictions, target, options) =>
        supervisionLoss(predictions, target, options) + meanSquaredError(predictions.at(-1) ?? [], target),
    ),
  ),
  lie(
    'last-intermediate-missed',
    'the slice ends one early: level n - 1 is not supervised',
    losing((predictions, target, options) => {
      const missed = predictions.at(-2);
      return (
        supervisionLoss(predictions, target, options) - (missed ? options.decay * meanSquaredError(missed, target) : 0)
      );
    }),
  ),
  lie(
    'mean-over-levels',
    'the loss is divided by the number of levels',
    losing((predictions, target, options) => supervisionLoss(predictions, target, options) / predictions.length),
  ),
  lie(
    'errors-cancel',
    'the errors of the levels are summed before they are squared',
    losing((predictions, target, options) => {
      const weights = supervisionWeights(predictions.length, options);
      const total = target.map((value, d) =>
        predictions.reduce(
          (sum, prediction, level) => sum + (weights[level] as number) * ((prediction[d] as number) - value),
          0,
        ),
      );
      return meanSquaredError(
        total,
        target.map(() => 0),
      );
    }),
  ),
  lie(
    'loss-constant',
    'the loss is a placeholder',
    losing(() => 0.5),
  ),
  lie(
    'head-index-error',
    'more levels than heads crash',
    losing((predictions, target, options) => {
      if (predictions.length > 8) throw new RangeError('no head for this level');
      return supervisionLoss(predictions, target, options);
    }),
    'seed 004, TRM trainer',
  ),
  lie(
    'always-converged',
    'converged is reported whatever happened',
    refining(() => ({ converged: true })),
  ),
  lie(
    'never-converged',
    'convergence is never reported',
    misread(() => ({ tol: Number.MIN_VALUE })),
  ),
  lie(
    'steps-from-zero',
    'reports one iteration too few',
    refining(({ steps }) => ({ steps: steps - 1 })),
  ),
  lie(
    'tol-ignored',
    'always uses 1e-6',
    misread(() => ({ tol: 1e-6 })),
  ),
  lie(
    'min-ignored',
    'min is accepted and never read',
    misread(() => ({ min: 1 })),
  ),
  lie(
    'max-ignored',
    'runs past the limit',
    misread(({ max }) => ({ max: 3 * max })),
  ),
  lie(
    'one-less-than-max',
    'stops one iteration before the limit',
    misread(({ max }) => ({ max: max - 1 })),
  ),
  lie('returns-start', 'the result is where it started', {
    ...supervisionReference,
    refine: (f, x0, options) => ({ ...refine(f, x0, options), x: [...x0] }),
  }),
  lie(
    'residuals-lost',
    'no residuals are kept',
    refining(() => ({ residuals: [] })),
  ),
  lie('residuals-pile-up', 'the list of residuals is kept from one run to the next', pilingUp()),
  lie(
    'residual-is-value',
    'the length of x instead of that of its change',
    stoppingWhen((next, _, tol) => Math.hypot(...next) < tol),
  ),
  lie(
    'residual-squared',
    'the square of the change is compared',
    stoppingWhen((next, last, tol) => distance(next, last) ** 2 < tol),
  ),
  lie(
    'residual-signed',
    'a negative change counts as small',
    stoppingWhen((next, last, tol) => next.reduce((sum, value, d) => sum + value - (last[d] as number), 0) < tol),
  ),
  lie(
    'first-component-only',
    'only the first component is watched',
    stoppingWhen((next, last, tol) => Math.abs((next[0] as number) - (last[0] as number)) < tol),
  ),
  lie(
    'nan-converges',
    '!(change >= tol): NaN counts as convergence',
    stoppingWhen((next, last, tol) => !(distance(next, last) >= tol)),
  ),
  lie('in-place', 'the iterates are written over the start', { ...supervisionReference, refine: inPlace }),
];

function pilingUp(): Implementation {
  let kept: readonly number[] = [];
  return refining(({ residuals }) => {
    kept = [...kept, ...residuals].slice(-200);
    return { residuals: kept };
  });
}
