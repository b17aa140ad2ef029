/** Epsilon-greedy with an options record and a public table. */
export class OptionsGreedy {
  readonly q: number[];
  private readonly n: number[];
  private readonly epsilon: number;
  private readonly random: () => number;

  constructor({
    numArms,
    epsilon = 0.1,
    random = Math.random,
  }: { numArms: number; epsilon?: number; random?: () => number }) {
    this.q = new Array<number>(numArms).fill(0);
    this.n = new Array<number>(numArms).fill(0);
    this.epsilon = epsilon;
    this.random = random;
  }

  chooseArm(): number {
    if (this.random() < this.epsilon) return Math.floor(this.random() * this.q.length);
    return this.q.indexOf(Math.max(...this.q));
  }

  learn(action: number, reward: number): void {
    this.n[action] = (this.n[action] ?? 0) + 1;
    this.q[action] = (this.q[action] ?? 0) + (reward - (this.q[action] ?? 0)) / (this.n[action] ?? 1);
  }
}

/** UCB1 over arms that have names. */
export class NamedArms {
  private readonly sums = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly arms: string[]) {}

  mean(arm: string): number {
    return (this.sums.get(arm) ?? 0) / (this.counts.get(arm) ?? 0);
  }

  score(arm: string): number {
    const plays = this.counts.get(arm) ?? 0;
    if (plays === 0) return Number.POSITIVE_INFINITY;
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    return this.mean(arm) + Math.sqrt((2 * Math.log(total)) / plays);
  }

  select(): string {
    return this.arms.reduce((best, arm) => (this.score(arm) > this.score(best) ? arm : best));
  }

  update(arm: string, reward: number): void {
    this.counts.set(arm, (this.counts.get(arm) ?? 0) + 1);
    this.sums.set(arm, (this.sums.get(arm) ?? 0) + reward);
  }
}

/** UCB1 with a bonus factor of one half that nobody can set. */
export class HalfBonus {
  private readonly sums: number[];
  private readonly counts: number[];

  constructor(k: number) {
    this.sums = new Array<number>(k).fill(0);
    this.counts = new Array<number>(k).fill(0);
  }

  score(arm: number): number {
    const plays = this.counts[arm] ?? 0;
    if (plays === 0) return Number.POSITIVE_INFINITY;
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    return (this.sums[arm] ?? 0) / plays + 0.5 * Math.sqrt(Math.log(total) / plays);
  }

  select(): number {
    return this.counts.reduce((best, _, arm) => (this.score(arm) > this.score(best) ? arm : best), 0);
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] ?? 0) + 1;
    this.sums[arm] = (this.sums[arm] ?? 0) + reward;
  }
}

/** Thompson sampling for clicks: uniform priors, success or failure. */
export class ClickSampler {
  private readonly seen: { hits: number; misses: number }[];

  constructor(
    optionIds: number[],
    private readonly random: () => number = Math.random,
  ) {
    this.seen = optionIds.map(() => ({ hits: 0, misses: 0 }));
  }

  choose(): number {
    const draws = this.seen.map(({ hits, misses }) => this.draw(hits + 1, misses + 1));
    return draws.indexOf(Math.max(...draws));
  }

  update(arm: number, success: boolean): void {
    const one = this.seen[arm] as { hits: number; misses: number };
    if (success) one.hits += 1;
    else one.misses += 1;
  }

  /** Beta with whole parameters: the a-th smallest of a + b - 1 uniform numbers. */
  private draw(a: number, b: number): number {
    const uniform = Array.from({ length: a + b - 1 }, () => this.random()).sort((x, y) => x - y);
    return uniform[a - 1] as number;
  }
}

/** Thompson sampling that never says which arm: choosing fails. */
export class MuteSampler {
  readonly alpha: number[];
  readonly beta: number[];

  constructor(arms: number) {
    this.alpha = new Array<number>(arms).fill(1);
    this.beta = new Array<number>(arms).fill(1);
  }

  select(): number {
    throw new Error('no random source');
  }

  update(arm: number, reward: number): void {
    this.alpha[arm] = (this.alpha[arm] ?? 0) + reward;
    this.beta[arm] = (this.beta[arm] ?? 0) + 1 - reward;
  }
}

/** Epsilon-greedy that takes rewards beyond [0, 1] for the nearest end of it. */
export class ClippedGreedy {
  readonly values: number[];
  readonly counts: number[];

  constructor(
    arms: number,
    private readonly epsilon = 0.1,
    private readonly random: () => number = Math.random,
  ) {
    this.values = new Array<number>(arms).fill(0);
    this.counts = new Array<number>(arms).fill(0);
  }

  select(): number {
    if (this.random() < this.epsilon) return Math.floor(this.random() * this.values.length);
    return this.values.indexOf(Math.max(...this.values));
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] as number) + 1;
    const value = this.values[arm] as number;
    this.values[arm] = value + (Math.min(1, Math.max(0, reward)) - value) / this.share(this.counts[arm] as number);
  }

  protected share(count: number): number {
    return count;
  }
}

/** Clips as well, and moves half of the way too little. */
export class ClippedAndSlow extends ClippedGreedy {
  protected override share(count: number): number {
    return 2 * count;
  }
}

/** UCB1 that takes the width away. */
export class PessimisticArms extends NamedArms {
  override score(arm: string): number {
    const upper = super.score(arm);
    return Number.isFinite(upper) ? 2 * this.mean(arm) - upper : upper;
  }
}

/** Epsilon-greedy whose epsilon decays with every update, and can be asked for. */
export class DecayingGreedy {
  private readonly values: number[];
  private readonly counts: number[];
  private current: number;

  constructor(
    private readonly arms: number,
    epsilon = 0.1,
    private readonly decayRate = 0.99,
    private readonly minEpsilon = 0.01,
  ) {
    this.values = new Array<number>(arms).fill(0);
    this.counts = new Array<number>(arms).fill(0);
    this.current = epsilon;
  }

  selectArm(): number {
    if (Math.random() < this.current) return Math.floor(Math.random() * this.arms);
    return this.values.indexOf(Math.max(...this.values));
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] as number) + 1;
    this.values[arm] =
      (this.values[arm] as number) + (reward - (this.values[arm] as number)) / (this.counts[arm] as number);
    this.current = Math.max(this.minEpsilon, this.current * this.decayRate);
  }

  getEpsilon(): number {
    return this.current;
  }
}
