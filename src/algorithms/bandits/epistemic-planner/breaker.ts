export interface BreakerOptions {
  /** The breaker is open while the average reward is below this. */
  readonly threshold: number;
  /** How many of the latest rewards the average takes in, at least 1. */
  readonly window: number;
}

export interface Breaker {
  record(reward: number): void;
  /** Mean of the latest rewards; 0 before any. */
  average(): number;
  /** Whether the average is below the threshold; never before any reward. */
  isOpen(): boolean;
}

/**
 * A circuit breaker on the moving average of rewards. It opens and closes with the average and does not latch.
 * @throws RangeError on a window that is not a positive integer, or a reward that is not finite.
 */
export function createBreaker({ threshold, window }: BreakerOptions): Breaker {
  if (!Number.isInteger(window) || window < 1)
    throw new RangeError(`breaker: window must be a positive integer, got ${window}`);
  const latest: number[] = [];
  const average = (): number =>
    latest.length === 0 ? 0 : latest.reduce((sum, reward) => sum + reward, 0) / latest.length;
  return {
    average,
    record: (reward) => {
      if (!Number.isFinite(reward)) throw new RangeError(`breaker: reward must be finite, got ${reward}`);
      latest.push(reward);
      if (latest.length > window) latest.shift();
    },
    isOpen: () => latest.length > 0 && average() < threshold,
  };
}
