/**
 * UCB1 (Auer, Cesa-Bianchi and Fischer 2002, figure 1): mean plus c sqrt(ln n / n_arm).
 * @claim every arm is played once before any is played twice
 */
export class Ucb1 {
  private readonly counts: number[];
  private readonly sums: number[];

  /** @param exploration factor of the root; the square root of 2 in the paper */
  constructor(
    private readonly arms: number,
    private readonly exploration: number = Math.SQRT2,
  ) {
    if (arms < 1) throw new RangeError('at least one arm is needed');
    this.counts = new Array<number>(arms).fill(0);
    this.sums = new Array<number>(arms).fill(0);
  }

  /** Index of an arm; infinite for one that was never played. */
  score(arm: number): number {
    const plays = this.counts[arm];
    if (plays === 0) return Number.POSITIVE_INFINITY;
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    return this.sums[arm] / plays + this.exploration * Math.sqrt(Math.log(Math.max(1, total)) / plays);
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
