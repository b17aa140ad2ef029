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

  score(arm: string): number {
    const plays = this.counts.get(arm) ?? 0;
    if (plays === 0) return Number.POSITIVE_INFINITY;
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    return (this.sums.get(arm) ?? 0) / plays + Math.sqrt((2 * Math.log(total)) / plays);
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
