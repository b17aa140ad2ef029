import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { normalVector } from '../../random.js';
import { entriesOf, mapTensors } from '../tensors.js';
import { contract, type PrivateAveraging } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { clip, dpFedavg } from './reference.js';

/** Integer orders 2 to 256 and the conversion of Canonne, Kamath and Steinke 2020, Proposition 12, which is a little tighter. */
const tighterConversion: PrivateAveraging['epsilon'] = ({ z, T, delta, q = 1 }) => {
  if (q !== 1 || z === 0) return dpFedavg.epsilon({ z, T, delta, q });
  const orders = Array.from({ length: 255 }, (_, at) => at + 2);
  const bounds = orders.map(
    (a) => (T * a) / (2 * z * z) + Math.log1p(-1 / a) - (Math.log(delta) + Math.log(a)) / (a - 1),
  );
  return Math.max(0, Math.min(...bounds));
};

/** Noise drawn for the sum, which is divided at the end; both normals of a Box-Muller pair are used. */
const noiseOnSum: PrivateAveraging['aggregate'] = (deltas, { C, z, rng }) => {
  const spare: number[] = [];
  const draw = () => {
    const kept = spare.pop();
    if (kept !== undefined) return kept;
    const radius = Math.sqrt(-2 * Math.log(1 - rng()));
    const angle = 2 * Math.PI * rng();
    spare.push(radius * Math.sin(angle));
    return radius * Math.cos(angle);
  };
  const clipped = deltas.map((delta) => clip(delta, C));
  return (clipped[0] ?? []).map((tensor, t) =>
    tensor.map((_, at) => {
      const sum = clipped.reduce((total, delta) => total + (delta[t]?.[at] as number), 0);
      return (sum + z * C * draw()) / deltas.length;
    }),
  );
};

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Clipped updates, noiseless means, the variance of the noise and epsilons (as logarithms). */
function scenario(implementation: PrivateAveraging, random: Random): number[] {
  const deltas = [0.2, 1, 4].map((size) =>
    mapTensors([normalVector(random, 2), normalVector(random, 3)], (v) => v * size),
  );
  const clipped = deltas.flatMap((delta) => entriesOf(implementation.clip?.(delta, 1.2) ?? []));
  const mean = entriesOf(implementation.aggregate(deltas, { C: 1.2, z: 0, rng: random }));
  const zeros = deltas.map(() => [new Array<number>(300).fill(0), new Array<number>(200).fill(0)]);
  const noise = Array.from({ length: 10 }, () => implementation.aggregate(zeros, { C: 3, z: 2, rng: random }));
  const squares = [0, 1].map((tensor) =>
    meanOf(noise.flatMap((round) => [...(round[tensor] ?? [])].map((v) => v * v))),
  );
  const all = noise.flatMap(entriesOf);
  const product = meanOf(all.slice(1).map((value, at) => value * (all[at] as number)));
  const epsilons = [
    { z: 2, T: 9, delta: 1e-5 },
    { z: 3, T: 1, delta: 1e-4 },
  ].map((spent) => Math.log(implementation.epsilon?.({ ...spent, q: 1 }) ?? 1));
  return [...clipped, ...mean, ...squares.map((square) => Math.log(square)), product, ...epsilons];
}

export const privateFedavg = defineAlgorithm({
  id: 'dp-fedavg',
  family: 'federated',
  title: 'DP-FedAvg (clipping, Gaussian noise, accountant)',
  aliases: ['dp-fedavg', 'dp fedavg', 'differentially private federated averaging', 'differential privacy'],
  idea:
    'Bound what one client can contribute by clipping its update, and hide it under Gaussian noise scaled to that bound. ' +
    'An accountant adds up the privacy that the rounds spend.',
  sources: [
    {
      citation:
        'McMahan, Ramage, Talwar, Zhang (2018). Learning differentially private recurrent language models. ICLR.',
      locator: 'Algorithm 1, section 3.1',
      url: 'https://arxiv.org/abs/1710.06963',
    },
    {
      citation: 'Abadi et al. (2016). Deep learning with differential privacy. CCS.',
      locator: 'Algorithm 1, section 3.2',
      url: 'https://arxiv.org/abs/1607.00133',
    },
    {
      citation: 'Mironov (2017). Renyi differential privacy. CSF.',
      locator: 'Propositions 1, 3 and 7',
      url: 'https://arxiv.org/abs/1702.07476',
    },
    {
      citation: 'Mironov, Talwar, Zhang (2019). Renyi differential privacy of the sampled Gaussian mechanism.',
      locator: 'section 3.3',
      url: 'https://arxiv.org/abs/1908.10530',
    },
    {
      citation: 'Balle, Wang (2018). Improving the Gaussian mechanism for differential privacy. ICML.',
      locator: 'Theorem 8',
      url: 'https://arxiv.org/abs/1805.06530',
    },
  ],
  equations: [
    'delta_k <- delta_k min(1, C / ||delta_k||_2), one norm over all tensors',
    'delta = mean_k delta_k + N(0, (z C / n)^2 I)',
    'epsilon = min_a T RDP(a) + log(1 / delta) / (a - 1), RDP(a) = a / (2 z^2) with full participation',
  ],
  cost: 'A round of n updates of d entries: O(n d). The accountant: O(1) with full participation, O(sum of orders) with sampling.',
  contract,
  reference: dpFedavg,
  properties,
  lies,
  variants: [
    {
      id: 'tighter-conversion',
      description: 'Whole orders and a tighter conversion from Renyi divergence.',
      implementation: { ...dpFedavg, epsilon: tighterConversion },
    },
    {
      id: 'noise-on-the-sum',
      description: 'Noise z C on the sum before dividing by n.',
      implementation: { ...dpFedavg, aggregate: noiseOnSum },
    },
  ],
  phrases: [
    {
      text: 'differential privacy',
      properties: [
        'dpfedavg.clip-bound',
        'dpfedavg.noise-std',
        'dpfedavg.epsilon-gaussian-rdp',
        'dpfedavg.sensitivity',
      ],
    },
    {
      text: 'DP-FedAvg',
      properties: ['dpfedavg.mean-of-clipped', 'dpfedavg.noise-std', 'dpfedavg.clip-before-average'],
    },
    {
      text: 'gradient clipping and Gaussian noise',
      properties: ['dpfedavg.clip-bound', 'dpfedavg.clip-identity-inside', 'dpfedavg.noise-is-gaussian'],
    },
    { text: 'privacy budget epsilon', properties: ['dpfedavg.epsilon-monotone', 'dpfedavg.epsilon-gaussian-rdp'] },
    { text: 'privacy-preserving federated learning', properties: ['dpfedavg.sensitivity', 'dpfedavg.noise-std'] },
    { text: 'adds noise to updates', properties: ['dpfedavg.noise-std', 'dpfedavg.noise-is-fresh'] },
    { text: '(epsilon, delta)-DP', properties: ['dpfedavg.epsilon-gaussian-rdp', 'dpfedavg.epsilon-falls-with-delta'] },
    { text: 'privacy amplification by subsampling', properties: ['dpfedavg.sampling-amplifies'] },
    { text: 'reproducible with a seed', properties: ['dpfedavg.noise-from-given-source'] },
  ],
  falseProperties: [
    { statement: 'Adding noise makes it differentially private.', why: 'Not without clipping and accounting.' },
    { statement: 'Clipping alone gives privacy.', why: 'A bounded contribution is still visible.' },
    { statement: 'Epsilon is spent once.', why: 'It adds up over the rounds.' },
    {
      statement: 'Weighting clients by samples keeps the guarantee.',
      why: 'The sensitivity then depends on the largest weight.',
    },
    {
      statement: 'Epsilon is exactly 0 after 0 rounds.',
      why: 'An accountant with a finite grid of orders reports log(1 / delta) / (a - 1) at its largest order.',
    },
  ],
  scenario,
  scenarioTolerance: 0.2,
});
