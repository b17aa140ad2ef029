/** Lies that the checks of play catch, by the last part of the id of the check. */
export const PLAY_CATCHES: Readonly<Record<string, readonly string[]>> = {
  'plays-update-the-posterior': [
    'swapped',
    'successes-only',
    'plays-as-failures',
    'double-count',
    'prior-ignored',
    'prior-swapped',
    'forgetting',
    'last-arm-forgotten',
    'learns-on-select',
    'first-arm-learns',
    'never-learns',
    'failures-skipped',
  ],
  'plays-match-the-posterior': [
    'swapped',
    'plays-as-failures',
    'double-count',
    'prior-swapped',
    'posterior-mean',
    'uniform-choice',
    'normal-approximation',
    'mean-plus-noise',
    'draw-swapped',
    'smallest-chosen',
    'proportional-choice',
    'last-arm-forgotten',
    'learns-on-select',
    'first-arm-learns',
    'never-learns',
  ],
};

/** Right implementations that follow a convention as they play, by the last part of the id of the check. */
export const PLAY_VARIANTS: Readonly<Record<string, readonly string[]>> = {};
