import type { Lie } from '../../../model/algorithm.js';
import type { SparseCodingImplementation } from '../contracts/sparse-coding.js';
import { dot, norm } from '../rows.js';
import {
  type CodeSignal,
  halfAlphaCode,
  hardThreshold,
  normalisedSignalCode,
  normaliseInPlace,
  perNorm,
  ridgeCode,
  swept,
} from '../wrong-coders.js';
import { lassoCoder, softThreshold } from './reference.js';

/** An implementation from a way to code one signal. */
function coding(code: CodeSignal): SparseCodingImplementation {
  return {
    create: ({ alpha = 1 }) => ({ sparseCode: (X, D) => X.map((signal) => code(signal, D, alpha)) }),
  };
}

export const lies: readonly Lie<SparseCodingImplementation>[] = [
  {
    id: 'hard-threshold',
    description: 'keeps values above the threshold without shrinking them',
    implementation: coding(hardThreshold),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.orthonormal-soft-threshold',
      'lasso-coordinate-descent.alpha-max-kills-codes',
      'lasso-coordinate-descent.norms-enter-the-step',
      'lasso-coordinate-descent.doubled-atom',
    ],
  },
  {
    id: 'ridge',
    description: 'l2 shrinkage: dense codes',
    implementation: coding(ridgeCode),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.orthonormal-soft-threshold',
      'lasso-coordinate-descent.alpha-max-kills-codes',
      'lasso-coordinate-descent.norms-enter-the-step',
      'lasso-coordinate-descent.doubled-atom',
    ],
  },
  {
    id: 'half-alpha',
    description: 'threshold alpha / 2: the objective without the factor 1/2 mixed in',
    implementation: coding(halfAlphaCode),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.orthonormal-soft-threshold',
      'lasso-coordinate-descent.alpha-max-kills-codes',
      'lasso-coordinate-descent.norms-enter-the-step',
    ],
  },
  {
    id: 'one-sided',
    description: 'max(z - alpha, 0): negative codes are lost',
    implementation: coding(swept((z, norm2, alpha) => perNorm(Math.max(z - alpha, 0), norm2))),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.orthonormal-soft-threshold',
      'lasso-coordinate-descent.alpha-max-kills-codes',
      'lasso-coordinate-descent.norms-enter-the-step',
    ],
  },
  {
    id: 'column-norm-missing',
    description: 'the step is not divided by the squared norm of the atom',
    implementation: coding((signal, D, alpha) => {
      const unit = D.map((atom) => atom.map((value) => value / (norm(atom) || 1)));
      const code = lassoCoder({ alpha }).sparseCode([signal], unit)[0] as number[];
      return code;
    }),
    caughtBy: ['lasso-coordinate-descent.norms-enter-the-step'],
  },
  {
    id: 'zero-norm-unguarded',
    description: 'divides by the squared norm of a zero atom',
    implementation: coding(swept((z, norm2, alpha) => softThreshold(z, alpha) / norm2)),
    caughtBy: ['lasso-coordinate-descent.zero-atom'],
  },
  {
    id: 'single-shot',
    description: 'thresholds the correlations once: other atoms are never taken out',
    implementation: coding((signal, D, alpha) => {
      return D.map((atom) => perNorm(softThreshold(dot(atom, signal), alpha), dot(atom, atom)));
    }),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.norms-enter-the-step',
      'lasso-coordinate-descent.doubled-atom',
    ],
  },
  {
    id: 'one-sweep',
    description: 'stops after one sweep and says nothing',
    implementation: coding(swept((z, norm2, alpha) => perNorm(softThreshold(z, alpha), norm2), 1)),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.norms-enter-the-step',
      'lasso-coordinate-descent.doubled-atom',
    ],
  },
  {
    id: 'threshold-after-division',
    description: 'divides first and thresholds by alpha afterwards',
    implementation: coding(swept((z, norm2, alpha) => softThreshold(perNorm(z, norm2), alpha))),
    caughtBy: ['lasso-coordinate-descent.norms-enter-the-step'],
  },
  {
    id: 'signal-normalised',
    description: 'codes x / ||x|| and scales back, so alpha is relative; a zero signal divides by zero',
    implementation: coding(normalisedSignalCode),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.orthonormal-soft-threshold',
      'lasso-coordinate-descent.alpha-max-kills-codes',
      'lasso-coordinate-descent.zero-signal',
      'lasso-coordinate-descent.norms-enter-the-step',
    ],
  },
  {
    id: 'normalises-in-place',
    description: 'normalises the dictionary of the caller in place',
    implementation: {
      create: (options) => ({
        sparseCode(X, D) {
          normaliseInPlace(D);
          return lassoCoder(options).sparseCode(X, D);
        },
      }),
    },
    caughtBy: ['lasso-coordinate-descent.coding-leaves-inputs'],
  },
  {
    id: 'zeros',
    description: 'placeholder: every code is zero',
    implementation: coding((_signal, D) => D.map(() => 0)),
    caughtBy: [
      'lasso-coordinate-descent.lasso-kkt',
      'lasso-coordinate-descent.orthonormal-soft-threshold',
      'lasso-coordinate-descent.alpha-max-kills-codes',
      'lasso-coordinate-descent.norms-enter-the-step',
    ],
  },
];
