import { defineAlgorithm } from '../../../model/algorithm.js';
import { uniform } from '../../random.js';
import { type CalibrationErrorImplementation, calibrationErrorContract } from './contract.js';
import { calibrationErrorLies } from './lies.js';
import { calibrationErrorProperties } from './properties.js';
import { calibrationError } from './reference.js';

/** Bins closed to the left, the last one closed on both sides, as scikit-learn and NumPy histograms have them. */
const leftClosedBins: CalibrationErrorImplementation = {
  ece(confidences, correct, bins) {
    const gaps = new Array<number>(bins).fill(0);
    for (const [sample, confidence] of confidences.entries()) {
      const bin = Math.min(bins - 1, Math.floor(confidence * bins));
      gaps[bin] = (gaps[bin] as number) + confidence - (correct[sample] as number);
    }
    return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / confidences.length;
  },
};

/** Bins open to the left, as written in the paper: a confidence of exactly 0 is in none. */
const leftOpenBins: CalibrationErrorImplementation = {
  ece(confidences, correct, bins) {
    const gaps = new Array<number>(bins).fill(0);
    for (const [sample, confidence] of confidences.entries()) {
      const bin = Math.ceil(confidence * bins) - 1;
      if (bin >= 0) gaps[bin] = (gaps[bin] as number) + confidence - (correct[sample] as number);
    }
    return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / confidences.length;
  },
};

export const calibrationErrorAlgorithm = defineAlgorithm<CalibrationErrorImplementation>({
  id: 'calibration-error',
  family: 'dynamics',
  title: 'Expected calibration error (ECE)',
  aliases: ['ece', 'expected calibration error', 'calibration error'],
  idea:
    'Predictions are put into bins by their confidence, and each bin is asked whether it is right as often as it says. The error ' +
    'is the mean gap, weighted by how many predictions a bin holds.',
  sources: [
    {
      citation: 'Guo, Pleiss, Sun and Weinberger 2017, On calibration of modern neural networks, ICML',
      locator: 'section 2, eq. 3',
      url: 'https://proceedings.mlr.press/v70/guo17a.html',
    },
    {
      citation:
        'Naeini, Cooper and Hauskrecht 2015, Obtaining well calibrated probabilities using Bayesian binning, AAAI',
      locator: 'section on calibration measures',
    },
  ],
  equations: [
    'ECE = sum_b n_b / n |acc(b) - conf(b)|',
    'acc(b) = mean of correct, conf(b) = mean confidence, over the n_b members of bin b',
  ],
  cost: 'O(n + M) for n predictions and M bins.',
  contract: calibrationErrorContract,
  reference: calibrationError,
  properties: calibrationErrorProperties,
  lies: calibrationErrorLies,
  variants: [
    {
      id: 'left-closed-bins',
      description: 'bins closed to the left, the last on both sides',
      implementation: leftClosedBins,
    },
    {
      id: 'left-open-bins',
      description: 'bins open to the left: a confidence of exactly 0 is in none',
      implementation: leftOpenBins,
      variantOf: ['ece.certainty-counts'],
    },
  ],
  phrases: [
    { text: 'expected calibration error', properties: ['ece.closed-form'] },
    { text: 'well calibrated', properties: ['ece.calibrated-is-zero', 'ece.closed-form'] },
    { text: 'confidence calibration', properties: ['ece.closed-form', 'ece.over-and-under-confidence-add'] },
    { text: 'configurable number of bins', properties: ['ece.bins-are-live'] },
    { text: 'reliability of predictions', properties: ['ece.closed-form'] },
  ],
  falseProperties: [
    { statement: 'ECE 0 means accurate', why: 'always predicting the base rate is calibrated and useless' },
    { statement: 'more bins only refine the value', why: 'the estimate is biased upwards as bins get few members' },
    {
      statement: 'a prediction on a bin limit belongs to the lower bin',
      why: 'implementations differ; nothing depends on it',
    },
  ],
  scenario: (implementation, random) =>
    [4, 6, 15].map((bins) => {
      const confidences = Array.from({ length: 37 }, () => uniform(random, 0.02, 0.98) ** 0.6);
      const correct = confidences.map((confidence) => Number(random() < confidence ** 2));
      return implementation.ece([...confidences, 1, 1, 0], [...correct, 0, 1, 1], bins);
    }),
});
