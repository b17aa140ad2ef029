import type { Property } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import type { PlateauImplementation as Implementation, PlateauOptions } from './contract.js';
import { drawOptions, neverFalls, ramp, rates } from './inputs.js';

/** The checks at the edges: a metric that is missing or not a number, no patience, two schedules at once. */
export function edgeProperties(id: string): Property<Implementation>[] {
  return [nanDoesNotFreeze(id), missingMetric(id), zeroPatience(id), independentInstances(id)];
}

function nanDoesNotFreeze(id: string): Property<Implementation> {
  return {
    id: `${id}.nan-does-not-freeze`,
    statement:
      'A metric that is not a number does not spoil the comparisons: improvements after it are seen, and so are plateaus.',
    basis: 'every comparison with NaN is false, so NaN must not become the best',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(random), patience: 3 };
      for (const before of [0, 2]) {
        const metrics = ramp(1, -0.02, 20);
        const actual = aroundNaN(implementation, options, metrics.slice(0, before), metrics.slice(before));
        if (!neverFalls(actual))
          return counterexample(
            'after a NaN steady improvement lowers the rate',
            { options, before, metrics },
            options.lr0,
            actual,
          );
      }
      const worse = ramp(4, -0.1, 6);
      const actual = aroundNaN(implementation, options, [1], worse);
      return (actual.at(-1) as number) < options.lr0 * (1 - 1e-9)
        ? undefined
        : counterexample(
            'after a NaN worse metrics hold the rate',
            { options, metrics: [1, 'NaN', ...worse] },
            `below ${options.lr0}`,
            actual,
          );
    },
  };
}

/** The rates after a NaN. Refusing it with an error is as good as counting it as no improvement. */
function aroundNaN(
  implementation: Implementation,
  options: PlateauOptions,
  before: readonly number[],
  after: readonly number[],
): number[] {
  const subject = implementation.create(options);
  rates(subject, before);
  thrownBy(() => subject.step(Number.NaN));
  return rates(subject, after);
}

function missingMetric(id: string): Property<Implementation> {
  return {
    id: `${id}.missing-metric-is-an-error`,
    statement: 'A missing metric is an error, or at least counts as no improvement; it is not ignored for ever.',
    basis: 'seed 002: a wrong key in its own example leaves the rate unchanged without a word',
    strength: 'when-claimed',
    tolerance: 'exact',
    check(implementation, random) {
      const options = drawOptions(random);
      const subject = implementation.create(options);
      const missing = undefined as unknown as number;
      let last = Number.NaN;
      const refused = thrownBy(() => {
        for (let count = 0; count < 10 * (options.patience + 1); count++) last = subject.step(missing);
      });
      return refused !== undefined || last < options.lr0
        ? undefined
        : counterexample('missing metrics were ignored', { options, metric: 'undefined' }, 'an error', last);
    },
  };
}

function zeroPatience(id: string): Property<Implementation> {
  return {
    id: `${id}.zero-patience`,
    statement: 'With patience 0 the first metric without improvement lowers the rate (or patience 0 is refused).',
    basis: '1 >= 0 and 1 > 0 alike',
    strength: 'always',
    tolerance: 'exact',
    check(implementation, random) {
      const options = { ...drawOptions(random), patience: 0 };
      let actual: number[] = [];
      const refused = thrownBy(() => {
        actual = rates(implementation.create(options), [1, 1.5]);
      });
      return refused !== undefined || (actual[1] as number) < options.lr0
        ? undefined
        : counterexample('patience 0 waited', { options, metrics: [1, 1.5] }, `below ${options.lr0}`, actual);
    },
  };
}

function independentInstances(id: string): Property<Implementation> {
  return {
    id: `${id}.independent-instances`,
    statement: 'A schedule goes its own way while another with other options is made and fed.',
    basis: 'options and state belong to the instance',
    strength: 'always',
    tolerance: '1e-12',
    check(implementation, random) {
      const [options, others] = [drawOptions(random), { ...drawOptions(random), patience: 9 }];
      const flat = ramp(1, 0, 8);
      const expected = rates(implementation.create(options), flat);
      const [subject, other] = [implementation.create(options), implementation.create(others)];
      const actual = flat.map((metric) => {
        other.step(0.2);
        return subject.step(metric);
      });
      return closeVectors(actual, expected, 1e-12)
        ? undefined
        : counterexample(
            'another schedule changed the rates of this one',
            { options, others, metrics: flat },
            expected,
            actual,
          );
    },
  };
}
