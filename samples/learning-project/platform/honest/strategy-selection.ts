export type Strategy = 'linucb' | 'thompson' | 'epsilon-greedy' | 'round-robin';

export interface LearnerProfile {
  readonly sessions: number;
  readonly features: number;
  readonly drifting: boolean;
}

/** Picks a recommender: without history by turns, with features by LinUCB, under drift with a floor of exploration. */
export function selectStrategy(profile: LearnerProfile): Strategy {
  if (profile.sessions < 5) {
    return 'round-robin';
  }
  if (profile.drifting) {
    return 'epsilon-greedy';
  }
  if (profile.features > 0) {
    return 'linucb';
  }
  return 'thompson';
}
