import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { overInstances } from '../../instances.js';
import { normalVector, uniform } from '../../random.js';
import { copyTensors, entriesOf, globalNorm, mapTensors } from '../tensors.js';
import { accountantProperties } from './accountant-properties.js';
import type { PrivateAveraging } from './contract.js';
import { noiseProperties } from './noise-properties.js';

/** Room for those who divide by the norm plus 1e-6, as torch and Opacus do. */
const CLIP_TOLERANCE = 1e-5;

/** An update of two tensors with a given norm over both. */
function update(random: Random, norm: number): number[][] {
  const raw = [normalVector(random, 3), normalVector(random, 2)];
  const length = globalNorm(raw);
  return mapTensors(raw, (value) => (value * norm) / length);
}

const noiseless = (C: number, random: Random) => ({ C, z: 0, rng: random });

export const properties: readonly Property<PrivateAveraging>[] = [
  {
    id: 'dpfedavg.clip-bound',
    statement: 'A clipped update has norm at most C over all its tensors, and keeps its direction.',
    basis: 'McMahan et al. 2018, section 3.1, flat clipping: delta min(1, C / ||delta||)',
    strength: 'always',
    tolerance: '1e-9 for the bound, 1e-5 for the direction',
    needs: ['clip'],
    check: overInstances(25, (implementation, random) => {
      const C = uniform(random, 0.4, 2.5);
      const delta = update(random, C * uniform(random, 1.05, 9));
      const expected = entriesOf(delta).map((value) => (value * C) / globalNorm(delta));
      const actual = entriesOf(implementation.clip(copyTensors(delta), C));
      return closeVectors(actual, expected, CLIP_TOLERANCE) && Math.hypot(...actual) <= C * (1 + 1e-9)
        ? undefined
        : counterexample('not scaled to norm C', { delta, C }, expected, actual);
    }),
  },
  {
    id: 'dpfedavg.clip-identity-inside',
    statement: 'An update with norm below C is unchanged: never scaled up, and zero stays zero.',
    basis: 'min(1, C / ||delta||) = 1',
    strength: 'always',
    tolerance: '1e-12 relative',
    needs: ['clip'],
    check: (implementation, random) => {
      for (const delta of [
        update(random, 0.2),
        update(random, 1.6),
        update(random, 0.2).map((row) => row.map(() => 0)),
      ]) {
        const actual = entriesOf(implementation.clip(copyTensors(delta), 1.7));
        if (!closeVectors(actual, entriesOf(delta), 1e-12))
          return counterexample('a small update was changed', { delta, C: 1.7 }, entriesOf(delta), actual);
      }
      return undefined;
    },
  },
  {
    id: 'dpfedavg.mean-of-clipped',
    statement: 'Without noise the aggregate is the plain mean of the clipped updates.',
    basis: 'McMahan et al. 2018, Algorithm 1, with equal weights',
    strength: 'always',
    tolerance: '1e-5 relative',
    check: overInstances(5, (implementation, random) => {
      const deltas = [0.3, 2.4, 0.9, 7, 1.1].map((norm) => update(random, norm));
      const clipped = deltas.map((delta) => {
        const scale = Math.min(1, 1.3 / globalNorm(delta));
        return entriesOf(delta).map((value) => value * scale);
      });
      const expected = clipped[0]?.map((_, at) => clipped.reduce((sum, row) => sum + (row[at] ?? 0), 0) / 5) ?? [];
      const actual = entriesOf(implementation.aggregate(deltas.map(copyTensors), noiseless(1.3, random)));
      return closeVectors(actual, expected, CLIP_TOLERANCE)
        ? undefined
        : counterexample('not the mean of the clipped updates', { deltas, C: 1.3, z: 0 }, expected, actual);
    }),
  },
  {
    id: 'dpfedavg.sensitivity',
    statement: 'Without noise, replacing one client moves the aggregate by at most 2 C / n.',
    basis: 'each of n clipped updates has weight 1 / n',
    strength: 'always',
    tolerance: '1e-9',
    check: sensitivity,
  },
  {
    id: 'dpfedavg.clip-before-average',
    statement: 'Clipping is by client: one update of norm 100 among nine zeros moves the mean by C / n.',
    basis: 'the bound on a client is what the noise is scaled to',
    strength: 'always',
    tolerance: '1e-9',
    check: (implementation, random) => {
      const zero = update(random, 1).map((row) => row.map(() => 0));
      const deltas = [...Array.from({ length: 9 }, () => copyTensors(zero)), update(random, 100)];
      const norm = globalNorm(implementation.aggregate(deltas, noiseless(1.4, random)));
      return norm <= 0.14 * (1 + 1e-9)
        ? undefined
        : counterexample('one client moves the mean too far', { deltas, C: 1.4, z: 0 }, '<= 0.14', norm);
    },
  },
  ...noiseProperties,
  ...accountantProperties,
];

function sensitivity(implementation: PrivateAveraging, random: Random): Counterexample | undefined {
  const C = 0.8;
  const deltas = [0.5, 1.2, 0.7, 3, 0.75].map((norm) => update(random, norm));
  const replaced = deltas.map((delta, client) => (client === 2 ? mapTensors(delta, (value) => -1000 * value) : delta));
  const [a, b] = [deltas, replaced].map((all) =>
    entriesOf(implementation.aggregate(all.map(copyTensors), noiseless(C, random))),
  );
  const moved = Math.hypot(...(a ?? []).map((value, at) => value - (b?.[at] as number)));
  const bound = (2 * C) / deltas.length;
  return moved <= bound || close(moved, bound, 1e-9)
    ? undefined
    : counterexample('one client moves the mean too far', { deltas, replaced: 2, C }, `<= ${bound}`, moved);
}
