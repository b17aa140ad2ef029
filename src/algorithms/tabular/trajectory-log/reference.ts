import type {
  AdvantageRollout,
  LoggedStep,
  Rollout,
  State,
  TrajectoryImplementation,
  TrajectoryLog,
} from './contract.js';

/**
 * Discounted returns: each step's reward plus the discounted return of what follows in its episode. After a terminal
 * step nothing follows; after a truncated one, or at the end of an unfinished rollout, the estimated value stands in.
 *
 * Source: Sutton and Barto 2018, eq. 3.8 and 3.9; Pardo et al. 2018 (arXiv 1712.00378), partial-episode bootstrapping, for time limits.
 *   G_t = r_t + gamma G_{t+1};  G_t = r_t after termination;  G_t = r_t + gamma V(s_{t+1}) after truncation or at the tail
 *
 * Shapes: n steps give n returns. Cost: O(n).
 * @throws RangeError when the lists differ in length.
 */
export function discountedReturns(rollout: Rollout): number[] {
  const n = sameLength('returns', rollout.r, rollout.term, rollout.trunc, rollout.vNext);
  const returns = new Array<number>(n);
  for (let t = n - 1; t >= 0; t--) {
    const follows = continues(rollout, t) ? (returns[t + 1] as number) : (rollout.vNext[t] as number);
    returns[t] = (rollout.r[t] as number) + (rollout.term[t] ? 0 : rollout.gamma * follows);
  }
  return returns;
}

/**
 * Generalised advantage estimation: an exponentially weighted sum of temporal-difference errors, cut at the end of each
 * episode. lambda = 0 gives the one-step error, lambda = 1 the return less the value.
 *
 * Source: Schulman et al. 2016 (arXiv 1506.02438), eq. 16.
 *   delta_t = r_t + gamma (1 - term_t) V(s_{t+1}) - V(s_t);  A_t = delta_t + gamma lambda (1 - end_t) A_{t+1}
 *
 * Shapes: n steps give n advantages. Cost: O(n).
 * @throws RangeError when the lists differ in length.
 */
export function generalisedAdvantages(rollout: AdvantageRollout): number[] {
  const n = sameLength('gae', rollout.r, rollout.term, rollout.trunc, rollout.vNext, rollout.v);
  const advantages = new Array<number>(n);
  for (let t = n - 1; t >= 0; t--) {
    const error = temporalDifferenceError(rollout, t);
    const follows = continues(rollout, t) ? (advantages[t + 1] as number) : 0;
    advantages[t] = error + rollout.gamma * rollout.lam * follows;
  }
  return advantages;
}

function temporalDifferenceError({ r, v, vNext, term, gamma }: AdvantageRollout, t: number): number {
  return (r[t] as number) + (term[t] ? 0 : gamma * (vNext[t] as number)) - (v[t] as number);
}

/** Whether step t + 1 belongs to the same episode. */
function continues({ r, term, trunc }: Rollout, t: number): boolean {
  return t + 1 < r.length && !term[t] && !trunc[t];
}

function sameLength(what: string, ...lists: readonly (readonly unknown[])[]): number {
  const lengths = lists.map((list) => list.length);
  if (new Set(lengths).size > 1) throw new RangeError(`${what}: the lists differ in length: ${lengths.join(', ')}`);
  return lengths[0] as number;
}

/** A log that keeps its own copies, so that a state that the caller goes on changing stays as it was. */
export function trajectoryLog(): TrajectoryLog {
  const steps: LoggedStep[] = [];
  return {
    step(s, a, r, s2, done) {
      if (!Number.isFinite(r)) throw new RangeError(`trajectory log: the reward must be finite, got ${r}`);
      steps.push({ s: copied(s), a, r, s2: copied(s2), done });
    },
    all: () => steps.map((step) => ({ ...step, s: copied(step.s), s2: copied(step.s2) })),
  };
}

function copied(state: State): State {
  return typeof state === 'object' ? [...state] : state;
}

export const trajectoryReference: TrajectoryImplementation = {
  returns: discountedReturns,
  gae: generalisedAdvantages,
  log: trajectoryLog,
};
