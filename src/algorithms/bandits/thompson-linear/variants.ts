import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Variant } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { assembledLinearThompson } from './assembled.js';
import type { LinearThompson } from './reference.js';

/** The symmetric square root in place of the Cholesky factor. */
const symmetricRoot: LinearThompson = assembledLinearThompson({
  draw: (mean, covariance, rng) => {
    const symmetric = Matrix.add(covariance, covariance.transpose()).mul(0.5);
    const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
    const root = Matrix.diag(realEigenvalues.map((value) => Math.sqrt(Math.max(0, value))));
    const noise = eigenvectorMatrix
      .mmul(root)
      .mmul(Matrix.columnVector(normalVector(rng, mean.length)))
      .to1DArray();
    return mean.map((value, index) => value + (noise[index] as number));
  },
});

export const linearThompsonVariants: readonly Variant<LinearThompson>[] = [
  {
    id: 'direct-inverse',
    description: 'inverts the precision at each question',
    implementation: assembledLinearThompson(),
  },
  {
    id: 'symmetric-root',
    description: 'draws with the symmetric square root of the covariance',
    implementation: symmetricRoot,
  },
  {
    id: 'draw-for-each-candidate',
    description: 'draws weights for each candidate',
    implementation: assembledLinearThompson({ drawsForEachCandidate: true }),
    variantOf: ['thompson-linear.probability-matching'],
  },
];
