import type { Contract } from '../../../model/algorithm.js';

export interface CalibrationErrorImplementation {
  /**
   * `confidences` in [0, 1] of the predicted class, `correct` 1 where the prediction was right and 0 where not, both of one
   * length n >= 1; `bins` >= 1 of equal width. The answer lies in [0, 1].
   */
  ece(confidences: readonly number[], correct: readonly number[], bins: number): number;
}

export const calibrationErrorContract: Contract = {
  id: 'ece',
  title: 'Expected calibration error',
  classAliases: ['ece', 'calibration', 'calibration_error', 'calibration_metric', 'reliability', 'calibrator'],
  operations: [
    {
      name: 'ece',
      effect: 'reads',
      required: true,
      summary: 'the mean gap between confidence and accuracy, over bins of equal width',
      returns: 'a number in [0, 1], 0 when every bin is right as often as it says',
      aliases: [
        'expected_calibration_error',
        'calibration_error',
        'compute_ece',
        'calculate_ece',
        'calculate_calibration_error',
        'binary_calibration_error',
        'get_ece',
      ],
      parameters: [
        {
          name: 'confidences',
          aliases: ['confidence', 'probs', 'probabilities', 'predictions', 'y_prob', 'scores'],
          shape: 'vector[n]',
          meaning: 'confidence in the predicted class, in [0, 1]',
        },
        {
          name: 'correct',
          aliases: ['accuracies', 'outcomes', 'labels', 'targets', 'y_true', 'hits'],
          shape: 'vector[n]',
          meaning: '1 where the prediction was right, else 0',
        },
        {
          name: 'bins',
          aliases: ['n_bins', 'num_bins', 'm', 'bin_count'],
          shape: 'integer',
          meaning: 'number of bins',
          default: 10,
        },
      ],
    },
  ],
};
