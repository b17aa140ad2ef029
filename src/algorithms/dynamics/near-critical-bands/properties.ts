import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { uniform } from '../../random.js';
import type { Bands, NearCriticalBandsImplementation, Observables, Side } from './contract.js';

type BandProperty = Property<NearCriticalBandsImplementation>;

const NAMES = ['plv', 'sigma', 'lyapunov'] as const;

function randomBands(random: Random): Bands {
  const low = uniform(random, 0.1, 0.3);
  return {
    plv: [low, low + uniform(random, 0.2, 0.4)],
    sigma: [uniform(random, 0.6, 0.8), uniform(random, 1.3, 1.6)],
    lyapunov: [uniform(random, -0.9, -0.5), uniform(random, 0.05, 0.2)],
  };
}

function middles(bands: Bands): Observables {
  const middle = ([low, high]: readonly [number, number]): number => 0.7 * low + 0.3 * high;
  return { plv: middle(bands.plv), sigma: middle(bands.sigma), lyapunov: middle(bands.lyapunov) };
}

/** Every observable in turn gets the value of `place`, the others stay within; the report has to say `side` of it. */
function eachReported(
  implementation: NearCriticalBandsImplementation,
  bands: Bands,
  place: (band: readonly [number, number]) => number,
  side: Side,
): Counterexample | undefined {
  for (const name of NAMES) {
    const observables = { ...middles(bands), [name]: place(bands[name]) };
    const report = implementation.checkBands(observables, bands);
    const expected = { [name]: side, nearCritical: side === 'within' };
    if (report[name] !== side || report.nearCritical !== expected.nearCritical)
      return counterexample(`${name} is on the wrong side of its band`, { observables, bands }, expected, report);
  }
  return undefined;
}

const inside: BandProperty = {
  id: 'bands.within-is-near-critical',
  statement:
    'With all three observables in their bands, limits included, each is within and the system is near-critical.',
  basis: 'the bands are documented as closed intervals, e.g. sigma in [0.8, 1.2]',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const bands = randomBands(random);
    return (
      eachReported(implementation, bands, ([low, high]) => (low + high) / 2, 'within') ??
      eachReported(implementation, bands, ([low]) => low, 'within') ??
      eachReported(implementation, bands, ([, high]) => high, 'within')
    );
  },
};

const eachGoverns: BandProperty = {
  id: 'bands.each-observable-governs',
  statement:
    'One observable below or above its band is reported on that side and is enough for not being near-critical.',
  basis: 'near-critical is the conjunction of the three bands',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const bands = randomBands(random);
    const gap = uniform(random, 0.001, 0.4);
    return (
      eachReported(implementation, bands, ([low]) => low - gap, 'below') ??
      eachReported(implementation, bands, ([, high]) => high + gap, 'above')
    );
  },
};

const missing: BandProperty = {
  id: 'bands.undefined-is-not-healthy',
  statement: 'A measurement that is not a number is never near-critical.',
  basis: 'NaN compares false with both limits: a monitor has to ask for it',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const bands = randomBands(random);
    for (const name of NAMES) {
      const observables = { ...middles(bands), [name]: Number.NaN };
      const report = implementation.checkBands(observables, bands);
      if (report.nearCritical !== false)
        return counterexample(`a missing ${name} passes`, { observables, bands }, false, report.nearCritical);
    }
    return undefined;
  },
};

const bandsLive: BandProperty = {
  id: 'bands.limits-are-live',
  statement: 'The same observables are within wide bands and outside narrow ones that are passed instead.',
  basis: 'documented parameter',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const observables = {
      plv: uniform(random, 0.4, 0.6),
      sigma: uniform(random, 1.1, 1.4),
      lyapunov: uniform(random, -0.3, -0.1),
    };
    for (const name of NAMES) {
      const value = observables[name];
      const wide: Bands = { plv: [0, 1], sigma: [0.5, 2], lyapunov: [-1, 1] };
      const narrow: Bands = { ...wide, [name]: [value + 0.01, value + 0.02] };
      const found = [implementation.checkBands(observables, wide), implementation.checkBands(observables, narrow)];
      if (found[0]?.nearCritical !== true || found[1]?.nearCritical !== false)
        return counterexample(
          `the band of ${name} has no effect`,
          { observables, wide, narrow },
          [true, false],
          found.map((report) => report.nearCritical),
        );
    }
    return undefined;
  },
};

export const nearCriticalBandsProperties: readonly BandProperty[] = [inside, eachGoverns, missing, bandsLive];
