/**
 * Parzen estimators of one dimension: a mixture with one kernel an observation and one for the prior.
 *
 * Numbers: normal kernels cut off at the bounds; a kernel is as wide as the distance to its farther neighbour, at least
 * (high - low) / min(100, 1 + kernels) (Bergstra et al. 2011, section 4.1, with the clip of hyperopt and Optuna).
 * Categories: counts with a prior that fades as 1 / (1 + observations), as in Optuna.
 */
import type { Random } from '../../../model/algorithm.js';
import { categorical, integerBelow, normal } from '../../random.js';
import type { SearchDimension } from '../contracts/hyper-parameter-search.js';
import { normalMass } from '../normal-mass.js';

type Value = number | string;

export interface ParzenEstimator {
  sample(random: Random): Value;
  /** log density (of a logarithmic dimension: over the logarithm), or log mass for integers and categories. */
  logDensity(value: Value): number;
}

/** The interval that kernels live on: logarithms where asked for, half a step wider for integers. */
export function interval({ type, low = 0, high = 1, log = false }: SearchDimension): { low: number; high: number } {
  const margin = type === 'int' ? 0.5 : 0;
  const bounds = { low: low - margin, high: high + margin };
  return log ? { low: Math.log(bounds.low), high: Math.log(bounds.high) } : bounds;
}

/** From the interval back to a value within the bounds. */
export function fromInterval(dimension: SearchDimension, position: number): number {
  const { type, low = 0, high = 1, log = false } = dimension;
  const value = log ? Math.exp(position) : position;
  return Math.min(high, Math.max(low, type === 'int' ? Math.round(value) : value));
}

export function parzenEstimator(dimension: SearchDimension, observations: readonly Value[]): ParzenEstimator {
  return dimension.type === 'categorical'
    ? categoricalEstimator(dimension.choices ?? [], observations)
    : numericalEstimator(dimension, observations as readonly number[]);
}

function categoricalEstimator(choices: readonly Value[], observations: readonly Value[]): ParzenEstimator {
  const prior = 1 / (observations.length + 1);
  const perKernel = 1 + choices.length * prior;
  const mass = choices.map((choice) => {
    const seen = observations.filter((value) => value === choice).length;
    const fromObservations = (seen + observations.length * prior) / perKernel;
    return (fromObservations + 1 / choices.length) / (observations.length + 1);
  });
  return {
    sample: (random) => choices[categorical(random, mass)] as Value,
    logDensity: (value) => Math.log(mass[choices.indexOf(value)] ?? 0),
  };
}

/** Widths of the kernels around `centres`, the last of which is the prior and spans the interval. */
export function kernelWidths(centres: readonly number[], low: number, high: number): number[] {
  const span = high - low;
  const order = centres.map((_, index) => index).sort((a, b) => (centres[a] as number) - (centres[b] as number));
  const least = span / Math.min(100, 1 + centres.length);
  const widths = new Array<number>(centres.length).fill(span);
  order.forEach((index, rank) => {
    const centre = centres[index] as number;
    const before = order[rank - 1];
    const after = order[rank + 1];
    const left = before === undefined ? undefined : centre - (centres[before] as number);
    const right = after === undefined ? undefined : (centres[after] as number) - centre;
    widths[index] = Math.min(span, Math.max(least, left ?? 0, right ?? 0));
  });
  widths[centres.length - 1] = span;
  return widths;
}

function numericalEstimator(dimension: SearchDimension, observations: readonly number[]): ParzenEstimator {
  const { low, high } = interval(dimension);
  const place = (value: number): number => (dimension.log ? Math.log(value) : value);
  const centres = [...observations.map(place), (low + high) / 2];
  const widths = kernelWidths(centres, low, high);
  const inside = centres.map((centre, index) => {
    const width = widths[index] as number;
    return normalMass((low - centre) / width, (high - centre) / width);
  });
  const discrete = dimension.type === 'int' && !dimension.log;
  return {
    sample(random) {
      const kernel = integerBelow(random, centres.length);
      for (;;) {
        const position = (centres[kernel] as number) + (widths[kernel] as number) * normal(random);
        if (position >= low && position <= high) return fromInterval(dimension, position);
      }
    },
    logDensity(value) {
      const position = place(value as number);
      let sum = 0;
      for (let kernel = 0; kernel < centres.length; kernel++) {
        const width = widths[kernel] as number;
        const z = (position - (centres[kernel] as number)) / width;
        const density = discrete
          ? normalMass(z - 0.5 / width, z + 0.5 / width)
          : Math.exp(-0.5 * z * z) / (width * Math.sqrt(2 * Math.PI));
        sum += density / (inside[kernel] as number);
      }
      return Math.log(sum / centres.length);
    },
  };
}
