import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow } from '../../random.js';
import type { AdwinImplementation } from './contract.js';

type AdwinProperty = Property<AdwinImplementation>;

/** 0 or 1, with the probability of a 1 given by the regime of each part. */
function bernoulli(random: Random, ...parts: readonly (readonly [probability: number, length: number])[]): number[] {
  return parts.flatMap(([probability, length]) => Array.from({ length }, () => Number(random() < probability)));
}

function alarms(implementation: AdwinImplementation, delta: number, stream: readonly number[]): number[] {
  const window = implementation.create({ delta });
  return stream.flatMap((x, index) => (window.update(x) ? [index] : []));
}

const quiet: AdwinProperty = {
  id: 'adwin.quiet-on-stationary',
  statement: 'Stationary streams rarely alarm, and the window grows with them.',
  basis: 'Bifet and Gavalda 2007, theorem 3.1: a window without a change is cut with probability at most delta',
  strength: 'always',
  tolerance: 'at most one alarm in ten streams of 300, and nine windows longer than 250, at delta = 0.002',
  falseAlarm: {
    probability: 1e-14,
    derivation:
      'two or more of ten streams alarm: C(10, 2) p^2; none of 5,000 streams alarmed, so p < 6e-4 and 1.6e-5 a try; three tries',
  },
  check: (implementation, random) => {
    const runs = Array.from({ length: 10 }, () => {
      const stream = bernoulli(random, [0.3, 300]);
      const window = implementation.create({ delta: 0.002 });
      const found = stream.filter((x) => window.update(x)).length;
      return { found, width: window.width() };
    });
    const alarmed = runs.filter(({ found }) => found > 0).length;
    const grown = runs.filter(({ width }) => width > 250).length;
    return alarmed <= 1 && grown >= 9
      ? undefined
      : counterexample(
          'stationary streams are cut',
          { delta: 0.002, p: 0.3, streams: 10, length: 300 },
          'at most one',
          runs,
        );
  },
};

const detects: AdwinProperty = {
  id: 'adwin.detects-abrupt-change',
  statement: 'A change of the mean from 0.2 to 0.8 after 200 values is detected within 150, in either direction.',
  basis: 'Bifet and Gavalda 2007, theorem 3.1: eps_cut at 200 and 45 values is below 0.45',
  strength: 'always',
  tolerance: '150 values (compressed implementations try fewer cuts, or look at every 32nd value only)',
  falseAlarm: {
    probability: 1e-16,
    derivation:
      'the longest delay of the reference over 10,000 streams is 81 values; a tail that halves every 8 values gives 2.5e-7 a stream, ten streams, three tries',
  },
  check: (implementation, random) => {
    for (let stream = 0; stream < 5; stream++) {
      for (const [before, after] of [
        [0.2, 0.8],
        [0.8, 0.2],
      ] as const) {
        const values = bernoulli(random, [before, 200], [after, 150]);
        const found = alarms(implementation, 0.002, values).filter((index) => index >= 200);
        if (found.length === 0)
          return counterexample(
            'an abrupt change is missed',
            { delta: 0.002, before, after, at: 200 },
            'an alarm within 150 values',
            'none',
          );
      }
    }
    return undefined;
  },
};

const triesEveryCut: AdwinProperty = {
  id: 'adwin.tries-late-cuts',
  statement: 'A change is found soon after a long stationary time, where only cuts near the end of the window show it.',
  basis: 'the window is cut for some split, wherever it lies',
  strength: 'always',
  tolerance: '90 values after 800 (a stream without chance: one 1 in five, then four in five)',
  check: (implementation, random) => {
    const phase = integerBelow(random, 5);
    const stream = Array.from({ length: 890 }, (_, t) => Number((t + phase) % 5 === 0) ^ Number(t >= 800));
    const found = alarms(implementation, 0.002, stream);
    return found.length > 0 && (found[0] as number) >= 800
      ? undefined
      : counterexample(
          'the change is missed',
          { delta: 0.002, phase, at: 800 },
          'first alarm in [800, 890)',
          found[0] ?? 'none',
        );
  },
};

const forgets: AdwinProperty = {
  id: 'adwin.forgets-old-data',
  statement:
    'After a change the window drops the old regime: its mean is near the new one and its width below the values seen.',
  basis: 'the older part of a cut is dropped',
  strength: 'always',
  tolerance: '|mean - 0.9| < 0.3 after 150 values of the new regime',
  falseAlarm: {
    probability: 1e-12,
    derivation: 'the largest distance over 1,000 runs of the reference is 0.193 of the 0.3 allowed; three tries',
  },
  check: (implementation, random) => {
    const window = implementation.create({ delta: 0.002 });
    for (const x of bernoulli(random, [0.1, 200], [0.9, 150])) window.update(x);
    const found = { mean: window.mean(), width: window.width() };
    return Math.abs(found.mean - 0.9) < 0.3 && found.width < 300
      ? undefined
      : counterexample(
          'the old regime is kept',
          { delta: 0.002, before: 0.1, after: 0.9, lengths: [200, 150] },
          { mean: 0.9, width: 'below 300' },
          found,
        );
  },
};

const keepsNew: AdwinProperty = {
  id: 'adwin.keeps-new-data',
  statement: 'An alarm drops the older part only: the newest values stay in the window.',
  basis: 'the newer part of a cut is kept, and is never shorter than the shortest part compared',
  strength: 'always',
  tolerance: 'width >= 5 after each alarm',
  check: (implementation, random) => {
    const window = implementation.create({ delta: 0.01 });
    const stream = bernoulli(random, [0.1, 150], [0.95, 100], [0.05, 150]);
    for (const [index, x] of stream.entries()) {
      if (window.update(x) && window.width() < 5)
        return counterexample('an alarm empties the window', { delta: 0.01, at: index }, 'width >= 5', window.width());
    }
    return undefined;
  },
};

const meanOfWindow: AdwinProperty = {
  id: 'adwin.mean-of-the-last-values',
  statement:
    'mean() is the mean of the last width() values at any time, and the width grows by one where nothing is cut (or restarts after an alarm).',
  basis: 'the window is a suffix of the stream',
  strength: 'always',
  tolerance: '1e-9; exact widths',
  check: (implementation, random) => {
    const stream = [...bernoulli(random, [0.15, 120], [0.9, 120]), ...Array.from({ length: 120 }, () => 3 + random())];
    const window = implementation.create({ delta: 0.01 });
    let before = 0;
    let alarmed = false;
    for (const [index, x] of stream.entries()) {
      const afterAlarm = alarmed;
      alarmed = window.update(x);
      const width = window.width();
      // Some start a new window with the value after an alarm.
      if (!alarmed && width !== before + 1 && !(afterAlarm && width === 1))
        return counterexample('the window does not grow by the new value', { at: index }, before + 1, width);
      const last = stream.slice(index + 1 - width, index + 1);
      const expected = last.reduce((sum, value) => sum + value, 0) / width;
      if (!close(window.mean(), expected, 1e-9))
        return counterexample('the mean is not that of the window', { at: index, width }, expected, window.mean());
      before = width;
    }
    return undefined;
  },
};

const deltaMonotone: AdwinProperty = {
  id: 'adwin.delta-monotone',
  statement: 'A larger delta never detects the first change later, and a small one misses what a large one finds.',
  basis: 'eps_cut falls with delta',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const stream = bernoulli(random, [0.3, 150], [0.8, 150]);
    const [eager, strict] = [0.3, 1e-6].map((delta) => alarms(implementation, delta, stream)[0] ?? stream.length);
    if ((eager as number) > (strict as number))
      return counterexample('the larger delta detects later', { deltas: [0.3, 1e-6] }, 'not later', [eager, strict]);
    const step = Array.from({ length: 120 }, (_, t) => Number(t >= 60));
    const found = [0.9, 1e-12].map((confidence) => alarms(implementation, confidence, step).length > 0);
    return found[0] === true && found[1] === false
      ? undefined
      : counterexample(
          'delta has no effect',
          { deltas: [0.9, 1e-12], stream: '60 zeros, 60 ones' },
          [true, false],
          found,
        );
  },
};

const shiftInvariant: AdwinProperty = {
  id: 'adwin.shift-invariant',
  statement: 'Adding a constant to a stream leaves the alarms where they are.',
  basis: 'difference of means and variance are free of the level',
  strength: 'always',
  tolerance: 'exact (whole numbers)',
  check: (implementation, random) => {
    const stream = bernoulli(random, [0.2, 200], [0.8, 150]);
    const expected = alarms(implementation, 0.01, stream);
    const actual = alarms(
      implementation,
      0.01,
      stream.map((x) => x + 5),
    );
    return expected.length > 0 && expected.join() === actual.join()
      ? undefined
      : counterexample('the level of the stream matters', { delta: 0.01, shift: 5 }, expected, actual);
  },
};

export const adwinProperties: readonly AdwinProperty[] = [
  quiet,
  detects,
  triesEveryCut,
  forgets,
  keepsNew,
  meanOfWindow,
  deltaMonotone,
  shiftInvariant,
];
