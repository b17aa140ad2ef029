import { defineAlgorithm } from '../../../model/algorithm.js';
import { normal } from '../../random.js';
import { type PageHinkleyImplementation, pageHinkleyContract } from './contract.js';
import { pageHinkleyLies } from './lies.js';
import { pageHinkleyProperties } from './properties.js';
import { pageHinkley } from './reference.js';

/** As river and MOA write it: a sum that forgets a little, is clipped at 0, and is compared with lambda itself. */
const forgettingSum: PageHinkleyImplementation = {
  create({ delta, lambda, min }) {
    let [seen, mean, sum] = [0, 0, 0];
    return {
      update(x) {
        seen += 1;
        mean += (x - mean) / seen;
        sum = Math.max(0, 0.9999 * sum + x - mean - delta);
        // Both count the next value when they compare with the minimum, and take the threshold itself for an alarm.
        const alarm = seen + 1 >= min && sum >= lambda;
        if (alarm) [seen, mean, sum] = [0, 0, 0];
        return alarm;
      },
    };
  },
};

/** Both directions, each with its own extreme. */
const twoSided: PageHinkleyImplementation = {
  create(options) {
    const detectors = [pageHinkley.create(options), pageHinkley.create(options)];
    return {
      update(x) {
        const found = detectors.map((detector, side) => detector.update(side === 0 ? x : -x));
        if (!found.includes(true)) return false;
        detectors.splice(0, 2, pageHinkley.create(options), pageHinkley.create(options));
        return true;
      },
    };
  },
};

export const pageHinkleyAlgorithm = defineAlgorithm<PageHinkleyImplementation>({
  id: 'page-hinkley',
  family: 'dynamics',
  title: 'Page-Hinkley change detector',
  aliases: ['pagehinkley', 'page hinkley', 'page-hinkley test'],
  idea:
    'Deviations of a stream from its running mean are summed, less a tolerance; a rise of the sum above its least value by more ' +
    'than a threshold says that the mean has increased. After an alarm the test starts anew.',
  sources: [
    {
      citation: 'Page 1954, Continuous inspection schemes, Biometrika 41',
      locator: 'section 3: the cumulative sum with its minimum',
    },
    {
      citation:
        'Gama, Zliobaite, Bifet, Pechenizkiy and Bouchachia 2014, A survey on concept drift adaptation, ACM Computing Surveys 46',
      locator: 'section 3.2, Page-Hinkley test',
      url: 'https://doi.org/10.1145/2523813',
    },
  ],
  equations: [
    'm_t = sum_{i<=t} (x_i - mean_i - delta), M_t = min(0, m_1, ..., m_t)',
    'alarm iff m_t - M_t > lambda and t >= min; then start anew',
  ],
  cost: 'O(1) a value.',
  contract: pageHinkleyContract,
  reference: pageHinkley,
  properties: pageHinkleyProperties,
  lies: pageHinkleyLies,
  variants: [
    {
      id: 'forgetting-sum',
      description: "river's and MOA's form: max(0, 0.9999 sum + x - mean - delta)",
      implementation: forgettingSum,
    },
    {
      id: 'two-sided',
      description: 'alarms on increases and on decreases',
      implementation: twoSided,
      variantOf: ['pagehinkley.one-sided'],
    },
  ],
  phrases: [
    {
      text: 'page-hinkley',
      properties: ['pagehinkley.detects-step-quickly', 'pagehinkley.quiet-on-constant'],
    },
    { text: 'concept drift detection', properties: ['pagehinkley.detects-step-quickly'] },
    {
      text: 'detects changes in the mean',
      properties: ['pagehinkley.detects-step-quickly', 'pagehinkley.shift-invariant', 'pagehinkley.scale-equivariant'],
    },
    { text: 'drift detected', properties: ['pagehinkley.detects-step-quickly'] },
    { text: 'change point', properties: ['pagehinkley.detects-step-quickly'] },
    { text: 'resets after a change is detected', properties: ['pagehinkley.resets-after-alarm'] },
    {
      text: 'alarm after a distribution shift',
      properties: ['pagehinkley.detects-step-quickly', 'pagehinkley.one-sided'],
    },
    { text: 'minimum number of samples before an alarm', properties: ['pagehinkley.min-instances'] },
    { text: 'tolerates slow drift', properties: ['pagehinkley.delta-tolerates-slow-drift'] },
  ],
  falseProperties: [
    {
      statement: 'there are no false alarms',
      why: 'on noisy streams there are; only an expected run length can be stated',
    },
    { statement: 'every drift is detected', why: 'not one below delta, and not one of the variance only' },
  ],
  scenario: (implementation, random) => {
    const noise = Array.from({ length: 900 }, () => 0.05 * normal(random));
    const level = (t: number): number => [3, 4, 4, 5.5, 3, 3][Math.floor(t / 150)] as number;
    const detector = implementation.create({ delta: 0.02, lambda: 6, min: 40 });
    const alarms = noise.flatMap((e, t) => (detector.update(level(t) + e) ? [t] : []));
    const early = implementation.create({ delta: 0.3, lambda: 4, min: 25 });
    const ramp = Array.from({ length: 60 }, (_, t) => t).filter((t) => early.update(0.5 * t));
    return [alarms.length, ...Array.from({ length: 6 }, (_, i) => alarms[i] ?? -1), ramp.length, ramp[0] ?? -1];
  },
});
