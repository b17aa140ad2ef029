/** Bandits that ask their arms for rewards themselves. */

interface Machine {
  readonly numArms: number;
  pull(arm: number): number;
}

interface Arm {
  draw(): number;
}

/** Right. */
export class GreedyPlayer {
  readonly estimates: number[];
  private readonly counts: number[];

  constructor(
    private readonly machine: Machine,
    private readonly epsilon: number,
  ) {
    this.estimates = new Array<number>(machine.numArms).fill(0);
    this.counts = new Array<number>(machine.numArms).fill(0);
  }

  protected learn(arm: number, reward: number): void {
    this.counts[arm]! += 1;
    this.estimates[arm]! += (reward - this.estimates[arm]!) / this.counts[arm]!;
  }

  playRound(): void {
    const arms = this.estimates.length;
    const explores = Math.random() < this.epsilon;
    const arm = explores ? Math.floor(Math.random() * arms) : this.estimates.indexOf(Math.max(...this.estimates));
    this.learn(arm, this.machine.pull(arm));
  }
}

/** Wrong: never divides by the count. */
export class SummingPlayer extends GreedyPlayer {
  protected override learn(arm: number, reward: number): void {
    this.estimates[arm]! += reward;
  }
}

/** Right. */
export class BoundPlayer {
  private readonly sums: number[];
  private readonly plays: number[];

  constructor(
    private readonly arms: readonly Arm[],
    private readonly c: number,
  ) {
    this.sums = arms.map(() => 0);
    this.plays = arms.map(() => 0);
  }

  protected bonus(time: number, plays: number): number {
    return this.c * Math.sqrt(Math.log(time) / plays);
  }

  run(rounds: number): void {
    for (let round = 0; round < rounds; round++) {
      const time = this.plays.reduce((sum, one) => sum + one, 0);
      const scores = this.plays.map((plays, arm) =>
        plays === 0 ? Number.POSITIVE_INFINITY : this.sums[arm]! / plays + this.bonus(time, plays),
      );
      const arm = scores.indexOf(Math.max(...scores));
      this.sums[arm]! += this.arms[arm]!.draw();
      this.plays[arm]! += 1;
    }
  }
}

/** Wrong: its bonus has no logarithm. */
export class EagerPlayer extends BoundPlayer {
  protected override bonus(time: number, plays: number): number {
    return Math.sqrt(time / plays);
  }
}
