import { defineAlgorithm } from '../../../model/algorithm.js';
import { type AdwinImplementation, adwinContract } from './contract.js';
import { cutThreshold } from './cut.js';
import { adwinLies } from './lies.js';
import { listWindow } from './list-window.js';
import { adwinProperties } from './properties.js';
import { adwin } from './reference.js';

const everyCut: AdwinImplementation = { create: ({ delta }) => listWindow(delta) };

const clockOf32: AdwinImplementation = { create: ({ delta }) => listWindow(delta, { clock: 32 }) };

/** delta' = delta / n, the rigorous choice of the paper's theorem. */
const rigorousDelta: AdwinImplementation = {
  create: ({ delta }) =>
    listWindow(delta, {
      differ: (split, confidence) => {
        const n = split.olderCount + split.newerCount;
        if (split.olderCount < 5 || split.newerCount < 5) return false;
        return Math.abs(split.olderMean - split.newerMean) > cutThreshold(split, (confidence * Math.log(n)) / n);
      },
    }),
};

/** An alarm is answered with the cut window, and the next value starts a new one, as in river's wrapper. */
const restartsAfterAlarm: AdwinImplementation = {
  create({ delta }) {
    let window = listWindow(delta, { clock: 32 });
    let alarmed = false;
    return {
      update(x) {
        if (alarmed) window = listWindow(delta, { clock: 32 });
        alarmed = window.update(x);
        return alarmed;
      },
      mean: () => window.mean(),
      width: () => window.width(),
    };
  },
};

export const adwinAlgorithm = defineAlgorithm<AdwinImplementation>({
  id: 'adwin',
  family: 'dynamics',
  title: 'ADWIN adaptive window',
  aliases: ['adaptive windowing', 'adwin2', 'adaptive sliding window'],
  idea:
    'A window over the recent past grows while its mean is stable. As soon as two parts of it have significantly different means, ' +
    'the older part is dropped.',
  sources: [
    {
      citation: 'Bifet and Gavalda 2007, Learning from time-changing data with adaptive windowing, SIAM SDM',
      locator: 'section 3 (eps_cut, theorem 3.1) and section 4 (ADWIN2)',
      url: 'https://doi.org/10.1137/1.9781611972771.42',
    },
    {
      citation:
        'Chan, Golub and LeVeque 1979, Updating formulae and a pairwise algorithm for computing sample variances',
      locator: 'eq. 2.1: merging two buckets',
    },
  ],
  equations: [
    'cut iff |mean_0 - mean_1| > eps_cut for some split of the window into an older and a newer part',
    "eps_cut = sqrt(2/m var_W ln(2/delta')) + 2/(3m) ln(2/delta'), 1/m = 1/n_0 + 1/n_1, delta' = delta / ln n",
  ],
  cost: 'O(log W) time a value and O(log W) memory for a window of W values.',
  contract: adwinContract,
  reference: adwin,
  properties: adwinProperties,
  lies: adwinLies,
  variants: [
    { id: 'every-cut', description: 'all values kept and every cut tried', implementation: everyCut },
    {
      id: 'clock-of-32',
      description: 'cuts looked for at every 32nd value, as in MOA and river',
      implementation: clockOf32,
    },
    {
      id: 'restarts-after-alarm',
      description: 'the value after an alarm starts a new window, as in river',
      implementation: restartsAfterAlarm,
    },
    { id: 'rigorous-delta', description: "delta' = delta / n", implementation: rigorousDelta },
  ],
  phrases: [
    {
      text: 'adwin',
      properties: ['adwin.detects-abrupt-change', 'adwin.quiet-on-stationary', 'adwin.forgets-old-data'],
    },
    { text: 'adaptive windowing', properties: ['adwin.forgets-old-data', 'adwin.keeps-new-data'] },
    { text: 'window shrinks when the distribution changes', properties: ['adwin.forgets-old-data'] },
    { text: 'parameter-free drift detection', properties: ['adwin.detects-abrupt-change', 'adwin.shift-invariant'] },
    { text: 'maintains a window of recent data', properties: ['adwin.mean-of-the-last-values'] },
    { text: 'detects gradual and abrupt drift', properties: ['adwin.detects-abrupt-change', 'adwin.tries-late-cuts'] },
    { text: 'confidence parameter delta', properties: ['adwin.delta-monotone'] },
  ],
  falseProperties: [
    { statement: 'ADWIN never raises a false alarm', why: 'it does, with a probability bounded by delta' },
    { statement: 'ADWIN is free of parameters', why: 'delta is one' },
  ],
  scenario: (implementation, random) => {
    const regimes = [0.2, 0.8, 0.3, 0.9] as const;
    const stream = regimes.flatMap((p) => Array.from({ length: 150 }, () => Number(random() < p)));
    return [0.002, 0.2].flatMap((delta) => {
      const window = implementation.create({ delta });
      return stream.flatMap((x, index) => {
        const cut = window.update(x + 2);
        return index % 50 === 49 || cut ? [index, window.width(), window.mean()] : [];
      });
    });
  },
});
