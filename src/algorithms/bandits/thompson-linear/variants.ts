import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Variant } from '../../../model/algorithm.js';
import { assembledLinearThompson } from './assembled.js';
import { NOISE_MODEL } from './drive.js';
import { type LinearThompson, linearThompson } from './reference.js';

/** Eigenvectors scaled by the roots of their eigenvalues in place of the Cholesky factor. */
const eigenvectorDraw: LinearThompson = assembledLinearThompson({
  factor: (covariance) => {
    const symmetric = Matrix.add(covariance, covariance.transpose()).mul(0.5);
    const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
    return eigenvectorMatrix.mmul(Matrix.diag(realEigenvalues.map((value) => Math.sqrt(Math.max(0, value)))));
  },
});

export const linearThompsonVariants: readonly Variant<LinearThompson>[] = [
  {
    id: 'direct-inverse',
    description: 'inverts the precision after each update',
    implementation: assembledLinearThompson(),
  },
  {
    id: 'eigenvector-draw',
    description: 'draws along the eigenvectors of the covariance',
    implementation: eigenvectorDraw,
  },
  {
    id: 'draw-for-each-candidate',
    description: 'draws weights for each candidate',
    implementation: assembledLinearThompson({ drawsForEachCandidate: true }),
    variantOf: ['thompson-linear.probability-matching'],
  },
  {
    id: NOISE_MODEL.id,
    description: NOISE_MODEL.description,
    implementation: {
      ...linearThompson,
      create: (options) => linearThompson.create({ ...options, lambda: NOISE_MODEL.ridge(options) }),
    },
    variantOf: [
      'thompson-linear.posterior-mean',
      'thompson-linear.posterior-covariance',
      'thompson-linear.probability-matching',
    ],
  },
];
