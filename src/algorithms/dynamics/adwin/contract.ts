import type { Contract } from '../../../model/algorithm.js';

export interface AdaptiveWindow {
  /** Takes the next value; true when the window was cut at it. */
  update(x: number): boolean;
  /** Mean of the values in the window; 0 for an empty one. */
  mean(): number;
  /** How many values are in the window. */
  width(): number;
}

export interface AdwinImplementation {
  /** `delta` in (0, 1): the confidence; smaller means fewer false alarms. */
  create(options: { readonly delta: number }): AdaptiveWindow;
}

export const adwinContract: Contract = {
  id: 'adwin',
  title: 'ADWIN adaptive window',
  classAliases: [
    'adwin',
    'adaptive_windowing',
    'adaptive_window',
    'adaptive_sliding_window',
    'drift_detector',
    'change_detector',
  ],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds an empty window',
      returns: 'the window',
      aliases: ['init', 'new', 'build'],
      parameters: [
        {
          name: 'delta',
          aliases: ['confidence', 'significance', 'alpha', 'sensitivity'],
          shape: 'number',
          meaning: 'confidence in (0, 1), smaller means fewer false alarms',
          default: 0.002,
        },
      ],
    },
    {
      name: 'update',
      effect: 'updates',
      required: true,
      summary: 'takes the next value and drops what no longer fits',
      returns: 'true when the window was cut',
      aliases: ['add_element', 'add', 'step', 'detect', 'observe', 'push', 'process', 'set_input'],
      parameters: [
        { name: 'x', aliases: ['value', 'error', 'loss', 'metric', 'sample'], shape: 'number', meaning: 'the value' },
      ],
    },
    {
      name: 'mean',
      effect: 'reads',
      required: true,
      summary: 'mean of the window',
      returns: 'a number',
      aliases: ['estimation', 'get_mean', 'average', 'window_mean', 'get_estimation'],
      parameters: [],
    },
    {
      name: 'width',
      effect: 'reads',
      required: true,
      summary: 'length of the window',
      returns: 'an integer',
      aliases: ['window_size', 'get_width', 'size', 'length', 'window_length'],
      parameters: [],
    },
  ],
};
