/** UCB1 whose round is told in parts: who only tells the reward leaves the bounds as they were. */
export class UcbInParts {
  protected readonly counts: number[];
  protected readonly means: number[];
  protected readonly bounds: number[];
  protected plays = 0;

  constructor(arms: number) {
    this.counts = new Array(arms).fill(0);
    this.means = new Array(arms).fill(0);
    this.bounds = new Array(arms).fill(Number.POSITIVE_INFINITY);
  }

  select(): number {
    return this.bounds.indexOf(Math.max(...this.bounds));
  }

  update(arm: number, reward: number): void {
    this.plays += 1;
    this.counts[arm] = (this.counts[arm] ?? 0) + 1;
    this.means[arm] = (this.means[arm] ?? 0) + (reward - (this.means[arm] ?? 0)) / (this.counts[arm] ?? 1);
  }

  refreshBounds(): void {
    this.counts.forEach((count, arm) => {
      if (count > 0) this.bounds[arm] = (this.means[arm] ?? 0) + Math.sqrt((2 * Math.log(this.plays)) / count);
    });
  }

  round(draw: (arm: number) => number): void {
    const arm = this.select();
    this.update(arm, draw(arm));
    this.refreshBounds();
  }
}

/** The same without anybody who refreshes: its bounds are never kept up. */
export class UcbWithStaleBounds {
  private readonly counts: number[];
  private readonly means: number[];
  private readonly bounds: number[];

  constructor(arms: number) {
    this.counts = new Array(arms).fill(0);
    this.means = new Array(arms).fill(0);
    this.bounds = new Array(arms).fill(0);
  }

  select(): number {
    return this.bounds.indexOf(Math.max(...this.bounds));
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] ?? 0) + 1;
    this.means[arm] = (this.means[arm] ?? 0) + (reward - (this.means[arm] ?? 0)) / (this.counts[arm] ?? 1);
  }
}

/** Epsilon-greedy choice that learns by `reset` how many arms there are. */
export class GreedyOfAnyArms {
  private counts: number[] = [];
  private means: number[] = [];

  constructor(
    private readonly epsilon: number,
    private readonly rng: () => number = Math.random,
  ) {}

  reset(arms: number): void {
    this.counts = new Array(arms).fill(0);
    this.means = new Array(arms).fill(0);
  }

  selectArm(): number {
    if (this.rng() < this.epsilon) return Math.floor(this.rng() * this.means.length);
    return this.means.indexOf(Math.max(...this.means));
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] as number) + 1;
    this.means[arm] =
      (this.means[arm] as number) + (reward - (this.means[arm] as number)) / (this.counts[arm] as number);
  }
}
