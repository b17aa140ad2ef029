import { Matrix } from 'ml-matrix';
import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { contract, type Krum } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { krum } from './reference.js';

/** Distances from one Gram matrix; ties go to the last client; the bound is not checked. */
const gram: Krum = {
  ...krum,
  scores: gramScores,
  select: (U, f) => {
    const all = gramScores(U, f);
    return all.lastIndexOf(Math.min(...all));
  },
};

function gramScores(U: readonly (readonly number[])[], f: number): number[] {
  const rows = new Matrix(U.map((row) => [...row]));
  const products = rows.mmul(rows.transpose());
  return U.map((_, i) => {
    const distances = U.map((__, j) => products.get(i, i) + products.get(j, j) - 2 * products.get(i, j));
    distances.splice(i, 1);
    return distances
      .sort((a, b) => a - b)
      .slice(0, U.length - f - 2)
      .reduce((sum, value) => sum + value, 0);
  });
}

/** Scores, choice and Multi-Krum with two far clients among ten. */
function scenario(implementation: Krum, random: Random): number[] {
  const U = Array.from({ length: 10 }, (_, client) =>
    normalVector(random, 3).map((value) => (client % 5 === 3 ? 30 + value : value + 1)),
  );
  const scores = implementation.scores?.(U, 3) ?? [];
  return [...scores, implementation.select(U, 3), ...(implementation.multi?.(U, 3, 4) ?? [])];
}

export const krumAggregation = defineAlgorithm({
  id: 'krum',
  family: 'federated',
  title: 'Krum and Multi-Krum',
  aliases: ['krum', 'multi-krum', 'multikrum', 'byzantine-robust aggregation'],
  idea:
    'Score each client update by how close its nearest neighbours are, and take the best scored update, or the mean of the m ' +
    'best. Up to f attackers cannot win, because each update needs more neighbours than there are attackers.',
  sources: [
    {
      citation:
        'Blanchard, El Mhamdi, Guerraoui, Stainer (2017). Machine learning with adversaries: Byzantine tolerant gradient descent. NeurIPS.',
      locator: 'section 4, Proposition 1',
      url: 'https://papers.nips.cc/paper/6617',
    },
  ],
  equations: [
    's(i) = sum over the n - f - 2 updates j closest to i of ||V_i - V_j||^2',
    'Krum = V at argmin s; Multi-Krum = mean of the m smallest',
    '2 f + 2 < n',
  ],
  cost: 'n updates of length d: O(n^2 (d + log n)).',
  contract,
  reference: krum,
  properties,
  lies,
  variants: [
    {
      id: 'gram-matrix',
      description: 'Distances from inner products.',
      implementation: { ...gram, select: (U, f) => (U.length < 2 * f + 3 ? krum.select(U, f) : gram.select(U, f)) },
    },
    {
      id: 'mean-of-distances',
      description: 'The score is the mean of the distances instead of their sum.',
      implementation: {
        ...krum,
        scores: (U, f) => krum.scores(U, f).map((score) => score / (U.length - f - 2)),
      },
      variantOf: ['krum.score-formula'],
    },
  ],
  phrases: [
    { text: 'Krum', properties: ['krum.score-formula', 'krum.selects-lowest-score'] },
    {
      text: 'Byzantine-robust aggregation',
      properties: ['krum.returns-an-honest-input', 'krum.colluders-lose'],
    },
    { text: 'requires n >= 2f + 3 clients', properties: ['krum.bound-enforced'] },
    { text: 'robust to malicious clients', properties: ['krum.returns-an-honest-input', 'krum.colluders-lose'] },
    {
      text: 'selects the update closest to its neighbours',
      properties: ['krum.selects-lowest-score', 'krum.permutation-equivariant', 'krum.translation-invariant'],
    },
    { text: 'Multi-Krum', properties: ['krum.multi-averages-best'] },
    { text: 'defends against model poisoning', properties: ['krum.colluders-lose', 'krum.inputs-untouched'] },
  ],
  falseProperties: [
    { statement: 'Krum returns the mean of the honest updates.', why: 'It returns one of the updates.' },
    { statement: 'Krum is robust to any number of attackers.', why: 'It needs 2 f + 2 < n.' },
    {
      statement: 'Krum is robust to small changes in many coordinates.',
      why: 'In high dimension such attacks stay within the distances (El Mhamdi et al. 2018).',
    },
  ],
  scenario,
});
