/** Lies that the checks of play catch, by the last part of the id of the check. */
export const PLAY_CATCHES: Readonly<Record<string, readonly string[]>> = {
  'plays-follow-the-index': [
    'unplayed-zero',
    'log10',
    'log2',
    'log-of-arms',
    'no-logarithm',
    'root-over-root-of-n',
    'no-square-root',
    'plays-outside-root',
    'c-under-root',
    'c-ignored',
    'no-bonus',
    'greedy-select',
    'lower-bound',
    'multiplicative',
    'smallest-chosen',
    'last-arm-forgotten',
    'sum-of-rewards',
    'last-reward',
    'time-frozen',
    'random-after-start',
  ],
};

/** Right implementations that follow a convention as they play, by the last part of the id of the check. */
export const PLAY_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'plays-follow-the-index': ['factor-two-kept'],
};
