import { type RandomSource, seededRandom } from '../honest/seeded-random.js';

/** LinUCB with one model per arm; alpha weighs the width of the confidence interval. */
export class LinUcbBandit {
  private readonly design: number[][];
  private readonly targets: number[][];

  constructor(
    private readonly arms: number,
    private readonly dim: number,
    private readonly alpha: number = 1,
  ) {
    this.design = Array.from({ length: arms }, () => new Array<number>(dim).fill(1));
    this.targets = Array.from({ length: arms }, () => new Array<number>(dim).fill(0));
  }

  predict(arm: number, context: readonly number[]): number {
    let mean = 0;
    let spread = 0;
    for (let index = 0; index < this.dim; index++) {
      mean += (this.targets[arm][index] / Math.max(1e-9, this.design[arm][index])) * context[index];
      spread += context[index] ** 2 * this.design[arm][index];
    }
    return mean + this.alpha * Math.sqrt(spread);
  }

  select(context: readonly number[]): number {
    let best = 0;
    for (let arm = 1; arm < this.arms; arm++) if (this.predict(arm, context) > this.predict(best, context)) best = arm;
    return best;
  }

  update(arm: number, context: readonly number[], reward: number): void {
    for (let index = 0; index < this.dim; index++) {
      this.design[arm][index] += context[index] ** 2;
      this.targets[arm][index] += reward * context[index];
    }
  }
}

/** Epsilon-greedy: explores with probability epsilon over all arms. */
export class EpsilonGreedyBandit {
  private readonly counts: number[];
  private readonly values: number[];

  constructor(
    private readonly k: number,
    private readonly epsilon: number = 0.1,
    private readonly random: RandomSource = seededRandom(11),
  ) {
    this.counts = new Array<number>(k).fill(0);
    this.values = new Array<number>(k).fill(0);
  }

  select(): number {
    if (this.random() > this.epsilon) return Math.floor(this.random() * this.k);
    return this.values.indexOf(Math.max(...this.values));
  }

  update(arm: number, reward: number): void {
    this.counts[arm] += 1;
    this.values[arm] += (reward - this.values[arm]) / this.counts[arm];
  }

  value(arm: number): number {
    return this.values[arm];
  }
}

/** UCB1: the mean plus the root of 2 ln n / n_arm. */
export class UcbBandit {
  private readonly counts: number[];
  private readonly sums: number[];

  constructor(private readonly arms: number) {
    this.counts = new Array<number>(arms).fill(0);
    this.sums = new Array<number>(arms).fill(0);
  }

  score(arm: number): number {
    const plays = this.counts[arm];
    if (plays === 0) return Number.POSITIVE_INFINITY;
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    return this.sums[arm] / plays + Math.sqrt((2 * Math.log(plays)) / Math.max(1, total));
  }

  select(): number {
    let best = 0;
    for (let arm = 1; arm < this.arms; arm++) if (this.score(arm) > this.score(best)) best = arm;
    return best;
  }

  update(arm: number, reward: number): void {
    this.counts[arm] += 1;
    this.sums[arm] += reward;
  }
}
