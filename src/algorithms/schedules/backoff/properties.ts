import type { Property } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import type { BackoffStrategy, BackoffImplementation as Implementation } from './contract.js';
import { delays, drawOptions, envelope, printable } from './inputs.js';
import { jitterProperties } from './jitter-properties.js';

const ID = 'backoff';

/** No further delay is issued: an error, or no finite number that one could wait for. */
function stops(strategy: BackoffStrategy): boolean {
  let delay: unknown;
  const refused = thrownBy(() => {
    delay = strategy.next();
  });
  if (refused !== undefined) return true;
  return !(typeof delay === 'number' && Number.isFinite(delay) && delay >= 0);
}

const sequence: Property<Implementation> = {
  id: `${ID}.sequence`,
  statement: 'Without jitter the delays are base, base factor, base factor^2 ... up to the cap.',
  basis: 'd_k = min(max, base factor^k), k = 0, 1, 2 ...',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const options = drawOptions(implementation, random);
    const actual = delays(implementation.create(options), 9);
    const expected = envelope(options, 9);
    return closeVectors(actual, expected, 1e-9)
      ? undefined
      : counterexample('the delays are not the capped powers', printable(options), expected, actual);
  },
};

const monotoneCapped: Property<Implementation> = {
  id: `${ID}.monotone-capped`,
  statement: 'Without jitter no delay is shorter than the one before, and none is longer than the cap.',
  basis: 'factor > 1 and the minimum with max',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = drawOptions(implementation, random);
    const actual = delays(implementation.create(options), 50);
    const wrong = actual.findIndex((delay, k) => !(delay >= (actual[k - 1] ?? 0) && delay <= options.max));
    return wrong < 0
      ? undefined
      : counterexample(
          'a delay fell or exceeded the cap',
          { ...printable(options), k: wrong },
          'rising, at most max',
          actual,
        );
  },
};

const attemptLimit: Property<Implementation> = {
  id: `${ID}.attempt-limit`,
  statement: 'With attempts = n exactly n delays are issued, then none.',
  basis: 'documented maximum number of attempts',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    for (const attempts of [1, 3, 7]) {
      const options = { ...drawOptions(implementation, random), attempts };
      const strategy = implementation.create(options);
      for (let k = 0; k < attempts; k++)
        if (stops(strategy)) return counterexample('gave up early', printable(options), attempts, k);
      if (!stops(strategy))
        return counterexample('went on after the limit', printable(options), attempts, attempts + 1);
    }
    return undefined;
  },
};

const unlimited: Property<Implementation> = {
  id: `${ID}.unlimited-is-unlimited`,
  statement: 'With attempts = null thousands of delays are issued, all finite and at the cap in the end.',
  basis: 'min(max, infinity) is max; Python raises OverflowError on 2.0 ** 1024 unless the exponent is bounded',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = drawOptions(implementation, random);
    const strategy = implementation.create(options);
    for (let k = 0; k < 5000; k++) {
      const delay = strategy.next();
      const right =
        k < 10 ? Number.isFinite(delay) && delay <= options.max : Math.abs(delay - options.max) <= 1e-9 * options.max;
      if (!right)
        return counterexample('a late delay is not the cap', { ...printable(options), k }, options.max, delay);
    }
    return undefined;
  },
};

const reset: Property<Implementation> = {
  id: `${ID}.reset`,
  statement: 'reset() starts again with the first delay and the full number of attempts.',
  basis: 'documented reset after success',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const options = optionsFor(implementation, { ...drawOptions(implementation, random), attempts: 3 });
    const strategy = implementation.create(options);
    const expected = envelope(options, 3);
    for (const round of [1, 2, 3]) {
      const actual = delays(strategy, 3);
      if (!closeVectors(actual, expected, 1e-9))
        return counterexample('the delays after a reset differ', { ...printable(options), round }, expected, actual);
      strategy.reset();
    }
    return undefined;
  },
};

const independentInstances: Property<Implementation> = {
  id: `${ID}.independent-instances`,
  statement: 'A strategy goes its own way while another with other options is made and used.',
  basis: 'options and state belong to the instance',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const [options, others] = [drawOptions(implementation, random), drawOptions(implementation, random)];
    const [subject, other] = [implementation.create(options), implementation.create(others)];
    delays(other, 3);
    const [expected, actual] = [envelope(options, 2), delays(subject, 2)];
    const inputs = { options: printable(options), others: printable(others) };
    return closeVectors(actual, expected, 1e-9)
      ? undefined
      : counterexample('another strategy changed the delays of this one', inputs, expected, actual);
  },
};

export const backoffProperties: readonly Property<Implementation>[] = [
  sequence,
  monotoneCapped,
  attemptLimit,
  unlimited,
  reset,
  independentInstances,
  ...jitterProperties,
];
