import type { Lie } from '../../../model/algorithm.js';
import type { CalibrationErrorImplementation } from './contract.js';
import { type CalibrationBin, expectedCalibrationError, reliabilityDiagram } from './reference.js';

type Ece = CalibrationErrorImplementation['ece'];

/** An error computed otherwise from the right bins. */
function fromBins(combine: (bins: readonly CalibrationBin[], n: number) => number): Ece {
  return (confidences, correct, bins) => combine(reliabilityDiagram(confidences, correct, bins), confidences.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const gap = ({ confidence, accuracy }: CalibrationBin): number => Math.abs(accuracy - confidence);

const equalMass: Ece = (confidences, correct, bins) => {
  const order = confidences
    .map((_, index) => index)
    .sort((a, b) => (confidences[a] as number) - (confidences[b] as number));
  const size = Math.ceil(order.length / bins);
  let total = 0;
  for (let start = 0; start < order.length; start += size)
    total += Math.abs(
      order.slice(start, start + size).reduce((sum, i) => sum + (correct[i] as number) - (confidences[i] as number), 0),
    );
  return total / order.length;
};

const withoutCertain: Ece = (confidences, correct, bins) => {
  const kept = confidences.flatMap((confidence, index) => (confidence < 1 ? [index] : []));
  if (kept.length === 0) return 0;
  const part = expectedCalibrationError(
    kept.map((i) => confidences[i] as number),
    kept.map((i) => correct[i] as number),
    bins,
  );
  return (part * kept.length) / confidences.length;
};

function lie(id: string, description: string, ece: Ece) {
  return { id, description, implementation: { ece } };
}

export const calibrationErrorLies: readonly Lie<CalibrationErrorImplementation>[] = [
  {
    ...lie(
      'bins-unweighted',
      'the plain mean over the filled bins',
      fromBins((bins) => mean(bins.filter(({ count }) => count > 0).map(gap))),
    ),
    caughtBy: ['ece.closed-form'],
  },
  {
    ...lie(
      'divided-by-bins',
      'the gaps are added and divided by the number of bins, empty ones included',
      fromBins((bins) => mean(bins.map((bin) => (bin.count === 0 ? 0 : gap(bin))))),
    ),
    caughtBy: ['ece.closed-form', 'ece.certainty-counts', 'ece.bins-are-live'],
  },
  {
    ...lie(
      'signed-gap',
      'the gaps keep their signs and cancel',
      fromBins((bins, n) =>
        Math.abs(bins.reduce((sum, { count, accuracy, confidence }) => sum + (count / n) * (accuracy - confidence), 0)),
      ),
    ),
    caughtBy: ['ece.closed-form', 'ece.over-and-under-confidence-add', 'ece.bins-are-live'],
  },
  {
    ...lie(
      'over-confidence-only',
      'only bins that promise too much are counted',
      fromBins((bins, n) =>
        bins.reduce(
          (sum, { count, accuracy, confidence }) => sum + (count / n) * Math.max(0, confidence - accuracy),
          0,
        ),
      ),
    ),
    caughtBy: ['ece.closed-form', 'ece.over-and-under-confidence-add', 'ece.bins-are-live'],
  },
  {
    ...lie(
      'squared-gap',
      'root of the weighted mean squared gap',
      fromBins((bins, n) => Math.sqrt(bins.reduce((sum, bin) => sum + (bin.count / n) * gap(bin) ** 2, 0))),
    ),
    caughtBy: ['ece.closed-form', 'ece.bins-are-live'],
  },
  {
    ...lie(
      'maximum-gap',
      'the largest gap (maximum calibration error) under the name of ECE',
      fromBins((bins) => Math.max(...bins.map(gap))),
    ),
    caughtBy: ['ece.closed-form', 'ece.bins-are-live'],
  },
  {
    ...lie('bin-midpoint', 'the middle of the bin stands for its mean confidence', (confidences, correct, bins) =>
      fromBins((diagram, n) =>
        diagram.reduce(
          (sum, { count, accuracy }, index) => sum + (count / n) * Math.abs(accuracy - (index + 0.5) / bins),
          0,
        ),
      )(confidences, correct, bins),
    ),
    caughtBy: [
      'ece.closed-form',
      'ece.over-and-under-confidence-add',
      'ece.calibrated-is-zero',
      'ece.certainty-counts',
      'ece.bins-are-live',
    ],
  },
  {
    ...lie('one-dropped', 'confidence 1 falls off the last bin, as with half-open bins', withoutCertain),
    caughtBy: ['ece.certainty-counts'],
  },
  {
    ...lie(
      'empty-bins-divide',
      'an empty bin divides by zero',
      fromBins((bins, n) =>
        bins.reduce((sum, bin) => sum + (bin.count / n) * (bin.count === 0 ? Number.NaN : gap(bin)), 0),
      ),
    ),
    caughtBy: [
      'ece.closed-form',
      'ece.calibrated-is-zero',
      'ece.certainty-counts',
      'ece.bins-are-live',
      'ece.order-and-size-invariant',
    ],
  },
  {
    ...lie('bins-hard-coded', 'ten bins whatever was asked for', (confidences, correct) =>
      expectedCalibrationError(confidences, correct, 10),
    ),
    caughtBy: ['ece.closed-form', 'ece.bins-are-live'],
  },
  {
    ...lie('equal-mass-bins', 'bins of equal counts in place of equal width', equalMass),
    caughtBy: ['ece.closed-form', 'ece.calibrated-is-zero', 'ece.bins-are-live', 'ece.order-and-size-invariant'],
  },
  {
    ...lie('overall-gap', 'mean confidence minus overall accuracy, without bins', (confidences, correct) =>
      Math.abs(mean(confidences) - mean(correct)),
    ),
    caughtBy: ['ece.closed-form', 'ece.over-and-under-confidence-add', 'ece.bins-are-live'],
  },
  {
    ...lie('brier-score', 'the mean squared error of the confidences', (confidences, correct) =>
      mean(confidences.map((c, i) => (c - (correct[i] as number)) ** 2)),
    ),
    caughtBy: ['ece.closed-form', 'ece.over-and-under-confidence-add', 'ece.calibrated-is-zero', 'ece.bins-are-live'],
  },
  {
    ...lie(
      'not-normalised',
      'counts in place of shares',
      fromBins((bins) => bins.reduce((sum, bin) => sum + bin.count * gap(bin), 0)),
    ),
    caughtBy: [
      'ece.closed-form',
      'ece.over-and-under-confidence-add',
      'ece.certainty-counts',
      'ece.bins-are-live',
      'ece.order-and-size-invariant',
    ],
  },
  {
    ...lie('constant', 'a small constant', () => 0.05),
    caughtBy: [
      'ece.closed-form',
      'ece.over-and-under-confidence-add',
      'ece.calibrated-is-zero',
      'ece.certainty-counts',
      'ece.bins-are-live',
    ],
  },
];
