import { defineAlgorithm } from '../../../model/algorithm.js';
import { type SparseCodingImplementation, sparseCodingContract } from '../contracts/sparse-coding.js';
import { sparseCodingScenario } from '../contracts/sparse-coding-scenario.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { orthogonalMatchingPursuitReference } from './reference.js';
import { variants } from './variants.js';

export const orthogonalMatchingPursuitAlgorithm = defineAlgorithm<SparseCodingImplementation>({
  id: 'orthogonal-matching-pursuit',
  family: 'representation',
  title: 'Orthogonal matching pursuit',
  aliases: ['orthogonal matching pursuit', 'omp', 'greedy sparse coding'],
  idea:
    'Pick the atom that correlates best with what is still unexplained. Fit all picked atoms together by least squares, ' +
    'so that the residual is orthogonal to every one of them, and repeat.',
  sources: [
    {
      citation: 'Pati, Rezaiifar, Krishnaprasad 1993, Orthogonal matching pursuit, Asilomar',
      locator: 'section 2',
    },
    {
      citation:
        'Tropp, Gilbert 2007, Signal recovery from random measurements via orthogonal matching pursuit, IEEE TIT 53(12)',
      locator: 'Algorithm 3',
      url: 'https://doi.org/10.1109/TIT.2007.909108',
    },
    { citation: 'Tropp 2004, Greed is good, IEEE TIT 50(10)', locator: 'Corollary 3.6' },
  ],
  equations: [
    'j_t = argmax_j |<d_j, r_(t-1)>| / ||d_j||',
    'c_t = argmin_c ||x - c D_(S_t)||^2, S_t = S_(t-1) + {j_t}',
    'r_t = x - c_t D_(S_t)',
  ],
  cost: 'O(m k d + m^2 d) a signal: k atoms of d dimensions, m picks',
  contract: sparseCodingContract,
  reference: orthogonalMatchingPursuitReference,
  properties,
  lies,
  variants,
  phrases: [
    { text: 'orthogonal matching pursuit', properties: ['equals-greedy-fit', 'residual-orthogonal'].map(prefixed) },
    { text: 'sparse representation with at most k atoms', properties: ['support-size'].map(prefixed) },
    { text: 'n_nonzero_coefs', properties: ['support-size'].map(prefixed) },
    { text: 'stops when the residual is below the tolerance', properties: ['stops-at-tolerance'].map(prefixed) },
    { text: 'exact recovery of sparse signals', properties: ['recovers-sparse'].map(prefixed) },
    { text: 'atoms need not be normalised', properties: ['norms-do-not-matter'].map(prefixed) },
  ],
  falseProperties: [
    {
      statement: 'OMP finds the best k-term approximation',
      why: 'it is greedy; finding the best is NP-hard (Natarajan 1995)',
    },
    { statement: 'the codes satisfy the lasso conditions', why: 'the l0 fit is not shrunk' },
    { statement: 'the magnitude of the codes falls in the order of picking', why: 'refitting may raise a later code' },
  ],
  scenario: sparseCodingScenario,
});

function prefixed(name: string): string {
  return `orthogonal-matching-pursuit.${name}`;
}
