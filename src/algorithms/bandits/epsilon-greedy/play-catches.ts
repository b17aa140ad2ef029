/** Lies that the checks of play catch, by the last part of the id of the check. */
export const PLAY_CATCHES: Readonly<Record<string, readonly string[]>> = {
  'plays-learn-their-rewards': [
    'n-off-by-one',
    'global-counter',
    'sum-of-rewards',
    'last-reward',
    'largest-reward',
    'negative-rewards-lost',
    'never-learns',
    'all-arms-learn',
    'select-counts',
  ],
  'plays-take-the-best': [
    'largest-reward',
    'negative-rewards-lost',
    'never-learns',
    'random',
    'epsilon-inverted',
    'epsilon-hard-coded',
    'zero-epsilon-is-default',
    'smallest-chosen',
    'largest-magnitude',
    'best-starts-at-zero',
    'stale-best',
    'largest-reward-chosen',
  ],
  'plays-explore-at-rate': [
    'never-learns',
    'greedy',
    'random',
    'epsilon-inverted',
    'epsilon-hard-coded',
    'last-arm-never-explored',
    'explores-first-arm',
    'explores-by-value',
    'smallest-chosen',
    'stale-best',
  ],
};

/** Right implementations that follow a convention as they play, by the last part of the id of the check. */
export const PLAY_VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'plays-learn-their-rewards': ['constant-step'],
  'plays-explore-at-rate': ['explores-the-others'],
};
