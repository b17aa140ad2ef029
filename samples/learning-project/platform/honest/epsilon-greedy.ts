import { type RandomSource, seededRandom } from './seeded-random.js';

/**
 * Epsilon-greedy on a stationary bandit: explores uniformly over all arms with probability epsilon, otherwise takes the arm
 * with the highest mean reward, one of them at random among equals (Sutton and Barto 2018, section 2.4).
 */
export class EpsilonGreedy {
  private readonly counts: number[];
  private readonly values: number[];

  /**
   * @param k number of arms
   * @param epsilon probability of exploring, 0 to 1
   * @param random uniform doubles in [0, 1)
   */
  constructor(
    private readonly k: number,
    private epsilon: number = 0.1,
    private readonly random: RandomSource = seededRandom(11),
  ) {
    if (k < 1) throw new RangeError('at least one arm is needed');
    if (epsilon < 0 || epsilon > 1) throw new RangeError('epsilon is a probability');
    this.counts = new Array<number>(k).fill(0);
    this.values = new Array<number>(k).fill(0);
  }

  select(): number {
    if (this.random() < this.epsilon) return Math.floor(this.random() * this.k);
    const best = Math.max(...this.values);
    const leaders = [...this.values.keys()].filter((arm) => this.values[arm] === best);
    return leaders[Math.floor(this.random() * leaders.length)];
  }

  /** The mean of the arm moves by 1/n of the difference, which gives the exact sample mean. */
  update(arm: number, reward: number): void {
    this.counts[arm] += 1;
    this.values[arm] += (reward - this.values[arm]) / this.counts[arm];
  }

  value(arm: number): number {
    return this.values[arm];
  }

  /** Multiplies epsilon by `factor` and never goes below `floor`. */
  decayEpsilon(factor: number, floor: number): void {
    this.epsilon = Math.max(floor, this.epsilon * factor);
  }
}
