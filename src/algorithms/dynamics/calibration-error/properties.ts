import type { Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { integerBelow, shuffled, uniform } from '../../random.js';
import type { CalibrationErrorImplementation } from './contract.js';

type EceProperty = Property<CalibrationErrorImplementation>;

interface Predictions {
  readonly confidences: number[];
  readonly correct: number[];
}

/**
 * Predictions in the inner part of the given bins, so that it does not matter to which side a bin is closed. Those in the lower
 * half of a bin are mostly right and those in the upper half mostly wrong, so that finer bins have another error.
 */
function inBins(random: Random, bins: number, counts: Readonly<Record<number, number>>): Predictions {
  const places = Object.entries(counts).flatMap(([bin, count]) =>
    Array.from({ length: count }, () => ({ bin: Number(bin), inside: uniform(random, 0.1, 0.9) })),
  );
  return {
    confidences: places.map(({ bin, inside }) => (bin + inside) / bins),
    correct: places.map(({ inside }) => Number(random() < (inside < 0.5 ? 0.9 : 0.1))),
  };
}

/** Definition, by collecting the members of every bin. */
function definition({ confidences, correct }: Predictions, bins: number): number {
  let total = 0;
  for (let bin = 0; bin < bins; bin++) {
    const members = confidences.flatMap((confidence, i) => (Math.floor(confidence * bins) === bin ? [i] : []));
    const gap = members.reduce((sum, i) => sum + (correct[i] as number) - (confidences[i] as number), 0);
    total += Math.abs(gap);
  }
  return total / confidences.length;
}

const closedForm: EceProperty = {
  id: 'ece.closed-form',
  statement: 'The error is sum over bins of n_b / n |accuracy_b - confidence_b|; empty bins count nothing.',
  basis: 'Guo et al. 2017, eq. 3',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    for (const bins of [5, 11 + integerBelow(random, 3)]) {
      const predictions = inBins(random, bins, { 0: 3, 1: 14, 3: 2, 4: 30 });
      const expected = definition(predictions, bins);
      const actual = implementation.ece(predictions.confidences, predictions.correct, bins);
      if (!close(actual, expected, 1e-9))
        return counterexample('the error is not the weighted mean gap', { ...predictions, bins }, expected, actual);
    }
    return undefined;
  },
};

const gapIsAbsolute: EceProperty = {
  id: 'ece.over-and-under-confidence-add',
  statement: 'Too little confidence counts as much as too much, and the two do not cancel between bins.',
  basis: 'absolute value in every bin',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const gap = uniform(random, 0.1, 0.2);
    // Half right in the bin of (0.5 + gap), half right in the bin of (0.5 - gap): the signed gaps cancel.
    const confidences = [
      ...Array.from({ length: 10 }, () => 0.5 + gap),
      ...Array.from({ length: 10 }, () => 0.5 - gap),
    ];
    const correct = confidences.map((_, sample) => sample % 2);
    const actual = implementation.ece(confidences, correct, 2);
    return close(actual, gap, 1e-9)
      ? undefined
      : counterexample('opposite gaps cancel', { confidences, correct, bins: 2 }, gap, actual);
  },
};

const calibratedIsZero: EceProperty = {
  id: 'ece.calibrated-is-zero',
  statement: 'Bins that are right as often as they say give 0.',
  basis: 'definition',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const levels = [0.25, 0.5, 0.75];
    const order = shuffled(
      random,
      Array.from({ length: 36 }, (_, index) => index),
    );
    const confidences = order.map((index) => levels[index % 3] as number);
    // Of the twelve members of each level 3, 6 and 9 are right.
    const correct = order.map((index) => Number(Math.floor(index / 3) < 12 * (levels[index % 3] as number)));
    const actual = implementation.ece(confidences, correct, 7);
    return close(actual, 0, 1e-9)
      ? undefined
      : counterexample('calibrated predictions have an error', { confidences, correct, bins: 7 }, 0, actual);
  },
};

/** A share of wrong predictions among ten, of which each is as certain as can be. */
const SAMPLES = 10;

function certainOnes(confidence: 0 | 1): EceProperty['check'] {
  return (implementation, random) => {
    const wrong = 3 + integerBelow(random, 4);
    const error = implementation.ece(
      Array.from({ length: SAMPLES }, () => confidence),
      Array.from({ length: SAMPLES }, (_, sample) => (sample < wrong ? 1 - confidence : confidence)),
      8,
    );
    return close(error, wrong / SAMPLES, 1e-9)
      ? undefined
      : counterexample(
          `confidence ${confidence} is lost`,
          { confidence, samples: SAMPLES, wrong, bins: 8 },
          wrong / SAMPLES,
          error,
        );
  };
}

const certaintyCounts: EceProperty = {
  id: 'ece.certainty-counts',
  statement: 'Predictions of confidence exactly 1 and exactly 0 fall into the outermost bins.',
  basis: 'the bins cover [0, 1], both ends included',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => certainOnes(1)(implementation, random) ?? certainOnes(0)(implementation, random),
  conventions: [
    {
      id: 'open-to-the-left',
      description: 'bins are open to the left, as in the paper, and a confidence of exactly 0 is in none',
      check: certainOnes(1),
    },
  ],
};

const binsLive: EceProperty = {
  id: 'ece.bins-are-live',
  statement: 'Two predictions that share one of four bins are averaged, and are not when the bins are finer.',
  basis: 'documented parameter',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const low = uniform(random, 0.26, 0.32);
    const high = uniform(random, 0.42, 0.48);
    const confidences = [low, high];
    const correct = [1, 0];
    const found = [4, 20].map((bins) => implementation.ece(confidences, correct, bins));
    const expected = [Math.abs(1 - low - high) / 2, (1 - low + high) / 2];
    return found.every((value, index) => close(value, expected[index] as number, 1e-9))
      ? undefined
      : counterexample('the number of bins has no effect', { confidences, correct, bins: [4, 20] }, expected, found);
  },
};

const invariances: EceProperty = {
  id: 'ece.order-and-size-invariant',
  statement: 'Neither the order of the predictions nor repeating all of them changes the error.',
  basis: 'shares, not counts or positions, enter',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const { confidences, correct } = inBins(random, 6, { 0: 4, 2: 9, 3: 1, 5: 13 });
    const value = implementation.ece(confidences, correct, 6);
    const order = shuffled(
      random,
      confidences.map((_, index) => index),
    );
    const permuted = implementation.ece(
      order.map((index) => confidences[index] as number),
      order.map((index) => correct[index] as number),
      6,
    );
    if (!close(permuted, value, 1e-9))
      return counterexample('the order matters', { confidences, correct, order, bins: 6 }, value, permuted);
    const repeated = implementation.ece([...confidences, ...confidences], [...correct, ...correct], 6);
    return close(repeated, value, 1e-9)
      ? undefined
      : counterexample('repeating the predictions matters', { confidences, correct, bins: 6 }, value, repeated);
  },
};

export const calibrationErrorProperties: readonly EceProperty[] = [
  closedForm,
  gapIsAbsolute,
  calibratedIsZero,
  certaintyCounts,
  binsLive,
  invariances,
];
