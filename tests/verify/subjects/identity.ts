/** UCB1 with ties broken at random, and no random source to give. */
export class TieBreakingUcb {
  private readonly counts: number[];
  private readonly sums: number[];

  constructor(nArms: number) {
    this.counts = new Array<number>(nArms).fill(0);
    this.sums = new Array<number>(nArms).fill(0);
  }

  private index(arm: number): number {
    const n = this.counts[arm] as number;
    if (n === 0) return Number.POSITIVE_INFINITY;
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    return (this.sums[arm] as number) / n + Math.sqrt((2 * Math.log(total)) / n);
  }

  selectArm(): number {
    const scores = this.counts.map((_, arm) => this.index(arm));
    const best = Math.max(...scores);
    const ties = scores.flatMap((score, arm) => (score === best ? [arm] : []));
    return ties[Math.floor(Math.random() * ties.length)] as number;
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] as number) + 1;
    this.sums[arm] = (this.sums[arm] as number) + reward;
  }
}

/** Deals contexts out in turn: nothing in it is a bandit. */
export class LinUcbDealer {
  private turn = 0;

  constructor(
    private readonly nArms: number,
    readonly dim: number,
    readonly alpha: number,
  ) {}

  select(hand: number[]): number {
    this.turn += hand.length;
    return this.turn % this.nArms;
  }

  update(arm: number, hand: number[], reward: number): void {
    if (reward > hand.length) this.turn = arm;
  }
}

/** Returns of an episode, each without what is still to come: wrong, and named throughout. */
export function discountedReturns(rewards: number[], gamma: number): number[] {
  let past = 0;
  return rewards.map((reward) => {
    past = reward + gamma * past;
    return past;
  });
}
