import type { Lie } from '../../../model/algorithm.js';
import { normal, seededRandom, uniform } from '../../random.js';
import { addScaled, copyTensors, globalNorm, mapTensors, type Tensor } from '../tensors.js';
import { epsilonSpent } from './accountant.js';
import type { NoiseOptions, PrivacySpent, PrivateAveraging } from './contract.js';
import { aggregate, clip, dpFedavg } from './reference.js';

type Clip = (tensors: readonly Tensor[], C: number) => readonly Tensor[];
type Deltas = readonly (readonly Tensor[])[];

/** Another clipping, in the aggregate too; the noise is right. */
const withClip = (changed: Clip): PrivateAveraging => ({
  ...dpFedavg,
  clip: changed,
  aggregate: (deltas, options) => noisy(meanOf(deltas.map((delta) => changed(delta, options.C))), deltas, options),
});

/** Another noise on the right mean. */
const withNoise = (draw: (options: NoiseOptions, deltas: Deltas) => number): PrivateAveraging => ({
  ...dpFedavg,
  aggregate: (deltas, options) =>
    mapTensors(aggregate(deltas, { ...options, z: 0 }), (value) => value + draw(options, deltas)),
});

const withEpsilon = (epsilon: (spent: PrivacySpent) => number): PrivateAveraging => ({ ...dpFedavg, epsilon });

const meanOf = (deltas: Deltas): number[][] =>
  deltas
    .slice(1)
    .reduce<number[][]>((sum, delta) => addScaled(sum, 1, delta), copyTensors(deltas[0] ?? []))
    .map((tensor) => tensor.map((value) => value / deltas.length));

const scale = ({ C, z }: NoiseOptions, deltas: Deltas) => (z * C) / deltas.length;
const noisy = (mean: readonly Tensor[], deltas: Deltas, options: NoiseOptions) =>
  mapTensors(mean, (value) => value + scale(options, deltas) * normal(options.rng));
const scaled = (tensors: readonly Tensor[], factor: number) => mapTensors(tensors, (value) => value * factor);

const single = ({ z, delta }: PrivacySpent) => Math.sqrt(2 * Math.log(1.25 / delta)) / z;
const noiseless = ({ z, T }: PrivacySpent) => (T > 0 && z === 0 ? Number.POSITIVE_INFINITY : 0);

export const lies: readonly Lie<PrivateAveraging>[] = [
  {
    id: 'per-coordinate-clip',
    description: 'Each value is clamped to [-C, C].',
    implementation: withClip((tensors, C) => mapTensors(tensors, (value) => Math.max(-C, Math.min(C, value)))),
    caughtBy: [
      'dpfedavg.clip-bound',
      'dpfedavg.mean-of-clipped',
      'dpfedavg.sensitivity',
      'dpfedavg.clip-before-average',
    ],
  },
  {
    id: 'per-tensor-clip',
    description: 'Each tensor is clipped to C, so that an update may reach C sqrt(tensors).',
    implementation: withClip((tensors, C) => tensors.flatMap((tensor) => clip([tensor], C))),
    caughtBy: [
      'dpfedavg.clip-bound',
      'dpfedavg.mean-of-clipped',
      'dpfedavg.sensitivity',
      'dpfedavg.clip-before-average',
    ],
  },
  {
    id: 'normalises',
    description: 'Every update is scaled to norm C, small ones up.',
    implementation: withClip((tensors, C) => scaled(tensors, C / (globalNorm(tensors) || 1))),
    caughtBy: ['dpfedavg.clip-identity-inside', 'dpfedavg.mean-of-clipped'],
  },
  {
    id: 'zero-divided',
    description: 'The zero update becomes 0 / 0.',
    implementation: withClip((tensors, C) => {
      const norm = globalNorm(tensors);
      return scaled(tensors, norm === 0 ? Number.NaN : Math.min(1, C / norm));
    }),
    caughtBy: [
      'dpfedavg.clip-identity-inside',
      'dpfedavg.clip-before-average',
      'dpfedavg.noise-std',
      'dpfedavg.noise-is-gaussian',
      'dpfedavg.noise-is-fresh',
      'dpfedavg.noise-from-given-source',
    ],
  },
  {
    id: 'sum-of-magnitudes',
    description: 'The norm is the sum of absolute values.',
    implementation: withClip((tensors, C) => {
      const size = tensors.flat().reduce((sum, value) => sum + Math.abs(value), 0);
      return scaled(tensors, Math.min(1, C / (size || 1)));
    }),
    caughtBy: ['dpfedavg.clip-bound', 'dpfedavg.clip-identity-inside', 'dpfedavg.mean-of-clipped'],
  },
  {
    id: 'squared-norm',
    description: 'The root of the norm is left out.',
    implementation: withClip((tensors, C) => scaled(tensors, Math.min(1, C / (globalNorm(tensors) ** 2 || 1)))),
    caughtBy: ['dpfedavg.clip-bound', 'dpfedavg.clip-identity-inside', 'dpfedavg.mean-of-clipped'],
  },
  {
    id: 'no-clipping',
    description: 'Updates are averaged as they come.',
    implementation: withClip((tensors) => copyTensors(tensors)),
    caughtBy: [
      'dpfedavg.clip-bound',
      'dpfedavg.mean-of-clipped',
      'dpfedavg.sensitivity',
      'dpfedavg.clip-before-average',
    ],
  },
  {
    id: 'clips-the-mean',
    description: 'The mean is clipped instead of each update.',
    implementation: {
      ...dpFedavg,
      aggregate: (deltas, options) => noisy(clip(meanOf(deltas), options.C), deltas, options),
    },
    caughtBy: ['dpfedavg.mean-of-clipped', 'dpfedavg.sensitivity', 'dpfedavg.clip-before-average'],
  },
  {
    id: 'sum-not-mean',
    description: 'The sum of the clipped updates, with noise for the mean.',
    implementation: {
      ...dpFedavg,
      aggregate: (deltas, options) =>
        noisy(scaled(meanOf(deltas.map((delta) => clip(delta, options.C))), deltas.length), deltas, options),
    },
    caughtBy: ['dpfedavg.mean-of-clipped', 'dpfedavg.sensitivity', 'dpfedavg.clip-before-average'],
  },
  {
    id: 'no-noise',
    description: 'No noise is added.',
    implementation: withNoise(() => 0),
    caughtBy: ['dpfedavg.noise-std', 'dpfedavg.noise-is-gaussian', 'dpfedavg.noise-is-fresh'],
  },
  {
    id: 'noise-not-divided',
    description: 'Noise of the sum, z C, on the mean.',
    seenIn: 'jax_privacy #383',
    implementation: withNoise(({ C, z, rng }) => z * C * normal(rng)),
    caughtBy: ['dpfedavg.noise-std'],
  },
  {
    id: 'noise-without-bound',
    description: 'Noise z / n: the clipping bound is left out.',
    implementation: withNoise(({ z, rng }, deltas) => (z / deltas.length) * normal(rng)),
    caughtBy: ['dpfedavg.noise-std'],
  },
  {
    id: 'variance-as-deviation',
    description: '(z C / n)^2 is used as the standard deviation.',
    implementation: withNoise((options, deltas) => scale(options, deltas) ** 2 * normal(options.rng)),
    caughtBy: ['dpfedavg.noise-std'],
  },
  {
    id: 'noise-of-update-size',
    description: 'The noise is scaled to the largest update, which is not clipped, instead of C.',
    implementation: {
      ...dpFedavg,
      aggregate: (deltas, options) =>
        noisy(meanOf(deltas), deltas, { ...options, C: Math.max(...deltas.map(globalNorm)) }),
    },
    caughtBy: [
      'dpfedavg.mean-of-clipped',
      'dpfedavg.sensitivity',
      'dpfedavg.clip-before-average',
      'dpfedavg.noise-std',
      'dpfedavg.noise-is-gaussian',
      'dpfedavg.noise-is-fresh',
    ],
  },
  {
    id: 'same-noise',
    description: 'The generator is seeded anew every round.',
    implementation: {
      ...dpFedavg,
      aggregate: (deltas, options) => aggregate(deltas, { ...options, rng: seededRandom(42) }),
    },
    caughtBy: ['dpfedavg.noise-std', 'dpfedavg.noise-is-fresh'],
  },
  {
    id: 'own-generator',
    description: 'A generator of its own is used instead of the one given.',
    implementation: ((rng) => ({
      ...dpFedavg,
      aggregate: (deltas: Deltas, options: NoiseOptions) => aggregate(deltas, { ...options, rng }),
    }))(seededRandom(5)),
    caughtBy: ['dpfedavg.noise-from-given-source'],
  },
  {
    id: 'scalar-noise',
    description: 'One draw is added to every coordinate.',
    implementation: {
      ...dpFedavg,
      aggregate: (deltas, options) => {
        const noise = scale(options, deltas) * normal(options.rng);
        return mapTensors(aggregate(deltas, { ...options, z: 0 }), (value) => value + noise);
      },
    },
    caughtBy: ['dpfedavg.noise-std', 'dpfedavg.noise-is-gaussian', 'dpfedavg.noise-is-fresh'],
  },
  {
    id: 'first-tensor-only',
    description: 'Only the first tensor gets noise.',
    implementation: {
      ...dpFedavg,
      aggregate: (deltas, options) => {
        const [first = []] = aggregate(deltas, options);
        return [first, ...aggregate(deltas, { ...options, z: 0 }).slice(1)];
      },
    },
    caughtBy: ['dpfedavg.noise-std', 'dpfedavg.noise-is-gaussian', 'dpfedavg.noise-is-fresh'],
  },
  {
    id: 'uniform-noise',
    description: 'Uniform noise of the right standard deviation.',
    implementation: withNoise(
      (options, deltas) => scale(options, deltas) * uniform(options.rng, -Math.sqrt(3), Math.sqrt(3)),
    ),
    caughtBy: ['dpfedavg.noise-is-gaussian'],
  },
  {
    id: 'constant-epsilon',
    description: 'The configured epsilon is reported whatever happened.',
    implementation: withEpsilon(() => 1),
    caughtBy: [
      'dpfedavg.epsilon-monotone',
      'dpfedavg.epsilon-gaussian-rdp',
      'dpfedavg.epsilon-falls-with-delta',
      'dpfedavg.sampling-amplifies',
    ],
  },
  {
    id: 'single-step-epsilon',
    description: 'sqrt(2 ln(1.25 / delta)) / z, as if there were one round.',
    implementation: withEpsilon((spent) => single(spent)),
    caughtBy: ['dpfedavg.epsilon-monotone', 'dpfedavg.epsilon-gaussian-rdp', 'dpfedavg.sampling-amplifies'],
  },
  {
    id: 'linear-epsilon',
    description: 'Epsilon of one round times the number of rounds.',
    implementation: withEpsilon((spent) => (spent.T === 0 ? 0 : spent.T * single(spent))),
    caughtBy: ['dpfedavg.epsilon-gaussian-rdp', 'dpfedavg.sampling-amplifies'],
  },
  {
    id: 'delta-term-missing',
    description: 'The conversion from Renyi divergence leaves log(1 / delta) out, at order 2.',
    implementation: withEpsilon((spent) =>
      spent.T === 0 || spent.z === 0 ? noiseless(spent) : spent.T / spent.z ** 2,
    ),
    caughtBy: ['dpfedavg.epsilon-gaussian-rdp', 'dpfedavg.epsilon-falls-with-delta', 'dpfedavg.sampling-amplifies'],
  },
  {
    id: 'fixed-order',
    description: 'One Renyi order, 32, is used instead of the best.',
    implementation: withEpsilon((spent) =>
      spent.z === 0 ? noiseless(spent) : (spent.T * 32) / (2 * spent.z ** 2) - Math.log(spent.delta) / 31,
    ),
    caughtBy: ['dpfedavg.epsilon-gaussian-rdp', 'dpfedavg.sampling-amplifies'],
  },
  {
    id: 'sampling-ignored',
    description: 'The probability of taking part is accepted and ignored.',
    implementation: withEpsilon((spent) => epsilonSpent({ ...spent, q: 1 })),
    caughtBy: ['dpfedavg.sampling-amplifies'],
  },
  {
    id: 'sampling-cubed',
    description: 'The noise multiplier is divided by q^3 and full participation assumed.',
    implementation: withEpsilon(({ q = 1, ...spent }) =>
      spent.z === 0 ? noiseless(spent) : epsilonSpent({ ...spent, z: spent.z / q ** 3 }),
    ),
    caughtBy: ['dpfedavg.sampling-amplifies'],
  },
];
